/** A visitor finds what happened to the own threads: replies, advice, silence, a violation. */

import { moveUp } from './boards.js'
import { bind } from './bonds.js'
import { seekCare } from './care.js'
import { exp } from './elementary.js'
import { catchUp } from './fading.js'
import { type Forum, needOf, towardOne } from './forum.js'
import { gainBelonging } from './identity.js'
import { feel, HARM, SILENCE, SUPPORT } from './ledger.js'
import { THANKS } from './log.js'
import { decision, uniform } from './luck.js'
import { countPost, helpersReward } from './posting.js'
import { GIVEN_UP, M, MEMBER_SHIFT, REMOVED, T, THREAD_SHIFT } from './records.js'
import { tellOfReading, tellOfViolation } from './testimony.js'
import { distressOfVisitor, notifyHelper } from './visiting.js'

/** Summed fit of the new replies at which belonging gains fully. */
const FULLY_FITTING = 0.35

export function readInbox(forum: Forum): void {
  const { whole } = forum.members
  const { me } = forum.visit
  // The wound before the answers that may repair it: most of them were written after it.
  if (whole[me + M.inboxViolation]! >= 0) sufferViolation(forum)
  if (whole[me + M.inboxCount]! > 0) {
    if (forum.testimony !== undefined) tellOfReading(forum.testimony, forum.visit.member, whole[me + M.inboxReferrals]!)
    takeIn(forum)
    thank(forum)
    considerCare(forum)
  } else if (whole[me + M.ownThread]! >= 0) sufferSilence(forum)
}

/** What c new replies of summed fit do: relief, repair of hurt, belonging, and the experience of being answered. */
function takeIn(forum: Forum): void {
  const { real, whole } = forum.members
  const { support, belonging, violations } = forum.parameters
  const { me } = forum.visit
  const c = whole[me + M.inboxCount]!
  const fit = real[me + M.inboxFit]!
  const need = needOf(distressOfVisitor(forum))
  feel(forum, me, SUPPORT, -support.gain * fit * need)
  if (fit > 0) real[me + M.hurt] = real[me + M.hurt]! * exp(-violations.repair * c)
  const fitting = Math.min(1, Math.max(0, fit) / FULLY_FITTING)
  gainBelonging(forum, me, (1 - belonging.quality + belonging.quality * fitting) * (1 - exp(-0.7 * c)))
  real[me + M.answered] = towardOne(real[me + M.answered]!, 1 - exp(-0.5 * c))
  whole[me + M.inboxCount] = 0
  real[me + M.inboxFit] = 0
}

/** The opener may write back in the own thread, which means something to the one who answered last. */
function thank(forum: Forum): void {
  const { member, me, a, b } = forum.visit
  const { real, whole } = forum.members
  const { support, meaning, bonds } = forum.parameters
  const thread = whole[me + M.ownThread]!
  const begin = thread << THREAD_SHIFT
  const { whole: field } = forum.threads
  if (field[begin + T.topics]! & REMOVED || field[begin + T.replies] === 0) return
  if (uniform(a, b, decision.thanks, 0) >= support.thanks) return
  countPost(forum, thread, member, THANKS)
  moveUp(forum, thread)
  const helper = field[begin + T.lastReplier]!
  if (helper < 0) return
  const them = helper << MEMBER_SHIFT
  catchUp(forum, them)
  real[them + M.meaning] = towardOne(real[them + M.meaning]!, meaning.gain * helpersReward(forum))
  gainBelonging(forum, them, 0.3)
  bind(forum, them, member, bonds.gain * real[me + M.recognisable]!)
  notifyHelper(forum, helper, thread, field[begin + T.posts]!)
  bind(forum, me, helper, bonds.gain * real[them + M.recognisable]!)
}

/** Each piece of advice to seek care is followed with a chance that grows with need. */
function considerCare(forum: Forum): void {
  const { whole } = forum.members
  const { me, a, b } = forum.visit
  const advice = whole[me + M.inboxReferrals]!
  const chance = forum.parameters.care.encouragement * needOf(distressOfVisitor(forum))
  for (let k = 0; k < advice; k++) if (uniform(a, b, decision.seekCare, k) < chance) seekCare(forum, me)
  whole[me + M.inboxReferrals] = 0
}

/** A thread that nobody answered in time hurts, makes less responsive, and is given up. */
function sufferSilence(forum: Forum): void {
  const { real, whole } = forum.members
  const { me } = forum.visit
  const { silence, silenceDays } = forum.parameters.support
  if (!waits(forum, me)) return
  const begin = whole[me + M.ownThread]! << THREAD_SHIFT
  const { whole: field } = forum.threads
  if ((forum.now - field[begin + T.opened]!) * forum.stepDays < silenceDays) return
  feel(forum, me, SILENCE, silence)
  // Half the way to -1: from the neutral state the loss of 0.5 that the specification names, and never below -1.
  real[me + M.answered] = -towardOne(-real[me + M.answered]!, 0.5)
  real[me + M.belonging] = real[me + M.belonging]! * 0.7
  field[begin + T.topics] = field[begin + T.topics]! | GIVEN_UP
}

/** Whether the member's latest thread still waits for its first reply. */
export function waits(forum: Forum, me: number): boolean {
  const thread = forum.members.whole[me + M.ownThread]!
  if (thread < 0) return false
  const begin = thread << THREAD_SHIFT
  const { whole: field } = forum.threads
  return field[begin + T.replies] === 0 && (field[begin + T.topics]! & (GIVEN_UP | REMOVED)) === 0
}

/** A violation that still stands harms the one it was written to. */
function sufferViolation(forum: Forum): void {
  const { real, whole } = forum.members
  const { me } = forum.visit
  const begin = whole[me + M.inboxViolation]! << THREAD_SHIFT
  if (forum.threads.whole[begin + T.violationUntil]! > forum.now) {
    if (forum.testimony !== undefined) tellOfViolation(forum.testimony, forum.visit.member)
    feel(forum, me, HARM, forum.parameters.violations.harm)
    real[me + M.hurt] = real[me + M.hurt]! + 1
    real[me + M.belonging] = real[me + M.belonging]! * 0.6
  }
  whole[me + M.inboxViolation] = -1
}
