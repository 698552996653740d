import { describe, expect, test } from 'vitest'
import { factsOf } from '../../src/evidence/facts.js'
import { type Line, logOf } from './logs.js'

const ANOTHER = 50

/** One who writes on day 1, 2, ... a reply (r) in another's thread, or a thread of one's own (o) and perhaps in it (t). */
const member = (who: number, kinds: string): Line[] =>
  [...kinds].map((kind, k): Line => [k + 1, kind === 'r' ? 0 : kind === 'o' ? 1000 * (who + 1) + k : 1000 * (who + 1), who])

const forum = (...members: readonly Line[][]) =>
  logOf([[0, 0, ANOTHER] as const, ...members.flat()].toSorted(([one], [other]) => one - other))

describe('the later half of what a member writes, beside the earlier', () => {
  test('is told by the mean difference of shares of replies, over those with ten posts', () => {
    const { answeringShift } = factsOf(
      // +1, -0.2, and 11 posts of which the sixth belongs to neither half: +0.4; nine posts are too few.
      forum(member(1, 'ooooorrrrr'), member(2, 'rrooorotto'), member(3, 'oooootrrooo'), member(4, 'oooorrrrr')),
    )
    const shifts = [1, (1 - 2) / 5, (2 - 0) / 5]
    const mean = shifts.reduce((sum, shift) => sum + shift / 3, 0)
    const error = Math.sqrt(shifts.reduce((sum, shift) => sum + (shift - mean) ** 2, 0) / 6)
    expect(answeringShift.n).toBe(3)
    expect(answeringShift.value).toBeCloseTo(mean, 12)
    expect(answeringShift.high! - mean).toBeCloseTo(1.96 * error, 4)
  })

  test('is zero where members go on as they began', () => {
    expect(factsOf(forum(member(1, 'oroorrorto'), member(2, 'rrrrrrrrrrrr'))).answeringShift.value).toBeCloseTo(0, 12)
  })
})

describe('the last third of the forum, beside the middle one', () => {
  const log = logOf([
    [0, 1, 1],
    [1, 1, 2],
    [30, 2, 2],
    [49, 2, 1],
    [50, 3, 3],
    [60, 3, 1],
    [70, 3, -1],
    [80, 2, 3],
    [90, 1, 2],
    [91, 2, 1],
    [95, 3, 3],
  ])

  test('is told by the share of replies to others', () => {
    // Day 33 to 66: replies 2 of 3; day 66 to 99: 3 of 4. A reply in the own thread is none, and an unknown author is nobody.
    expect(factsOf(log, { from: 0, to: 99 }).mixDrift).toEqual({ value: expect.closeTo(3 / 4 - 2 / 3, 12), n: 7 })
    // Day 65 to 82: 1 of 1; day 82 to 99: 2 of 3.
    expect(factsOf(log, { from: 0, to: 99, burnIn: 48 }).mixDrift.value).toBeCloseTo(2 / 3 - 1, 12)
  })

  test('and by the growth of posts beyond that of newcomers', () => {
    // Posts grow from 2 to 3, newcomers stay 1 and 1.
    const grown = logOf([
      [0, 1, 1],
      [40, 1, 2],
      [50, 2, 1],
      [70, 3, 3],
      [80, 2, 3],
      [90, 1, 2],
    ])
    expect(factsOf(grown, { from: 0, to: 99 }).growthBeyondMembers.value).toBe(3 / 2)
  })
})

test('posts per active month count whole months of thirty days only', () => {
  const log = logOf([
    [0, 1, 1],
    [1, 1, 1],
    [29, 1, 2],
    [31, 1, 1],
    [61, 1, 1],
    [62, 1, 1],
  ])
  // Months: 1 wrote 2 and 2 wrote 1; 1 wrote 1; the third month is not whole.
  expect(factsOf(log, { from: 0, to: 80 }).postsPerActiveMonth).toEqual({ value: 4 / 3, n: 3 })
})
