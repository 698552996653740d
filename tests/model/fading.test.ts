import { expect, test } from 'vitest'
import { catchUp } from '../../src/model/fading.js'
import { M, MEMBER_SHIFT } from '../../src/model/records.js'
import { addMember, memberOf, quietForum, wait } from './madeByHand.js'

const settings = {
  'support.reliefDays': 14,
  'belonging.days': 25,
  'answered.days': 30,
  'meaning.days': 60,
  'violations.hurtDays': 50,
  'helping.loadDays': 2,
  'bonds.days': 40,
} as const

const state = { relief: -0.5, lasting: -0.2, belonging: 0.8, answered: -0.6, meaning: 0.7, hurt: 1.5, load: 3, known: 0.4 }

function withBonds() {
  const forum = quietForum(settings)
  const member = addMember(forum, { ...state, bondPartner: 7, bondStrength: 0.9 })
  const { real, whole } = forum.members
  const me = member << MEMBER_SHIFT
  whole[me + M.bondPartner + 3] = 8
  real[me + M.bondStrength + 3] = 0.5
  return { forum, member, me }
}

test('over the time away everything fades by its own time constant; what lasts and what is known does not', () => {
  const { forum, member, me } = withBonds()
  wait(forum, 10 * 24)
  catchUp(forum, me)
  const after = memberOf(forum, member)
  expect(after.relief).toBeCloseTo(-0.5 * Math.exp(-10 / 14), 6)
  expect(after.belonging).toBeCloseTo(0.8 * Math.exp(-10 / 25), 6)
  expect(after.answered).toBeCloseTo(-0.6 * Math.exp(-10 / 30), 6)
  expect(after.meaning).toBeCloseTo(0.7 * Math.exp(-10 / 60), 6)
  expect(after.hurt).toBeCloseTo(1.5 * Math.exp(-10 / 50), 6)
  expect(after.load).toBeCloseTo(3 * Math.exp(-10 / 2), 6)
  expect(after.bondStrength).toBeCloseTo(0.9 * Math.exp(-10 / 40), 6)
  expect(forum.members.real[me + M.bondStrength + 3]).toBeCloseTo(0.5 * Math.exp(-10 / 40), 6)
  expect([after.lasting, after.known]).toEqual([Math.fround(-0.2), Math.fround(0.4)])
  expect(after.caughtUp).toBe(240)
})

test('it is the same in one go as in many', () => {
  const once = withBonds()
  const often = withBonds()
  wait(once.forum, 240)
  catchUp(once.forum, once.me)
  for (let k = 0; k < 240; k++) {
    wait(often.forum, 1)
    catchUp(often.forum, often.me)
  }
  const after = memberOf(once.forum, once.member)
  for (const [name, value] of Object.entries(memberOf(often.forum, often.member))) {
    expect(value, name).toBeCloseTo(after[name as keyof typeof M], 4)
  }
})

test('within one step nothing fades', () => {
  const { forum, member, me } = withBonds()
  const before = memberOf(forum, member)
  catchUp(forum, me)
  catchUp(forum, me)
  expect(memberOf(forum, member)).toEqual(before)
})
