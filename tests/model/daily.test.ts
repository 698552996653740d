import { describe, expect, test, vi } from 'vitest'
import { distressNow, effectNow, ledgerSum } from '../../src/model/daily.js'
import type { Forum } from '../../src/model/forum.js'
import { type DailyName, dailyNames } from '../../src/model/measures.js'
import { FIRST_POST, MEMBER_SHIFT } from '../../src/model/records.js'
import { found, simulate } from '../../src/model/simulate.js'
import { step } from '../../src/model/step.js'
import { eventful } from './eventful.js'
import { fieldOf, threadOf } from './madeByHand.js'

// On a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const run = simulate(eventful, 'daily')
const sum = (series: Float64Array): number => series.reduce((a, b) => a + b)

test('the days add up to the run', () => {
  const { daily, measures } = run
  for (const name of ['posts', 'threads', 'visits', 'violations', 'removals', 'professionalReplies'] as const) {
    expect(sum(daily[name]), name).toBe(measures[name])
    expect(sum(daily[name]), name).toBeGreaterThan(0)
  }
  expect(daily.registered.at(-1)).toBe(measures.registered)
  expect(daily.activeMembers.at(-1)).toBe(measures.activeMembers)
  expect(daily.belonging.at(-1)).toBeCloseTo(measures.belonging, 10)
  for (const name of dailyNames) expect(daily[name].length).toBe(run.parameters.clock.days)
})

/** One day of the series, counted plainly from all members and threads at its end. */
function countPlainly(forum: Forum): Partial<Record<DailyName, number>> {
  const week = forum.now - 7 * forum.stepsPerDay
  const active = Array.from({ length: forum.members.count }, (_, member) => member).filter(
    (member) => fieldOf(forum, member, 'lastVisit') >= week,
  )
  const mean = (of: (me: number) => number): number =>
    active.reduce((all, member) => all + of(member << MEMBER_SHIFT), 0) / active.length
  const away = (me: number): number => (forum.now - fieldOf(forum, me >> MEMBER_SHIFT, 'caughtUp')) * forum.stepDays
  const yesterday = Array.from({ length: forum.threads.count }, (_, thread) => threadOf(forum, thread)).filter(
    ({ opened }) => opened >= forum.now - 2 * forum.stepsPerDay && opened < forum.now - forum.stepsPerDay,
  )
  const inTime = ({ opened, firstReply }: { opened: number; firstReply: number }): boolean =>
    firstReply >= 0 && firstReply <= opened + forum.stepsPerDay
  const first = yesterday.filter(({ topics }) => topics & FIRST_POST)
  return {
    registered: forum.members.count,
    activeMembers: active.length,
    meanDistress: mean((me) => distressNow(forum, me)),
    twinDistress: mean((me) => distressNow(forum, me) - effectNow(forum, me)),
    forumEffect: mean((me) => ledgerSum(forum, me)),
    belonging: mean(
      (me) => fieldOf(forum, me >> MEMBER_SHIFT, 'belonging') * Math.exp(-away(me) / forum.parameters.belonging.days),
    ),
    answeredWithinDay: yesterday.filter(inTime).length / yesterday.length,
    newcomersAnswered: first.filter(inTime).length / first.length,
  }
}

describe.each([1, 6, 24])('with steps of %d h', (stepHours) => {
  test('every day tells of the members active in the last seven, and of the threads of the day before', () => {
    const forum = found({ ...eventful, 'clock.stepHours': stepHours, 'clock.days': 40 }, 'daily')
    while (forum.now < forum.steps) {
      step(forum)
      if (forum.now % forum.stepsPerDay !== 0) continue
      const day = forum.now / forum.stepsPerDay - 1
      for (const [name, value] of Object.entries(countPlainly(forum))) {
        const expected = Number.isNaN(value) ? Number.NaN : expect.closeTo(value, 9)
        expect(forum.daily[name as DailyName][day], `${name} of day ${day}`).toEqual(expected)
      }
    }
    expect(forum.daily.newcomersAnswered.some((share) => share > 0 && share < 1)).toBe(true)
  })
})

test('above two thousand active members the means are those of a fair sample, and the number is exact', () => {
  const forum = found({ 'members.initial': 0, 'members.arrivalsPerDay': 1500, 'clock.days': 10, 'clock.stepHours': 12 })
  while (forum.now < forum.steps) step(forum)
  const plainly = countPlainly(forum)
  const last = (name: DailyName): number => forum.daily[name].at(-1)!
  expect(last('activeMembers')).toBe(plainly.activeMembers)
  expect(last('activeMembers')).toBeGreaterThan(8000)
  // Distress spreads by about 1 sd, belonging by at most half a unit; the sample holds 1000 at least.
  expect(Math.abs(last('meanDistress') - plainly.meanDistress!)).toBeLessThan(4 / Math.sqrt(1000))
  expect(Math.abs(last('twinDistress') - plainly.twinDistress!)).toBeLessThan(4 / Math.sqrt(1000))
  expect(Math.abs(last('belonging') - plainly.belonging!)).toBeLessThan(2 / Math.sqrt(1000))
  expect(Math.abs(last('meanDistress') - plainly.meanDistress!)).toBeGreaterThan(1e-6)
})
