import { expect, test } from 'vitest'
import { bind, bondTo } from '../../src/model/bonds.js'
import { M, MEMBER_SHIFT } from '../../src/model/records.js'
import { addMember, quietForum } from './madeByHand.js'

const forum = quietForum()
const strengths = (me: number): Record<number, number> =>
  Object.fromEntries(
    [0, 1, 2, 3].map((k) => [forum.members.whole[me + M.bondPartner + k], forum.members.real[me + M.bondStrength + k]]),
  )

/** Someone with bonds of these strengths to the members 11, 12, ... */
function boundTo(...gains: readonly number[]): number {
  const me = addMember(forum) << MEMBER_SHIFT
  for (const [k, gain] of gains.entries()) bind(forum, me, 11 + k, gain)
  return me
}

test('a bond grows by a share of what is missing to a full one', () => {
  const me = boundTo(0.3)
  expect(bondTo(forum, me, 11)).toBeCloseTo(0.3, 6)
  bind(forum, me, 11, 0.5)
  expect(bondTo(forum, me, 11)).toBeCloseTo(0.65, 6)
  bind(forum, me, 11, 1)
  expect(bondTo(forum, me, 11)).toBe(1)
})

test('there is none to a stranger', () => {
  expect(bondTo(forum, boundTo(0.3), 12)).toBe(0)
  expect(bondTo(forum, boundTo(), 0)).toBe(0)
})

test('four are kept; a stronger one takes the place of the weakest, a weaker one of none', () => {
  const me = boundTo(0.5, 0.2, 0.4, 0.3)
  bind(forum, me, 20, 0.15)
  expect(strengths(me)).toEqual({ 11: 0.5, 12: Math.fround(0.2), 13: Math.fround(0.4), 14: Math.fround(0.3) })
  bind(forum, me, 20, 0.25)
  expect(strengths(me)).toEqual({ 11: 0.5, 13: Math.fround(0.4), 14: Math.fround(0.3), 20: 0.25 })
  bind(forum, me, 21, 0.9)
  expect(strengths(me)).toEqual({ 11: 0.5, 13: Math.fround(0.4), 14: Math.fround(0.3), 21: Math.fround(0.9) })
})

test('a bond that is there grows, even where another is weaker', () => {
  const me = boundTo(0.1, 0.2, 0.3, 0.4)
  bind(forum, me, 14, 0.5)
  expect(bondTo(forum, me, 14)).toBeCloseTo(0.7, 6)
  expect(bondTo(forum, me, 11)).toBeCloseTo(0.1, 6)
})
