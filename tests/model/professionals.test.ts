import { describe, expect, test } from 'vitest'
import { workShift } from '../../src/model/professionals.js'
import { BY_PROFESSIONAL, PROFESSIONAL, REMOVED } from '../../src/model/records.js'
import { addMember, addThread, memberOf, quietForum, threadOf, topics } from './madeByHand.js'

const settings = {
  'professionals.count': 2,
  'professionals.repliesPerDay': 12,
  'professionals.uptake': 0.75,
  'professionals.from': 9,
  'professionals.to': 17,
  'professionals.delayHours': 4,
  'professionals.referral': 0,
  'visiting.noticed': 0,
  'support.platitude': 0.15,
} as const

/** Lets the professionals work through these days, and says how many replies they wrote in each step. */
function work(forum: ReturnType<typeof quietForum>, days: number): number[] {
  const written: number[] = []
  for (const end = forum.now + days * forum.stepsPerDay; forum.now < end; forum.now++) {
    const before = forum.today.professionalReplies
    workShift(forum)
    written.push(forum.today.professionalReplies - before)
  }
  return written
}

/** A forum with more waiting threads than can be answered, old enough on the first morning. */
function crowded(more: Record<string, number | string> = {}) {
  const forum = quietForum({ ...settings, ...more })
  const opener = addMember(forum)
  for (let k = 0; k < 200; k++) addThread(forum, opener, { opened: -Math.ceil(4 / forum.parameters.clock.stepHours) })
  return forum
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)

describe('the capacity of a day', () => {
  test.each([0.5, 1, 2, 3, 4, 6, 8, 12, 24])('is the same with steps of %d h: persons x replies x uptake', (stepHours) => {
    // 2 * 12 * 0.75 = 18
    expect(sum(work(crowded({ 'clock.stepHours': stepHours }), 1))).toBe(18)
  })

  test('is spread over the office hours and used in no other', () => {
    const hours = work(crowded(), 1)
    // 18 / 8 h = 2.25 an hour; broken replies wait for the next hour
    expect(hours.slice(9, 17)).toEqual([2, 2, 2, 3, 2, 2, 2, 3])
    expect(sum([...hours.slice(0, 9), ...hours.slice(17)])).toBe(0)
  })

  test('falls to the steps by the part of each that lies in office hours', () => {
    // From 9:30 to 17:00, steps of 6 h: 2.5 h in [6, 12), 5 h in [12, 18); 18 replies: 6 and 12
    const quarters = work(crowded({ 'clock.stepHours': 6, 'professionals.from': 9.5 }), 1)
    expect(quarters).toEqual([0, 6, 12, 0])
  })

  test('that nobody needs is lost, so that no reserve of replies builds up', () => {
    const forum = quietForum(settings)
    work(forum, 2)
    expect(forum.capacity).toBeLessThan(1)
    const opener = addMember(forum)
    for (let k = 0; k < 100; k++) addThread(forum, opener, { opened: forum.now })
    expect(sum(work(forum, 1))).toBe(18)
  })

  test.each([
    ['nobody is on duty', { 'professionals.count': 0 }],
    ['nothing of it is used', { 'professionals.uptake': 0 }],
    ['nobody may reply', { 'professionals.repliesPerDay': 0 }],
  ])('is nothing where %s', (_, none) => {
    expect(sum(work(crowded(none), 1))).toBe(0)
  })
})

describe('the threads they answer', () => {
  /** One professional who could write one reply an hour, from 0 to 24 h. */
  const always = {
    ...settings,
    'professionals.count': 1,
    'professionals.repliesPerDay': 24,
    'professionals.uptake': 1,
    'professionals.from': 0,
    'professionals.to': 24,
  }
  const isAnswered = (forum: ReturnType<typeof quietForum>, thread: number): boolean =>
    (threadOf(forum, thread).topics & BY_PROFESSIONAL) !== 0

  test.each([0, 1, 4, 7, 14, 25])('are %d h old before, and are answered once', (delayHours) => {
    const forum = quietForum({ ...always, 'professionals.delayHours': delayHours })
    addThread(forum, addMember(forum))
    const written = work(forum, 2)
    expect(written.indexOf(1)).toBe(delayHours)
    expect(sum(written)).toBe(1)
  })

  test('are not older than two days', () => {
    const inTime = quietForum({ ...always, 'professionals.delayHours': 0 })
    addThread(inTime, addMember(inTime), { opened: -48 })
    expect(sum(work(inTime, 1))).toBe(1)
    const tooLate = quietForum({ ...always, 'professionals.delayHours': 0 })
    addThread(tooLate, addMember(tooLate), { opened: -49 })
    expect(sum(work(tooLate, 1))).toBe(0)
  })

  test('are taken in the order of opening, whether peers have answered or not, but not where they were removed', () => {
    const forum = quietForum(always)
    const opener = addMember(forum)
    const first = addThread(forum, opener, { opened: -9, replies: 3, firstReply: -9 })
    const removed = addThread(forum, opener, { opened: -8, topics: topics(0) | REMOVED })
    const second = addThread(forum, opener, { opened: -7 })
    const answered = [1, 2, 3].map(() => {
      workShift(forum)
      return [first, removed, second].map((thread) => isAnswered(forum, thread))
    })
    expect(answered).toEqual([
      [true, false, false],
      [true, false, true],
      [true, false, true],
    ])
  })

  test('as a backstop are those that no peer has answered', () => {
    const forum = quietForum({ ...always, 'professionals.policy': 'backstop' })
    const opener = addMember(forum)
    const answered = addThread(forum, opener, { opened: -9, replies: 1, firstReply: -9 })
    const waiting = addThread(forum, opener, { opened: -8 })
    work(forum, 1)
    expect([answered, waiting].map((thread) => isAnswered(forum, thread))).toEqual([false, true])
  })

  test('by triage are those of greatest need first', () => {
    const forum = quietForum({ ...always, 'professionals.policy': 'triage' })
    const opener = addMember(forum)
    const threads = [0.3, 0.9, 0.6].map((needShown) => addThread(forum, opener, { opened: -9, needShown }))
    const order: boolean[][] = []
    for (let k = 0; k < 3; k++) {
      workShift(forum)
      order.push(threads.map((thread) => isAnswered(forum, thread)))
    }
    expect(order).toEqual([
      [false, true, false],
      [false, true, true],
      [true, true, true],
    ])
  })

  test('are found again on every day of a long run', () => {
    const forum = quietForum(always)
    const opener = addMember(forum)
    for (let day = 0; day < 20; day++) {
      addThread(forum, opener, { opened: forum.now })
      expect(sum(work(forum, 1))).toBe(1)
    }
  })
})

describe('a reply by a professional', () => {
  function replied(referral = 0) {
    const forum = quietForum(
      { ...settings, 'professionals.advice': 0.8, 'professionals.delayHours': 0, 'professionals.referral': referral },
      true,
    )
    const opener = addMember(forum, { meaning: 0.5 })
    const thread = addThread(forum, opener, { information: 0.5, needShown: 0.4, opened: 0 })
    const newer = addThread(forum, opener, { opened: 8, topics: topics(0) | BY_PROFESSIONAL })
    forum.now = 9
    workShift(forum)
    return { forum, opener, thread, newer }
  }

  test('gives advice by what is told, half a hope and half a care, and no story', () => {
    const { forum, opener } = replied()
    // 0.3 * 0.8 * 0.5 + 0.1 + 0.1 = 0.32
    expect([...(forum.log?.parts.subarray(0, 4) ?? [])]).toEqual([
      0,
      expect.closeTo(0.12, 7),
      expect.closeTo(0.1, 7),
      expect.closeTo(0.1, 7),
    ])
    expect(memberOf(forum, opener)).toMatchObject({ inboxCount: 1, received: 1, inboxFit: expect.closeTo(0.17, 6) })
  })

  test('is the first reply, moves the thread up, and is no post of a member', () => {
    const { forum, thread, newer } = replied()
    expect(threadOf(forum, thread)).toMatchObject({
      replies: 1,
      firstReply: 9,
      posts: 1,
      lastReplier: PROFESSIONAL,
      lastPoster: PROFESSIONAL,
      lastActivity: forum.moment,
      nextA: newer,
    })
    expect(forum.today).toMatchObject({ professionalReplies: 1, replies: 0, posts: 0 })
    expect([forum.log?.member[0], forum.log?.kind[0], forum.log?.length]).toEqual([0, 4, 1])
  })

  test('counts among the recent replies, which fade over a week', () => {
    const { forum } = replied()
    expect([forum.recentReplies, forum.recentProfessionalReplies]).toEqual([1, 1])
    forum.recentReplies += 3
    forum.now++
    work(forum, 7)
    // After 7 days, e times less; nothing was left to answer.
    expect(forum.recentReplies).toBeCloseTo(4 / Math.E, 10)
    expect(forum.recentProfessionalReplies).toBeCloseTo(1 / Math.E, 10)
  })

  test('advises care with a chance that grows with the need shown', () => {
    const forum = quietForum({
      ...settings,
      'professionals.count': 50,
      'professionals.repliesPerDay': 200,
      'professionals.uptake': 1,
      'professionals.referral': 0.5,
      'clock.stepHours': 24,
    })
    for (let k = 0; k < 10_000; k++) addThread(forum, addMember(forum), { needShown: 0.6, opened: -1 })
    workShift(forum)
    expect(forum.today.professionalReplies).toBe(10_000)
    expect(Math.abs(forum.today.referrals - 3000)).toBeLessThan(4 * Math.sqrt(2100))
    expect(replied(0).forum.today.referrals).toBe(0)
  })
})
