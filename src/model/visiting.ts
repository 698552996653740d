/** The parts of a visit that frame it: coming in, and choosing when to come again. */
import { bringForward, schedule } from './agenda.js'
import { careEffect } from './care.js'
import { shareOfVisits } from './choosing.js'
import { noteVisitor } from './daily.js'
import { exp } from './elementary.js'
import { comeInAsPerson } from './elsewhere.js'
import { catchUp } from './fading.js'
import { type Forum, needOf } from './forum.js'
import { life } from './life.js'
import { bits, decision, exponential, uniform } from './luck.js'
import { M, MEMBER_SHIFT } from './records.js'

/** The shortest time between two visits, in days. */
const HOUR = 1 / 24

/** A member comes in: takes on the visit's luck, lets fade what fades, and is counted. */
export function comeIn(forum: Forum, member: number): void {
  const { visit, now } = forum
  const { real, whole } = forum.members
  const me = member << MEMBER_SHIFT
  const number = whole[me + M.visits]! + 1
  whole[me + M.visits] = number
  visit.member = member
  visit.me = me
  visit.a = bits(whole[me + M.keyA]!, whole[me + M.keyB]!, forum.visitName, number)
  visit.b = bits(whole[me + M.keyB]!, whole[me + M.keyA]!, forum.visitName, number)
  visit.since = whole[me + M.seen]!
  noteVisitor(forum, member, whole[me + M.lastVisit]!)
  whole[me + M.lastVisit] = now
  catchUp(forum, me)
  if (forum.beside !== undefined) comeInAsPerson(forum, forum.beside)
  const day = now * forum.stepDays
  const care = careEffect(forum, real[me + M.careStart]!, day)
  visit.outside = real[me + M.baseline]! + life(forum, me, day) + care + visit.reliefElsewhere
  forum.today.visits++
}

/** Distress, in sd, of the visitor at this moment of the visit. */
export function distressOfVisitor({ visit, members: { real } }: Forum): number {
  return visit.outside + real[visit.me + M.relief]! + real[visit.me + M.lasting]!
}

/**
 * Ends a visit: what was written up to now is no longer new, and the next visit comes after an exponential time, sooner for those
 * who belong and those in need, later for those who are in other forums as well; at least an hour later.
 */
export function planNextVisit(forum: Forum): void {
  const { visit } = forum
  const { real, whole } = forum.members
  const { perDay, belonging, need } = forum.parameters.visiting
  const { me, a, b } = visit
  whole[me + M.seen] = forum.moment
  const pull = belonging * real[me + M.belonging]! + need * (needOf(distressOfVisitor(forum)) - 0.5)
  const share = forum.beside === undefined ? 1 : shareOfVisits(forum, forum.beside)
  const rate = perDay * real[me + M.visitingTrait]! * exp(pull) * share
  const days = exponential(a, b, decision.nextVisit, 0) / rate
  schedule(forum, visit.member, forum.now + stepsIn(forum, days, uniform(a, b, decision.nextVisit, 1)))
}

/** The opener of a thread is told of an answer; `answer` names it among those not yet read. */
export const notifyOpener = (forum: Forum, opener: number, answer: number): void => notify(forum, opener, decision.notice, answer)

/** The one who wrote last in a thread, if not its opener, is told that it goes on; `post` is the number of the new post in it. */
export const notifyHelper = (forum: Forum, helper: number, thread: number, post: number): void =>
  notify(forum, helper, decision.noticeAsHelper, Math.imul(thread, 0x9e3779b1) + post)

/** The opener of a thread is told of a violation in it, as of an answer. */
export const notifyVictim = (forum: Forum, opener: number, thread: number): void =>
  notify(forum, opener, decision.noticeAsVictim, thread)

/** A notification may bring a member back sooner. */
function notify(forum: Forum, member: number, what: number, index: number): void {
  const { whole } = forum.members
  const { noticed, noticedHours } = forum.parameters.visiting
  const them = member << MEMBER_SHIFT
  if (whole[them + M.left]! >= 0) return
  const a = bits(whole[them + M.keyA]!, whole[them + M.keyB]!, forum.visitName, whole[them + M.visits]!)
  const b = bits(whole[them + M.keyB]!, whole[them + M.keyA]!, forum.visitName, whole[them + M.visits]!)
  if (uniform(a, b, what, 3 * index) >= noticed) return
  const days = (exponential(a, b, what, 3 * index + 1) * noticedHours) / 24
  bringForward(forum, member, forum.now + stepsIn(forum, days, uniform(a, b, what, 3 * index + 2)))
}

/**
 * A time in days as a whole number of steps, an hour at least; rounded up or down by luck so that its mean is kept. Where a step is
 * longer it may be 0: then the member comes once more in the same step, and as often in long steps as in short ones.
 */
function stepsIn(forum: Forum, days: number, u: number): number {
  return Math.min(Math.floor(Math.max(days, HOUR) / forum.stepDays + u), 2 ** 30)
}
