import { describe, expect, test } from 'vitest'
import type { Forum } from '../../src/model/forum.js'
import { measureNames, summarise } from '../../src/model/measures.js'
import { countPost } from '../../src/model/posting.js'
import { FIRST_POST, M, MEMBER_SHIFT, reasons } from '../../src/model/records.js'
import { simulate } from '../../src/model/simulate.js'
import { addMember, addThread, quietForum, setMember, topics } from './madeByHand.js'

const DAY = 24
const days = 100
const end = days * DAY

/** A forum at the end of its run, with members who wrote these numbers of posts long ago. */
function writers(...posts: readonly number[]): Forum {
  const forum = quietForum({ 'clock.days': days, 'care.base': 0 })
  for (const own of posts) addMember(forum, { posts: own, firstPost: own > 0 ? 1 : -1, lastPost: own > 0 ? 1 : -1 })
  forum.now = end
  return forum
}

describe('who writes how much', () => {
  test('is told by shares, in groups of whole members', () => {
    // 20 registered: 1 % is rounded to one member, 10 % to two.
    const found = summarise(writers(20, 10, 4, 3, 1, 1, 1, ...Array.from({ length: 13 }, () => 0)))
    expect(found.registered).toBe(20)
    expect(found.everPosted).toBeCloseTo(7 / 20, 12)
    expect([found.shareTop1, found.shareNext9, found.shareRest90]).toEqual([0.5, 0.25, 0.25])
    expect(found.shareTop1Posters).toBe(0.5)
    expect(found.postsPerPoster).toBeCloseTo(40 / 7, 12)
    expect(found.onePostShare).toBeCloseTo(3 / 7, 12)
    // Of 7 with one, 4 wrote two; of those 4 three; of 2 with five, two six; of 2 with ten, one eleven.
    expect([found.continued1, found.continued2, found.continued5, found.continued10]).toEqual([4 / 7, 1, 1, 0.5])
    // Sorted 1 1 1 3 4 10 20: 2 * (1 + 2 + 3 + 12 + 20 + 60 + 140) / (7 * 40) - 8 / 7
    expect(found.gini).toBeCloseTo(476 / 280 - 8 / 7, 12)
  })

  test('has a slope of leaving with the number of posts, those still writing left out', () => {
    const forum = writers(1, 1, 1, 1, 1, 2, 2, 4, 25)
    // One who wrote two posts, the last 28 days ago, may still go on: at risk after one, not after two.
    addMember(forum, { posts: 2, firstPost: 1, lastPost: end - 28 * DAY })
    // Gone 5 of 10 after one, 2 of 4 after two, none of 2 after three, 1 of 2 after four.
    const x = [1, 2, 4].map(Math.log)
    const y = [5 / 10, 2 / 4, 1 / 2].map(Math.log)
    const weight = [10, 4, 2]
    const mean = (values: readonly number[]): number => values.reduce((sum, v, k) => sum + v * weight[k]!, 0) / 16
    const slope =
      x.reduce((sum, v, k) => sum + weight[k]! * (v - mean(x)) * (y[k]! - mean(y)), 0) /
      x.reduce((sum, v, k) => sum + weight[k]! * (v - mean(x)) ** 2, 0)
    expect(summarise(forum).leavingSlope).toBeCloseTo(slope, 12)
  })

  test('counts as giving and taking those who both opened and answered', () => {
    const forum = writers(2, 2, 2, 0)
    setMember(forum, 0, { threads: 1, replies: 1 })
    setMember(forum, 1, { threads: 2 })
    setMember(forum, 2, { replies: 2 })
    expect(summarise(forum).bothRoles).toBeCloseTo(1 / 3, 12)
  })
})

describe('how threads are answered', () => {
  const forum = quietForum({ 'clock.days': days })
  const opener = addMember(forum)
  // Posts after the first, and hours to the first reply.
  for (const [posts, hours] of [
    [0, -1],
    [1, 2],
    [3, 7],
    [12, 30],
    [4, -1],
  ] as const) {
    addThread(forum, opener, { opened: 10, posts, firstReply: hours < 0 ? -1 : 10 + hours, replies: hours < 0 ? 0 : posts })
  }
  addThread(forum, opener, { opened: end - 7 * DAY, posts: 99, firstReply: -1 })
  forum.now = end
  const found = summarise(forum)

  test('is told by all posts after the first, those of the last week left out', () => {
    expect([found.repliesMean, found.repliesMedian]).toEqual([4, 3])
    // Sorted 0 1 3 4 12: places 3.6 and 3.96
    expect(found.replies90).toBeCloseTo(4 + 0.6 * 8, 12)
    expect(found.replies99).toBeCloseTo(4 + 0.96 * 8, 12)
  })

  test('and by the time to the first reply of another, where there was one', () => {
    expect(found.unanswered).toBeCloseTo(2 / 5, 12)
    expect(found.firstReplyMedianHours).toBe(7)
    expect(found.firstReply75Hours).toBe(18.5)
  })
})

describe('who writes again', () => {
  test('is told by newcomers whose opening post was answered within 30 days, or not, at least 30 days before the end', () => {
    const forum = quietForum({ 'clock.days': days })
    // Opened on this day, answered so many days later (-1 never), posts in all.
    const newcomers = [
      [1, 1, 5],
      [1, 30, 1],
      [2, 2, 2],
      [2, -1, 1],
      [3, 31, 2],
      [3, -1, 1],
      [71, 1, 9],
      [71, -1, 9],
    ] as const
    for (const [day, after, posts] of newcomers) {
      const opener = addMember(forum, { posts, firstPost: day * DAY, lastPost: day * DAY })
      addThread(forum, opener, {
        opened: day * DAY,
        topics: topics(0) | FIRST_POST,
        firstReply: after < 0 ? -1 : (day + after) * DAY,
      })
    }
    // Whose first post was an answer does not count, nor any later thread.
    const helper = addMember(forum, { posts: 2, firstPost: DAY, lastPost: DAY })
    addThread(forum, helper, { opened: 2 * DAY })
    forum.now = end
    const found = summarise(forum)
    expect(found.againAnswered).toBeCloseTo(2 / 3, 12)
    expect(found.againUnanswered).toBeCloseTo(1 / 3, 12)
    expect(found.againDifference).toBeCloseTo(1 / 3, 12)
  })

  test('and by those who write in the weeks 1, 4, 12 after their first post, where the run was long enough to see', () => {
    const forum = quietForum({ 'clock.days': days })
    const opener = addMember(forum)
    const thread = addThread(forum, opener)
    /** Posts of one member on these days after day 1. */
    const writes = (...after: readonly number[]): void => {
      const member = addMember(forum)
      for (const day of after) {
        forum.now = (1 + day) * DAY
        countPost(forum, thread, member, 1)
      }
    }
    writes(0, 6.99)
    writes(0, 7)
    writes(0, 13.99, 28, 90.9)
    writes(0, 14, 34.99, 84)
    writes(0, 35, 83.9)
    // First post so late that only week 1 is over before the end; and one too late for that.
    writes(100 - 1 - 14, 100 - 1 - 7)
    writes(100 - 1 - 13, 100 - 1 - 1)
    forum.now = end
    const found = summarise(forum)
    expect(found.activeWeek1).toBeCloseTo(3 / 6, 12)
    expect(found.activeWeek4).toBeCloseTo(2 / 5, 12)
    expect(found.activeWeek12).toBeCloseTo(2 / 5, 12)
    expect(found.activeWeek26).toBeNaN()
  })
})

describe('what the forum did to distress', () => {
  const forum = quietForum({ 'clock.days': days, 'support.reliefDays': 50, 'care.effect': 1, 'care.days': 100, 'care.base': 0 })
  /** A member with these entries in the ledger: support, helping, universality, contagion, harm, silence. */
  function withLedger(ledger: readonly number[], fields: Parameters<typeof addMember>[1]): void {
    const member = addMember(forum, fields)
    for (const [source, sum] of ledger.entries()) forum.members.real[(member << MEMBER_SHIFT) + M.ledger + source] = sum
  }
  withLedger([-1, -0.5, 0, 0.25, 0, 0.125], { posts: 3, replies: 1, baseline: 1, relief: -0.5, lasting: -0.25 })
  withLedger([0, 0, -0.25, 0, 0.5, 0], { posts: 1, baseline: 2 })
  withLedger([0, 0, -0.5, 0.125, 0, 0], { baseline: 0, careStart: 0, twinCareStart: 3e38 })
  forum.now = end
  const found = summarise(forum)
  const care = -(1 - Math.exp(-1))

  test('is the sum of the ledger, fading ignored, and the difference made by care', () => {
    expect(found.forumEffectPosters).toBeCloseTo((-1.125 + 0.25) / 2, 6)
    expect(found.forumEffectHelpers).toBeCloseTo(-1.125, 6)
    expect(found.forumEffectLurkers).toBeCloseTo(-0.375 + care, 6)
    expect(found.forumEffect).toBeCloseTo((-1.125 + 0.25 - 0.375 + care) / 3, 6)
  })

  test('by source, per poster', () => {
    const { reliefSupport, reliefHelping, reliefUniversality, reliefContagion, reliefHarm, reliefSilence, reliefCare } = found
    const sources = [reliefSupport, reliefHelping, reliefUniversality, reliefContagion, reliefHarm, reliefSilence, reliefCare]
    expect(sources).toEqual([-0.5, -0.25, -0.125, 0.125, 0.25, 0.0625, 0])
  })

  test('shows in distress as far as it has not faded, against that of the twins', () => {
    // Relief -0.5 faded over 100 days of a time constant of 50
    expect(found.meanDistress).toBeCloseTo((1 - 0.5 * Math.exp(-2) - 0.25 + 2 + 0 + care) / 3, 6)
    expect(found.twinDistress).toBeCloseTo(1, 6)
    expect(found.effectLeft).toBeCloseTo((-0.5 * Math.exp(-2) - 0.25 + care) / 3, 6)
  })
})

test('who is still there, who left and why, and who sought care', () => {
  const forum = quietForum({ 'clock.days': days, 'belonging.days': 20, 'care.waitDays': 30 })
  const week = end - 7 * DAY
  addMember(forum, { lastVisit: week, caughtUp: week, belonging: 0.5 })
  addMember(forum, { lastVisit: end - 1, caughtUp: end - 1, belonging: 0.25, left: end - 1, why: reasons.indexOf('recovered') })
  addMember(forum, { lastVisit: week - 1, caughtUp: week - 1, belonging: 1, careStart: 130, twinCareStart: 130 })
  addMember(forum, { lastVisit: 5, left: 5, why: reasons.indexOf('hurt'), careStart: 131, twinCareStart: 131 })
  addMember(forum, { lastVisit: 5, left: 5, why: reasons.indexOf('disappointed'), careStart: 31 })
  forum.now = end
  const found = summarise(forum)
  expect(found.activeMembers).toBe(2)
  expect(found.belonging).toBeCloseTo((0.5 * Math.exp(-7 / 20) + 0.25 * Math.exp(-1 / (24 * 20))) / 2, 6)
  expect([found.leftDisappointed, found.leftHurt, found.leftRecovered]).toEqual([0.2, 0.2, 0.2])
  // Sought on days 100, 101 and 1; the run ends with day 100.
  expect(found.careSought).toBe(2)
})

test('in a forum of nobody what has no value is NaN, and what is counted is 0', () => {
  const { measures } = simulate({ 'members.initial': 0, 'members.arrivalsPerDay': 0, 'clock.days': 30 })
  expect(measureNames.filter((name) => measures[name] !== 0 && !Number.isNaN(measures[name]))).toEqual([])
  for (const name of ['registered', 'posts', 'postsPerDay', 'threads', 'visits', 'activeMembers', 'careSought'] as const) {
    expect(measures[name]).toBe(0)
  }
  expect(measures.unanswered).toBeNaN()
  expect(measures.gini).toBeNaN()
})
