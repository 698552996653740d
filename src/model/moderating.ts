/** Moderators remove: violations, with a delay, and sometimes an honest thread. */
import type { Forum } from './forum.js'
import { feel, HARM } from './ledger.js'
import { decision, exponential, uniform } from './luck.js'
import { M, REMOVED, T, THREAD_SHIFT } from './records.js'

/** A step that never comes. */
const NEVER = 2 ** 31 - 1

/** The step up to which the violation now written stands: for ever, or until moderators remove it, which is counted on its day. */
export function standsUntil(forum: Forum, index: number): number {
  const { a, b } = forum.visit
  const { detection, delayHours } = forum.parameters.moderation
  if (uniform(a, b, decision.removal, 3 * index) >= detection) return NEVER
  const days = (exponential(a, b, decision.removal, 3 * index + 1) * delayHours) / 24
  const until = forum.now + Math.floor(days / forum.stepDays + uniform(a, b, decision.removal, 3 * index + 2))
  const day = Math.floor(until / forum.stepsPerDay)
  if (until < forum.steps) forum.daily.removals[day] = forum.daily.removals[day]! + 1
  return until
}

/** Moderators may remove an honest thread, the likelier the more it discloses; says whether they did. */
export function censor(forum: Forum, thread: number, disclosure: number): boolean {
  const { me, a, b } = forum.visit
  const { detection, wrongful } = forum.parameters.moderation
  if (detection === 0 || uniform(a, b, decision.wrongful, 0) >= wrongful * disclosure) return false
  const { real } = forum.members
  const { whole: field } = forum.threads
  const begin = thread << THREAD_SHIFT
  field[begin + T.topics] = field[begin + T.topics]! | REMOVED
  real[me + M.hurt] = real[me + M.hurt]! + 0.5
  real[me + M.belonging] = real[me + M.belonging]! * 0.8
  feel(forum, me, HARM, 0.3 * forum.parameters.violations.harm)
  forum.today.wrongfulRemovals++
  return true
}
