import { describe, expect, test, vi } from 'vitest'
import { HARM } from '../../src/model/ledger.js'
import { censor, standsUntil } from '../../src/model/moderating.js'
import { considerOpening } from '../../src/model/opening.js'
import { REMOVED } from '../../src/model/records.js'
import { reply } from '../../src/model/replying.js'
import { violate } from '../../src/model/violating.js'
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
} from './madeByHand.js'

// On a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const FOR_EVER = 2 ** 31 - 1
const sure = { 'violations.rate': 1, 'visiting.noticed': 0 } as const

describe('a violation', () => {
  test('is written by those able to, with a chance that protection raises', () => {
    const forum = quietForum({ 'violations.rate': 0.2, 'violations.disinhibition': 1.5, 'identity.protection': 0.5 })
    const opener = addMember(forum)
    const thread = addThread(forum, opener)
    for (let k = 0; k < 10_000; k++) {
      enter(forum, addMember(forum, { hostile: 1 }))
      violate(forum, thread, 0)
    }
    // 0.2 * (1 + 1.5 * 0.5) = 0.35
    expect(Math.abs(forum.today.violations - 3500)).toBeLessThan(4 * Math.sqrt(10_000 * 0.35 * 0.65))
  })

  test('takes the place of a reply: it is a post, moves the thread up, and helps nobody', () => {
    const forum = quietForum(sure, true)
    const opener = addMember(forum)
    const thread = addThread(forum, opener)
    const newer = addThread(forum, opener)
    const hostile = addMember(forum, { hostile: 1 })
    enter(forum, hostile)
    forum.now = 2
    reply(forum, thread, 1, 0)
    expect(threadOf(forum, thread)).toMatchObject({
      replies: 0,
      firstReply: -1,
      posts: 1,
      lastReplier: -1,
      lastPoster: hostile,
      lastActivity: forum.moment,
      violationUntil: FOR_EVER,
    })
    expect(forum.boards[0]).toBe(thread)
    expect(newer).not.toBe(thread)
    expect(memberOf(forum, hostile)).toMatchObject({ posts: 1, replies: 0, relief: 0, load: 0, belonging: 0, repliedIn: -1 })
    expect(memberOf(forum, opener)).toMatchObject({ inboxViolation: thread, inboxCount: 0, received: 0 })
    expect(forum.today).toMatchObject({ violations: 1, replies: 0, posts: 1 })
    expect(forum.log?.kind[0]).toBe(3)
  })

  test('is not written by others, nor where the rate is 0', () => {
    for (const [settings, hostile] of [
      [sure, 0],
      [{ 'violations.rate': 0 }, 1],
    ] as const) {
      const forum = quietForum(settings)
      const thread = addThread(forum, addMember(forum))
      enter(forum, addMember(forum, { hostile }))
      reply(forum, thread, 1, 0)
      expect(forum.today).toMatchObject({ violations: 0, replies: 1 })
    }
  })

  test('stands for ever where nobody removes it', () => {
    const forum = quietForum({ 'moderation.detection': 0 })
    enter(forum, addMember(forum))
    expect(standsUntil(forum, 0)).toBe(FOR_EVER)
  })

  test('not yet seen is kept in mind, of two the one that stands longer', () => {
    const unseen = (standing: number, removal: number): number => {
      const forum = quietForum({ ...sure, 'moderation.detection': removal, 'moderation.delayHours': 0 })
      const opener = addMember(forum)
      const first = addThread(forum, opener, { violationUntil: standing })
      const second = addThread(forum, opener)
      setMember(forum, opener, { inboxViolation: first })
      enter(forum, addMember(forum, { hostile: 1 }))
      violate(forum, second, 0)
      return fieldOf(forum, opener, 'inboxViolation') === first ? 1 : 2
    }
    // The second is removed at once, or stands for ever.
    expect([unseen(500, 1), unseen(500, 0)]).toEqual([1, 2])
  })

  test('that is removed soon leaves an older one standing', () => {
    const forum = quietForum({ ...sure, 'moderation.detection': 1, 'moderation.delayHours': 0 })
    const thread = addThread(forum, addMember(forum), { violationUntil: 500 })
    enter(forum, addMember(forum, { hostile: 1 }))
    violate(forum, thread, 0)
    expect(threadOf(forum, thread).violationUntil).toBe(500)
  })
})

describe('moderators', () => {
  test('remove with the chance of detection, after an exponential delay, and are counted on its day', () => {
    const forum = quietForum({ 'moderation.detection': 0.7, 'moderation.delayHours': 30, 'clock.stepHours': 1, 'clock.days': 3 })
    forum.now = 5
    const ends: number[] = []
    for (let k = 0; k < 10_000; k++) {
      enter(forum, addMember(forum))
      const until = standsUntil(forum, 0)
      if (until !== FOR_EVER) ends.push(until - 5)
    }
    expect(Math.abs(ends.length - 7000)).toBeLessThan(4 * Math.sqrt(2100))
    // Whole steps, rounded up or down by luck so that the mean is kept.
    const mean = ends.reduce((a, b) => a + b, 0) / ends.length
    expect(Math.abs(mean - 30)).toBeLessThan((4 * 30) / Math.sqrt(7000))
    expect(Math.min(...ends)).toBe(0)
    const beyond = ends.filter((hours) => hours > 60).length / ends.length
    expect(Math.abs(beyond - Math.exp(-2))).toBeLessThan(0.02)
    const days = [0, 1, 2].map((day) => ends.filter((hours) => Math.floor((hours + 5) / 24) === day).length)
    expect([...forum.daily.removals]).toEqual(days)
  })

  test('without delay remove at once, so that nobody sees it', () => {
    const forum = quietForum({ 'moderation.detection': 1, 'moderation.delayHours': 0 })
    forum.now = 9
    enter(forum, addMember(forum))
    expect(standsUntil(forum, 0)).toBe(9)
  })

  test('remove honest threads the likelier the more they disclose', () => {
    const forum = quietForum({ 'moderation.detection': 0.1, 'moderation.wrongful': 0.5 })
    for (let k = 0; k < 10_000; k++) {
      const opener = addMember(forum)
      enter(forum, opener)
      censor(forum, addThread(forum, opener), 0.6)
    }
    expect(Math.abs(forum.today.wrongfulRemovals - 3000)).toBeLessThan(4 * Math.sqrt(2100))
  })

  test('who detect nothing remove nothing honest either', () => {
    const forum = quietForum({ 'moderation.detection': 0, 'moderation.wrongful': 0.5 })
    for (let k = 0; k < 200; k++) {
      const opener = addMember(forum)
      enter(forum, opener)
      expect(censor(forum, addThread(forum, opener), 1)).toBe(false)
    }
  })
})

test('whose honest thread is removed is hurt, belongs less and suffers a part of the harm; the thread hangs nowhere', () => {
  const forum = quietForum({
    'moderation.detection': 1,
    'moderation.wrongful': 0.5,
    'violations.harm': 0.4,
    'support.lasting': 0.25,
  })
  // Full disclosure, removed with chance 0.5: as many openers as it takes.
  const state = { openingTrait: ALWAYS, baseline: 40, belonging: 0.5, hurt: 0 }
  const openers = Array.from({ length: 60 }, () => addMember(forum, state))
  for (const opener of openers) {
    enter(forum, opener)
    considerOpening(forum)
  }
  const removed = openers.filter((_, thread) => threadOf(forum, thread).topics & REMOVED)
  expect(removed.length).toBe(forum.today.wrongfulRemovals)
  expect(removed.length).toBeGreaterThan(15)
  expect(removed.length).toBeLessThan(45)
  let hanging = 0
  for (let thread = forum.boards[0]!; thread >= 0; thread = threadOf(forum, thread).nextA) hanging++
  expect(hanging).toBe(60 - removed.length)
  for (const opener of openers) {
    const wasRemoved = removed.includes(opener)
    const after = memberOf(forum, opener)
    expect(after.hurt).toBe(wasRemoved ? 0.5 : 0)
    expect(after.belonging).toBeCloseTo(wasRemoved ? 0.4 : 0.5, 6)
    expect(ledgerOf(forum, opener, HARM)).toBeCloseTo(wasRemoved ? 0.12 : 0, 7)
    expect([after.relief, after.lasting]).toEqual(wasRemoved ? [expect.closeTo(0.09, 7), expect.closeTo(0.03, 7)] : [0, 0])
    expect(fieldOf(forum, opener, 'threads')).toBe(1)
  }
})
