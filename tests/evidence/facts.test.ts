import { describe, expect, test } from 'vitest'
import { type FactName, type FactWindow, factNames, factsOf, quickFacts } from '../../src/evidence/facts.js'
import { normalised } from '../../src/evidence/posts.js'
import { type Line, logOf } from './logs.js'

/** The values of some facts of a log. */
const values = (log: ReturnType<typeof logOf>, names: readonly FactName[], window?: Partial<FactWindow>) => {
  const facts = factsOf(log, window, names)
  return Object.fromEntries(names.map((name) => [name, facts[name].value]))
}

/** Posts of members with so many each, an hour apart, all in one thread that the first began. */
const writing = (...posts: readonly number[]) =>
  logOf(posts.flatMap((count, who) => Array.from({ length: count }, (_, k): Line => [(k + 100 * who) / 24, 0, who])))

describe('who writes how much', () => {
  const log = writing(1, 1, 1, 2, 5)

  test('is counted over members', () => {
    expect(
      values(log, ['members', 'allPosts', 'onePostShare', 'tenPostsShare', 'postsPerPoster', 'postsMedian', 'posts90']),
    ).toEqual({
      members: 5,
      allPosts: 10,
      onePostShare: 3 / 5,
      tenPostsShare: 0,
      postsPerPoster: 2,
      postsMedian: 1,
      // Between the second largest (2) and the largest (5), at 0.9 x 4 = 3.6.
      posts90: expect.closeTo(2 + 0.6 * 3, 12),
    })
  })

  test('is shared out by groups whose size is rounded up', () => {
    // 1 % of five members is one, 10 % too: the next 9 % are nobody.
    expect(values(log, ['top1Share', 'next9Share', 'rest90Share'])).toEqual({ top1Share: 0.5, next9Share: 0, rest90Share: 0.5 })
    // Of 101 members the top 1 % are two and the top 10 % eleven.
    const many = writing(30, 20, ...Array.from({ length: 9 }, () => 5), ...Array.from({ length: 90 }, () => 1))
    const { top1Share, next9Share, rest90Share } = values(many, ['top1Share', 'next9Share', 'rest90Share'])
    expect(top1Share).toBeCloseTo(50 / 185, 12)
    expect(next9Share).toBeCloseTo(45 / 185, 12)
    expect(rest90Share).toBeCloseTo(90 / 185, 12)
  })

  test('has a Gini coefficient: half the mean difference of two members over the mean', () => {
    const counts = [1, 1, 1, 2, 5]
    const differences = counts.flatMap((one) => counts.map((other) => Math.abs(one - other)))
    expect(values(log, ['gini']).gini).toBeCloseTo(differences.reduce((a, b) => a + b, 0) / 25 / 2 / 2, 12)
  })

  test('has a tail whose exponent is found by maximum likelihood over those with five posts', () => {
    const { tailExponent } = factsOf(writing(1, 4, 5, 9, 20))
    const exponent = 1 + 3 / (Math.log(5 / 4.5) + Math.log(9 / 4.5) + Math.log(20 / 4.5))
    expect(tailExponent.value).toBeCloseTo(exponent, 12)
    expect(tailExponent.n).toBe(3)
    expect(tailExponent.high! - exponent).toBeCloseTo((1.96 * (exponent - 1)) / Math.sqrt(3), 3)
  })

  test('leaves out posts of unknown authors, which are counted apart', () => {
    const facts = values(logOf([...[0, 1].map((day): Line => [day, 0, 1]), [2, 0, -1]]), [
      'members',
      'allPosts',
      'postsPerPoster',
      'unknownShare',
    ])
    expect(facts).toEqual({ members: 1, allPosts: 3, postsPerPoster: 2, unknownShare: 1 / 3 })
  })
})

describe('the intervals of inequality', () => {
  /** Standard deviation over all samples that may be drawn from a population that the log is. */
  test.each(['top1Share', 'gini'] as const)('%s: as wide as the spread of resampled members says', (name) => {
    const counts = Array.from({ length: 300 }, (_, k) => Math.ceil(40 / (1 + k / 10)))
    let state = 1
    const random = () => {
      state = (state * 48_271) % 2_147_483_647
      return state / 2_147_483_647
    }
    const drawn = Array.from({ length: 300 }, () => {
      const sample = counts.map(() => counts[Math.floor(random() * counts.length)]!)
      return factsOf(writing(...sample), {}, [name])[name].value
    })
    const mean = drawn.reduce((a, b) => a + b, 0) / drawn.length
    const spread = Math.sqrt(drawn.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (drawn.length - 1))
    const { value, high } = factsOf(writing(...counts), {}, [name])[name]
    expect((high! - value) / 1.96 / spread).toBeGreaterThan(0.8)
    expect((high! - value) / 1.96 / spread).toBeLessThan(1.25)
  })
})

describe('who writes on', () => {
  // Day 0: 1 to 4; day 40: 5, too late for 60 days of follow-up before day 90.
  const log = logOf([
    [0, 0, 1],
    [0, 0, 2],
    [0, 0, 3],
    [10, 0, 3],
    [20, 0, 4],
    [21, 0, 4],
    [22, 0, 4],
    [40, 0, 5],
    [90, 0, 4],
  ])

  test('is asked of newcomers who were followed for 60 days', () => {
    const { nextAfter1, nextAfter2, nextAfter5 } = factsOf(log)
    expect(nextAfter1).toMatchObject({ value: 2 / 4, n: 4 })
    expect(nextAfter2).toMatchObject({ value: 1 / 2, n: 2 })
    expect(nextAfter5).toMatchObject({ value: Number.NaN, n: 0 })
  })

  test('knows only those who come after the burn-in', () => {
    expect(factsOf(log, { burnIn: 15 }).nextAfter1).toMatchObject({ value: 1, n: 1 })
  })
})

describe('threads', () => {
  // Thread 1: a question, an answer after 2 h, thanks, another. Thread 2: only its author. Thread 3: nobody. Thread 4: too young.
  const log = logOf([
    [0, 1, 1],
    [2 / 24, 1, 2],
    [3 / 24, 1, 1],
    [1, 2, 2],
    [2, 2, 2],
    [3, 3, 3],
    [4, 1, 3],
    [20, 4, 4],
    [20.5, 4, 1],
    [24, 1, -1],
  ])
  const facts = factsOf(log)
  const value = (name: FactName): number => facts[name].value

  test('are measured where they are at least a week old', () => {
    expect(facts.repliesMean).toMatchObject({ value: (4 + 1 + 0) / 3, n: 3 })
    expect(value('repliesMedian')).toBe(1)
    expect(facts.repliedMean).toMatchObject({ value: 2.5, n: 2 })
    expect(facts.noReply).toMatchObject({ value: 1 / 3, n: 3 })
    // 1, 2, 3 and the unknown author; 2; 3.
    expect(value('participantsMedian')).toBe(1)
    // 24 days and one day.
    expect(value('threadLifeMedianDays')).toBeCloseTo(12.5, 12)
  })

  test('are answered by others, not by who began them', () => {
    expect(facts.unanswered).toMatchObject({ value: 2 / 3, n: 3 })
    expect(facts.firstReplyMedianHours).toMatchObject({ value: expect.closeTo(2, 9), n: 1 })
    expect(facts.answered24h).toMatchObject({ value: 1 / 3, n: 3 })
  })

  test('are answered on the first day or later', () => {
    const late = logOf([
      [0, 1, 1],
      [1, 1, 2],
      [2, 2, 1],
      [3.5, 2, 2],
      [30, 3, 1],
    ])
    expect(factsOf(late)).toMatchObject({ answered24h: { value: 1 / 2 }, unanswered: { value: 0 } })
  })

  test('wait for an answer until the log ends: the young ones count as long as they are seen', () => {
    // At risk 4: answered after 2 h (of 4), after 12 h (of 3 left); the other two are never answered.
    expect(facts.answeredBy1h.value).toBe(0)
    expect(facts.answeredBy12h.value).toBeCloseTo(1 / 2, 9)
    expect(facts.answeredBy7d).toMatchObject({ value: expect.closeTo(1 / 2, 9), n: 4 })
    expect(facts.waitMedianHours.value).toBeCloseTo(12, 9)
  })

  test('tell how much of the talk is by who asked, over all of them', () => {
    // Replies: 2, 1, 3, unknown in thread 1; 2 in thread 2; 1 in thread 4.
    expect(facts.starterShare).toMatchObject({ value: 2 / 6, n: 6 })
  })

  test('begun by an unknown author are answered by a known one and not by another unknown one', () => {
    const unknown = logOf([
      [0, 1, -1],
      [1, 1, -1],
      [2, 2, -1],
      [3, 2, 7],
      [20, 3, 7],
    ])
    expect(factsOf(unknown).unanswered).toMatchObject({ value: 1 / 2, n: 2 })
  })
})

describe('newcomers', () => {
  // 1 is answered on day 1 and back on day 8. 2 is answered on day 8 only, back on day 7 exactly. 3 begins with a reply, back day 67.
  // 4 is not answered and back after day 67. 5 comes too late.
  const log = logOf([
    [0, 1, 1],
    [1, 1, 9],
    [8, 1, 1],
    [10, 2, 2],
    [17, 2, 2],
    [18, 2, 9],
    [20, 1, 3],
    [30, 4, 4],
    [40, 5, 5],
    [87, 1, 3],
    [97.5, 6, 4],
    [100, 2, 9],
  ])
  const facts = factsOf(log)

  test('come back after the landmark of seven days, until day 67', () => {
    // 1, 2, 3, 4 and 9 (who begins with a reply) come by day 33.
    expect(facts.newcomers.value).toBe(5)
    expect(facts.newcomerStarts).toMatchObject({ value: 3 / 5, n: 5 })
    expect(facts.backAnswered).toMatchObject({ value: 1, n: 1 })
    expect(facts.backUnanswered).toMatchObject({ value: 0, n: 2 })
    expect(facts.backRepliers).toMatchObject({ value: 1, n: 2 })
  })

  test('come back ever, in other threads or in their own', () => {
    expect(facts.otherThreadAnswered).toMatchObject({ value: 0, n: 1 })
    expect(facts.otherThreadUnanswered).toMatchObject({ value: 1 / 2, n: 2 })
    expect(facts.everAgainUnanswered).toMatchObject({ value: 1, n: 2 })
  })

  test('are answered within a month, for the measures of the model', () => {
    // 1, 2; 4 and 5 are not answered, and 5 never writes again.
    expect(facts.againAnswered).toMatchObject({ value: 1, n: 2 })
    expect(facts.againUnanswered).toMatchObject({ value: 1 / 2, n: 2 })
    expect(facts.againDifference).toMatchObject({ value: 1 / 2, n: 4 })
  })

  test('are those whose first post comes after the burn-in', () => {
    expect(factsOf(log, { burnIn: 15 }).newcomers.value).toBe(2)
  })
})

describe('who stays', () => {
  const log = logOf([
    [0, 0, 1],
    [0, 0, 2],
    [6.9, 0, 2],
    [7, 0, 1],
    [13.9, 0, 1],
    [14, 0, 3],
    [30, 0, 1],
    [30, 0, 3],
  ])

  test('writes in a week, or in it or later', () => {
    const facts = factsOf(log)
    // 3 came on day 14: its first week ended on day 28, its second would end on day 35.
    expect(facts.activeWeek1).toMatchObject({ value: 1 / 3, n: 3 })
    expect(facts.activeWeek2).toMatchObject({ value: 0, n: 2 })
    expect(facts.surviveWeek1).toMatchObject({ value: 2 / 3, n: 3 })
    expect(facts.activeWeek4).toMatchObject({ n: 0 })
  })

  test('to the last moment of a week', () => {
    const exactly = logOf([
      [0, 0, 1],
      [7, 0, 1],
      [0, 0, 2],
      [6.99, 0, 2],
      [20, 0, 9],
    ])
    expect(factsOf(exactly)).toMatchObject({ activeWeek1: { value: 1 / 2, n: 2 }, surviveWeek1: { value: 1 / 2, n: 2 } })
  })

  test('has a lifetime from the first post to the last', () => {
    expect(values(log, ['lifetimeMedianDays', 'lifetimeMedianDaysTwo', 'lifetime90Days'])).toEqual({
      lifetimeMedianDays: 16,
      lifetimeMedianDaysTwo: 16,
      lifetime90Days: expect.closeTo(16 + 0.8 * 14, 9),
    })
  })
})

describe('roles', () => {
  const log = logOf([
    [0, 1, 1],
    [1, 1, 2],
    [2, 1, 1],
    [3, 2, 2],
    [4, 2, 3],
    [5, 2, 3],
    [6, 3, 4],
    [7, 3, 4],
  ])
  test('are to ask, to answer others, or both', () => {
    expect(values(log, ['bothRoles', 'onlyStart', 'onlyReply'])).toEqual({ bothRoles: 1 / 4, onlyStart: 2 / 4, onlyReply: 1 / 4 })
  })

  test('of the busiest answerers take the first hundredth, rounded up', () => {
    // Replies to others: 2 one, 3 two. First replies: one each.
    expect(values(log, ['top1Replies', 'top1FirstReplies'])).toEqual({ top1Replies: 2 / 3, top1FirstReplies: 1 / 2 })
    // Sixty answer once, and two of them once more: of sixty the hundredth is one.
    const many = logOf([[0, 1, 0], ...Array.from({ length: 62 }, (_, k): Line => [k + 1, 1, (k % 60) + 1])])
    expect(values(many, ['top1Replies'])).toEqual({ top1Replies: 2 / 62 })
  })
})

describe('weeks', () => {
  const log = logOf([
    [0.5, 0, 1],
    [1, 0, 2],
    [6, 0, 1],
    [8, 0, 1],
    [15, 0, 3],
    [15.5, 0, -1],
    [23, 0, 4],
  ])
  test('are counted from the first post, and only whole ones', () => {
    // Three whole weeks from day 0.5 to 21.5: posts 3, 1, 2; writers 2, 1, 1; first posts 2, 0, 1.
    const facts = factsOf(log)
    expect(facts.weeklyActiveMedian).toMatchObject({ value: 1, n: 3 })
    expect(facts.weeklyFirstMedian.value).toBe(1)
    expect(facts.weeklyPostsVariation.value).toBeCloseTo(1 / 2, 12)
  })
})

describe('the facts of nothing', () => {
  const none = normalised({
    length: 0,
    thread: new Int32Array(0),
    member: new Int32Array(0),
    parent: new Int32Array(0),
    time: [],
  })
  test('are counts of zero, and otherwise not defined', () => {
    const facts = factsOf(none, { from: 0, to: 100 }, factNames)
    const defined = factNames.filter((name) => Number.isFinite(facts[name].value))
    expect(defined.filter((name) => facts[name].value !== 0 && name !== 'spanDays')).toEqual([])
    expect(defined).toEqual(expect.arrayContaining(['members', 'threads', 'allPosts', 'newcomers']))
  })

  test('of one post are not errors either', () => {
    expect(factsOf(logOf([[3, 0, 1]]), {}, factNames)).toMatchObject({ members: { value: 1 }, unanswered: { value: Number.NaN } })
  })
})

describe('the window', () => {
  const log = logOf([
    [1, 0, 1],
    [2, 0, 2],
    [3, 1, 3],
    [4, 0, 1],
  ])

  test('is all there is where none is named, from the first post to the last', () => {
    expect(values(log, ['allPosts', 'spanDays'])).toEqual({ allPosts: 4, spanDays: 3 })
  })

  test('holds its first and its last moment', () => {
    expect(values(log, ['allPosts', 'members', 'spanDays'], { from: 2, to: 3 })).toEqual({ allPosts: 2, members: 2, spanDays: 1 })
  })

  test('shows only later posts of a thread begun before, which belongs to no fact of threads', () => {
    const late = values(log, ['threads', 'onlyReply', 'onlyStart', 'starterShare'], { from: 2, to: 40 })
    expect(late).toEqual({ threads: 2, onlyReply: 2 / 3, onlyStart: 1 / 3, starterShare: Number.NaN })
    expect(factsOf(log, { from: 2, to: 40 }).repliesMean).toMatchObject({ value: 0, n: 1 })
  })
})

describe('what is not asked for', () => {
  test('is not computed: slow facts only by name', () => {
    const facts = factsOf(writing(3, 2, 1))
    expect(quickFacts).not.toContain('modules')
    expect(facts.modules).toEqual({ value: Number.NaN })
    expect(factsOf(writing(3, 2, 1), {}, ['gini'])).toMatchObject({ members: { value: Number.NaN }, gini: { n: 3 } })
  })
})
