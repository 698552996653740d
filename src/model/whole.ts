/**
 * The whole of several forums, as if all were one: a forum whose members are the people, each once, and whose threads are those
 * of all. What is measured of a forum is measured of the whole by the same code. Luck and events do not read it.
 */
import { belongingNow, reliefNow } from './daily.js'
import { recordIn } from './elsewhere.js'
import type { Counts, Forum } from './forum.js'
import { sources } from './ledger.js'
import { addTies } from './network.js'
import { append, FIRST_ANYWHERE, FIRST_POST, M, MEMBER_SHIFT, T, THREAD_SHIFT } from './records.js'

/** Ends a day of the whole: its counts are the sums of the forums', and the people of the daily means are brought up to date. */
export function gatherDay(whole: Forum, forums: readonly Forum[]): void {
  const day = whole.now / whole.stepsPerDay - 1
  for (const count of Object.keys(whole.today) as (keyof Counts)[]) {
    whole.today[count] = forums.reduce((sum, { today }) => sum + today[count], 0)
  }
  whole.daily.removals[day] = forums.reduce((sum, { daily }) => sum + daily.removals[day]!, 0)
  for (const { sampled, sampledCount } of whole.recentDays) {
    for (let k = 0; k < sampledCount; k++) gatherPerson(whole, forums, sampled[k]!)
  }
}

/** Brings everything that measures ask for up to date, at the end of a run; once. */
export function gather(whole: Forum, forums: readonly Forum[]): void {
  for (let person = 0; person < whole.members.count; person++) gatherPerson(whole, forums, person)
  gatherThreads(whole, forums)
  for (const { ties, beside, answerParts } of forums) {
    addTies(whole.ties, ties, beside!.personOf)
    answerParts.forEach((sum, part) => {
      whole.answerParts[part]! += sum
    })
  }
}

/** What adds up over forums; belonging is that of the forum where it is strongest. Posts and visits are entered as they happen. */
function gatherPerson(whole: Forum, forums: readonly Forum[], person: number): void {
  const { real, whole: field } = whole.members
  const me = person << MEMBER_SHIFT
  for (const sum of SUMS) field[me + sum] = 0
  for (const sum of [M.relief, M.lasting, M.belonging]) real[me + sum] = 0
  for (let source = 0; source < sources.length; source++) real[me + M.ledger + source] = 0
  field[me + M.caughtUp] = whole.now
  field[me + M.left] = -1
  let stays = false
  for (const forum of forums) {
    const record = recordIn(forum, person)
    if (record < 0) continue
    const { real: value, whole: own } = forum.members
    for (const sum of SUMS) field[me + sum] = field[me + sum]! + own[record + sum]!
    real[me + M.relief] = real[me + M.relief]! + reliefNow(forum, record)
    real[me + M.lasting] = real[me + M.lasting]! + value[record + M.lasting]!
    real[me + M.belonging] = Math.max(real[me + M.belonging]!, belongingNow(forum, record))
    for (let entry = M.ledger; entry < M.ledger + sources.length; entry++)
      real[me + entry] = real[me + entry]! + value[record + entry]!
    if (own[record + M.left]! < 0) stays = true
    else if (own[record + M.left]! > field[me + M.left]!) {
      field[me + M.left] = own[record + M.left]!
      field[me + M.why] = own[record + M.why]!
    }
  }
  // Who is still in one of them has not left.
  if (stays) field[me + M.left] = -1
}

const SUMS = [M.threads, M.replies, M.received] as const

/** Appends the threads of all forums in the order in which they were opened, their people numbered as in the whole. */
function gatherThreads(whole: Forum, forums: readonly Forum[]): void {
  const next = forums.map(() => 0)
  const opened = ({ threads }: Forum, place: number): number =>
    next[place]! < threads.count ? threads.whole[(next[place]! << THREAD_SHIFT) + T.opened]! : Number.POSITIVE_INFINITY
  for (;;) {
    const times = forums.map(opened)
    const first = times.indexOf(Math.min(...times))
    if (times[first] === Number.POSITIVE_INFINITY) return
    copyThread(whole, forums[first]!, next[first]!++)
  }
}

function copyThread(whole: Forum, forum: Forum, thread: number): void {
  const { personOf } = forum.beside!
  const begin = append(whole.threads)
  const { whole: field } = whole.threads
  const from = thread << THREAD_SHIFT
  field.set(forum.threads.whole.subarray(from, from + (1 << THREAD_SHIFT)), begin)
  for (const who of [T.opener, T.lastReplier, T.lastPoster])
    field[begin + who] = personOf[field[begin + who]!] ?? field[begin + who]!
  const topics = field[begin + T.topics]!
  field[begin + T.topics] = topics & FIRST_ANYWHERE ? topics | FIRST_POST : topics & ~FIRST_POST
}
