import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Fact, type FactName, factNames } from '../../src/evidence/facts.js'
import {
  fact,
  less,
  logged,
  logsInWords,
  measure,
  ratio,
  shareOfSum,
  underModeration,
} from '../../src/evidence/patterns/pattern.js'
import { patterns, placeOf } from '../../src/evidence/patterns.js'
import { type MeasureName, measureNames } from '../../src/model/measures.js'

const measuresOf = (values: Partial<Record<MeasureName, number>>) =>
  Object.fromEntries(measureNames.map((name) => [name, values[name] ?? Number.NaN])) as Record<MeasureName, number>
const factsOf = (values: Partial<Record<FactName, number>>) =>
  Object.fromEntries(factNames.map((name) => [name, { value: values[name] ?? Number.NaN }])) as Record<FactName, Fact>

describe('the table of patterns', () => {
  test('has every pattern once, with a band, words and a source', () => {
    expect(new Set(patterns.map(({ id }) => id)).size).toBe(patterns.length)
    for (const { id, low, high, says, because, source } of patterns) {
      expect(low, id).toBeLessThan(high)
      expect(Number.isFinite(low) || Number.isFinite(high), id).toBe(true)
      for (const words of [says, because]) expect(words, id).toMatch(/^[A-Z].*\.$/)
      expect(source.length, id).toBeGreaterThan(10)
    }
  })

  test('keeps for validation generations, falling apart, roles, distress, and more than six others', () => {
    const kept = patterns.filter(({ use }) => use === 'validation').map(({ number }) => number)
    expect(kept).toEqual(expect.arrayContaining(['P5.4', 'P5.2', 'P5.3', 'P6.2']))
    expect(kept.filter((number) => !['P5.4', 'P5.2', 'P5.3', 'P6.2'].includes(number)).length).toBeGreaterThan(6)
  })

  test('is made of facts and measures that there are, and says which in words', () => {
    const known = new Set<string>([...factNames, ...measureNames])
    for (const { id, quantity } of patterns) {
      const named = quantity.words.match(/\b[a-z]+[A-Z0-9]\w*|\b(?:gini|unanswered|reciprocity)\b/g) ?? []
      expect(named.length, id).toBeGreaterThan(0)
      expect(
        named.filter((name) => !known.has(name)),
        id,
      ).toEqual([])
    }
  })

  test('holds nothing that neither a log nor a run could tell', () => {
    const everything = {
      measures: measuresOf(Object.fromEntries(measureNames.map((name, place) => [name, place + 1]))),
      moderated: measuresOf(Object.fromEntries(measureNames.map((name, place) => [name, 2 * place + 1]))),
      facts: factsOf(Object.fromEntries(factNames.map((name, place) => [name, place + 1]))),
    }
    for (const { id, quantity } of patterns) {
      expect(quantity.of(everything), id).not.toBeNaN()
      expect(quantity.of({}), id).toBeNaN()
      expect(Number.isNaN(quantity.of({ measures: everything.measures })), id).toBe(!quantity.ofMeasures)
    }
  })
})

describe('a quantity', () => {
  const figures = {
    measures: measuresOf({ unanswered: 0.25, gini: 0.8, answerStory: 0.2, answerAdvice: 0.1, answerHope: 0.1, postsPerDay: 40 }),
    facts: factsOf({ unanswered: 0.5, nextAfter1: 0.6 }),
    moderated: measuresOf({ postsPerDay: 42 }),
  }

  test('is a measure, or a fact', () => {
    expect(measure('gini').of(figures)).toBe(0.8)
    expect(fact('unanswered').of(figures)).toBe(0.5)
  })

  test('that a log can give is the fact where there is a log, and the measure elsewhere', () => {
    expect(logged('unanswered').of(figures)).toBe(0.5)
    expect(logged('unanswered').of({ measures: figures.measures })).toBe(0.25)
    expect(logged('nextAfter1', 'gini').of(figures)).toBe(0.6)
    expect(logged('nextAfter1', 'gini').of({ measures: figures.measures })).toBe(0.8)
    // A log in which it is not defined is not patched by another definition.
    expect(logged('gini').of(figures)).toBeNaN()
  })

  test('is a difference, a ratio, a share of a sum, or what moderation changes', () => {
    expect(less(fact('nextAfter1'), fact('unanswered'), '').of(figures)).toBeCloseTo(0.1, 12)
    expect(ratio(fact('nextAfter1'), fact('unanswered'), '').of(figures)).toBeCloseTo(1.2, 12)
    expect(shareOfSum(['answerStory', 'answerHope'], ['answerAdvice'], '').of(figures)).toBeCloseTo(0.75, 12)
    expect(underModeration('postsPerDay', '').of(figures)).toBe(2)
    expect(underModeration('postsPerDay', '').of({ measures: figures.measures })).toBeNaN()
  })
})

describe('a mean with its interval lies', () => {
  const at = (low: number, estimate: number, high: number) => placeOf({ low: 1, high: 2 }, { estimate, low, high, n: 9 })

  test('inside a band where all of it does, edges included', () => {
    expect([at(1.2, 1.5, 1.8), at(1, 1.5, 2)]).toEqual(['inside', 'inside'])
  })

  test('outside where none of it does', () => expect([at(0.7, 0.8, 0.9), at(2.1, 2.5, 3)]).toEqual(['outside', 'outside']))

  test('nowhere that can be told where it goes over an edge, or has no interval', () => {
    expect([at(0.9, 1.5, 1.8), at(1.5, 1.9, 2.1), at(0.5, 0.9, 1.1), at(0, 1.5, 3), at(Number.NaN, 1.5, Number.NaN)]).toEqual(
      Array.from({ length: 5 }, () => 'undecided'),
    )
  })

  test('by its sign where the band has one edge', () => {
    const sign = (low: number, high: number) =>
      placeOf({ low: 0, high: Number.POSITIVE_INFINITY }, { estimate: (low + high) / 2, low, high, n: 9 })
    expect([sign(0.1, 0.2), sign(-0.1, 0.2), sign(-0.2, -0.1)]).toEqual(['inside', 'undecided', 'outside'])
    // No effect at all has no sign; an interval that begins there leaves it open.
    expect([sign(0, 0), sign(0, 0.2)]).toEqual(['outside', 'undecided'])
  })

  test('in no place at all where it is not defined', () => expect(at(Number.NaN, Number.NaN, Number.NaN)).toBe('not defined'))

  test('in one place only, and never outside a band that holds its mean', () => {
    const edge = fc.double({ min: -1e3, max: 1e3, noNaN: true })
    fc.assert(
      fc.property(edge, edge, edge, fc.double({ min: 0, max: 100, noNaN: true }), (one, other, estimate, half) => {
        fc.pre(one !== other)
        const band = { low: Math.min(one, other), high: Math.max(one, other) }
        const place = placeOf(band, { estimate, low: estimate - half, high: estimate + half, n: 5 })
        const holds = estimate >= band.low && estimate <= band.high
        expect(place).not.toBe(holds ? 'outside' : 'inside')
      }),
    )
  })
})

describe('what logs have', () => {
  test('stands beside a band whether it is inside or not', () => {
    expect(logsInWords([undefined, 0.45, 0.908], { low: 0, high: 0.5 })).toBe(
      'Logs have 0.45 (OpenEnergyMonitor), 0.908 (Stack Exchange, outside the band).',
    )
    expect(logsInWords([undefined, -0.1, undefined], { low: 0 })).toBe('A log has -0.1 (OpenEnergyMonitor, outside the band).')
    expect(logsInWords([1, 2, 3], { high: 2 })).toMatch(/1 \(r\/CollegeRant\), 2 \(OpenEnergyMonitor\), 3 \(.*outside/)
  })
})
