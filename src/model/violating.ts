/** A member who is able to may violate another instead of answering. */
import { moveUp } from './boards.js'
import type { Forum } from './forum.js'
import { VIOLATION } from './log.js'
import { decision, uniform } from './luck.js'
import { standsUntil } from './moderating.js'
import { countPost } from './posting.js'
import { M, MEMBER_SHIFT, T, THREAD_SHIFT } from './records.js'
import { notifyVictim } from './visiting.js'

/** Writes a violation in a thread with the chance that this forum gives it, and says whether it was written. */
export function violate(forum: Forum, thread: number, index: number): boolean {
  const { member, a, b } = forum.visit
  const { rate, disinhibition } = forum.parameters.violations
  const chance = rate * (1 + disinhibition * forum.parameters.identity.protection)
  if (uniform(a, b, decision.violate, index) >= chance) return false
  const { whole } = forum.members
  const { whole: field } = forum.threads
  const begin = thread << THREAD_SHIFT
  countPost(forum, thread, member, VIOLATION)
  field[begin + T.violationUntil] = Math.max(field[begin + T.violationUntil]!, standsUntil(forum, index))
  moveUp(forum, thread)
  const opener = field[begin + T.opener]!
  const them = opener << MEMBER_SHIFT
  // Of two not yet seen, the one that stands longer counts.
  const unseen = whole[them + M.inboxViolation]!
  if (unseen < 0 || field[(unseen << THREAD_SHIFT) + T.violationUntil]! <= field[begin + T.violationUntil]!) {
    whole[them + M.inboxViolation] = thread
  }
  forum.today.violations++
  notifyVictim(forum, opener, thread)
  return true
}
