import { describe, expect, test } from 'vitest'
import { factsOf } from '../../src/evidence/facts.js'
import { type Line, logOf } from './logs.js'

const HELPER = 99
const hour = 1 / 24
const window = { from: 0, to: 200, burnIn: 0 }

/** The newcomer number `who` begins a thread of that number on a day; the helper replies after so many days each; posts anywhere later on. */
const newcomer = (who: number, day: number, replies: readonly number[], later: readonly number[] = []): Line[] => [
  [day, who, who],
  ...replies.map((after): Line => [day + after, who, HELPER]),
  ...later.map((after): Line => [day + after, 1000, who]),
]

/** Lines in the order of time, after a thread of the helper's that all can write in. */
const forum = (...newcomers: readonly Line[][]) =>
  logOf([[0, 1000, HELPER] as const, ...newcomers.flat()].toSorted(([one], [other]) => one - other))

describe('how first posts are received', () => {
  const facts = factsOf(
    forum(
      newcomer(1, 1, []),
      newcomer(2, 1, [29], [2, 2, 2]),
      newcomer(3, 1, [31]),
      newcomer(4, 1, [1, 2, 3]),
      // Too late to tell.
      newcomer(5, 150, [1]),
    ),
    window,
  )

  test('is told by those that somebody answered within a month, and by the commonest number of replies', () => {
    // The helper began a thread too, without a reply within a month but for the second newcomer's.
    expect(facts.firstPostsAnswered).toMatchObject({ value: 3 / 5, n: 5 })
    // Posts after the first: helper 3, newcomers 0, 1, 1, 3: two modes, of which the smaller.
    expect(facts.firstPostsReplies).toEqual({ value: 1, n: 5 })
  })

  test('leaves out whose first post was a reply, who came in the burn-in, and whose first post lies before the log', () => {
    const log = forum([[3, 1000, 7]], newcomer(8, 4, [1]), newcomer(9, 40, []))
    expect(factsOf(log, { ...window, burnIn: 30 }).firstPostsAnswered).toMatchObject({ value: 0, n: 1 })
    // From day 4.5 on the thread of the newcomer of day 4 is one begun before.
    expect(factsOf(log, { ...window, from: 4.5 }).firstPostsAnswered).toMatchObject({ value: 0, n: 1 })
  })

  test('an unknown author who answers is another', () => {
    const log = logOf([
      [1, 1, 1],
      [2, 1, -1],
      [3, 2, 2],
      [4, 2, 2],
    ])
    expect(factsOf(log, window).firstPostsAnswered).toMatchObject({ value: 1 / 2, n: 2 })
  })
})

describe('who comes back, on day 7 to 67', () => {
  const facts = factsOf(
    forum(
      newcomer(1, 1, [hour], [7]),
      newcomer(2, 1, [12 * hour], [6.9, 67.1]),
      newcomer(3, 1, [13 * hour], [67]),
      newcomer(4, 1, [1, 2], [30]),
      newcomer(5, 1, [hour, 6, 6.5], []),
      newcomer(6, 1, [7.5, 8], [20]),
      newcomer(7, 1, [], [20]),
    ),
    window,
  )

  test('is told apart by one reply and more in the first week', () => {
    expect(facts.backAfterOne).toMatchObject({ value: 2 / 3, n: 3 })
    // The helper's own thread got its first posts of others on day 7.9.
    expect(facts.backAfterMore).toMatchObject({ value: 1 / 2, n: 2 })
  })

  test('and by whether the first came within twelve hours', () => {
    expect(facts.backAfterSoon).toMatchObject({ value: 1 / 3, n: 3 })
    expect(facts.backAfterLate).toMatchObject({ value: 1, n: 2 })
  })
})

test('in a log without newcomers nothing is told', () => {
  const facts = factsOf(logOf([]), window)
  expect(facts.firstPostsAnswered.value).toBeNaN()
  expect(facts.firstPostsReplies.value).toBeNaN()
})
