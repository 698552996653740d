import { describe, expect, test } from 'vitest'
import { picturesOf } from '../../src/charts/charts.js'
import type { Results } from '../../src/experiment/results.js'
import { svgOf } from '../../src/files/pictures.js'
import type { DrawnChart } from '../../src/report/figures.js'
import type { Stated } from '../../src/report/hypotheses.js'
import { report } from '../../src/report/report.js'
import type { ChartName, Study } from '../../src/scenario/study.js'
import { luck, oneAxis, resultsOf, screened, shared, twoAxes } from '../charts/studies.js'
import { expected, study } from '../experiment/synthetic.js'

const manifest = {
  responsorium: { version: '1.2.3', model: 'feedfacefeedface' },
  node: 'v20.20.2',
  platform: 'linux x64',
  files: [{ path: 'studies/example.yaml', sha256: 'e'.repeat(64) }],
  command: 'responsorium run studies/example.yaml',
  started: '2026-02-03T04:05:06.000Z',
  runs: { planned: 10, done: 10, failed: 0 },
}

async function pageOf(results: Results, names: readonly ChartName[] = [], hypotheses?: readonly Stated[]): Promise<string> {
  const charts = await Promise.all(
    names
      .flatMap((name) => picturesOf(name, results))
      .map(async (picture): Promise<DrawnChart> => ({ ...picture, svg: await svgOf(picture.specification) })),
  )
  return report({ results, charts, provenance: { ...manifest, ...(hypotheses ? { hypotheses } : {}) } })
}

const wordsOf = (page: string): string =>
  page
    .replace(/<style>.*?<\/style>|<svg.*?<\/svg>/gs, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&gt;/g, '>')
    .replace(/&lt;/g, '<')
    .replace(/&#39;/g, "'")
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/ ([.,;:)])/g, '$1')
const section = (page: string, id: string): string =>
  page.split('<section aria-labelledby=').find((part) => part.startsWith(`"${id}"`)) ?? ''

const effects = { a: 10, b: 13, c: 10.02 } as const
const three: Study = study({
  replicates: { least: 20, most: 20 },
  arms: Object.keys(effects).map((name) => ({ name, settings: {} })),
  hypotheses: [
    { ...expected({ kind: 'greater', arm: 'b', than: 'a' }, { kind: 'share', size: 0.05 }), says: 'B keeps more.' },
    { ...expected({ kind: 'greater', arm: 'a', than: 'b' }), says: 'A keeps more.' },
    { ...expected({ kind: 'greater', arm: 'c', than: 'a' }, { kind: 'difference', size: 1 }), says: 'C keeps more.' },
    { ...expected({ kind: 'greater', arm: 'c', than: 'a' }, { kind: 'difference', size: 0.05 }), says: 'C keeps a little more.' },
  ],
})
const results = resultsOf(three, (run) => effects[run.arm as keyof typeof effects] + luck(run) * (run.arm === 'c' ? 4 : 1))
const before = [{ stated: '2026-02-03T04:05:06.000Z', runsBefore: 0 }]

describe('the answer of a study with hypotheses', () => {
  test('begins with them, each with its verdict, numbers and chart, and compares the arms afterwards', async () => {
    const answer = section(await pageOf(results, ['hypotheses'], before), 'answer')
    const places = ['B keeps more.', 'C keeps a little more.', 'id="chart-hypotheses"', 'The arms on the headline measures'].map(
      (words) => answer.indexOf(words),
    )
    expect(places.every((place) => place > 0)).toBe(true)
    expect(places).toEqual(places.toSorted((one, other) => one - other))
    const words = wordsOf(answer)
    expect(words).toContain('Of 4 hypotheses: 1 supported, 1 contradicted, 1 too small to matter, 1 cannot tell.')
    expect(words).toMatch(
      /B keeps more\. Supported active members, “b” against “a”: \+3\S* members \(\+\S+ to \+\S+\), of this sign in 20 of 20 replicates \(asked for: more than 5 % of the mean with “a”\)\. Expected: activeMembers: b > a, by more than 5 % \(0\.5\d* members\); 95 % interval, 20 replicates; p < 0\.001, adjusted < 0\.001/,
    )
    expect(words).toMatch(/A keeps more\. Contradicted .*? by whatever amount;/)
    expect(words).toMatch(/C keeps more\. Too small to matter .*? within 1 member\./)
    expect(words).toMatch(/C keeps a little more\. Cannot tell .*? About \d+ replicates would tell\./)
  })

  test('says whether they were stated before the first run, only after some, or changed', async () => {
    const said = async (stated: readonly Stated[]) => wordsOf(section(await pageOf(results, [], stated), 'answer'))
    const [first, later] = [
      { stated: '2026-02-03T04:05:06.000Z', runsBefore: 0 },
      { stated: '2026-02-04T04:05:06.000Z', runsBefore: 7 },
    ]
    expect(await said([first])).toContain('They were stated on 2026-02-03, before the first run.')
    expect(await said([later])).toContain('They were stated on 2026-02-04, when 7 runs had already ended: whoever knew')
    expect(await said([first, later])).toContain(
      'They were changed on 2026-02-04, when 7 runs had already ended; the first wording is of 2026-02-03',
    )
    expect(await said([first, { ...later, runsBefore: 0 }])).toContain('stated on 2026-02-04, before the first run')
  })

  test('tells what pairing saved, and nothing of the sort where nothing is paired', async () => {
    const words = wordsOf(section(await pageOf(results), 'answer'))
    expect(words).toContain('What it saved that the arms share their luck')
    expect(words).toMatch(/Active members endlessly many \d/)
    const independent = wordsOf(await pageOf({ ...results, study: { ...three, pairing: 'none' } }))
    expect(independent).not.toContain('What it saved')
  })

  test('shows words of the study file as text', async () => {
    const hostile = '<script>alert(1)</script>'
    const named = { ...three, hypotheses: [{ ...three.hypotheses[0]!, says: hostile }] }
    const page = await pageOf({ ...results, study: named }, ['hypotheses'])
    expect(page).not.toContain('<script')
    expect(page).toContain('&lt;script&gt;alert(1)')
  })
})

describe('the report of a sweep', () => {
  const grows = resultsOf(
    twoAxes,
    (run) => Number(run.settings['members.arrivalsPerDay']) + (run.arm === 'b' ? 1 : 0) + luck(run),
  )

  test('has its charts and a table of every point by arm', async () => {
    const part = section(await pageOf(grows, ['sweep']), 'varied')
    expect(part).toContain('id="chart-sweep-activeMembers"')
    const table = wordsOf(await pageOf(grows)).match(/Every point: mean over its replicates.*?What was changed/)?.[0]
    expect(table).toMatch(/members\. ?arrivalsPerDay members\. ?hostileShare Arm Active members 1 0 a \S+ members \(/)
    expect(table).toMatch(/16 0\.1 b \S+ members \(\S+ to \S+\) \+1 members \(\+1 to \+1\)/)
  })

  test('compares arms as means over the points, and says so; of one arm it does not pretend to have one answer', async () => {
    expect(wordsOf(section(await pageOf(grows), 'answer'))).toContain(
      'at each of 6 points; all numbers here are means over these points',
    )
    const alone = resultsOf({ ...oneAxis, arms: oneAxis.arms.slice(0, 1), hypotheses: [] }, luck)
    const answer = wordsOf(section(await pageOf(alone), 'answer'))
    expect(answer).toContain('One forum at many points')
    expect(answer).not.toContain('Active members')
  })

  test('tells what was varied, over which values and on what ground', async () => {
    expect(wordsOf(await pageOf(grows))).toMatch(/members\. ?arrivalsPerDay people who register.*? varied: 1, 4 and 16/)
  })
})

describe('the report of an analysis of sensitivity', () => {
  const moved = (of: Study) =>
    resultsOf(of, (run) => Number(run.settings['members.arrivalsPerDay']) + Number(run.settings['replying.base']) / 2 + luck(run))

  test('ranks the parameters in words with what they rest on, before charts and tables', async () => {
    const page = await pageOf(moved(screened), ['sensitivity'])
    const answer = wordsOf(section(page, 'answer'))
    expect(answer).toContain('The conclusions hang most on members.arrivalsPerDay and replying.base.')
    expect(answer).toContain('1 of 3 parameters move none of the 2 measures more than luck does')
    expect(answer).toMatch(/members\. ?arrivalsPerDay: people who register per day: mean evidence 100 % of the largest effect/)
    expect(answer).toMatch(/Active members: members\. ?arrivalsPerDay 15\.0* members .*?; replying\. ?base 1\.0* members/)
    const part = section(page, 'sensitivity')
    expect(part).toContain('id="chart-sensitivity"')
    expect(wordsOf(page)).toMatch(/Parameter μ\* μ σ noise members\. ?arrivalsPerDay/)
  })

  test('gives Sobol’ indices with intervals and the share of luck, arm by arm', async () => {
    const words = wordsOf(await pageOf(moved(shared)))
    expect(words).toContain('What the conclusions hang on: “b”')
    expect(words).toMatch(
      /of the variance of single runs is luck\. Parameter first order total members\. ?arrivalsPerDay \S+ % \(/,
    )
  })

  test('says nothing of arms, for over drawn points they would say nothing', async () => {
    const page = await pageOf(moved(shared))
    expect(page).not.toContain('id="numbers"')
    expect(page).not.toContain('NaN')
  })
})
