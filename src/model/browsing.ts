/** A visitor looks through the boards of the own topics, reads, perhaps answers; and is moved by what was read. */
import { below } from './boards.js'
import { exp } from './elementary.js'
import { type Forum, needOf, towardOne } from './forum.js'
import { CONTAGION, feel, UNIVERSALITY } from './ledger.js'
import { decision, geometric, happens } from './luck.js'
import { M, NO_TOPIC, T, THREAD_SHIFT } from './records.js'
import { attraction, inclination, reply } from './replying.js'
import { distressOfVisitor } from './visiting.js'

export function browse(forum: Forum): void {
  const { member, me, a, b } = forum.visit
  const { real: value, whole: field } = forum.threads
  const experiences = forum.members.whole[me + M.experiences]!
  const planned = 1 + geometric(forum.parameters.browsing.threads - 1, a, b, decision.threads, 0)
  let read = 0
  let shared = 0
  let need = 0
  let inclined = inclination(forum)
  beginAtTop(forum, experiences)
  while (read < planned) {
    const thread = nextThread(forum, experiences)
    if (thread < 0) break
    const begin = thread << THREAD_SHIFT
    if (field[begin + T.opener] === member) continue
    const share = sharedExperience(experiences, field[begin + T.topics]!)
    shared += share
    need += value[begin + T.needShown]!
    if (happens(inclined + attraction(forum, begin, share), a, b, decision.reply, read)) {
      reply(forum, thread, share, read)
      inclined = inclination(forum)
    }
    read++
  }
  forum.today.threadsRead += read
  if (read > 0) beMoved(forum, read, shared, need)
}

/** Puts a finger on the top thread of every board whose topic the visitor has lived. */
function beginAtTop({ boards, fingers }: Forum, experiences: number): void {
  for (let rest = experiences; rest !== 0; rest &= rest - 1) {
    const board = lowestBit(rest)
    fingers[board] = boards[board]!
  }
}

/** The next thread down the boards of the visitor's topics, newest activity first, -1 where nothing is new since the last visit. */
function nextThread(forum: Forum, experiences: number): number {
  const { fingers } = forum
  const { whole: field } = forum.threads
  let newest = -1
  let activity = forum.visit.since
  for (let rest = experiences; rest !== 0; rest &= rest - 1) {
    const thread = fingers[lowestBit(rest)]!
    if (thread < 0 || field[(thread << THREAD_SHIFT) + T.lastActivity]! <= activity) continue
    newest = thread
    activity = field[(thread << THREAD_SHIFT) + T.lastActivity]!
  }
  if (newest < 0) return -1
  // A thread of two topics is under the fingers of both boards by now, for all that is newer on either was taken before.
  for (let rest = experiences; rest !== 0; rest &= rest - 1) {
    const board = lowestBit(rest)
    if (fingers[board] === newest) fingers[board] = below(field, newest, board)
  }
  return newest
}

/** Number of the lowest bit that is set. */
const lowestBit = (x: number): number => 31 - Math.clz32(x & -x)

/** Share of a thread's topics that a reader of its board has lived. */
function sharedExperience(experiences: number, topics: number): number {
  const second = (topics >> 8) & 255
  if (second === NO_TOPIC) return 1
  return (((experiences >> (topics & 255)) & 1) + ((experiences >> second) & 1)) / 2
}

/** One's own story relieves and gives belonging; others' distress is caught. */
function beMoved(forum: Forum, read: number, shared: number, need: number): void {
  const { real } = forum.members
  const { me } = forum.visit
  const { reading, belonging } = forum.parameters
  const recognition = 1 - exp(-0.3 * shared)
  const ownNeed = needOf(distressOfVisitor(forum))
  feel(forum, me, UNIVERSALITY, -3 * reading.universality * recognition * ownNeed * (1 - real[me + M.belonging]!))
  feel(forum, me, CONTAGION, reading.contagion * real[me + M.affective]! * (need / read) * Math.min(read, 5))
  real[me + M.belonging] = towardOne(real[me + M.belonging]!, 0.25 * belonging.gain * recognition)
}

/** One of the topics whose bits are set, each as likely as the other, by one uniform number. */
export function anyTopic(topics: number, u: number): number {
  let left = Math.floor(u * countBits(topics))
  for (let topic = 0; ; topic++) if (topics & (1 << topic) && left-- === 0) return topic
}

/** Number of bits set. */
export function countBits(x: number): number {
  let count = 0
  for (let rest = x; rest !== 0; rest &= rest - 1) count++
  return count
}
