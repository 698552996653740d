import { describe, expect, test } from 'vitest'
import { readInbox, waits } from '../../src/model/inbox.js'
import { HARM, SILENCE, SUPPORT } from '../../src/model/ledger.js'
import { GIVEN_UP, MEMBER_SHIFT, REMOVED } from '../../src/model/records.js'
import {
  addMember,
  addThread,
  enter,
  fieldOf,
  ledgerOf,
  memberOf,
  need,
  quietForum,
  setMember,
  threadOf,
  topics,
  wait,
} from './madeByHand.js'

const settings = {
  'support.gain': 0.1,
  'support.lasting': 0.2,
  'support.thanks': 0,
  'violations.repair': 0.3,
  'belonging.gain': 0.2,
  'belonging.quality': 0.5,
  'belonging.recognition': 0.6,
} as const

describe('two new replies of summed fit 0.175', () => {
  const forum = quietForum(settings)
  const member = addMember(forum, { baseline: 0.5, inboxCount: 2, inboxFit: 0.175, hurt: 1, belonging: 0.4, recognisable: 0.5 })
  enter(forum, member)
  readInbox(forum)
  const after = memberOf(forum, member)

  test('relieve by gain x fit x need, of which a part stays', () => {
    // Distress 0.5 is a need of 0.5: -0.1 * 0.175 * 0.5 = -0.00875, a fifth of it lasting
    expect(after.relief).toBeCloseTo(-0.007, 8)
    expect(after.lasting).toBeCloseTo(-0.00175, 8)
    expect(ledgerOf(forum, member, SUPPORT)).toBeCloseTo(-0.00875, 8)
  })

  test('repair hurt, each by exp(-0.3)', () => {
    expect(after.hurt).toBeCloseTo(Math.exp(-0.6), 6)
  })

  test('give belonging: half for being answered, half for fit, less what needs recognition', () => {
    // Fitting 0.175 / 0.35 = 0.5; 0.2 * (0.5 + 0.5 * 0.5) * (1 - exp(-1.4)) * (1 - 0.6 * 0.5) of the missing 0.6
    expect(after.belonging).toBeCloseTo(0.4 + 0.6 * 0.2 * 0.75 * (1 - Math.exp(-1.4)) * 0.7, 6)
  })

  test('make responsive, and are read', () => {
    expect(after.answered).toBeCloseTo(1 - Math.exp(-1), 6)
    expect([after.inboxCount, after.inboxFit]).toEqual([0, 0])
  })
})

test('replies that do not fit hurt, repair nothing and give the half of belonging that asks for no fit', () => {
  const forum = quietForum(settings)
  const member = addMember(forum, { baseline: 2.5, inboxCount: 1, inboxFit: -0.15, hurt: 1, recognisable: 1 })
  enter(forum, member)
  readInbox(forum)
  const after = memberOf(forum, member)
  expect(ledgerOf(forum, member, SUPPORT)).toBeCloseTo(0.1 * 0.15 * need(2.5), 8)
  expect(after.hurt).toBe(1)
  expect(after.belonging).toBeCloseTo(0.2 * 0.5 * (1 - Math.exp(-0.7)), 6)
})

test('more fit than 0.35 gives no more belonging', () => {
  const [fitting, perfect] = [0.35, 1.4].map((inboxFit) => {
    const forum = quietForum(settings)
    const member = addMember(forum, { inboxCount: 1, inboxFit, recognisable: 1 })
    enter(forum, member)
    readInbox(forum)
    return memberOf(forum, member).belonging
  })
  expect(fitting).toBeCloseTo(0.2 * (1 - Math.exp(-0.7)), 6)
  expect(perfect).toBe(fitting)
})

test('without anything new nothing changes', () => {
  const forum = quietForum(settings)
  const member = addMember(forum, { relief: -0.5, belonging: 0.5, answered: 0.5, inboxReferrals: 0 })
  enter(forum, member)
  const before = memberOf(forum, member)
  readInbox(forum)
  expect(memberOf(forum, member)).toEqual(before)
})

describe('thanks', () => {
  const thankful = { ...settings, 'support.thanks': 1, 'meaning.gain': 0.4, 'bonds.gain': 0.5, 'support.gain': 0 }

  /** An opener with one reply by a helper who was here 30 days ago, in a thread that stands below a newer one. */
  function answered(more: Record<string, number> = {}, fields: Parameters<typeof addThread>[2] = {}) {
    const forum = quietForum({ ...thankful, 'meaning.days': 60, 'belonging.days': 30, ...more }, true)
    const helper = addMember(forum, { meaning: 0.5, belonging: 0.2, recognisable: 0.6, nextVisit: 1e6 })
    const opener = addMember(forum, { recognisable: 0.8, nextVisit: 30 * 24 })
    const thread = addThread(forum, opener, {
      replies: 1,
      posts: 1,
      firstReply: 0,
      lastReplier: helper,
      lastPoster: helper,
      ...fields,
    })
    const newer = addThread(forum, helper)
    setMember(forum, opener, { ownThread: thread, inboxCount: 1, received: 1 })
    wait(forum, 30 * 24)
    enter(forum, opener)
    return { forum, helper, opener, thread, newer }
  }

  test('are a post in the own thread, which moves up', () => {
    const { forum, opener, thread, newer } = answered()
    expect(forum.boards[0]).toBe(newer)
    readInbox(forum)
    expect(forum.boards[0]).toBe(thread)
    expect(threadOf(forum, thread)).toMatchObject({ posts: 2, replies: 1, lastPoster: opener, lastActivity: forum.moment })
    expect(memberOf(forum, opener)).toMatchObject({ posts: 1, replies: 0, lastPost: 720 })
    expect(forum.log?.kind[0]).toBe(2)
  })

  test('mean something to the one who answered last, after the time that went by', () => {
    const { forum, helper } = answered()
    readInbox(forum)
    const after = memberOf(forum, helper)
    // Meaning 0.5 exp(-30/60) then 0.4 of what is missing; belonging 0.2 exp(-30/30), then 0.3 * 0.2 * (1 - 0.6 * 0.4)
    const meaning = 0.5 * Math.exp(-0.5)
    const belonging = 0.2 * Math.exp(-1)
    expect(after.meaning).toBeCloseTo(meaning + (1 - meaning) * 0.4, 6)
    expect(after.belonging).toBeCloseTo(belonging + (1 - belonging) * 0.3 * 0.2 * 0.76, 6)
    expect(after.caughtUp).toBe(720)
  })

  test('mean less where professionals write a share of the replies, as far as they displace', () => {
    const { forum, helper } = answered({ 'professionals.displacement': 0.5 })
    forum.recentReplies = 4
    forum.recentProfessionalReplies = 1
    readInbox(forum)
    const meaning = 0.5 * Math.exp(-0.5)
    expect(memberOf(forum, helper).meaning).toBeCloseTo(meaning + (1 - meaning) * 0.4 * 0.875, 6)
  })

  test('bind both, each as far as the other can be known again', () => {
    const { forum, helper, opener } = answered()
    readInbox(forum)
    expect(memberOf(forum, helper)).toMatchObject({ bondPartner: opener, bondStrength: expect.closeTo(0.5 * 0.8, 6) })
    expect(memberOf(forum, opener)).toMatchObject({ bondPartner: helper, bondStrength: expect.closeTo(0.5 * 0.6, 6) })
  })

  test('bring back the one who answered last, as far as notifications are heeded', () => {
    for (const [noticed, sooner] of [
      [1, true],
      [0, false],
    ] as const) {
      const { forum, helper } = answered({ 'visiting.noticed': noticed })
      readInbox(forum)
      expect(memberOf(forum, helper).nextVisit < 1e6).toBe(sooner)
    }
  })

  test('to a professional bind nobody', () => {
    const { forum, opener, thread } = answered({}, { lastReplier: -1 })
    readInbox(forum)
    expect(threadOf(forum, thread).posts).toBe(2)
    expect(memberOf(forum, opener).bondPartner).toBe(-1)
  })

  test.each([
    ['where the chance is 0', { 'support.thanks': 0 }, {}],
    ['in a thread that was removed', {}, { topics: topics(0) | REMOVED }],
    ['in a newer thread that nobody answered', {}, { replies: 0, firstReply: -1 }],
  ])('are not written %s', (_, more, fields) => {
    const { forum, thread } = answered(more, fields)
    const before = threadOf(forum, thread).posts
    readInbox(forum)
    expect(threadOf(forum, thread).posts).toBe(before)
  })

  test('are written with the chance that is set', () => {
    let written = 0
    const forum = quietForum({ ...thankful, 'support.thanks': 0.3 })
    for (let k = 0; k < 10_000; k++) {
      const opener = addMember(forum, { inboxCount: 1 })
      setMember(forum, opener, { ownThread: addThread(forum, opener, { replies: 1, posts: 1, firstReply: 0 }) })
      enter(forum, opener)
      readInbox(forum)
      written += fieldOf(forum, opener, 'posts')
    }
    expect(Math.abs(written - 3000)).toBeLessThan(4 * Math.sqrt(2100))
  })
})

describe('a thread that nobody answered', () => {
  const silent = { ...settings, 'support.silence': 0.05, 'support.silenceDays': 2, 'answered.days': 365, 'belonging.days': 365 }

  function visitAfter(hours: number, fields: Parameters<typeof addThread>[2] = {}, state: Parameters<typeof addMember>[1] = {}) {
    const forum = quietForum(silent)
    const member = addMember(forum, { nextVisit: 1e6, ...state })
    const thread = addThread(forum, member, fields)
    setMember(forum, member, { ownThread: thread })
    wait(forum, hours)
    enter(forum, member)
    const before = memberOf(forum, member)
    readInbox(forum)
    return { forum, member, thread, before, now: memberOf(forum, member) }
  }

  test('costs distress, responsivity and belonging once its time is over, and is given up', () => {
    const { forum, member, thread, before, now } = visitAfter(48, {}, { belonging: 0.5 })
    expect(ledgerOf(forum, member, SILENCE)).toBeCloseTo(0.05, 8)
    expect([now.relief, now.lasting]).toEqual([expect.closeTo(0.04, 8), expect.closeTo(0.01, 8)])
    expect(now.answered).toBe(-0.5)
    expect(now.belonging).toBeCloseTo(before.belonging * 0.7, 6)
    expect(threadOf(forum, thread).topics & GIVEN_UP).toBe(GIVEN_UP)
    expect(waits(forum, member << MEMBER_SHIFT)).toBe(false)
  })

  test('takes half of the way to -1 from where the state was', () => {
    // 0.6 -> -0.2; -0.8 -> -0.9
    const fade = Math.exp(-2 / 365)
    expect(visitAfter(48, {}, { answered: 0.6 }).now.answered).toBeCloseTo(0.6 * fade - (0.6 * fade + 1) / 2, 6)
    expect(visitAfter(48, {}, { answered: -0.8 }).now.answered).toBeCloseTo(-0.8 * fade - (1 - 0.8 * fade) / 2, 6)
  })

  test.each([
    ['before its time is over', 47, {}],
    ['where it was answered', 48, { replies: 1, posts: 1, firstReply: 1 }],
    ['where it was given up before', 48, { topics: topics(0) | GIVEN_UP }],
    ['where it was removed', 48, { topics: topics(0) | REMOVED }],
  ])('costs nothing %s', (_, hours, fields) => {
    const { before, now } = visitAfter(hours, fields)
    expect(now).toEqual(before)
  })
})

describe('a violation', () => {
  function seen(standsUntil: number) {
    const forum = quietForum({ ...settings, 'violations.harm': 0.3, 'belonging.days': 365, 'violations.hurtDays': 100 })
    const member = addMember(forum, { belonging: 0.5, hurt: 0.5, nextVisit: 1e6 })
    const thread = addThread(forum, member, { violationUntil: standsUntil, posts: 1 })
    setMember(forum, member, { ownThread: thread, inboxViolation: thread })
    wait(forum, 24)
    enter(forum, member)
    const before = memberOf(forum, member)
    readInbox(forum)
    return { forum, member, before, now: memberOf(forum, member) }
  }

  test('that still stands harms the one it was written to, once', () => {
    const { forum, member, before, now } = seen(25)
    expect(before.hurt).toBeCloseTo(0.5 * Math.exp(-0.01), 6)
    expect(now.hurt).toBeCloseTo(before.hurt + 1, 6)
    expect(now.belonging).toBeCloseTo(before.belonging * 0.6, 6)
    expect(ledgerOf(forum, member, HARM)).toBeCloseTo(0.3, 6)
    expect([now.relief, now.lasting]).toEqual([expect.closeTo(0.24, 6), expect.closeTo(0.06, 6)])
    readInbox(forum)
    expect(memberOf(forum, member)).toEqual(now)
  })

  test('that was removed in time is never seen', () => {
    const { before, now } = seen(24)
    expect(now).toEqual({ ...before, inboxViolation: -1 })
  })
})

describe('advice to seek care', () => {
  test('is followed with a chance that grows with need, once read', () => {
    const forum = quietForum({ ...settings, 'care.encouragement': 0.4, 'care.waitDays': 60, 'support.gain': 0 })
    let followed = 0
    let unread = 0
    for (let k = 0; k < 10_000; k++) {
      const member = addMember(forum, { baseline: 0.5, inboxCount: 1, inboxReferrals: 2 })
      enter(forum, member)
      readInbox(forum)
      unread += fieldOf(forum, member, 'inboxReferrals')
      if (fieldOf(forum, member, 'careStart') === 60) followed++
    }
    // Need 0.5: each of the two with chance 0.2, at least one with 0.36
    expect(unread).toBe(0)
    expect(Math.abs(followed - 3600)).toBeLessThan(4 * Math.sqrt(3600 * 0.64))
  })

  test('changes nothing for those who sought it before', () => {
    const forum = quietForum({ ...settings, 'care.encouragement': 0.5, 'care.waitDays': 60 })
    for (let k = 0; k < 100; k++) {
      const member = addMember(forum, { baseline: 9, inboxCount: 1, inboxReferrals: 50, careStart: 40, twinCareStart: 40 })
      enter(forum, member)
      readInbox(forum)
      expect(fieldOf(forum, member, 'careStart')).toBe(40)
    }
  })
})
