import { expect, test } from 'vitest'
import { help } from '../../src/model/helping.js'
import { HELPING } from '../../src/model/ledger.js'
import { helpersReward } from '../../src/model/posting.js'
import { addMember, enter, ledgerOf, memberOf, need, quietForum } from './madeByHand.js'

const settings = {
  'helping.gain': 0.04,
  'helping.load': 0.25,
  'support.lasting': 0.1,
  'meaning.gain': 0.5,
  'belonging.gain': 0.2,
}

/** What one answer does to a helper of need 0.5; the sum in the ledger over -gain. */
function gainOf(shared: number, needShown: number, load = 0): number {
  const forum = quietForum(settings)
  const helper = addMember(forum, { baseline: 0.5, load })
  enter(forum, helper)
  help(forum, shared, needShown)
  return ledgerOf(forum, helper, HELPING) / -0.04
}

test('helping has four parts: distraction, structuring, mattering, and being the healthier one', () => {
  // 2 * need 0.5 = 1, so the gain is the mean of the four parts.
  expect(gainOf(0, 0)).toBeCloseTo(1 / 4, 6)
  expect(gainOf(1, 0)).toBeCloseTo(2 / 4, 6)
  expect(gainOf(0, 0.4)).toBeCloseTo(1.4 / 4, 6)
  expect(gainOf(0, 0.5)).toBeCloseTo(1.5 / 4, 6) // as ill as oneself is not worse
  expect(gainOf(0, 0.6)).toBeCloseTo(2.6 / 4, 6)
  expect(gainOf(1, 1)).toBeCloseTo(1, 6)
})

test('the gain falls with load, to nothing and on to half a loss, and no further', () => {
  expect(gainOf(1, 1, 2)).toBeCloseTo(0.5, 6)
  expect(gainOf(1, 1, 4)).toBeCloseTo(0, 6)
  expect(gainOf(1, 1, 5)).toBeCloseTo(-0.25, 6)
  expect(gainOf(1, 1, 6)).toBeCloseTo(-0.5, 6)
  expect(gainOf(1, 1, 100)).toBeCloseTo(-0.5, 6)
})

test('each answer adds the need shown to the load, so that many in one visit wear out', () => {
  const forum = quietForum(settings)
  const helper = addMember(forum, { baseline: 0.6 })
  enter(forum, helper)
  let load = 0
  let change = 0
  for (const needShown of [0.5, 0.5, 0.5, 1, 1, 1]) {
    const own = need(0.6 + change)
    change -= 0.04 * 2 * own * (1 - 0.25 * load) * ((2 + needShown + (needShown > own ? 1 : 0)) / 4)
    load += needShown
    help(forum, 1, needShown)
    expect(memberOf(forum, helper).load).toBe(load)
    expect(ledgerOf(forum, helper, HELPING)).toBeCloseTo(change, 7)
  }
})

test('the reward shrinks by the share of recent replies that professionals write, times displacement', () => {
  const forum = quietForum({ ...settings, 'professionals.displacement': 0.6 })
  expect(helpersReward(forum)).toBe(1)
  forum.recentReplies = 8
  forum.recentProfessionalReplies = 2
  expect(helpersReward(forum)).toBeCloseTo(0.85, 12)
  const helper = addMember(forum, { baseline: 0.5, recognisable: 1 })
  enter(forum, helper)
  help(forum, 1, 1)
  const after = memberOf(forum, helper)
  expect(ledgerOf(forum, helper, HELPING)).toBeCloseTo(-0.04 * 0.85, 7)
  expect(after.meaning).toBeCloseTo(0.3 * 0.5 * 0.85, 6)
  // Belonging does not ask who else writes.
  expect(after.belonging).toBeCloseTo(0.5 * 0.2, 6)
})

test('where professionals write all, and displace fully, helping means nothing', () => {
  const forum = quietForum({ ...settings, 'professionals.displacement': 1 })
  forum.recentReplies = 5
  forum.recentProfessionalReplies = 5
  const helper = addMember(forum)
  enter(forum, helper)
  help(forum, 1, 1)
  expect(memberOf(forum, helper).meaning).toBe(0)
  expect(ledgerOf(forum, helper, HELPING)).toBeCloseTo(0, 12)
})
