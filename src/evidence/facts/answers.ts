/** Facts: whether and when threads are answered. */
import { kaplanMeier, probabilityBy, timeOf } from '../../statistics/survival.js'
import type { Fact, FactDeclaration, FactDeclarations, Facts } from './declaring.js'
import { quantileOf, share } from './estimating.js'
import { FAR, oldThreads } from './threads.js'
import type { View } from './view.js'

const HOUR = 3600

const declared = (unit: string, label: string, meaning: string, definition: string): FactDeclaration => ({
  group: 'answers',
  unit,
  label,
  meaning,
  definition,
})

const first = (p: string, label: string) =>
  declared(
    'h',
    `first reply, ${label}`,
    `time from a thread to its first reply by another, ${label} over answered threads`,
    `${p} (quantile of type 7) over threads with a reply by another. ${FAR}`,
  )

const KM =
  'Kaplan-Meier estimate over all threads; those not answered, young ones too, are followed to the end of the window and censored there.'

const by = (words: string) =>
  declared(
    'share',
    `answered within ${words}`,
    `threads that get a reply by another within ${words}, had all been followed so long`,
    `${KM} Interval: Greenwood's, on the scale of log(-log).`,
  )

export const answerDeclarations = {
  unanswered: declared(
    'share',
    'threads without reply',
    'threads that nobody else answered',
    `Threads without a post by another than who began it; an unknown author is another, unless the thread was begun by one. ${FAR}`,
  ),
  noReply: declared('share', 'threads of one post', 'threads in which nobody wrote again, not even who began it', FAR),
  firstReply25Hours: first('25 %', '25 %'),
  firstReplyMedianHours: first('Median', 'median'),
  firstReply75Hours: first('75 %', '75 %'),
  firstReply90Hours: first('90 %', '90 %'),
  answered24h: declared(
    'share',
    'answered on the first day',
    'threads that got a reply by another within 24 hours',
    `Divided by all threads. ${FAR}`,
  ),
  answeredBy1h: by('1 hour'),
  answeredBy12h: by('12 hours'),
  answeredBy7d: by('7 days'),
  waitMedianHours: declared(
    'h',
    'wait for a reply, median',
    'time by which half of all threads have a reply by another, the unanswered included',
    `${KM} Not defined where fewer than half are ever answered. Interval: where the bounds of the curve pass one half.`,
  ),
} as const satisfies FactDeclarations

/** Hours each thread waited for its first reply by another, or until the end of the window where `answered` is 0. */
export function waits({ posts, opening, firstReply, end }: View): { hours: Float64Array; answered: Uint8Array } {
  const hours = new Float64Array(posts.threads)
  const answered = new Uint8Array(posts.threads)
  let count = 0
  for (let thread = 0; thread < posts.threads; thread++) {
    const first = opening[thread]!
    if (first < 0) continue
    const reply = firstReply[thread]!
    answered[count] = reply < 0 ? 0 : 1
    hours[count++] = ((reply < 0 ? end : posts.time[reply]!) - posts.time[first]!) / HOUR
  }
  return { hours: hours.subarray(0, count), answered: answered.subarray(0, count) }
}

export function answers(view: View): Facts<typeof answerDeclarations> {
  const { posts, opening, firstReply, replies } = view
  const old = oldThreads(view)
  const wait = new Float64Array(old.length)
  let answered = 0
  for (const thread of old) {
    const reply = firstReply[thread]!
    if (reply >= 0) wait[answered++] = (posts.time[reply]! - posts.time[opening[thread]!]!) / HOUR
  }
  const sorted = wait.subarray(0, answered).sort()
  const all = waits(view)
  const curve = kaplanMeier(all.hours, all.answered)
  const within = (hours: number): Fact => {
    const { estimate, low, high, n } = probabilityBy(curve, hours)
    return { value: estimate, low, high, n }
  }
  const half = timeOf(curve, 0.5)
  return {
    unanswered: share(old.length - answered, old.length),
    noReply: share(
      old.reduce((sum, thread) => sum + (replies[thread] === 0 ? 1 : 0), 0),
      old.length,
    ),
    firstReply25Hours: quantileOf(sorted, 0.25),
    firstReplyMedianHours: quantileOf(sorted, 0.5),
    firstReply75Hours: quantileOf(sorted, 0.75),
    firstReply90Hours: quantileOf(sorted, 0.9),
    answered24h: share(
      sorted.reduce((sum, hours) => sum + (hours <= 24 ? 1 : 0), 0),
      old.length,
    ),
    answeredBy1h: within(1),
    answeredBy12h: within(12),
    answeredBy7d: within(7 * 24),
    waitMedianHours: { value: half.estimate, low: half.low, high: half.high, n: half.n },
  }
}
