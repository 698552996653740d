/** What makes the patterns: with the mechanism a pattern holds or is undecided, without it it does not hold; nor does chance give it. */
import { describe, expect, test } from 'vitest'
import { factsOf } from '../../src/evidence/facts.js'
import { nullLog, tempoFacts, tempoOf } from '../../src/evidence/nullLog.js'
import { type Figures, PATTERN_DAYS, type Pattern, patterns, placeOf } from '../../src/evidence/patterns.js'
import { postsOf } from '../../src/evidence/posts.js'
import type { Settings } from '../../src/model/configure.js'
import { meanInterval } from '../../src/statistics/interval.js'
import { simulate } from '../model/natively.js'

const runs = 5
const window = { from: 0, to: PATTERN_DAYS }
const names = (shown: readonly Pattern[]) => [...new Set([...tempoFacts, ...shown.flatMap(({ quantity }) => quantity.facts)])]
const seeds = Array.from({ length: runs }, (_, run) => `mechanisms ${run}`)

const simulated = (settings: Settings, shown: readonly Pattern[]): Figures[] =>
  seeds.map((seed) => {
    const { measures, log } = simulate({ ...settings, 'clock.days': PATTERN_DAYS }, seed, { log: true })
    return { measures, facts: factsOf(postsOf(log!), window, names(shown)) }
  })

const found = (pattern: Pattern, figures: readonly Figures[]) => {
  const value = meanInterval(figures.map(pattern.quantity.of))
  return { value, place: placeOf(pattern, value) }
}

const byChance = patterns.filter(({ notByChance }) => notByChance !== undefined)
const made = patterns.flatMap((pattern) => (pattern.mechanism ? [{ ...pattern, mechanism: pattern.mechanism }] : []))
const base = simulated({}, [...byChance, ...made])

describe('without what makes it', () => {
  for (const mechanism of new Set(made.map((pattern) => pattern.mechanism))) {
    const { words, off } = mechanism
    const own = made.filter((pattern) => pattern.mechanism === mechanism)
    test(`(${words}) ${own.map(({ id }) => id).join('; ')}: fails`, { timeout: 60_000 }, () => {
      const without = simulated(off, own)
      for (const pattern of own) {
        const before = found(pattern, base)
        const after = found(pattern, without)
        expect(before.place, `${pattern.id} with it: ${JSON.stringify(before.value)}`).not.toBe('outside')
        expect(after.place, `${pattern.id} without it: ${JSON.stringify(after.value)}`).not.toBe('inside')
        // Not only is less known without it: the mean has left a band with two edges, as a sign may only be lost.
        const { estimate } = after.value
        if (Number.isFinite(pattern.low) && Number.isFinite(pattern.high))
          expect(estimate >= pattern.low && estimate <= pattern.high, `${pattern.id} without it: ${estimate}`).toBe(false)
      }
    })
  }
})

describe('by chance alone', () => {
  const nothing = base.map(({ facts }, run) => ({
    facts: factsOf(nullLog(tempoOf(facts!), seeds[run]!), window, names(byChance)),
  }))

  test.each(byChance.map((pattern) => ({ id: pattern.id, why: pattern.notByChance, pattern })))(
    '$id fails: $why',
    ({ pattern }) => {
      expect(found(pattern, base).place).not.toBe('outside')
      const { value, place } = found(pattern, nothing)
      expect(place, JSON.stringify(value)).not.toBe('inside')
      // With five runs an interval may still reach over an edge; the mean does not.
      expect(value.estimate >= pattern.low && value.estimate <= pattern.high, String(value.estimate)).toBe(false)
    },
  )
})
