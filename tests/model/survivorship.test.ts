import { describe, expect, test } from 'vitest'
import { summarise } from '../../src/model/measures.js'
import { M, MEMBER_SHIFT } from '../../src/model/records.js'
import { simulate } from '../../src/model/simulate.js'
import { addMember, quietForum } from './madeByHand.js'

const DAY = 24
const end = 100 * DAY

/** A forum at its end, whose members have these entries in their ledgers: support, helping, universality, contagion. */
function forumOf(...members: readonly { ledger: readonly number[]; fields: Parameters<typeof addMember>[1] }[]) {
  const forum = quietForum({ 'clock.days': 100, 'care.base': 0, 'belonging.days': 20, 'care.effect': 1, 'care.days': 100 })
  for (const { ledger, fields } of members) {
    const member = addMember(forum, { caughtUp: end, ...fields })
    for (const [source, sum] of ledger.entries()) forum.members.real[(member << MEMBER_SHIFT) + M.ledger + source] = sum
  }
  forum.now = end
  return forum
}

describe('those who still write and everyone', () => {
  const found = summarise(
    forumOf(
      { ledger: [-0.25], fields: { posts: 1, lastPost: end - 90 * DAY, belonging: 0.5 } },
      { ledger: [-0.5, 0, 0, 0.375], fields: { posts: 2, lastPost: end - 1, belonging: 0.25, left: end - 1 } },
      { ledger: [-1], fields: { posts: 9, lastPost: end - 90 * DAY - 1, belonging: 0.125 } },
      { ledger: [], fields: {} },
      // Helped by care alone, which came sooner: 1 - 1 / e.
      { ledger: [0.125], fields: { careStart: 0 } },
    ),
  )

  test('are told apart by a post in the last 90 days, gone since or not', () => {
    expect(found.eligible).toBe(2)
    expect(found.helpedEligible).toBe(1 / 2)
    expect(found.helpedEver).toBe(3 / 5)
    expect(found.survivorship).toBeCloseTo(1 / 2 - 3 / 5, 12)
    expect(found.survivorshipBelonging).toBeCloseTo(0.75 / 2 - 0.875 / 5, 12)
  })

  test('are the same where everybody writes, and where the forum does nothing', () => {
    const everybody = summarise(
      forumOf(
        { ledger: [-0.25], fields: { posts: 1, lastPost: end, belonging: 0.5 } },
        { ledger: [0.5], fields: { posts: 1, lastPost: end } },
      ),
    )
    expect([everybody.survivorship, everybody.survivorshipBelonging]).toEqual([0, 0])
    const without = { 'support.gain': 0, 'helping.gain': 0, 'reading.universality': 0, 'care.encouragement': 0, 'care.base': 0 }
    const { measures } = simulate({ ...without, 'clock.days': 150 }, 'nothing')
    expect(measures.eligible).toBeGreaterThan(20)
    expect(measures.survivorship).toBe(0)
  })

  test('are far apart by default: the forum seems to have helped several times as many as it did (M13)', () => {
    const { measures } = simulate({}, 'survivors')
    expect(measures.helpedEligible).toBeGreaterThan(3 * measures.helpedEver)
    expect(measures.survivorshipBelonging).toBeGreaterThan(0.1)
  })
})

describe('helpers and lurkers', () => {
  const found = summarise(
    forumOf(
      { ledger: [-0.5, -0.25, -0.125], fields: { posts: 5, replies: 4, received: 10 } },
      { ledger: [-0.5, -0.75, 0], fields: { posts: 50, replies: 50, received: 1 } },
      { ledger: [0, -0.5, -0.25], fields: { posts: 5, replies: 5 } },
      { ledger: [-0.25], fields: { posts: 1, received: 5 } },
      { ledger: [0, 0, -0.5, 0.25], fields: {} },
      { ledger: [0, 0, 0, 0.5], fields: {} },
    ),
  )

  test('are told by source', () => {
    expect(found.helpersBySupport).toBeCloseTo(-1 / 3, 12)
    expect(found.helpersByHelping).toBeCloseTo(-0.5, 12)
    expect(found.helpersByUniversality).toBeCloseTo(-0.125, 12)
    expect([found.lurkersByUniversality, found.lurkersByContagion]).toEqual([-0.25, 0.375])
  })

  test('and by dose: per reply received and given, those who gave few apart from those who gave many', () => {
    expect(found.perReplyReceived).toBeCloseTo(-1.25 / 16, 12)
    expect(found.perReplyGiven).toBeCloseTo(-1.5 / 59, 12)
    expect(found.perReplyGivenFew).toBeCloseTo(-0.25 / 4, 12)
    expect(found.perReplyGivenMany).toBeCloseTo(-0.75 / 50, 12)
    // Two both gave and received; the second has more by helping.
    expect(found.helpedMoreByHelping).toBe(0.5)
  })
})
