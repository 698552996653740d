import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Ajv } from 'ajv'
import type { TopLevelSpec } from 'vega-lite'
import { describe, expect, test, vi } from 'vitest'
import { type Picture, picturesOf } from '../../src/charts/charts.js'
import { alongTables, comparisonsAtPoints, mapsOver } from '../../src/charts/sweptTables.js'
import type { Results, RunSpecification } from '../../src/experiment/results.js'
import { svgOf } from '../../src/files/pictures.js'
import { chartNames, type Study } from '../../src/scenario/study.js'
import { deepFrozen } from './example.js'
import { aroundBase, drawnPoints, luck, oneAxis, resultsOf, screened, shared, threeAxes, twoAxes } from './studies.js'

const arrivals = { name: 'members.arrivalsPerDay', scale: 'log' } as const
const hostile = { name: 'members.hostileShare', scale: 'linear' } as const
const at = ({ settings }: RunSpecification, name: 'members.arrivalsPerDay' | 'members.hostileShare' | 'replying.base') =>
  Number(settings[name] ?? 0)

/** Grows with arrivals; arm b is above a where few are hostile and below where many are. */
const grows = (run: RunSpecification): number =>
  at(run, 'members.arrivalsPerDay') / 4 + (run.arm === 'b' ? 0.5 - 10 * at(run, 'members.hostileShare') : 0) + luck(run)

const studies: Readonly<Record<string, Study>> = {
  oneAxis,
  twoAxes,
  'twoAxes of one arm': { ...twoAxes, arms: twoAxes.arms.slice(0, 1), hypotheses: [] },
  'twoAxes with independent luck': { ...twoAxes, pairing: 'none' },
  'twoAxes of single runs': { ...twoAxes, replicates: { least: 1, most: 1 } },
  threeAxes,
  aroundBase,
  drawnPoints,
  screened,
  shared,
}
const all = (of: Results): Picture[] =>
  chartNames.flatMap((name) => picturesOf(name, of).filter(({ chart }) => ['hypotheses', 'sweep', 'sensitivity'].includes(chart)))
const drawn = Object.entries(studies).flatMap(([name, of]) =>
  all(deepFrozen(resultsOf(of, grows))).map((picture) => [`${name}: ${picture.name}`, picture] as const),
)

const schema = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('vega-lite/vega-lite-schema.json'), 'utf8'),
) as object
const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema)
const wordsOf = ({ specification }: Picture) => {
  const { text, subtitle } = specification.title as { text: string[]; subtitle: string[] }
  return [...text, ...subtitle].join(' ').replaceAll('\u00a0', ' ')
}

test.each(drawn)('%s is valid vega-lite, drawn without a warning, and names study, seed and replicates', async (_, picture) => {
  const warned = vi.spyOn(console, 'warn')
  const plain = JSON.parse(JSON.stringify(picture.specification)) as TopLevelSpec
  expect(validate(plain), JSON.stringify(validate.errors)).toBe(true)
  const svg = await svgOf(picture.specification)
  expect(svg).not.toMatch(/\sid="|NaN|undefined/)
  expect(svg).toMatch(/^<svg role="img" aria-label="[^"]{40,}"/)
  expect(await svgOf(picture.specification)).toBe(svg)
  expect(wordsOf(picture)).toContain('seed uppsala')
  expect(warned.mock.calls).toEqual([])
  warned.mockRestore()
})

test('every picture of a study has a name of its own, which can be that of a file', () => {
  for (const of of Object.values(studies)) {
    const names = all(resultsOf(of, grows)).map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(names.filter((name) => !/^[\w-]+$/.test(name))).toEqual([])
  }
})

describe('a sweep', () => {
  const namesOf = (of: Study) => picturesOf('sweep', resultsOf(of, grows)).map(({ name }) => name)

  test('shows all measures in one picture along one axis, else a picture for each', () => {
    expect(namesOf(oneAxis)).toEqual(['sweep'])
    for (const of of [twoAxes, threeAxes, aroundBase, drawnPoints]) expect(namesOf(of)).toEqual(['sweep-activeMembers'])
  })

  test('shows the measures of the hypotheses, and a few that tell how a forum is where there are none', () => {
    expect(namesOf({ ...twoAxes, hypotheses: [] })).toContain('sweep-unanswered')
    expect(namesOf({ ...twoAxes, hypotheses: [] }).length).toBeLessThan(8)
    expect(namesOf({ ...twoAxes, design: undefined, hypotheses: [] })).toEqual([])
  })

  test('takes along an axis the mean over the others, replicate by replicate', () => {
    const [table] = alongTables(resultsOf(twoAxes, grows), hostile, ['activeMembers'])
    const of = (arm: string, share: number) => table!.points.find((point) => point.arm === arm && point.at === share)!.value
    const middle = [1, 2, 3, 4, 5].reduce((sum, replicate) => sum + Math.sin(12.9898 * replicate) / 50, 0)
    expect(of('a', 0.1).estimate).toBeCloseTo((1 + 4 + 16) / 12 + middle, 10)
    expect(of('b', 0.1).estimate).toBeCloseTo((1 + 4 + 16) / 12 - 0.5 + middle, 10)
    expect(of('a', 0).n).toBe(5)
  })

  test('around a base takes along an axis only what moves along it, the base among them', () => {
    const [table] = alongTables(resultsOf(aroundBase, grows), arrivals, ['activeMembers'])
    const found = table!.points.filter(({ arm }) => arm === 'b').map(({ at: level, value }) => [level, value.estimate.toFixed(0)])
    // Half a member more than a quarter of the arrivals, as nobody is hostile at the base.
    expect(Object.fromEntries(found)).toEqual({ 1: '1', 4: '2', 16: '5' })
  })

  test('around a base names the arm that goes farthest, not one that stands still', () => {
    const moved = (of: Study) =>
      picturesOf(
        'sweep',
        resultsOf(of, (run) => (run.arm === 'a' ? luck(run) : grows(run))),
      )
    expect(JSON.stringify(moved(aroundBase)[0]?.specification.title)).toContain('with “b”')
  })

  test('maps the paired difference at every point, with the line where it changes sign', () => {
    const results = resultsOf(twoAxes, grows)
    const [maps] = mapsOver(results, [arrivals, hostile], ['activeMembers'])
    expect(maps!.differences).toHaveLength(1)
    for (const { y, value } of maps!.differences[0]!.cells) expect(value.estimate).toBeCloseTo(y === 0 ? 0.5 : -0.5, 10)
    const [picture] = picturesOf('sweep', results)
    expect(wordsOf(picture!)).toContain('“b” higher at 3, lower at 3 of 6 points')
    expect(wordsOf(picture!)).toContain('Difference paired by replicate')
    expect(JSON.stringify(picture!.specification).match(/"strokeCap":"square"/g)).toHaveLength(4)
  })

  test('does not call differences paired where nothing is', () => {
    const [picture] = picturesOf('sweep', resultsOf({ ...twoAxes, pairing: 'none' }, grows))
    expect(wordsOf(picture!)).toContain('Difference of the means of independent runs')
    expect(wordsOf(picture!)).not.toContain('paired')
  })

  test('says once what an arm has at every point alike, in place of a map', () => {
    const [picture] = picturesOf(
      'sweep',
      resultsOf(twoAxes, (run) => (run.arm === 'a' ? 2 : grows(run))),
    )
    expect(wordsOf(picture!)).toContain('With “a” 2 members (2 to 2) at every point')
    expect((picture!.specification as { concat: unknown[] }).concat).toHaveLength(1)
  })

  test('joins no values that are names by a line', () => {
    const [picture] = picturesOf('sweep', resultsOf(threeAxes, grows))
    const { concat } = JSON.parse(JSON.stringify(picture!.specification)) as { concat: { layer: { mark: { type: string } }[] }[] }
    const lines = concat.map(({ layer }) => layer.filter(({ mark }) => mark.type === 'line').length)
    expect(lines).toEqual([2, 2, 0])
  })

  test('compares arms within a point: what another point has does not matter', () => {
    const points = comparisonsAtPoints(resultsOf(twoAxes, grows), ['activeMembers'])
    expect(points.size).toBe(6)
    expect(points.get('members.arrivalsPerDay=16,members.hostileShare=0')![1]!.difference!.estimate).toBeCloseTo(0.5, 10)
  })
})

describe('sensitivity', () => {
  test('has an overview first, then every measure; a second arm is numbered and named', () => {
    const names = ['sensitivity', 'sensitivity-activeMembers', 'sensitivity-unanswered']
    expect(picturesOf('sensitivity', resultsOf(screened, grows)).map(({ name }) => name)).toEqual(names)
    const pictures = picturesOf('sensitivity', resultsOf(shared, grows))
    expect(pictures.map(({ name }) => name)).toEqual([...names, ...names.map((name) => `${name}-2`)])
    expect(pictures.slice(3).every((picture) => wordsOf(picture).includes('with “b”'))).toBe(true)
  })

  test('the overview gives each effect as a share of the largest, and leaves out what moves nothing', () => {
    const [overview] = picturesOf('sensitivity', resultsOf(screened, grows))
    const { data } = JSON.parse(JSON.stringify(overview!.specification)) as {
      data: { values: { parameter: string; text: string }[] }
    }
    expect(new Set(data.values.map(({ parameter, text }) => `${parameter} ${text}`))).toEqual(
      new Set(['members.arrivalsPerDay 100']),
    )
    expect(wordsOf(overview!)).toContain('The measures hang most on members.arrivalsPerDay')
  })
})

test('arms and relief over the points of a design say that they are means over them', () => {
  for (const name of ['arms', 'relief'] as const) {
    const [picture] = picturesOf(name, resultsOf(twoAxes, grows))
    expect(wordsOf(picture!)).toContain('the mean over 6 points')
    const [plain] = picturesOf(name, resultsOf({ ...twoAxes, design: undefined, hypotheses: [] }, grows))
    expect(wordsOf(plain!)).not.toContain('points, as if')
  }
})
