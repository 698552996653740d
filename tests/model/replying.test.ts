import { describe, expect, test } from 'vitest'
import { bondTo } from '../../src/model/bonds.js'
import { HELPING } from '../../src/model/ledger.js'
import { BY_PROFESSIONAL, M, MEMBER_SHIFT, PROFESSIONAL, THREAD_SHIFT } from '../../src/model/records.js'
import { attraction, deliver, inclination, reply } from '../../src/model/replying.js'
import { step } from '../../src/model/step.js'
import { notifyOpener } from '../../src/model/visiting.js'
import {
  ALWAYS,
  addMember,
  addThread,
  enter,
  fieldOf,
  ledgerOf,
  memberOf,
  quietForum,
  setMember,
  threadOf,
  topics,
} from './madeByHand.js'

/** The numbers of the specification, so that the cases below stay true when the defaults are calibrated anew. */
const settings = {
  'replying.base': -6,
  'replying.shared': 1.6,
  'replying.empathy': 1.5,
  'replying.crowd': 1.3,
  'replying.belonging': 2,
  'replying.meaning': 1.1,
  'replying.bond': 0.9,
  'replying.conversation': 0.7,
  'replying.answered': 0.1,
  'replying.overload': 0.6,
  'replying.fatigue': 0.15,
  'replying.victim': 0.8,
  'professionals.crowding': 0.5,
  'support.platitude': 0.15,
  'support.crowd': 0.5,
  'support.lasting': 0,
  'helping.gain': 0.04,
  'helping.load': 0.25,
  'belonging.gain': 0.2,
  'belonging.recognition': 0.6,
  'meaning.gain': 0.5,
  'bonds.gain': 0.5,
  'care.peerReferral': 0,
  'visiting.noticed': 0,
} as const

const placeOfThread = (thread: number): number => thread << THREAD_SHIFT

describe('the logit of answering', () => {
  test('has a part of the visitor: trait, belonging, meaning, being answered, overload, hurt, load', () => {
    const forum = quietForum(settings)
    const visitor = addMember(forum, {
      replyingTrait: 0.4,
      belonging: 0.5,
      meaning: 0.2,
      answered: -0.3,
      hurt: 0.25,
      load: 2,
      baseline: 2.75,
      relief: -0.2,
      lasting: -0.05,
    })
    enter(forum, visitor)
    // -6 + 0.4 + 2*0.5 + 1.1*0.2 + 0.1*(-0.3) - 0.6*(2.5 - 2) - 0.25 - 0.15*2
    expect(inclination(forum)).toBeCloseTo(-5.26, 5)
  })

  test('knows no overload below a distress of 2', () => {
    const forum = quietForum(settings)
    enter(forum, addMember(forum, { replyingTrait: 0, baseline: 1.9 }))
    expect(inclination(forum)).toBe(-6)
  })

  const forum = quietForum(settings)
  const opener = addMember(forum)
  const visitor = addMember(forum, { affective: 0.6, bondPartner: opener, bondStrength: 0.5 })
  enter(forum, visitor)
  const common = 1.6 * 0.5 + 1.5 * 0.6 * 0.8 + 0.9 * 0.5

  test('has a part of the thread: shared experience, empathy, bond, and the crowd of replies', () => {
    const thread = addThread(forum, opener, { needShown: 0.8, replies: 3 })
    expect(attraction(forum, placeOfThread(thread), 0.5)).toBeCloseTo(common - 1.3 * Math.log(4), 5)
    const empty = addThread(forum, opener, { needShown: 0.8 })
    expect(attraction(forum, placeOfThread(empty), 0.5)).toBeCloseTo(common, 5)
    const long = addThread(forum, opener, { needShown: 0.8, replies: 999 })
    expect(attraction(forum, placeOfThread(long), 0.5)).toBeCloseTo(common - 1.3 * Math.log(1000), 5)
  })

  test('is raised by a violation that stands, and lowered where a professional has answered', () => {
    const standing = addThread(forum, opener, { needShown: 0.8, violationUntil: 1 })
    expect(attraction(forum, placeOfThread(standing), 0.5)).toBeCloseTo(common + 0.8, 5)
    const removed = addThread(forum, opener, { needShown: 0.8, violationUntil: 0 })
    expect(attraction(forum, placeOfThread(removed), 0.5)).toBeCloseTo(common, 5)
    const taken = addThread(forum, opener, { needShown: 0.8, topics: topics(0) | BY_PROFESSIONAL })
    expect(attraction(forum, placeOfThread(taken), 0.5)).toBeCloseTo(common - 0.5, 5)
  })

  test('is drawn by the conversation instead of put off by the crowd, in the two threads last written in', () => {
    const [older, latest, third] = [1, 2, 3].map(() => addThread(forum, opener, { needShown: 0.8, replies: 3 }))
    setMember(forum, visitor, { repliedIn: latest! })
    forum.members.whole[(visitor << MEMBER_SHIFT) + M.repliedIn + 1] = older!
    expect(attraction(forum, placeOfThread(latest!), 0.5)).toBeCloseTo(common + 0.7, 5)
    expect(attraction(forum, placeOfThread(older!), 0.5)).toBeCloseTo(common + 0.7, 5)
    expect(attraction(forum, placeOfThread(third!), 0.5)).toBeCloseTo(common - 1.3 * Math.log(4), 5)
  })
})

describe('an answer', () => {
  function answered() {
    const forum = quietForum(settings, true)
    const opener = addMember(forum, { recognisable: 0.6, inboxCount: 1, inboxFit: 0.1, received: 4 })
    const thread = addThread(forum, opener, { needShown: 0.8, information: 0.5, replies: 1, posts: 1, firstReply: 0 })
    const newer = addThread(forum, opener)
    const helper = addMember(forum, {
      baseline: 0.9,
      relief: -0.3,
      lasting: -0.1,
      cognitive: 0.6,
      affective: 0.4,
      load: 2,
      meaning: 0.2,
      belonging: 0.5,
      recognisable: 0.5,
      bondPartner: opener,
      bondStrength: 0.2,
    })
    enter(forum, helper)
    reply(forum, thread, 0.5, 0)
    return { forum, opener, thread, newer, helper }
  }

  test('has four parts: own story, advice by what one knows of the other, hope of one who is better, care', () => {
    const { forum } = answered()
    // 0.3*0.5; unknown (1 - 0.5)(1 - 0.2) = 0.4, 0.3*0.6*(1 - 0.4); 0.2*logistic(0.8 - 1); 0.2*0.4
    const parts = [0.15, 0.108, 0.2 / (1 + Math.exp(0.2)), 0.08]
    for (const [k, part] of parts.entries()) expect(forum.log?.parts[k]).toBeCloseTo(part, 6)
  })

  test('reaches the opener with its fit less that of a platitude, and counts less than the one before', () => {
    const { forum, opener, thread } = answered()
    const fit = 0.15 + 0.108 + 0.2 / (1 + Math.exp(0.2)) + 0.08
    expect(memberOf(forum, opener).inboxFit).toBeCloseTo(0.1 + (fit - 0.15) / 1.5, 6)
    expect(memberOf(forum, opener)).toMatchObject({ inboxCount: 2, received: 5, inboxReferrals: 0 })
    expect(threadOf(forum, thread)).toMatchObject({ replies: 2, posts: 2, firstReply: 0 })
  })

  test('is the first reply of a thread that had none', () => {
    const { forum, newer } = answered()
    forum.now = 9
    reply(forum, newer, 1, 1)
    expect(threadOf(forum, newer)).toMatchObject({ replies: 1, firstReply: 9, lastActivity: forum.moment })
  })

  test('moves the thread up, and is remembered by thread and helper', () => {
    const { forum, thread, newer, helper } = answered()
    expect(forum.boards[0]).toBe(thread)
    expect(threadOf(forum, thread)).toMatchObject({ lastReplier: helper, lastPoster: helper, nextA: newer })
    expect(memberOf(forum, helper)).toMatchObject({ repliedIn: thread, replies: 1, posts: 1 })
    reply(forum, newer, 1, 1)
    const me = helper << MEMBER_SHIFT
    expect([...forum.members.whole.subarray(me + M.repliedIn, me + M.repliedIn + 2)]).toEqual([newer, thread])
    reply(forum, newer, 1, 2)
    expect([...forum.members.whole.subarray(me + M.repliedIn, me + M.repliedIn + 2)]).toEqual([newer, thread])
  })

  test('binds the helper to the opener as far as the opener can be known again', () => {
    const { forum, opener, helper } = answered()
    // 0.2 + 0.8 * 0.3 * 0.5 * 0.6
    expect(bondTo(forum, helper << MEMBER_SHIFT, opener)).toBeCloseTo(0.272, 6)
    expect(memberOf(forum, opener).bondPartner).toBe(-1)
  })

  test('helps the helper, in four parts, less the more load is carried', () => {
    const { forum, helper } = answered()
    // Distress 0.9 - 0.4 = 0.5, need 0.5 < need shown 0.8; load 2: 1 - 0.5; parts (1 + 0.5 + 0.8 + 1) / 4
    const change = -0.04 * 2 * 0.5 * 0.5 * 0.825
    const after = memberOf(forum, helper)
    expect(ledgerOf(forum, helper, HELPING)).toBeCloseTo(change, 8)
    expect(after.relief).toBeCloseTo(-0.3 + change, 7)
    expect(after.load).toBeCloseTo(2.8, 6)
    // Belonging 0.5 + 0.5 * 0.5 * 0.2 * (1 - 0.6 * 0.5); meaning 0.2 + 0.8 * 0.3 * 0.5
    expect(after.belonging).toBeCloseTo(0.535, 6)
    expect(after.meaning).toBeCloseTo(0.32, 6)
  })
})

describe('a platitude', () => {
  test('has none of the four parts, and hurts', () => {
    const forum = quietForum({ ...settings, 'replying.platitudes': 1 }, true)
    const opener = addMember(forum)
    const thread = addThread(forum, opener, { needShown: 0.8, information: 1 })
    enter(forum, addMember(forum, { affective: 1, cognitive: 1 }))
    reply(forum, thread, 1, 0)
    expect([...(forum.log?.parts.subarray(0, 4) ?? [])]).toEqual([0, 0, 0, 0])
    expect(memberOf(forum, opener).inboxFit).toBeCloseTo(-0.15, 7)
    expect(threadOf(forum, thread).replies).toBe(1)
  })

  test('is as frequent among the replies as is set', () => {
    const forum = quietForum({ ...settings, 'replying.platitudes': 0.25, 'support.crowd': 0 })
    const opener = addMember(forum)
    const thread = addThread(forum, opener, { information: 1 })
    let platitudes = 0
    for (let k = 0; k < 4000; k++) {
      const before = fieldOf(forum, opener, 'inboxFit')
      enter(forum, addMember(forum, { affective: 1, cognitive: 1 }))
      reply(forum, thread, 1, 3)
      if (fieldOf(forum, opener, 'inboxFit') < before) platitudes++
    }
    expect(Math.abs(platitudes - 1000)).toBeLessThan(4 * Math.sqrt(750))
  })
})

test('a peer advises care with a chance that grows with the square of need shown', () => {
  const forum = quietForum({ ...settings, 'care.peerReferral': 0.8 })
  const opener = addMember(forum)
  const thread = addThread(forum, opener, { needShown: 0.5 })
  for (let k = 0; k < 5000; k++) {
    enter(forum, addMember(forum))
    reply(forum, thread, 1, 0)
  }
  const { inboxReferrals } = memberOf(forum, opener)
  expect(Math.abs(inboxReferrals - 1000)).toBeLessThan(4 * Math.sqrt(800))
  expect(forum.today.referrals).toBe(inboxReferrals)
})

test('the k-th reply that waits in an inbox counts 1 / (1 + crowd (k - 1))', () => {
  const forum = quietForum(settings)
  const opener = addMember(forum)
  const begin = placeOfThread(addThread(forum, opener))
  for (let k = 0; k < 4; k++) deliver(forum, begin, opener, 0.55, false)
  expect(memberOf(forum, opener).inboxFit).toBeCloseTo(0.4 * (1 + 1 / 1.5 + 1 / 2 + 1 / 2.5), 6)
})

describe('a notification', () => {
  test('is heeded with its chance, and brings back after an exponential time with its mean', () => {
    const forum = quietForum({ 'visiting.noticed': 0.6, 'visiting.noticedHours': 30, 'clock.stepHours': 1 })
    const gaps: number[] = []
    for (let k = 0; k < 5000; k++) {
      const opener = addMember(forum, { nextVisit: 10_000 })
      notifyOpener(forum, opener, 0)
      const nextVisit = fieldOf(forum, opener, 'nextVisit')
      if (nextVisit < 10_000) gaps.push(nextVisit)
    }
    expect(Math.abs(gaps.length - 3000)).toBeLessThan(4 * Math.sqrt(1200))
    expect(Math.min(...gaps)).toBe(1)
    const mean = gaps.reduce((a, b) => a + b, 0) / gaps.length
    expect(Math.abs(mean - 30)).toBeLessThan((4 * 30) / Math.sqrt(3000))
    expect(Math.abs(gaps.filter((gap) => gap > 30).length / gaps.length - Math.exp(-1))).toBeLessThan(0.04)
  })

  test('reaches nobody who left, and puts no visit off', () => {
    const forum = quietForum({ 'visiting.noticed': 1, 'visiting.noticedHours': 72 })
    for (let k = 0; k < 100; k++) {
      const gone = addMember(forum, { left: 0, nextVisit: 5000 })
      const soon = addMember(forum, { nextVisit: 1 })
      notifyOpener(forum, gone, 0)
      notifyOpener(forum, soon, 0)
      expect([memberOf(forum, gone).nextVisit, memberOf(forum, soon).nextVisit]).toEqual([5000, 1])
    }
  })
})

describe('of an answer is told', () => {
  /** An opener, an earlier helper and a new one, who comes back on step 5000; who of the first two is brought back sooner? */
  function told(lastPoster: 'opener' | 'helper' | 'answerer' | 'professional') {
    const forum = quietForum({ ...settings, 'visiting.noticed': 1 })
    const [opener, helper, answerer] = [0, 1, 2].map(() => addMember(forum, { nextVisit: 5000 }))
    const people = { opener, helper, answerer, professional: PROFESSIONAL }
    const thread = addThread(forum, opener!, {
      replies: 1,
      posts: 1,
      firstReply: 0,
      lastReplier: helper!,
      lastPoster: people[lastPoster]!,
    })
    enter(forum, answerer!)
    reply(forum, thread, 1, 0)
    return [opener, helper, answerer].map((member) => fieldOf(forum, member!, 'nextVisit') < 5000)
  }

  test('the opener, and the helper who wrote last', () => {
    expect(told('helper')).toEqual([true, true, false])
  })

  test('an opener who wrote last once, not twice', () => {
    const forum = quietForum({ ...settings, 'visiting.noticed': 0.5 })
    let back = 0
    for (let k = 0; k < 2000; k++) {
      const opener = addMember(forum, { nextVisit: 5000 })
      const thread = addThread(forum, opener)
      enter(forum, addMember(forum, { nextVisit: 6000 }))
      reply(forum, thread, 1, 0)
      if (fieldOf(forum, opener, 'nextVisit') < 5000) back++
    }
    expect(Math.abs(back - 1000)).toBeLessThan(4 * Math.sqrt(500))
  })

  test('only the opener, where the last post is their own, a professional reply or of the one who answers', () => {
    for (const lastPoster of ['opener', 'professional', 'answerer'] as const)
      expect(told(lastPoster)).toEqual([true, false, false])
  })
})

test('a visitor who is sure to answer answers every thread read, once per visit', () => {
  const forum = quietForum({ ...settings, 'browsing.threads': 50 })
  const opener = addMember(forum, { nextVisit: 1e6 })
  const threads = [1, 2, 3].map(() => addThread(forum, opener))
  const helper = addMember(forum, { replyingTrait: ALWAYS })
  step(forum)
  expect(memberOf(forum, helper)).toMatchObject({ replies: 3, posts: 3 })
  expect(threads.map((thread) => threadOf(forum, thread).replies)).toEqual([1, 1, 1])
  expect(memberOf(forum, opener)).toMatchObject({ inboxCount: 3, received: 3 })
})
