import { describe, expect, test } from 'vitest'
import { accountsOf } from '../../src/model/accounts.js'
import type { Settings } from '../../src/model/configure.js'
import type { Forum } from '../../src/model/forum.js'
import { readInbox } from '../../src/model/inbox.js'
import { workShift } from '../../src/model/professionals.js'
import { reply } from '../../src/model/replying.js'
import { simulate } from '../../src/model/simulate.js'
import { violate } from '../../src/model/violating.js'
import { eventful } from './eventful.js'
import { addMember, addThread, enter, quietForum, wait } from './madeByHand.js'

const sure: Settings = {
  'violations.rate': 1,
  'visiting.noticed': 0,
  'support.thanks': 0,
  'support.platitude': 0.15,
  'replying.platitudes': 0,
  'care.peerReferral': 0,
  'care.base': 0,
  'belonging.days': 20,
}

const asked = (settings: Settings = {}): Forum => quietForum({ ...sure, ...settings }, false, true)
const accountOf = (forum: Forum, member: number) => accountsOf(forum, forum.testimony!)[member]!

/** The member comes in and reads what waits. */
function reads(forum: Forum, member: number): void {
  enter(forum, member)
  readInbox(forum)
}

/** A new member answers in a thread whose topics were lived to this share. */
function answers(forum: Forum, thread: number, fields: Parameters<typeof addMember>[1] = {}, shared = 1): number {
  const helper = addMember(forum, fields)
  enter(forum, helper)
  reply(forum, thread, shared, 0)
  return helper
}

describe('what a member can tell', () => {
  test('of replies is what was read of them: their parts, how far the one who wrote knew, and the least of that', () => {
    const forum = asked()
    const opener = addMember(forum)
    const thread = addThread(forum, opener, { information: 0.5, needShown: 0.5 })
    answers(forum, thread, { cognitive: 0.5, affective: 0.25 })
    // Remembers the opener: knows 1 - 0.5 * 0.5.
    answers(forum, thread, { cognitive: 0.5, affective: 0.75, bondPartner: opener, bondStrength: 0.5 }, 0.5)
    expect(accountOf(forum, opener)).toMatchObject({ replies: 0, known: 0, leastKnown: 1, story: 0 })
    reads(forum, opener)
    const told = accountOf(forum, opener)
    expect(told.replies).toBe(2)
    expect(told.known).toBeCloseTo(0.5 + 0.75, 6)
    expect(told.leastKnown).toBeCloseTo(0.5, 6)
    expect(told.story).toBeCloseTo(0.3 * 1 + 0.3 * 0.5, 6)
    expect(told.advice).toBeCloseTo(0.3 * 0.5 * 0.5 + 0.3 * 0.5 * 0.75, 6)
    expect(told.hope).toBeCloseTo((2 * 0.2) / (1 + Math.E), 6)
    expect(told.care).toBeCloseTo(0.2 * 0.25 + 0.2 * 0.75, 6)
    // Read once, told once.
    reads(forum, opener)
    expect(accountOf(forum, opener).replies).toBe(2)
  })

  test('of platitudes is that they were written, by someone who knew as much', () => {
    const forum = asked({ 'replying.platitudes': 1 })
    const opener = addMember(forum)
    answers(forum, addThread(forum, opener, { information: 0.25 }))
    reads(forum, opener)
    expect(accountOf(forum, opener)).toMatchObject({ replies: 1, known: 0.25, story: 0, advice: 0, hope: 0, care: 0 })
  })

  test('of professionals is advice without a story', () => {
    const forum = asked({ 'professionals.count': 1, 'professionals.delayHours': 0, 'professionals.advice': 0.5 })
    const opener = addMember(forum)
    wait(forum, 9)
    addThread(forum, opener, { information: 0.5, needShown: 0 })
    workShift(forum)
    reads(forum, opener)
    const told = accountOf(forum, opener)
    expect(told).toMatchObject({ replies: 1, known: 0.5, story: 0, supporting: 0 })
    expect([told.advice, told.hope, told.care]).toEqual([0.3 * 0.5 * 0.5, 0.1, 0.1])
  })

  test('of advice to seek care is whom it was given to, once read, and who gave it', () => {
    const forum = asked({ 'care.peerReferral': 1 })
    const opener = addMember(forum)
    const helper = answers(forum, addThread(forum, opener, { needShown: 1 }))
    expect([accountOf(forum, opener).adviceReceived, accountOf(forum, helper).adviceGiven]).toEqual([0, 1])
    reads(forum, opener)
    expect([accountOf(forum, opener).adviceReceived, accountOf(forum, helper).adviceReceived]).toEqual([1, 0])
  })

  test('of violations is those seen while they stood, and the fitting answers written while they stood', () => {
    const forum = asked()
    const opener = addMember(forum)
    const thread = addThread(forum, opener)
    const before = answers(forum, thread)
    enter(forum, addMember(forum, { hostile: 1 }))
    violate(forum, thread, 0)
    expect(accountOf(forum, opener).violated).toBe(0)
    reads(forum, opener)
    expect(accountOf(forum, opener)).toMatchObject({ violated: 1, replies: 1, supporting: 0 })
    answers(forum, thread, { cognitive: 0.5 })
    // Without a story, advice or care it fits too little to support anybody.
    answers(forum, thread, { relief: 9 }, 0)
    reads(forum, opener)
    expect(accountOf(forum, opener)).toMatchObject({ violated: 1, replies: 3, supporting: 1 })
    expect(accountOf(forum, before).violated).toBe(0)
  })

  test('of a violation removed in time is nothing, nor of those who stood by', () => {
    const forum = asked({ 'moderation.detection': 1, 'moderation.delayHours': 1 })
    const opener = addMember(forum)
    const thread = addThread(forum, opener)
    enter(forum, addMember(forum, { hostile: 1 }))
    violate(forum, thread, 0)
    answers(forum, thread)
    wait(forum, 500)
    reads(forum, opener)
    expect(accountOf(forum, opener)).toMatchObject({ violated: 0, replies: 1, supporting: 0 })
  })

  test('of belonging, relief and safety is what the record holds, at the present step', () => {
    const forum = asked({ 'identity.exposure': 1, 'identity.protection': 0.5, 'violations.hurtDays': 10 })
    const member = addMember(forum, { belonging: 0.5, anonymity: 0.75, hurt: 0.5, posts: 2, lastPost: 0, ledger: -0.25 })
    wait(forum, 240)
    const told = accountOf(forum, member)
    expect(told).toMatchObject({ silentDays: 10, left: false, relief: { support: -0.25, helping: 0, 'care sooner': 0 } })
    expect(told.belonging).toBeCloseTo(0.5 * Math.exp(-10 / 20), 6)
    expect(told.safety).toBeCloseTo(1 - 0.25 - 0.25 * Math.exp(-1), 6)
    expect(told.safetyUnprotected).toBeCloseTo(1 - 0.75 - 0.25 * Math.exp(-1), 6)
    expect(accountOf(forum, addMember(forum)).silentDays).toBeUndefined()
  })
})

test('keeping it changes nothing: forums with and without are equal in every bit, measure and day', () => {
  const { accounts, ...kept } = simulate(eventful, 'testimony', { testimony: true })
  expect(kept).toEqual(simulate(eventful, 'testimony'))
  expect(accounts).toHaveLength(kept.measures.registered)
  expect(accounts?.some(({ violated, supporting }) => violated > 0 && supporting > 0)).toBe(true)
  expect(accounts?.some(({ adviceReceived }) => adviceReceived > 0)).toBe(true)
})

test('nobody tells of more than was written: replies read are at most those received', () => {
  const { accounts = [], measures } = simulate({ 'clock.days': 200 }, 'testimony', { testimony: true })
  const sum = (of: (told: (typeof accounts)[number]) => number): number => accounts.reduce((total, one) => total + of(one), 0)
  expect(sum(({ adviceGiven }) => adviceGiven)).toBe(measures.referrals)
  expect(sum(({ adviceReceived }) => adviceReceived)).toBeLessThanOrEqual(measures.referrals)
  for (const { known, replies, leastKnown } of accounts) {
    expect(known).toBeLessThanOrEqual(replies)
    expect(known).toBeGreaterThanOrEqual(replies * leastKnown - 1e-9)
  }
})
