import { describe, expect, test, vi } from 'vitest'
import type { Settings } from '../../src/model/configure.js'
import { distressNow } from '../../src/model/daily.js'
import type { Forum } from '../../src/model/forum.js'
import { sources } from '../../src/model/ledger.js'
import { M, MEMBER_SHIFT } from '../../src/model/records.js'
import { found } from '../../src/model/simulate.js'
import { step } from '../../src/model/step.js'
import { mean, meanScore, misfit, scoreOf, variance } from './chance.js'
import { eventful } from './eventful.js'
import { fieldOf } from './madeByHand.js'
import { simulate } from './natively.js'

// On a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

/** Posts are written and read as ever, but nothing that others do changes anyone's distress. */
const nothingFelt: Settings = {
  ...eventful,
  'support.gain': 0,
  'support.silence': 0,
  'helping.gain': 0,
  'reading.universality': 0,
  'reading.contagion': 0,
  'violations.harm': 0,
  'care.encouragement': 0,
}

function walkedThrough(settings: Settings, seed: string): Forum {
  const forum = found(settings, seed)
  while (forum.now < forum.steps) step(forum)
  return forum
}

describe('where nothing that others do is felt', () => {
  const forums = ['a', 'b', 'c'].map((seed) =>
    walkedThrough({ ...nothingFelt, 'members.arrivalsPerDay': 25, 'members.baseline.mean': 1.1, 'care.base': 0 }, seed),
  )
  const everyone = forums.flatMap((forum) => Array.from({ length: forum.members.count }, (_, member) => ({ forum, member })))
  const distress = everyone.map(({ forum, member }) => distressNow(forum, member << MEMBER_SHIFT))

  test('much is written', () => {
    for (const { total } of forums) expect(total.posts).toBeGreaterThan(1000)
    for (const { total } of forums)
      expect(total.violations * total.professionalReplies * total.wrongfulRemovals).toBeGreaterThan(0)
  })

  test('distress has the mean of the baseline and the variance of baseline and life together', () => {
    // Mean 1.1; 0.8 squared and 0.6 squared
    expect(Math.abs(mean(distress) - 1.1)).toBeLessThan(4 / Math.sqrt(distress.length))
    expect(Math.abs(variance(distress) - 1)).toBeLessThan(4 * Math.sqrt(2 / distress.length))
    expect(distress.length).toBeGreaterThan(8000)
  })

  test('every ledger is exactly 0, and so are relief and lasting change', () => {
    const felt = everyone.filter(({ forum, member }) => {
      const { real } = forum.members
      const me = member << MEMBER_SHIFT
      const entries = sources.map((_, source) => real[me + M.ledger + source]!)
      return [...entries, real[me + M.relief]!, real[me + M.lasting]!].some((value) => value !== 0)
    })
    expect(felt).toEqual([])
  })

  test('with care of their own, everyone is as well as the twin', () => {
    const { measures } = simulate({ ...nothingFelt, 'care.base': 1, 'care.waitDays': 5 }, 'care')
    const without = simulate({ ...nothingFelt, 'care.base': 0 }, 'care')
    expect(measures.forumEffect).toBe(0)
    expect(measures.meanDistress).toBeCloseTo(measures.twinDistress, 12)
    expect(measures.careSought).toBeGreaterThan(20)
    expect(measures.meanDistress).toBeLessThan(without.measures.meanDistress - 0.01)
  })
})

describe('registrations', () => {
  /** Numbers of members of many short runs in which nobody does anything. */
  const registered = (settings: Settings, runs: number): number[] =>
    Array.from({ length: runs }, (_, k) => simulate({ 'members.initial': 0, ...settings }, `arrivals-${k}`).measures.registered)

  test.each([
    [1, 10, 0.8],
    [6, 4, 2],
    [24, 4, 2],
    [24, 2, 20],
  ])('are Poisson, with steps of %d h, %d days and %d a day', (stepHours, days, perDay) => {
    const settings = { 'clock.stepHours': stepHours, 'clock.days': days, 'members.arrivalsPerDay': perDay }
    const counts = registered(settings, 800)
    const expected = days * perDay
    expect(Math.abs(mean(counts) - expected)).toBeLessThan(4 * Math.sqrt(expected / 800))
    // Fisher's index of dispersion: (n - 1) variance / mean is chi-square.
    expect(Math.abs(scoreOf((799 * variance(counts)) / expected, 799))).toBeLessThan(4)
    const chance = (n: number): number =>
      Array.from({ length: n }, (_, k) => expected / (k + 1)).reduce((a, b) => a * b, Math.exp(-expected))
    const range = Array.from({ length: 100 }, (_, n) => n).filter((n) => 800 * chance(n) > 8)
    const inRange = range.map((n) => counts.filter((count) => count === n).length)
    const expectedIn = range.map((n) => 800 * chance(n))
    const rest = (list: readonly number[]): number => 800 - list.reduce((a, b) => a + b, 0)
    expect(misfit([...inRange, rest(inRange)], [...expectedIn, rest(expectedIn)])).toBeLessThan(4)
  })

  test('of one day tell nothing of those of the next', () => {
    const { daily } = simulate(
      { 'members.initial': 0, 'members.arrivalsPerDay': 9, 'clock.days': 1500, 'clock.stepHours': 24 },
      'days',
    )
    const news = [...daily.registered].map((count, day) => count - (daily.registered[day - 1] ?? 0))
    const later = news.slice(1)
    const product = later.map((count, day) => (count - 9) * (news[day]! - 9))
    expect(Math.abs(meanScore(product, 0))).toBeLessThan(4)
  })

  test('beside founders, who are as many as are set', () => {
    const { measures } = simulate({ 'members.initial': 321, 'members.arrivalsPerDay': 0, 'clock.days': 10 })
    expect(measures.registered).toBe(321)
  })
})

describe('the visits of a member whom neither belonging nor need nor a notification pulls', () => {
  const lonely: Settings = {
    'visiting.belonging': 0,
    'visiting.need': 0,
    'visiting.noticed': 0,
    'leaving.base': -6,
    'leaving.recovered': 0,
    'members.arrivalsPerDay': 0,
    'members.initial': 250,
    'clock.days': 300,
  }

  interface Gap {
    readonly start: number
    /** Days to the next visit; the days to the end of the run where there was none. */
    readonly days: number
    readonly ended: boolean
    readonly rate: number
  }

  /** The times between visits, and from the last visit to the end of the run, of those who did not leave at its start. */
  function gapsOf(settings: Settings): readonly Gap[] {
    const forum = found({ ...lonely, ...settings }, 'renewal')
    const gaps: Gap[] = []
    const latest: number[] = []
    const visits: number[] = []
    const note = (member: number, end: number, ended: boolean): void => {
      const start = latest[member]! * forum.stepDays
      const rate = forum.parameters.visiting.perDay * fieldOf(forum, member, 'visitingTrait')
      gaps.push({ start, days: end * forum.stepDays - start, ended, rate })
    }
    while (forum.now < forum.steps) {
      step(forum)
      const now = forum.now - 1
      for (let member = 0; member < forum.members.count; member++) {
        for (
          const all = fieldOf(forum, member, 'visits');
          (visits[member] ?? 0) < all;
          visits[member] = (visits[member] ?? 0) + 1
        ) {
          if (latest[member] !== undefined) note(member, now, true)
          latest[member] = now
        }
      }
    }
    for (let member = 0; member < forum.members.count; member++) {
      if (fieldOf(forum, member, 'left') < 0) note(member, forum.now, false)
    }
    return gaps
  }

  const settings = [
    ['an hour', { 'clock.stepHours': 1, 'visiting.spread': 0, 'visiting.perDay': 0.5 }],
    ['an hour, members who differ', { 'clock.stepHours': 1, 'visiting.spread': 1, 'visiting.perDay': 0.2 }],
    ['six hours', { 'clock.stepHours': 6, 'visiting.spread': 0, 'visiting.perDay': 0.2 }],
    ['a day, several visits in each', { 'clock.stepHours': 24, 'visiting.spread': 0.5, 'visiting.perDay': 2 }],
  ] as const

  test.each(settings)('come at the rate that is set, with steps of %s', (_, change) => {
    const gaps = gapsOf(change)
    // Time at risk over the mean time between visits: exponential, but an hour at least, h + exp(-rate h) / rate.
    const hour = 1 / 24
    const visits = gaps.filter(({ ended }) => ended).length
    const expected = gaps.reduce((sum, { days, rate }) => sum + days / (hour + Math.exp(-rate * hour) / rate), 0)
    expect(visits).toBeGreaterThan(10_000)
    expect(Math.abs(visits - expected)).toBeLessThan(4 * Math.sqrt(expected))
  })

  test.each(settings)('are a renewal process with exponential times, with steps of %s', (_, change) => {
    // Times that began early enough to have been seen to their end, but for the longest tenths.
    const horizon = 300
    const seen = gapsOf(change).filter(({ start, rate }) => start + 3 / rate <= horizon && rate < 4)
    const parts = seen.map(({ days, ended, rate }) => (ended && days * rate < 3 ? 1 - Math.exp(-days * rate) : 0.999))
    // Counted in fifths of the distribution, that a step of the clock does not blur: the last holds what is longer.
    const fifths = [0, 1, 2, 3, 4].map((k) => parts.filter((part) => Math.floor(part * 5) === k).length / parts.length)
    expect(seen.length).toBeGreaterThan(10_000)
    const blur = (0.5 * (change['visiting.perDay'] * change['clock.stepHours'])) / 24
    for (const share of fifths) expect(Math.abs(share - 0.2)).toBeLessThan(4 * Math.sqrt(0.16 / parts.length) + blur)
  })
})
