import { expect, test } from 'vitest'
import { arrive } from '../../src/model/arriving.js'
import { gainBelonging, safety } from '../../src/model/identity.js'
import { MEMBER_SHIFT } from '../../src/model/records.js'
import { found } from '../../src/model/simulate.js'
import { addMember, memberOf, quietForum } from './madeByHand.js'

const placeOf = (member: number): number => member << MEMBER_SHIFT

test('safety is lost by anonymity that is missing and by hurt, and won by trusted oversight', () => {
  const forum = quietForum({ 'identity.protection': 0.5, 'identity.exposure': 1.5 })
  // 1 - 1.5 * (0.9 - 0.5) = 0.4
  expect(safety(forum, placeOf(addMember(forum, { anonymity: 0.9 })))).toBeCloseTo(0.4, 6)
  // Who does not mind being known misses nothing: 1
  expect(safety(forum, placeOf(addMember(forum, { anonymity: 0.3 })))).toBe(1)
  // 1 - 1.5 * (0.7 - 0.5) - 0.5 * 0.6 = 0.4
  expect(safety(forum, placeOf(addMember(forum, { anonymity: 0.7, hurt: 0.6 })))).toBeCloseTo(0.4, 6)
  // Hurt three times over: 1 - 0.5 * 3 is below 0
  expect(safety(forum, placeOf(addMember(forum, { hurt: 3 })))).toBe(0)
})

test('oversight is added to safety, which stays within 0 and 1', () => {
  const trusted = quietForum({ 'identity.protection': 0, 'identity.exposure': 1, 'moderation.oversight': 0.2 })
  const watched = quietForum({ 'identity.protection': 0, 'identity.exposure': 1, 'moderation.oversight': -0.3 })
  // 1 - 1 * 0.5 + 0.2 and - 0.3
  expect(safety(trusted, placeOf(addMember(trusted, { anonymity: 0.5 })))).toBeCloseTo(0.7, 6)
  expect(safety(watched, placeOf(addMember(watched, { anonymity: 0.5 })))).toBeCloseTo(0.2, 6)
  expect(safety(trusted, placeOf(addMember(trusted)))).toBe(1)
  expect(safety(watched, placeOf(addMember(watched, { anonymity: 1 })))).toBe(0)
})

test('a newcomer is recognisable by persistence, less the anonymity that is wished, possible and practised', () => {
  const forum = found({
    'members.initial': 50,
    'identity.persistence': 0.9,
    'identity.practice': 0.8,
    'identity.protection': 0.5,
  })
  for (; forum.members.count < 50; forum.now++) arrive(forum)
  for (let member = 0; member < 50; member++) {
    const { anonymity, recognisable } = memberOf(forum, member)
    expect(recognisable).toBeCloseTo(0.9 * (1 - 0.8 * anonymity * 0.5), 6)
  }
})

test('belonging by exchange grows towards 1, less for those who cannot be known again', () => {
  const forum = quietForum({ 'belonging.gain': 0.2, 'belonging.recognition': 0.6 })
  const known = addMember(forum, { belonging: 0.5, recognisable: 1 })
  const halfKnown = addMember(forum, { belonging: 0.5, recognisable: 0.5 })
  const nobody = addMember(forum, { belonging: 0.5, recognisable: 0 })
  for (const member of [known, halfKnown, nobody]) gainBelonging(forum, placeOf(member), 0.5)
  // 0.5 + 0.5 * 0.2 * 0.5 * (1 - 0.6 * (1 - r)), r = 1, 0.5, 0
  expect(memberOf(forum, known).belonging).toBeCloseTo(0.55, 6)
  expect(memberOf(forum, halfKnown).belonging).toBeCloseTo(0.535, 6)
  expect(memberOf(forum, nobody).belonging).toBeCloseTo(0.52, 6)
})
