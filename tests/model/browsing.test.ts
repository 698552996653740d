import { describe, expect, test, vi } from 'vitest'
import { anyTopic, browse, countBits } from '../../src/model/browsing.js'
import type { Forum } from '../../src/model/forum.js'
import { CONTAGION, UNIVERSALITY } from '../../src/model/ledger.js'
import { reply } from '../../src/model/replying.js'
import { planNextVisit } from '../../src/model/visiting.js'
import { meanScore } from './chance.js'
import {
  ALWAYS,
  addMember,
  addThread,
  enter,
  ledgerOf,
  memberOf,
  need,
  quietForum,
  threadOf,
  topics,
  wait,
} from './madeByHand.js'

// On a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const settings = {
  'reading.universality': 0.02,
  'reading.contagion': 0.01,
  'belonging.gain': 0.2,
  'support.lasting': 0,
  'browsing.threads': 50,
} as const

/** What a member reads in one visit. */
function readBy(forum: Forum, member: number): number {
  const before = forum.today.threadsRead
  enter(forum, member)
  browse(forum)
  planNextVisit(forum)
  return forum.today.threadsRead - before
}

test("one's own story relieves and gives belonging; the others' distress is caught", () => {
  const forum = quietForum(settings)
  const other = addMember(forum)
  addThread(forum, other, { needShown: 0.8, topics: topics(0) })
  addThread(forum, other, { needShown: 0.4, topics: topics(0, 3) })
  const reader = addMember(forum, { baseline: 0.5, belonging: 0.3, affective: 0.6, recognisable: 0 })
  expect(readBy(forum, reader)).toBe(2)
  // Lived: all of one thread, half of the other, U = 1.5, g = 1 - exp(-0.45). Need 0.5 before, and nothing read changes it yet.
  const g = 1 - Math.exp(-0.45)
  expect(ledgerOf(forum, reader, UNIVERSALITY)).toBeCloseTo(-3 * 0.02 * g * 0.5 * (1 - 0.3), 8)
  // N / n = 0.6, n = 2
  expect(ledgerOf(forum, reader, CONTAGION)).toBeCloseTo(0.01 * 0.6 * 0.6 * 2, 8)
  expect(memberOf(forum, reader).belonging).toBeCloseTo(0.3 + 0.7 * 0.25 * 0.2 * g, 6)
  expect(memberOf(forum, reader).relief).toBeCloseTo(-3 * 0.02 * g * 0.5 * 0.7 + 0.0072, 7)
})

test('the relief grows with need', () => {
  const forum = quietForum(settings)
  addThread(forum, addMember(forum))
  for (const baseline of [-1, 2]) {
    const reader = addMember(forum, { baseline })
    readBy(forum, reader)
    expect(ledgerOf(forum, reader, UNIVERSALITY)).toBeCloseTo(-0.06 * (1 - Math.exp(-0.3)) * need(baseline), 8)
  }
})

test('from the fifth thread on no more distress is caught', () => {
  const forum = quietForum(settings)
  const other = addMember(forum)
  for (let k = 0; k < 8; k++) addThread(forum, other, { needShown: 0.5 })
  const reader = addMember(forum, { affective: 1 })
  expect(readBy(forum, reader)).toBe(8)
  expect(ledgerOf(forum, reader, CONTAGION)).toBeCloseTo(0.01 * 1 * 0.5 * 5, 8)
})

test('who reads nothing is not moved', () => {
  const forum = quietForum(settings)
  const reader = addMember(forum, { affective: 1, belonging: 0.5 })
  enter(forum, reader)
  const before = memberOf(forum, reader)
  browse(forum)
  expect(memberOf(forum, reader)).toEqual(before)
})

describe('a visitor reads', () => {
  test('not the own threads', () => {
    const forum = quietForum(settings)
    const reader = addMember(forum)
    for (let k = 0; k < 3; k++) addThread(forum, reader)
    expect(readBy(forum, reader)).toBe(0)
    addThread(forum, addMember(forum))
    for (let k = 0; k < 3; k++) addThread(forum, reader)
    expect(readBy(forum, reader)).toBe(1)
  })

  test('only what was active since the last visit, a newcomer the last three days', () => {
    const forum = quietForum(settings)
    const other = addMember(forum)
    for (let k = 0; k < 5; k++) {
      addThread(forum, other)
      wait(forum, 24)
    }
    // Active on days 0 to 4; it is day 5.
    expect(readBy(forum, addMember(forum))).toBe(3)
    const written = (day: number): number => threadOf(forum, day).lastActivity
    expect(readBy(forum, addMember(forum, { seen: written(3) - 1 }))).toBe(2)
    expect(readBy(forum, addMember(forum, { seen: written(3) }))).toBe(1)
    expect(readBy(forum, addMember(forum, { seen: written(4) }))).toBe(0)
  })

  test('what was written in the step of the last visit after it, and not what was written before', () => {
    const forum = quietForum(settings)
    const other = addMember(forum)
    const reader = addMember(forum)
    addThread(forum, other)
    expect(readBy(forum, reader)).toBe(1)
    expect(readBy(forum, reader)).toBe(0)
    addThread(forum, other)
    expect(readBy(forum, reader)).toBe(1)
  })

  test('not what one wrote oneself at the last visit, where nobody wrote since', () => {
    const forum = quietForum({ ...settings, 'visiting.noticed': 0 })
    const opener = addMember(forum)
    const thread = addThread(forum, opener)
    const helper = addMember(forum, { replyingTrait: ALWAYS })
    expect(readBy(forum, helper)).toBe(1)
    expect(threadOf(forum, thread).lastPoster).toBe(helper)
    expect(readBy(forum, helper)).toBe(0)
    const second = addMember(forum, { replyingTrait: ALWAYS })
    expect(readBy(forum, second)).toBe(1)
    expect(readBy(forum, helper)).toBe(1)
  })

  test('only the boards of topics that were lived, all of them together, newest activity first', () => {
    const forum = quietForum(settings)
    const other = addMember(forum)
    addThread(forum, other, { topics: topics(2) })
    addThread(forum, other, { topics: topics(1, 2) })
    addThread(forum, other, { topics: topics(3) })
    const read = (...lived: readonly number[]): number =>
      readBy(forum, addMember(forum, { experiences: lived.reduce((bits, topic) => bits | (1 << topic), 0) }))
    expect([read(1), read(2), read(3), read(5), read(1, 2), read(1, 3), read(0, 1, 2, 3)]).toEqual([1, 2, 1, 0, 2, 2, 3])
  })

  test('the newest first, whichever of the own boards they hang on', () => {
    const forum = quietForum({ 'browsing.threads': 1, 'reading.contagion': 0.01 })
    const other = addMember(forum)
    for (const [topic, needShown] of [
      [0, 0.25],
      [1, 0.5],
      [2, 0.75],
      [5, 1],
    ] as const) {
      addThread(forum, other, { topics: topics(topic), needShown })
      const reader = addMember(forum, { experiences: 0b111, affective: 1 })
      expect(readBy(forum, reader)).toBe(1)
      // One thread read, of the need shown: the one written last on a board of a topic lived.
      expect(ledgerOf(forum, reader, CONTAGION)).toBeCloseTo(0.01 * Math.min(needShown, 0.75), 8)
    }
  })

  test('a thread of two topics once, also where one visitor wrote in it and in another', () => {
    // One helper answers in both at one visit. On board 0: [both]; on board 1: [single, both].
    const forum = quietForum({ ...settings, 'visiting.noticed': 0 })
    const opener = addMember(forum)
    const both = addThread(forum, opener, { topics: topics(0, 1) })
    const single = addThread(forum, opener, { topics: topics(1) })
    enter(forum, addMember(forum))
    for (const thread of [both, single]) reply(forum, thread, 1, thread)
    expect(readBy(forum, addMember(forum, { experiences: 0b11 }))).toBe(2)
  })

  test('a geometric number of threads with the mean that is set, at least one', () => {
    const forum = quietForum({ 'browsing.threads': 4 })
    const other = addMember(forum)
    for (let k = 0; k < 200; k++) addThread(forum, other)
    const read = Array.from({ length: 10_000 }, () => readBy(forum, addMember(forum)))
    expect(Math.min(...read)).toBe(1)
    expect(Math.abs(meanScore(read, 4))).toBeLessThan(4)
    expect(Math.abs(read.filter((n) => n === 1).length - 2500)).toBeLessThan(4 * Math.sqrt(1875))
  })
})

test('bits are counted, and one of them is found by a uniform number', () => {
  expect([0, 1, 2, 3, 0b10110, 0xffffff].map(countBits)).toEqual([0, 1, 1, 2, 3, 24])
  expect([0, 0.32, 0.34, 0.66, 0.67, 0.999].map((u) => anyTopic(0b10110, u))).toEqual([1, 1, 2, 2, 4, 4])
  expect(anyTopic(1 << 23, 0.5)).toBe(23)
})
