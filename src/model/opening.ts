/** A visitor opens a thread, and shows as much of the own need as feels safe. */
import { hang } from './boards.js'
import { anyTopic, countBits } from './browsing.js'
import { type Forum, needOf, towardOne } from './forum.js'
import { safety } from './identity.js'
import { OPEN } from './log.js'
import { decision, happens, uniform } from './luck.js'
import { censor } from './moderating.js'
import { countPost } from './posting.js'
import { append, FIRST_ANYWHERE, FIRST_POST, M, MEMBER_SHIFT, NO_TOPIC, T, THREAD_SHIFT } from './records.js'
import { distressOfVisitor } from './visiting.js'

/** Chance that a thread has a second topic, where the opener has lived more than one. */
const SECOND_TOPIC = 0.4
/** Logit lost within the time of rest after an own thread. */
const RESTING = 2

export function considerOpening(forum: Forum): void {
  const { real } = forum.members
  const { me, a, b } = forum.visit
  const { opening } = forum.parameters
  const distress = distressOfVisitor(forum)
  const safe = safety(forum, me)
  const logit =
    opening.base +
    real[me + M.openingTrait]! +
    opening.distress * (distress - 1) +
    opening.safety * (safe - 1) +
    opening.belonging * real[me + M.belonging]! +
    opening.answered * real[me + M.answered]! -
    (rests(forum) ? RESTING : 0)
  if (happens(logit, a, b, decision.open, 0)) open(forum, needOf(distress), safe)
}

/** Whether the visitor opened a thread too short a time ago. */
function rests(forum: Forum): boolean {
  const thread = forum.members.whole[forum.visit.me + M.ownThread]!
  if (thread < 0) return false
  const opened = forum.threads.whole[(thread << THREAD_SHIFT) + T.opened]!
  return (forum.now - opened) * forum.stepDays < forum.parameters.opening.restDays
}

function open(forum: Forum, need: number, safe: number): void {
  const { member, me, a, b } = forum.visit
  const { real, whole } = forum.members
  const thread = forum.threads.count
  const begin = append(forum.threads)
  const { real: value, whole: field } = forum.threads
  const disclosure = safe * (0.4 + 0.6 * need)
  const experiences = whole[me + M.experiences]!
  const first = anyTopic(experiences, uniform(a, b, decision.threadTopics, 0))
  const others = experiences & ~(1 << first)
  const two = countBits(others) > 0 && uniform(a, b, decision.threadTopics, 1) < SECOND_TOPIC
  const second = two ? anyTopic(others, uniform(a, b, decision.threadTopics, 2)) : NO_TOPIC
  field[begin + T.opener] = member
  field[begin + T.topics] = first | (second << 8) | (whole[me + M.posts] === 0 ? firstPost(forum) : 0)
  field[begin + T.opened] = forum.now
  field[begin + T.lastActivity] = ++forum.moment
  field[begin + T.firstReply] = -1
  field[begin + T.violationUntil] = -1
  field[begin + T.lastReplier] = -1
  value[begin + T.needShown] = need * disclosure
  value[begin + T.information] = 1 - (1 - disclosure) * (1 - real[me + M.known]!)
  real[me + M.known] = towardOne(real[me + M.known]!, forum.parameters.known.gain * disclosure * real[me + M.recognisable]!)
  whole[me + M.ownThread] = thread
  whole[me + M.threads] = whole[me + M.threads]! + 1
  forum.today.threads++
  countPost(forum, thread, member, OPEN)
  if (!censor(forum, thread, disclosure)) hang(forum, thread)
}

/** The flags of a thread that is the visitor's first post in this forum. */
function firstPost({ visit, beside }: Forum): number {
  if (beside === undefined) return FIRST_POST
  const person = beside.personOf[visit.member]! << MEMBER_SHIFT
  return beside.whole.members.whole[person + M.posts] === 0 ? FIRST_POST | FIRST_ANYWHERE : FIRST_POST
}
