/** A visitor looks through one board, reads, perhaps answers; and is moved by what was read. */
import { below } from './boards.js'
import { exp } from './elementary.js'
import { type Forum, needOf, towardOne } from './forum.js'
import { CONTAGION, feel, UNIVERSALITY } from './ledger.js'
import { decision, geometric, happens, uniform } from './luck.js'
import { M, NO_TOPIC, T, THREAD_SHIFT } from './records.js'
import { attraction, inclination, reply } from './replying.js'
import { distressOfVisitor } from './visiting.js'

export function browse(forum: Forum): void {
  const { member, me, a, b, since } = forum.visit
  const { whole } = forum.members
  const { real: value, whole: field } = forum.threads
  const experiences = whole[me + M.experiences]!
  const board = anyTopic(experiences, uniform(a, b, decision.board, 0))
  const planned = 1 + geometric(forum.parameters.browsing.threads - 1, a, b, decision.threads, 0)
  let read = 0
  let shared = 0
  let need = 0
  let inclined = inclination(forum)
  let thread = forum.boards[board]!
  while (thread >= 0 && read < planned) {
    const begin = thread << THREAD_SHIFT
    if (field[begin + T.lastActivity]! <= since) break
    const next = below(field, thread, board)
    if (field[begin + T.opener] !== member) {
      const share = sharedExperience(experiences, field[begin + T.topics]!)
      shared += share
      need += value[begin + T.needShown]!
      if (happens(inclined + attraction(forum, begin, share), a, b, decision.reply, read)) {
        reply(forum, thread, share, read)
        inclined = inclination(forum)
      }
      read++
    }
    thread = next
  }
  forum.today.threadsRead += read
  if (read > 0) beMoved(forum, read, shared, need)
}

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
