import { describe, expect, test, vi } from 'vitest'
import { careDifference, careEffect, drawOwnCare, seekCare, twinDistress } from '../../src/model/care.js'
import { distressNow } from '../../src/model/daily.js'
import { life } from '../../src/model/life.js'
import { MEMBER_SHIFT } from '../../src/model/records.js'
import { misfit } from './chance.js'
import { addMember, fieldOf, need, quietForum, setMember } from './madeByHand.js'

// On a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const settings = { 'care.effect': 0.6, 'care.days': 90, 'care.waitDays': 60, 'care.base': 1, 'clock.days': 365 } as const

test('care works slowly from its beginning, towards its full effect', () => {
  const forum = quietForum(settings)
  expect(careEffect(forum, 100, 50)).toBe(0)
  expect(careEffect(forum, 100, 100)).toBe(0)
  // -0.6 * (1 - exp(-1)) after the time constant
  expect(careEffect(forum, 100, 190)).toBeCloseTo(-0.6 * (1 - Math.exp(-1)), 12)
  expect(careEffect(forum, 100, 10_000)).toBeCloseTo(-0.6, 12)
})

test('without a wait and with one day less it is the same on another day', () => {
  const forum = quietForum(settings)
  expect(careEffect(forum, 7, 30)).toBeCloseTo(careEffect(forum, 0, 23), 12)
})

describe('care sought with or without the forum', () => {
  /** On which days the members seek care; `NaN` for those who never do. */
  function soughtOn(count: number, state: Parameters<typeof addMember>[1], more: Record<string, number> = {}): number[] {
    const forum = quietForum({ ...settings, ...more })
    return Array.from({ length: count }, (_, k) => {
      const member = addMember(forum, { ...state, lifePhase: (k + 0.5) / count, nextVisit: 1e6 })
      drawOwnCare(forum, member << MEMBER_SHIFT)
      const start = fieldOf(forum, member, 'twinCareStart')
      expect(fieldOf(forum, member, 'careStart')).toBe(start)
      return start > 1e9 ? Number.NaN : start - 60
    })
  }

  test('begins after an exponential time with rate base x need, and a wait', () => {
    // Need 0.5: a rate of 0.5 a year, so that 1 - exp(-0.5) seek it in the year of the run.
    const days = soughtOn(20_000, { baseline: 0.5 }).filter((day) => !Number.isNaN(day))
    const p = 1 - Math.exp(-0.5)
    expect(Math.abs(days.length - 20_000 * p)).toBeLessThan(4 * Math.sqrt(20_000 * p * (1 - p)))
    const quarters = [0, 1, 2, 3].map((k) => days.filter((day) => Math.floor((day / 365) * 4) === k).length)
    const chance = (k: number): number => Math.exp((-0.5 * k) / 4) - Math.exp((-0.5 * (k + 1)) / 4)
    expect(
      misfit(
        quarters,
        [0, 1, 2, 3].map((k) => (days.length * chance(k)) / p),
      ),
    ).toBeLessThan(4)
  })

  test('is sought more often by those in need', () => {
    for (const baseline of [-2, 3]) {
      const sought = soughtOn(5000, { baseline }).filter((day) => !Number.isNaN(day)).length
      const p = 1 - Math.exp(-need(baseline))
      expect(Math.abs(sought - 5000 * p)).toBeLessThan(4 * Math.sqrt(5000 * p * (1 - p)))
    }
  })

  test('follows need as life outside moves it', () => {
    // Thinning must give the mean of 1 - exp(-integral of the rate), here the integral over every member's own path.
    const more = { 'members.life.sd': 2, 'members.life.days': 30 }
    const count = 4000
    const sought = soughtOn(count, { baseline: 0.5 }, more).filter((day) => !Number.isNaN(day)).length
    const forum = quietForum({ ...settings, ...more })
    let expected = 0
    for (let k = 0; k < count; k++) {
      const me = addMember(forum, { lifePhase: (k + 0.5) / count, nextVisit: 1e6 }) << MEMBER_SHIFT
      let sum = 0
      for (let day = 1; day < 365; day += 2) sum += 2 * need(0.5 + life(forum, me, day))
      expected += 1 - Math.exp(-sum / 365)
    }
    expect(Math.abs(sought - expected)).toBeLessThan(4 * Math.sqrt(count * 0.25))
  })

  test('is never sought where the rate is 0', () => {
    expect(soughtOn(500, { baseline: 5 }, { 'care.base': 0 }).every(Number.isNaN)).toBe(true)
  })
})

describe('care sought in the forum', () => {
  test('begins a wait from now, unless it was sought before', () => {
    const forum = quietForum(settings)
    const never = addMember(forum)
    const later = addMember(forum, { careStart: 300, twinCareStart: 300 })
    const before = addMember(forum, { careStart: 65, twinCareStart: 65 })
    forum.now = 10 * 24
    for (const member of [never, later, before]) seekCare(forum, member << MEMBER_SHIFT)
    expect([never, later, before].map((member) => fieldOf(forum, member, 'careStart'))).toEqual([70, 70, 65])
    expect(fieldOf(forum, later, 'twinCareStart')).toBe(300)
  })

  test('makes the difference between the member and the twin', () => {
    const forum = quietForum(settings)
    const member = addMember(forum, { baseline: 1, relief: -0.2, lasting: -0.1, careStart: 70, twinCareStart: 200 })
    const me = member << MEMBER_SHIFT
    const own = (day: number, start: number): number => -0.6 * (1 - Math.exp(-Math.max(0, day - start) / 90))
    for (const day of [60, 100, 250]) {
      expect(careDifference(forum, me, day)).toBeCloseTo(own(day, 70) - own(day, 200), 10)
      expect(twinDistress(forum, me, day)).toBeCloseTo(1 + own(day, 200), 10)
    }
    forum.now = 100 * 24
    setMember(forum, member, { caughtUp: forum.now })
    expect(distressNow(forum, me)).toBeCloseTo(1 - 0.3 + own(100, 70), 6)
    setMember(forum, member, { twinCareStart: 70 })
    expect(careDifference(forum, me, 100)).toBe(0)
  })
})
