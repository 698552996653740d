import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Ajv } from 'ajv'
import { compile, type TopLevelSpec } from 'vega-lite'
import { describe, expect, test } from 'vitest'
import { chart, singleCharts } from '../../src/charts/charts.js'
import { patterns } from '../../src/charts/patterns.js'
import { ranks } from '../../src/charts/writers.js'
import { headlineMeasures } from '../../src/model/measures.js'
import { deepFrozen, examplePatterns, exampleResults } from './example.js'

const results = deepFrozen(exampleResults())
const awkward = {
  'three arms': results,
  'one arm': exampleResults({ arms: ['only'] }),
  'one replicate': exampleResults({ replicates: 1 }),
  'one arm and one replicate': exampleResults({ arms: ['only'], replicates: 1 }),
  'a measure that is never defined': exampleResults({ undefinedMeasure: 'reciprocity' }),
  'nobody ever posted': {
    ...exampleResults({ undefinedMeasure: 'shareTop1Posters' }),
    writers: [{ arm: 'unmoderated', posts: [] }],
  },
  'ten arms with long names': exampleResults({
    arms: Array.from({ length: 10 }, (_, index) => `arm ${index} ${'with a long name '.repeat(3)}`.trim()),
    replicates: 3,
    days: 40,
  }),
}
const cases = Object.entries(awkward).flatMap(([name, of]) => singleCharts.map((chartName) => [chartName, name, of] as const))

type Row = Record<string, unknown>

/** The table that a specification holds, as any reader of the .vl.json file gets it. */
function tableOf(spec: TopLevelSpec): Row[] {
  const { data } = JSON.parse(JSON.stringify(spec)) as { data: { values: Row[] } }
  return data.values
}

const titleOf = (spec: TopLevelSpec) => (spec.title as { text: string[] }).text.join(' ').replaceAll('\u00a0', ' ')

describe('every chart', () => {
  const schema = JSON.parse(
    readFileSync(createRequire(import.meta.url).resolve('vega-lite/vega-lite-schema.json'), 'utf8'),
  ) as object
  const validate = new Ajv({ strict: false, allErrors: false, validateFormats: false }).compile(schema)

  test.each(cases)('%s is a valid vega-lite specification of %s', (name, _, of) => {
    const spec = JSON.parse(JSON.stringify(chart(name, of))) as TopLevelSpec
    expect(validate(spec), JSON.stringify(validate.errors)).toBe(true)
  })

  test.each(cases)('%s compiles for %s without a warning', (name, _, of) => {
    const said: unknown[] = []
    const take = function (this: object, ...words: readonly unknown[]) {
      said.push(words)
      return logger
    }
    const logger = { level: () => logger, warn: take, info: () => logger, debug: () => logger, error: take } as never
    compile(chart(name, of), { logger })
    expect(said).toEqual([])
  })

  test.each(singleCharts)('%s leaves the results as they were and gives the same bytes again', (name) => {
    expect(JSON.stringify(chart(name, results))).toBe(JSON.stringify(chart(name, deepFrozen(exampleResults()))))
  })

  test.each(singleCharts)(
    '%s says what is seen, names study, seed and replicates, and is described for those who cannot see it',
    (name) => {
      const spec = chart(name, results)
      expect(titleOf(spec).length).toBeGreaterThan(20)
      expect((spec.title as { subtitle: string[] }).subtitle.at(-1)).toBe(
        'Study “example-study”, seed example, 8 replicates of each arm.',
      )
      expect(spec.description).toContain((spec.title as { text: string[] }).text[0]!.slice(0, 20))
    },
  )

  test.each(singleCharts)('%s stays small, even for ten arms with long names', (name) => {
    expect(JSON.stringify(chart(name, awkward['ten arms with long names'])).length).toBeLessThan(500_000)
  })

  test.each(singleCharts)('%s of a single run claims no interval', (name) => {
    const rows = tableOf(chart(name, awkward['one replicate']))
    expect(rows.filter((row) => typeof row.low === 'number')).toEqual([])
    expect(JSON.stringify(chart(name, awkward['one replicate']).title)).not.toContain('95 %')
  })
})

describe('arms', () => {
  test('each row is the paired difference from the first arm, in the unit of its axis', () => {
    const left = tableOf(chart('arms', results)).filter(({ measure }) => measure === 'leftHurt')
    expect(left.map(({ arm }) => arm)).toEqual(['peer moderation', 'professionals answer'])
    const of = (arm: string) => results.rows.filter((row) => row.arm === arm).map((row) => row.measures.leftHurt)
    const [first, second] = [of('unmoderated'), of('peer moderation')]
    const mean = second.reduce((sum, value, index) => sum + value - first[index]!, 0) / first.length
    expect(left[0]!.estimate).toBeCloseTo(100 * mean, 6)
  })

  test('the title tells which arm differs and whether that is better, and says so where none does', () => {
    expect(titleOf(chart('arms', results))).toContain('left hurt lower (better) with “peer moderation”')
    const same = results.rows.map((row) => ({
      ...row,
      measures: results.rows.find(({ replicate }) => replicate === row.replicate)!.measures,
    }))
    expect(titleOf(chart('arms', { ...results, rows: same }))).toBe(
      'In no run does any headline measure differ from “unmoderated”',
    )
    const noise = same.map((row, index) => {
      const shift = row.arm === 'unmoderated' ? 0 : (-1) ** index / 1000
      return { ...row, measures: { ...row.measures, postsPerDay: row.measures.postsPerDay + shift } }
    })
    expect(titleOf(chart('arms', { ...results, rows: noise }))).toBe(
      'No headline measure can be told apart from “unmoderated” in any other arm',
    )
    expect(titleOf(chart('arms', awkward['one replicate']))).toContain('no difference from “unmoderated” can be told from chance')
  })

  test('with one arm its values are shown, and nothing is called a difference', () => {
    const spec = chart('arms', awkward['one arm'])
    expect(tableOf(spec)).toHaveLength(headlineMeasures.length)
    expect(JSON.stringify(spec)).not.toContain('difference')
  })
})

describe('relief', () => {
  test('has a row for each source and arm, and its title names the source that relieves most', () => {
    expect(tableOf(chart('relief', results))).toHaveLength(7 * 3)
    expect(titleOf(chart('relief', results))).toMatch(/^What relieves posters most: replies received, −0\.2/)
  })
})

describe('writers', () => {
  test('ranks begin with every one, thin out, and end with the last', () => {
    expect(ranks(0)).toEqual([])
    expect(ranks(1)).toEqual([1])
    expect(ranks(5)).toEqual([1, 2, 3, 4, 5])
    expect(ranks(12345).at(-1)).toBe(12345)
    expect(ranks(1_000_000).length).toBeLessThan(100)
  })

  test('those who never wrote are left out, for a logarithm has no place for them', () => {
    const rows = tableOf(chart('writers', { ...results, writers: [{ arm: 'unmoderated', posts: [9, 3, 1, 0, 0] }] }))
    expect(rows).toEqual([
      { arm: 'unmoderated', rank: 1, posts: 9 },
      { arm: 'unmoderated', rank: 2, posts: 3 },
      { arm: 'unmoderated', rank: 3, posts: 1 },
    ])
  })
})

describe('patterns', () => {
  test('every row is scaled to its band, and what lies outside is told', () => {
    const rows = tableOf(patterns(results, examplePatterns))
    expect(rows.map(({ place }) => place)).toEqual(['inside', 'inside', 'outside', 'outside'])
    const mean = results.rows
      .filter(({ arm }) => arm === 'unmoderated')
      .reduce((sum, row) => sum + row.measures.unanswered / 8, 0)
    expect(rows[1]!.at).toBeCloseTo((mean - 0.1) / 0.15, 4)
    expect(rows[3]).toMatchObject({ at: 1.8, text: expect.stringMatching(/^▸ /), band: '0.1 to 0.2 %' })
    expect(titleOf(patterns(results, examplePatterns))).toBe('2 of 4 patterns of real forums hold in “unmoderated”')
  })

  test('a pattern that is not defined in these runs is neither inside nor outside', () => {
    const spec = patterns(exampleResults({ undefinedMeasure: 'unanswered' }), examplePatterns)
    expect(tableOf(spec)[1]).toMatchObject({ place: 'not defined', at: null, text: 'not defined' })
    expect(titleOf(spec)).toContain('1 not defined')
  })
})

describe('timeline', () => {
  test('no band reaches where no value can be', () => {
    const wide = exampleResults().timeline.map((point) => ({ ...point, low: point.mean - 1000, high: point.mean + 1000 }))
    const rows = tableOf(chart('timeline', { ...results, timeline: wide }))
    const of = (measure: string) => rows.filter((row) => row.measure === measure)
    expect(new Set(of('belonging').map(({ low, high }) => `${low} ${high}`))).toEqual(new Set(['0 100']))
    expect(new Set(of('posts').map(({ low }) => low))).toEqual(new Set([0]))
    expect(of('forumEffect').every(({ low }) => Number(low) < -900)).toBe(true)
  })
})
