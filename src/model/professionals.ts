/** Professionals answer in office hours, within their capacity, by one of three policies. */
import { moveUp } from './boards.js'
import { exp } from './elementary.js'
import type { Forum } from './forum.js'
import { BY_STAFF, writeLog, writeParts } from './log.js'
import { bits, decision, uniform } from './luck.js'
import { countAnswer } from './posting.js'
import { BY_PROFESSIONAL, M, MEMBER_SHIFT, PROFESSIONAL, REMOVED, T, THREAD_SHIFT } from './records.js'
import { ADVICE, CARE, deliver, HOPE } from './replying.js'
import { tellOfReply } from './testimony.js'

/** A thread older than this is left alone. */
const TOO_OLD_DAYS = 2
/** Time constant of what counts as a recent reply. */
const RECENT_DAYS = 7

export function workShift(forum: Forum): void {
  const fading = exp(-forum.stepDays / RECENT_DAYS)
  forum.recentReplies *= fading
  forum.recentProfessionalReplies *= fading
  const { count, repliesPerDay, uptake, from, to } = forum.parameters.professionals
  if (count === 0 || uptake === 0) return
  const hours = officeHours(forum)
  if (hours === 0) return
  forum.capacity += (count * repliesPerDay * uptake * hours) / (to - from)
  for (const thread of inReach(forum)) {
    if (forum.capacity < 1) break
    forum.capacity--
    answerAsProfessional(forum, thread)
  }
  forum.capacity -= Math.floor(forum.capacity)
}

/** Hours of the present step that lie in office hours. */
function officeHours(forum: Forum): number {
  const { from, to } = forum.parameters.professionals
  const { stepHours } = forum.parameters.clock
  const begin = (forum.now % forum.stepsPerDay) * stepHours
  return Math.max(0, Math.min(begin + stepHours, to) - Math.max(begin, from))
}

/** The threads a professional may answer now, in the order in which the policy takes them. */
function inReach(forum: Forum): number[] {
  const { now, stepDays, threads } = forum
  const { policy, delayHours } = forum.parameters.professionals
  // Not by way of days: 7 steps of an hour as days, times 24, are a little less than 7 hours.
  const { stepHours } = forum.parameters.clock
  const { real: value, whole: field } = threads
  const found: number[] = []
  while (forum.oldestInReach < threads.count && (now - openedOf(field, forum.oldestInReach)) * stepDays > TOO_OLD_DAYS) {
    forum.oldestInReach++
  }
  for (let thread = forum.oldestInReach; thread < threads.count; thread++) {
    const begin = thread << THREAD_SHIFT
    if ((now - field[begin + T.opened]!) * stepHours < delayHours) break
    if (field[begin + T.topics]! & (BY_PROFESSIONAL | REMOVED)) continue
    if (policy === 'backstop' && field[begin + T.replies]! > 0) continue
    found.push(thread)
  }
  if (policy === 'triage') {
    const needShown = (thread: number): number => value[(thread << THREAD_SHIFT) + T.needShown]!
    found.sort((one, other) => needShown(other) - needShown(one))
  }
  return found
}

const openedOf = (field: Int32Array, thread: number): number => field[(thread << THREAD_SHIFT) + T.opened]!

/** A professional has advice, some hope and some care to give, but no story of the same experience. */
function answerAsProfessional(forum: Forum, thread: number): void {
  const { whole } = forum.members
  const { real: value, whole: field } = forum.threads
  const { advice, referral } = forum.parameters.professionals
  const begin = thread << THREAD_SHIFT
  const opener = field[begin + T.opener]!
  const them = opener << MEMBER_SHIFT
  const given = ADVICE * advice * value[begin + T.information]!
  const hope = HOPE / 2
  const care = CARE / 2
  // Named by the opener and the thread's time, so that no member's luck is touched.
  const a = bits(whole[them + M.keyA]!, whole[them + M.keyB]!, decision.professional, field[begin + T.opened]!)
  const refers = uniform(a, whole[them + M.keyB]!, decision.refer, 0) < referral * value[begin + T.needShown]!
  countAnswer(forum, 0, given, hope, care)
  if (forum.log !== undefined) {
    const post = writeLog(forum, forum.log, thread, PROFESSIONAL, BY_STAFF)
    writeParts(forum.log, post, 0, given, hope, care)
  }
  if (forum.testimony !== undefined) {
    const known = value[begin + T.information]!
    tellOfReply(forum.testimony, opener, { known, story: 0, advice: given, hope, care, supporting: false })
  }
  field[begin + T.topics] = field[begin + T.topics]! | BY_PROFESSIONAL
  field[begin + T.posts] = field[begin + T.posts]! + 1
  field[begin + T.lastPoster] = PROFESSIONAL
  field[begin + T.lastReplier] = PROFESSIONAL
  deliver(forum, begin, opener, given + hope + care, refers)
  moveUp(forum, thread)
  forum.today.professionalReplies++
  forum.recentReplies++
  forum.recentProfessionalReplies++
}
