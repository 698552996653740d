import { describe, expect, test, vi } from 'vitest'
import { considerLeaving } from '../../src/model/leaving.js'
import { GIVEN_UP, REMOVED } from '../../src/model/records.js'
import { addMember, addThread, enter, fieldOf, quietForum, setMember, topics } from './madeByHand.js'

// On a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const settings = {
  'leaving.base': -0.5,
  'leaving.belonging': 2,
  'leaving.meaning': 3,
  'leaving.hurt': 1.5,
  'leaving.waiting': 1,
  'leaving.recovered': 0.4,
  'leaving.recoveredBelow': -0.2,
} as const

const logistic = (x: number): number => 1 / (1 + Math.exp(-x))
const visitors = 10_000

/** How many of those in the same state leave, and why: disappointed, hurt, recovered. */
function leavers(state: Parameters<typeof addMember>[1], ownThread?: Parameters<typeof addThread>[2]) {
  const forum = quietForum(settings)
  const why = [0, 0, 0]
  let wrong = 0
  for (let k = 0; k < visitors; k++) {
    const member = addMember(forum, { baseline: 1, ...state })
    if (ownThread) setMember(forum, member, { ownThread: addThread(forum, member, ownThread) })
    enter(forum, member)
    const left = considerLeaving(forum)
    if (left) why[fieldOf(forum, member, 'why')]!++
    if (left !== (fieldOf(forum, member, 'left') === forum.now)) wrong++
  }
  expect(wrong).toBe(0)
  return { why, all: why.reduce((a, b) => a + b) }
}

const scoreOf = (count: number, p: number): number => Math.abs(count - p * visitors) / Math.sqrt(visitors * p * (1 - p))

describe('the chance of leaving for good', () => {
  test.each([
    ['has a base', -0.5, {}, undefined],
    ['falls with belonging', -0.5 - 2 * 0.6, { belonging: 0.6 }, undefined],
    ['falls with meaning', -0.5 - 3 * 0.4, { meaning: 0.4 }, undefined],
    ['rises with hurt', -0.5 + 1.5 * 0.8, { hurt: 0.8 }, undefined],
    ['falls while an own thread waits', -0.5 - 1, {}, {}],
    ['not once that was answered', -0.5, {}, { replies: 1, posts: 1, firstReply: 0 }],
    ['nor once it was given up', -0.5, {}, { topics: topics(0) | GIVEN_UP }],
    ['nor where it was removed', -0.5, {}, { topics: topics(0) | REMOVED }],
    ['is the sum of all of it', -0.5 - 2 * 0.3 - 3 * 0.1 + 1.5 * 0.6 - 1, { belonging: 0.3, meaning: 0.1, hurt: 0.6 }, {}],
  ])('%s', (_, logit, state, thread) => {
    expect(scoreOf(leavers(state, thread).all, logistic(logit))).toBeLessThan(4)
  })
})

describe('the reason', () => {
  test('is hurt above 0.3, disappointment below', () => {
    expect(leavers({ hurt: 0.31 }).why.map((count) => count > 0)).toEqual([false, true, false])
    expect(leavers({ hurt: 0.29 }).why.map((count) => count > 0)).toEqual([true, false, false])
  })

  test('is recovery for those whose distress is low, the less they belong and mean something', () => {
    // 0.4 * 0.5 * 0.25 = 0.05; the others may still leave disappointed
    const { why } = leavers({ baseline: 0.3, relief: -0.4, lasting: -0.2, meaning: 0.5, belonging: 0.75 })
    expect(scoreOf(why[2]!, 0.05)).toBeLessThan(4)
    expect(scoreOf(why[0]!, 0.95 * logistic(-0.5 - 1.5 - 1.5))).toBeLessThan(4)
    expect(leavers({ baseline: -0.19 }).why[2]).toBe(0)
  })
})
