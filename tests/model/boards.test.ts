import { expect, test } from 'vitest'
import { below, hang, moveUp, takeDown } from '../../src/model/boards.js'
import { addMember, addThread, quietForum, threadOf, topics } from './madeByHand.js'

/** The threads of a board from the top, and from the bottom by the links the other way. */
function hanging(forum: ReturnType<typeof quietForum>, board: number): number[] {
  const down: number[] = []
  for (let thread = forum.boards[board]!; thread >= 0; thread = below(forum.threads.whole, thread, board)) down.push(thread)
  for (const [place, thread] of down.entries()) {
    const { topics: both, previousA, previousB } = threadOf(forum, thread)
    expect((both & 255) === board ? previousA : previousB).toBe(place === 0 ? -1 : down[place - 1])
  }
  return down
}

function threeThreads() {
  const forum = quietForum()
  const opener = addMember(forum)
  // 0 on board 1, 1 on boards 1 and 2, 2 on boards 2 and 1.
  for (const both of [topics(1), topics(1, 2), topics(2, 1)]) addThread(forum, opener, { topics: both })
  return forum
}

test('a thread hangs on top of the boards of its topics', () => {
  const forum = threeThreads()
  expect([1, 2, 0].map((board) => hanging(forum, board))).toEqual([[2, 1, 0], [2, 1], []])
})

test('what is written in goes to the top of all its boards, and is dated', () => {
  const forum = threeThreads()
  forum.moment = 50
  moveUp(forum, 1)
  expect([1, 2].map((board) => hanging(forum, board))).toEqual([
    [1, 2, 0],
    [1, 2],
  ])
  expect(threadOf(forum, 1).lastActivity).toBe(51)
  moveUp(forum, 0)
  expect([1, 2].map((board) => hanging(forum, board))).toEqual([
    [0, 1, 2],
    [1, 2],
  ])
  moveUp(forum, 0)
  expect(hanging(forum, 1)).toEqual([0, 1, 2])
})

test('what is taken down hangs nowhere, from the top, the middle and the bottom', () => {
  for (const thread of [0, 1, 2]) {
    const forum = threeThreads()
    takeDown(forum, thread)
    expect([1, 2].map((board) => hanging(forum, board))).toEqual(
      [
        [2, 1, 0],
        [2, 1],
      ].map((all) => all.filter((k) => k !== thread)),
    )
    hang(forum, thread)
    expect(hanging(forum, 1)[0]).toBe(thread)
  }
})
