import { expect, test } from 'vitest'
import { life } from '../../src/model/life.js'
import { decision, normal } from '../../src/model/luck.js'
import { MEMBER_SHIFT } from '../../src/model/records.js'
import { correlationScore, mean, meanScore, variance } from './chance.js'
import { addMember, memberOf, quietForum } from './madeByHand.js'

const sd = 0.7
const days = 10

function people(count: number) {
  const forum = quietForum({ 'members.life.sd': sd, 'members.life.days': days })
  for (let k = 0; k < count; k++) addMember(forum, { lifePhase: (k + 0.5) / count, nextVisit: 1e9 })
  return forum
}

const forum = people(20_000)
/** The swings of everyone on one day. */
const swings = (day: number): number[] =>
  Array.from({ length: forum.members.count }, (_, k) => life(forum, k << MEMBER_SHIFT, day))

test('a member goes from turn to turn on a quarter of a circle', () => {
  const one = people(1)
  const { keyA, keyB, lifePhase } = memberOf(one, 0)
  expect(lifePhase).toBe(0.5)
  const turn = (k: number): number => normal(keyA, keyB, decision.lifeTurn, k)
  // Day 5 with phase 0.5: x = 1, at the turn itself. Day 20: x = 2.5, half way between turns 2 and 3.
  expect(life(one, 0, 5)).toBeCloseTo(sd * turn(1), 6)
  expect(life(one, 0, 20)).toBeCloseTo(sd * (turn(2) + turn(3)) * Math.SQRT1_2, 6)
  // Day 22: x = 2.7, w = 0.7
  expect(life(one, 0, 22)).toBeCloseTo(sd * (Math.cos(0.35 * Math.PI) * turn(2) + Math.sin(0.35 * Math.PI) * turn(3)), 6)
})

test('the path has no memory: a day looks the same whichever days were asked for before', () => {
  const asked = people(200)
  const fresh = people(200)
  for (let member = 0; member < 200; member++) {
    const me = member << MEMBER_SHIFT
    for (const day of [400, 3, 17, 900]) life(asked, me, day)
    expect(life(asked, me, 123.4)).toBe(life(fresh, me, 123.4))
  }
})

test('the path has no jumps', () => {
  for (let k = 0; k < 1000; k++) {
    const [before, after] = [4.999999, 5.000001].map((day) =>
      life(forum, k << MEMBER_SHIFT, day + days * (1 - (k + 0.5) / 20_000)),
    )
    expect(Math.abs(before! - after!)).toBeLessThan(1e-4)
  }
})

test.each([0, 2.5, 5, 9, 14, 365])('on day %d its mean is 0 and its variance that of every other day', (day) => {
  const values = swings(day)
  expect(Math.abs(meanScore(values, 0))).toBeLessThan(4)
  expect(Math.abs(variance(values) / sd ** 2 - 1)).toBeLessThan(4 * Math.sqrt(2 / values.length))
})

test('its variance is the same at every place between two turns', () => {
  // All phases together would hide a wave that begins anew at every turn.
  for (const w of [0, 0.25, 0.5, 0.75]) {
    const values = Array.from({ length: 20_000 }, (_, k) => life(forum, k << MEMBER_SHIFT, days * (3 + w - (k + 0.5) / 20_000)))
    expect(Math.abs(variance(values) / sd ** 2 - 1)).toBeLessThan(4 * Math.sqrt(2 / values.length))
  }
})

/**
 * With two turns in common the product of two places is cos cos + sin sin, with one it is sin cos. Averaged over a uniform
 * phase, both cases together give (1 - h/2) cos(pi h/2) + sin(pi h/2) / pi for h = lag / days up to 2; beyond, no turn is shared.
 */
const expectedCorrelation = (h: number): number =>
  h >= 2 ? 0 : (1 - h / 2) * Math.cos((Math.PI * h) / 2) + Math.sin((Math.PI * h) / 2) / Math.PI

test.each([0.1, 0.3, 0.5, 0.8, 1, 1.3, 1.7, 2, 3])('after %d turns it correlates with itself as the closed form says', (h) => {
  const now = swings(40)
  const later = swings(40 + h * days)
  const correlation = correlationScore(now, later) / Math.sqrt(now.length)
  expect(Math.abs(correlation - expectedCorrelation(h))).toBeLessThan(0.03)
})

test('one life tells nothing of the next', () => {
  const values = swings(100)
  expect(Math.abs(correlationScore(values.slice(1), values.slice(0, -1)))).toBeLessThan(4)
  expect(Math.abs(mean(values))).toBeLessThan(0.03)
})
