import { describe, expect, test } from 'vitest'
import { bringForward, schedule, visitorsOf } from '../../src/model/agenda.js'
import { M, MEMBER_SHIFT } from '../../src/model/records.js'
import { misfit } from './chance.js'
import { addMember, fieldOf, quietForum } from './madeByHand.js'

const listed = (forum: ReturnType<typeof quietForum>, step: number): number[] => {
  const members: number[] = []
  for (let member = forum.agenda[step]!; member >= 0; member = fieldOf(forum, member, 'agendaNext')) members.push(member)
  return members
}

describe('a visit', () => {
  const later = () => {
    const forum = quietForum({ 'clock.days': 10 })
    return { forum, members: [0, 1, 2].map(() => addMember(forum, { nextVisit: 9 })) }
  }

  test('is entered on the list of its step', () => {
    const { forum, members } = later()
    expect(listed(forum, 9).sort()).toEqual(members)
    expect(listed(forum, 8)).toEqual([])
  })

  test.each([0, 1, 2])('can be brought forward, from any place of the list (%d)', (member) => {
    const { forum, members } = later()
    bringForward(forum, member, 4)
    expect(listed(forum, 4)).toEqual([member])
    expect(listed(forum, 9).sort()).toEqual(members.filter((other) => other !== member))
    expect(fieldOf(forum, member, 'nextVisit')).toBe(4)
    bringForward(forum, member, 2)
    expect([listed(forum, 4), listed(forum, 2)]).toEqual([[], [member]])
  })

  test('can be brought forward one after the other, in any order', () => {
    for (const order of [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ]) {
      const { forum } = later()
      for (const [k, member] of order.entries()) {
        bringForward(forum, member, 4)
        expect(listed(forum, 9).sort()).toEqual(order.slice(k + 1).sort())
        expect(listed(forum, 4).sort()).toEqual(order.slice(0, k + 1).sort())
      }
    }
  })

  test('is never put off', () => {
    const { forum } = later()
    for (const step of [9, 10, 500]) bringForward(forum, 1, step)
    expect(fieldOf(forum, 1, 'nextVisit')).toBe(9)
    expect(listed(forum, 9)).toContain(1)
  })

  test('beyond the horizon is on no list, until it is brought forward', () => {
    const { forum } = later()
    const member = addMember(forum, { nextVisit: 240 })
    expect(fieldOf(forum, member, 'nextVisit')).toBe(240)
    bringForward(forum, member, 239)
    expect(listed(forum, 239)).toEqual([member])
  })
})

describe('the order of the visitors of a step', () => {
  test('does not depend on the order in which they were entered', () => {
    const orders = [(k: number) => k, (k: number) => 99 - k, (k: number) => (k * 37) % 100].map((place) => {
      const forum = quietForum()
      for (let k = 0; k < 100; k++) addMember(forum, { nextVisit: 1e6 })
      for (let k = 0; k < 100; k++) schedule(forum, place(k), 7)
      return [...visitorsOf(forum, 7).subarray(0, forum.visitorCount)]
    })
    expect(orders[0]?.length).toBe(100)
    expect(orders[1]).toEqual(orders[0])
    expect(orders[2]).toEqual(orders[0])
    expect(orders[0]).not.toEqual([...orders[0]!].sort((a, b) => a - b))
  })

  test('favours nobody: over many steps each comes first as often as the others', () => {
    const forum = quietForum()
    const members = [0, 1, 2, 3, 4].map(() => addMember(forum, { nextVisit: 1e6 }))
    const first = members.map(() => 0)
    for (let step = 1; step <= 5000; step++) {
      for (const member of members) schedule(forum, member, step)
      first[visitorsOf(forum, step)[0]!]!++
    }
    expect(
      misfit(
        first,
        members.map(() => 1000),
      ),
    ).toBeLessThan(4)
  })

  test('holds everyone, also where there are more than ever before', () => {
    const forum = quietForum()
    for (let k = 0; k < 5000; k++) addMember(forum, { nextVisit: 3 })
    const visitors = visitorsOf(forum, 3)
    expect(forum.visitorCount).toBe(5000)
    expect(new Set(visitors.subarray(0, 5000)).size).toBe(5000)
  })

  test('holds two with the same luck', () => {
    const forum = quietForum()
    for (let k = 0; k < 2; k++) addMember(forum, { keyA: 5, keyB: 6, nextVisit: 3 })
    expect([...visitorsOf(forum, 3).subarray(0, 2)].sort()).toEqual([0, 1])
    expect(forum.members.whole[(1 << MEMBER_SHIFT) + M.keyA]).toBe(5)
  })
})
