import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { factNames, factsOf } from '../../src/evidence/facts.js'
import { overTime, spanCount } from '../../src/evidence/overTime.js'
import { type Line, logOf } from './logs.js'

// Spans of three days: 0 to 3, 3 to 6; day 6 and 7 are left over.
const log = logOf([
  [0, 0, 1],
  [1, 0, 2],
  [3, 0, 3],
  [4, 1, 1],
  [5, 1, 3],
  [6, 2, 2],
  [7, 2, 1],
])
const window = { from: 0, to: 7, burnIn: 0 }

describe('facts over time, worked by hand', () => {
  const { spans, left } = overTime(log, window, 3)
  const [first, second] = spans.map(({ facts }) => facts)

  test('are of whole spans, and what is left is told', () => {
    expect(spans.map(({ from, to }) => [from, to])).toEqual([
      [0, 3],
      [3, 6],
    ])
    expect(left).toBe(1)
  })

  test('count a post on an edge in the later span only', () => {
    expect(first?.allPosts.value).toBe(2)
    expect(second?.allPosts.value).toBe(3)
  })

  test('see each span as if it were all there is', () => {
    expect(first).toMatchObject({ members: { value: 2 }, spanDays: { value: 3 }, onePostShare: { value: 1 } })
    expect(first?.allPostsPerDay.value).toBeCloseTo(2 / 3, 12)
    // The first member has two posts in all and one here; the third has two here.
    expect(second).toMatchObject({ members: { value: 2 }, onePostShare: { value: 0.5, n: 2 } })
    // The answer to a thread begun before is to nobody: the one tie is that of the thread begun on day 4, answered a day later.
    expect(second?.giantShare).toMatchObject({ value: 1, n: 2 })
    expect(second?.reciprocity).toMatchObject({ value: 0, n: 1 })
  })

  test('see no thread that was begun before, and follow none beyond the span', () => {
    // Answered after two days, after five hours, and never; the post of day 25 answers the thread of day 3.
    const month = logOf([
      [0, 0, 1],
      [2, 0, 2],
      [3, 1, 1],
      [21, 2, 1],
      [21 + 5 / 24, 2, 2],
      [25, 1, 2],
    ])
    const [early, late] = overTime(month, { from: 0, to: 40, burnIn: 0 }, 20).spans
    expect(early?.facts.unanswered).toMatchObject({ value: 0.5, n: 2 })
    expect(early?.facts.firstReplyMedianHours).toMatchObject({ value: 48, n: 1 })
    expect(late?.facts.unanswered).toMatchObject({ value: 0, n: 1 })
    expect(late?.facts.firstReplyMedianHours.value).toBeCloseTo(5, 10)
    expect(factsOf(month, { from: 0, to: 40 }).unanswered).toMatchObject({ value: 0, n: 3 })
  })

  test('end with the window where it holds whole spans only, a post at its last moment included', () => {
    const whole = overTime(log, { ...window, to: 6 }, 3)
    expect(whole.left).toBe(0)
    expect(whole.spans.map(({ facts }) => facts.allPosts.value)).toEqual([2, 4])
  })

  test('take no notice of the burn-in of the window', () => {
    expect(overTime(log, { ...window, burnIn: 2 }, 3)).toEqual(overTime(log, window, 3))
  })

  test('of a span in which nobody wrote are none, and it stands there all the same', () => {
    const quiet = overTime(
      logOf([
        [0, 0, 1],
        [9, 1, 1],
      ]),
      { from: 0, to: 9, burnIn: 0 },
      3,
    )
    expect(quiet.spans.map(({ facts }) => facts.members.value)).toEqual([1, 0, 1])
    expect(quiet.spans[1]?.facts).toMatchObject({ allPostsPerDay: { value: 0 }, gini: { value: Number.NaN } })
  })

  test.each([
    [0.1, 0.7, 0.2, 3],
    [0, 0.3, 0.1, 3],
    [0.345, 2146.468, 180, 11],
    [0, 7, 7.01, 0],
  ])('from %d to %d there are of %d days %i', (from, to, every, count) => {
    expect(spanCount({ from, to }, every)).toBe(count)
  })
})

const lines = fc
  .array(fc.tuple(fc.nat(40), fc.nat(6), fc.integer({ min: -1, max: 8 })), { minLength: 1, maxLength: 60 })
  .map((posts): Line[] => posts.toSorted(([one], [other]) => one - other))

describe('the laws of facts over time', () => {
  test('one span as long as the window has the facts of the window', () => {
    fc.assert(
      fc.property(lines, (posts) => {
        const all = { from: 0, to: 40, burnIn: 0 }
        const { spans, left } = overTime(logOf(posts), all, 40)
        expect(left).toBe(0)
        expect(spans).toEqual([{ from: 0, to: 40, facts: factsOf(logOf(posts), all, factNames) }])
      }),
      { numRuns: 40 },
    )
  })

  test('every post of whole spans is counted in one of them', () => {
    fc.assert(
      fc.property(lines, fc.integer({ min: 3, max: 40 }), (posts, every) => {
        const { spans } = overTime(logOf(posts), { from: 0, to: 40, burnIn: 0 }, every)
        const end = spans.at(-1)!.to
        const counted = spans.reduce((sum, { facts }) => sum + facts.allPosts.value, 0)
        expect(counted).toBe(posts.filter(([day]) => (end === 40 ? day <= 40 : day < end)).length)
      }),
      { numRuns: 40 },
    )
  })

  test('a span has the facts that its days have as a window, where no post lies on its end', () => {
    fc.assert(
      fc.property(lines, (posts) => {
        const moved = logOf(posts.map(([day, thread, member]): Line => [day + 0.5, thread, member]))
        for (const { from, to, facts } of overTime(moved, { from: 0, to: 41, burnIn: 0 }, 10).spans)
          expect(facts).toEqual(factsOf(moved, { from, to }, factNames))
      }),
      { numRuns: 20 },
    )
  })
})
