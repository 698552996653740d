/** To answer or not, and how. */

import { moveUp } from './boards.js'
import { bind, bondTo } from './bonds.js'
import { log } from './elementary.js'
import type { Forum } from './forum.js'
import { help } from './helping.js'
import { REPLY, writeParts } from './log.js'
import { decision, logistic, uniform } from './luck.js'
import { noteRecent } from './network.js'
import { countAnswer, countPost } from './posting.js'
import { BY_PROFESSIONAL, M, MEMBER_SHIFT, T, THREAD_SHIFT } from './records.js'
import { tellOfAdvising, tellOfReply } from './testimony.js'
import { violate } from './violating.js'
import { distressOfVisitor, notifyHelper, notifyOpener } from './visiting.js'

/** How much the four parts of a good answer count: own story, advice, hope, showing that one cares. */
export const STORY = 0.3
export const ADVICE = 0.3
export const HOPE = 0.2
export const CARE = 0.2

/** log(1 + n) of the small whole numbers that nearly all threads have as their number of replies. */
const LOG_ONE_PLUS = Float64Array.from({ length: 256 }, (_, n) => log(1 + n))
const logOnePlus = (n: number): number => (n < 256 ? LOG_ONE_PLUS[n]! : log(1 + n))

/** The logit of answering as far as it depends on the visitor alone. */
export function inclination(forum: Forum): number {
  const { real } = forum.members
  const { me } = forum.visit
  const { replying } = forum.parameters
  return (
    replying.base +
    real[me + M.replyingTrait]! +
    replying.belonging * real[me + M.belonging]! +
    replying.meaning * real[me + M.meaning]! +
    replying.answered * real[me + M.answered]! -
    replying.overload * Math.max(0, distressOfVisitor(forum) - 2) -
    real[me + M.hurt]! -
    replying.fatigue * (real[me + M.load]! + forum.visit.loadElsewhere)
  )
}

/** What a thread adds to the logit of answering; `shared` is the share of its topics that the visitor has lived. */
export function attraction(forum: Forum, begin: number, shared: number): number {
  const { real, whole } = forum.members
  const { real: value, whole: field } = forum.threads
  const { me } = forum.visit
  const { replying, professionals } = forum.parameters
  const thread = begin >> THREAD_SHIFT
  const converses = whole[me + M.repliedIn] === thread || whole[me + M.repliedIn + 1] === thread
  let logit = replying.shared * shared + replying.empathy * real[me + M.affective]! * value[begin + T.needShown]!
  // Who is in a conversation is drawn on by it, and not put off by the others who are.
  logit += converses ? replying.conversation : -replying.crowd * logOnePlus(field[begin + T.replies]!)
  logit += replying.bond * bondTo(forum, me, field[begin + T.opener]!)
  if (field[begin + T.violationUntil]! > forum.now) logit += replying.victim
  if (field[begin + T.topics]! & BY_PROFESSIONAL) logit -= professionals.crowding
  return logit
}

/** The visitor writes in a thread: an answer, or, where able to, a violation. `index` names the decision within the visit. */
export function reply(forum: Forum, thread: number, shared: number, index: number): void {
  const { member, me } = forum.visit
  const { whole } = forum.members
  if (whole[me + M.hostile] === 1 && violate(forum, thread, index)) return
  answer(forum, thread, shared, index)
  if (whole[me + M.repliedIn] !== thread) {
    whole[me + M.repliedIn + 1] = whole[me + M.repliedIn]!
    whole[me + M.repliedIn] = thread
  }
  whole[me + M.replies] = whole[me + M.replies]! + 1
  if (forum.now >= forum.steps - 30 * forum.stepsPerDay) {
    noteRecent(forum.ties, member, forum.threads.whole[(thread << THREAD_SHIFT) + T.opener]!)
  }
  forum.today.replies++
  forum.recentReplies++
}

function answer(forum: Forum, thread: number, shared: number, index: number): void {
  const { member, me, a, b } = forum.visit
  const { real } = forum.members
  const { real: value, whole: field } = forum.threads
  const { replying, bonds, care } = forum.parameters
  const begin = thread << THREAD_SHIFT
  const opener = field[begin + T.opener]!
  const needShown = value[begin + T.needShown]!
  const before = field[begin + T.lastPoster]!
  const post = countPost(forum, thread, member, REPLY)
  // What one knows of another: what the thread tells, and what one remembers of a person met before.
  const unknown = (1 - value[begin + T.information]!) * (1 - bondTo(forum, me, opener))
  let story = 0
  let advice = 0
  let hope = 0
  let caring = 0
  if (replying.platitudes === 0 || uniform(a, b, decision.platitude, index) >= replying.platitudes) {
    story = STORY * shared
    advice = ADVICE * real[me + M.cognitive]! * (1 - unknown)
    const relief = real[me + M.relief]! + real[me + M.lasting]! + forum.visit.reliefElsewhere
    hope = HOPE * logistic(-2 * relief - 1)
    caring = CARE * real[me + M.affective]!
    countAnswer(forum, story, advice, hope, caring)
    if (forum.log !== undefined) writeParts(forum.log, post, story, advice, hope, caring)
  } else countAnswer(forum, 0, 0, 0, 0)
  const fit = story + advice + hope + caring
  const refers = uniform(a, b, decision.refer, index) < care.peerReferral * needShown * needShown
  if (forum.testimony !== undefined) {
    const supporting = field[begin + T.violationUntil]! > forum.now && fit > forum.parameters.support.platitude
    tellOfReply(forum.testimony, opener, { known: 1 - unknown, story, advice, hope, care: caring, supporting })
    if (refers) tellOfAdvising(forum.testimony, member)
  }
  deliver(forum, begin, opener, fit, refers)
  field[begin + T.lastReplier] = member
  if (before >= 0 && before !== opener && before !== member) notifyHelper(forum, before, thread, field[begin + T.posts]!)
  moveUp(forum, thread)
  help(forum, shared, needShown)
  bind(forum, me, opener, 0.3 * bonds.gain * real[(opener << MEMBER_SHIFT) + M.recognisable]!)
}

/** An answer reaches the opener of a thread: into the inbox, with a notification. */
export function deliver(forum: Forum, begin: number, opener: number, fit: number, refers: boolean): void {
  const { real, whole } = forum.members
  const { whole: field } = forum.threads
  const { support } = forum.parameters
  const them = opener << MEMBER_SHIFT
  const already = whole[them + M.inboxCount]!
  whole[them + M.inboxCount] = already + 1
  real[them + M.inboxFit] = real[them + M.inboxFit]! + (fit - support.platitude) / (1 + support.crowd * already)
  whole[them + M.received] = whole[them + M.received]! + 1
  if (refers) {
    whole[them + M.inboxReferrals] = whole[them + M.inboxReferrals]! + 1
    forum.today.referrals++
  }
  field[begin + T.replies] = field[begin + T.replies]! + 1
  if (field[begin + T.firstReply]! < 0) field[begin + T.firstReply] = forum.now
  notifyOpener(forum, opener, already)
}
