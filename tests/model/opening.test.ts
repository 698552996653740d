import { describe, expect, test, vi } from 'vitest'
import { considerOpening } from '../../src/model/opening.js'
import { FIRST_POST, NO_TOPIC } from '../../src/model/records.js'
import { misfit } from './chance.js'
import { ALWAYS, addMember, addThread, enter, memberOf, need, quietForum, setMember, threadOf, wait } from './madeByHand.js'

// On a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const settings = {
  'opening.base': -3,
  'opening.distress': 0.9,
  'opening.safety': 2,
  'opening.belonging': 0.5,
  'opening.answered': 0.7,
  'opening.restDays': 3,
  'identity.protection': 0.5,
  'identity.exposure': 1,
} as const

const logistic = (x: number): number => 1 / (1 + Math.exp(-x))

/** The share of visitors in the same state who open a thread, as a standard score against the expected logit. */
function scoreAgainst(logit: number, state: Parameters<typeof addMember>[1], sinceOwnThread?: number): number {
  const forum = quietForum(settings)
  wait(forum, 24 * 10)
  const visitors = 20_000
  for (let k = 0; k < visitors; k++) {
    const member = addMember(forum, { openingTrait: 0, baseline: 1, nextVisit: 1e6, ...state })
    if (sinceOwnThread !== undefined)
      setMember(forum, member, { ownThread: addThread(forum, member, { opened: 240 - sinceOwnThread }) })
    enter(forum, member)
    considerOpening(forum)
  }
  const p = logistic(logit)
  return (forum.today.threads - p * visitors) / Math.sqrt(visitors * p * (1 - p))
}

describe('the logit of opening a thread', () => {
  test.each([
    ['base alone', -3, {}],
    ['the trait', -3 + 2, { openingTrait: 2 }],
    ['distress above 1', -3 + 0.9 * 1.5, { openingTrait: 0, baseline: 2.5 }],
    ['relief, lasting change', -3 + 2 + 0.9 * -0.8, { openingTrait: 2, relief: -0.5, lasting: -0.3 }],
    ['safety below 1', -3 + 2 - 2 * 0.4, { openingTrait: 2, anonymity: 0.9 }],
    ['hurt, which is half as much safety lost', -3 + 2 - 2 * 0.5 * 0.6, { openingTrait: 2, hurt: 0.6 }],
    ['belonging', -3 + 0.5 * 0.8, { belonging: 0.8 }],
    ['being answered', -3 + 0.7 * 0.9, { answered: 0.9 }],
    ['not being answered', -3 + 2 - 0.7, { openingTrait: 2, answered: -1 }],
    [
      'all of it',
      -3 + 1.5 + 0.9 * 1 - 2 * 0.2 + 0.5 * 0.6 + 0.7 * 0.5,
      { openingTrait: 1.5, baseline: 2, anonymity: 0.7, belonging: 0.6, answered: 0.5 },
    ],
  ])('has %s', (_, logit, state) => {
    expect(Math.abs(scoreAgainst(logit, state))).toBeLessThan(4)
  })

  test('is 2 lower within the time of rest after an own thread', () => {
    expect(Math.abs(scoreAgainst(-3 + 2 - 2, { openingTrait: 2 }, 71))).toBeLessThan(4)
    expect(Math.abs(scoreAgainst(-3 + 2, { openingTrait: 2 }, 72))).toBeLessThan(4)
  })
})

describe('a thread', () => {
  const sure = { openingTrait: ALWAYS, experiences: 1 << 3, recognisable: 0.5, baseline: 1.5 }

  function opened(state: Parameters<typeof addMember>[1] = {}, more: Record<string, number> = {}) {
    const forum = quietForum({ ...settings, 'known.gain': 0.3, ...more }, true)
    wait(forum, 50)
    const member = addMember(forum, { ...sure, ...state })
    enter(forum, member)
    considerOpening(forum)
    return { forum, member, thread: threadOf(forum, 0) }
  }

  test('shows as much of the need as feels safe, and tells that and what is known from before', () => {
    // Safety 1 - (0.7 - 0.5) = 0.8; disclosure 0.8 * (0.4 + 0.6 n)
    const n = need(1.5)
    const disclosure = 0.8 * (0.4 + 0.6 * n)
    const { forum, member, thread } = opened({ anonymity: 0.7, known: 0.2 })
    expect(thread.needShown).toBeCloseTo(n * disclosure, 6)
    expect(thread.information).toBeCloseTo(1 - (1 - disclosure) * 0.8, 6)
    // Known towards 1 by 0.3 * disclosure * 0.5
    expect(memberOf(forum, member).known).toBeCloseTo(0.2 + 0.8 * 0.3 * disclosure * 0.5, 6)
  })

  test('of one who is fully in need, safe and known shows and tells everything', () => {
    const { thread } = opened({ baseline: 40, anonymity: 0, known: 1 })
    expect([thread.needShown, thread.information]).toEqual([1, 1])
  })

  test('hangs on the board of its topic, and is counted, dated and logged', () => {
    const { forum, member, thread } = opened()
    expect(thread).toMatchObject({ opener: member, opened: 50, lastActivity: forum.moment, replies: 0, firstReply: -1, posts: 0 })
    expect(thread).toMatchObject({ violationUntil: -1, lastReplier: -1, lastPoster: member })
    expect(forum.boards[3]).toBe(0)
    expect(memberOf(forum, member)).toMatchObject({
      ownThread: 0,
      threads: 1,
      posts: 1,
      firstPost: 50,
      lastPost: 50,
    })
    expect([forum.today.threads, forum.today.posts, forum.log?.length]).toEqual([1, 1, 1])
  })

  test('is marked where it is the first post of its opener', () => {
    expect(opened().thread.topics & FIRST_POST).toBe(FIRST_POST)
    const later = opened({ posts: 1, firstPost: 1, lastPost: 1 })
    expect(later.thread.topics & FIRST_POST).toBe(0)
    expect(memberOf(later.forum, later.member)).toMatchObject({ firstPost: 1 })
  })

  test('has its first topic at random among those lived, and a second with chance 0.4 where there is one', () => {
    const forum = quietForum(settings)
    for (let k = 0; k < 9000; k++) {
      enter(forum, addMember(forum, { ...sure, experiences: k < 6000 ? 0b10101 : 0b100 }))
      considerOpening(forum)
    }
    const pairs = Array.from({ length: 9000 }, (_, thread) => threadOf(forum, thread).topics)
    const first = pairs.map((both) => both & 255)
    const second = pairs.map((both) => (both >> 8) & 255)
    expect(second.slice(6000).every((topic) => topic === NO_TOPIC)).toBe(true)
    expect(first.slice(6000).every((topic) => topic === 2)).toBe(true)
    const two = second.slice(0, 6000).filter((topic) => topic !== NO_TOPIC).length
    expect(Math.abs(two - 2400)).toBeLessThan(4 * Math.sqrt(1440))
    const counts = [0, 2, 4].flatMap((one) =>
      [0, 2, 4].map((other) => pairs.filter((both) => (both & 65535) === (one | (other << 8))).length),
    )
    expect([counts[0], counts[4], counts[8]]).toEqual([0, 0, 0])
    const distinct = [1, 2, 3, 5, 6, 7].map((k) => counts[k]!)
    expect(
      misfit(
        distinct,
        distinct.map(() => two / 6),
      ),
    ).toBeLessThan(4)
  })
})
