/** Who comes when: for every step of the run a list of members, linked through their records. */
import type { Forum } from './forum.js'
import { bits, decision } from './luck.js'
import { M, MEMBER_SHIFT } from './records.js'

/** Enters a member's next visit; a step beyond the horizon is kept in mind but on no list. */
export function schedule(forum: Forum, member: number, step: number): void {
  const { whole } = forum.members
  const me = member << MEMBER_SHIFT
  whole[me + M.nextVisit] = step
  if (step >= forum.steps) return
  const first = forum.agenda[step]!
  whole[me + M.agendaPrevious] = -1
  whole[me + M.agendaNext] = first
  if (first >= 0) whole[(first << MEMBER_SHIFT) + M.agendaPrevious] = member
  forum.agenda[step] = member
}

/** Brings a member's next visit forward to `step`, if it would come later. */
export function bringForward(forum: Forum, member: number, step: number): void {
  const { whole } = forum.members
  const me = member << MEMBER_SHIFT
  const planned = whole[me + M.nextVisit]!
  if (planned <= step) return
  if (planned < forum.steps) {
    const previous = whole[me + M.agendaPrevious]!
    const next = whole[me + M.agendaNext]!
    if (previous >= 0) whole[(previous << MEMBER_SHIFT) + M.agendaNext] = next
    else forum.agenda[planned] = next
    if (next >= 0) whole[(next << MEMBER_SHIFT) + M.agendaPrevious] = previous
  }
  schedule(forum, member, step)
}

/** Position of a visitor in the list of a step takes the lower 21 bits of a sorting key, its luck the upper 32. */
const POSITIONS = 2 ** 21

/**
 * Takes the visitors of a step off their list, in an order drawn by luck alone: it favours nobody and does not depend on what
 * happened before. The returned array is reused by the next call; `forum.visitorCount` says how much of it counts.
 */
export function visitorsOf(forum: Forum, step: number): Int32Array {
  const { whole } = forum.members
  let count = 0
  for (let member = forum.agenda[step]!; member >= 0; member = whole[(member << MEMBER_SHIFT) + M.agendaNext]!) {
    if (count === forum.visitors.length) growVisitors(forum)
    forum.visitors[count++] = member
  }
  forum.agenda[step] = -1
  const { visitors, order, arranged } = forum
  for (let i = 0; i < count; i++) {
    const me = visitors[i]! << MEMBER_SHIFT
    order[i] = (bits(whole[me + M.keyA]!, whole[me + M.keyB]!, decision.order, step) >>> 0) * POSITIONS + i
  }
  order.subarray(0, count).sort()
  for (let i = 0; i < count; i++) arranged[i] = visitors[order[i]! % POSITIONS]!
  forum.visitorCount = count
  return arranged
}

function growVisitors(forum: Forum): void {
  const visitors = new Int32Array(2 * forum.visitors.length)
  visitors.set(forum.visitors)
  forum.visitors = visitors
  forum.arranged = new Int32Array(visitors.length)
  forum.order = new Float64Array(visitors.length)
}
