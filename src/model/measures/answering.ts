/** Measures: how threads are answered. */
import { quantile } from '../distribution.js'
import type { Forum } from '../forum.js'
import { T, THREAD_SHIFT } from '../records.js'
import type { Declarations, Values } from './declaring.js'

const FAR = 'Threads begun in the last 7 days are left out.'

export const answeringDeclarations = {
  repliesMean: {
    unit: 'posts',
    label: 'replies per thread',
    meaning: 'mean number of posts after the first in a thread',
    definition: `All posts after the first by anyone: the opener's own, those of professionals and violations included. ${FAR}`,
    aggregation: 'mean',
    onLog: true,
  },
  repliesMedian: {
    unit: 'posts',
    label: 'replies, median',
    meaning: 'median number of posts after the first in a thread',
    definition: `Median (quantile type 7) over threads. ${FAR}`,
    aggregation: 'quantile',
    onLog: true,
  },
  replies90: {
    unit: 'posts',
    label: 'replies, 90 %',
    meaning: 'number of posts after the first that nine threads in ten do not exceed',
    definition: `90 % quantile (type 7) over threads. ${FAR}`,
    aggregation: 'quantile',
    onLog: true,
  },
  replies99: {
    unit: 'posts',
    label: 'replies, 99 %',
    meaning: 'number of posts after the first that 99 threads in 100 do not exceed',
    definition: `99 % quantile (type 7) over threads. ${FAR}`,
    aggregation: 'quantile',
    onLog: true,
  },
  unanswered: {
    unit: 'share',
    label: 'threads without reply',
    meaning: 'threads that nobody else answered',
    definition: `Threads without a reply by another member or a professional; a violation is no reply, and threads removed wrongfully are counted. ${FAR}`,
    aggregation: 'share',
    better: 'lower',
    headline: true,
    onLog: true,
  },
  firstReplyMedianHours: {
    unit: 'h',
    label: 'first reply, median',
    meaning: 'time from a thread to its first reply, median over answered threads',
    definition: `Median over threads with a reply by another. ${FAR}`,
    aggregation: 'quantile',
    better: 'lower',
    onLog: true,
  },
  firstReply75Hours: {
    unit: 'h',
    label: 'first reply, 75 %',
    meaning: 'time from a thread to its first reply, 75 % quantile over answered threads',
    definition: `75 % quantile (type 7) over threads with a reply by another. ${FAR}`,
    aggregation: 'quantile',
    better: 'lower',
    onLog: true,
  },
} as const satisfies Declarations

/** How threads are answered; those of the last week are too young to tell. */
export function answering(forum: Forum): Values<typeof answeringDeclarations> {
  const { threads } = forum
  const { stepHours } = forum.parameters.clock
  const youngest = forum.now - 7 * forum.stepsPerDay
  const sizes = new Int32Array(threads.count)
  const hours = new Float64Array(threads.count)
  let count = 0
  let answered = 0
  for (; count < threads.count; count++) {
    const begin = count << THREAD_SHIFT
    const opened = threads.whole[begin + T.opened]!
    if (opened >= youngest) break
    sizes[count] = threads.whole[begin + T.posts]!
    const first = threads.whole[begin + T.firstReply]!
    if (first >= 0) hours[answered++] = (first - opened) * stepHours
  }
  const size = sizes.subarray(0, count).sort()
  const wait = hours.subarray(0, answered).sort()
  return {
    repliesMean: size.reduce((a, b) => a + b, 0) / count,
    repliesMedian: quantile(size, 0.5),
    replies90: quantile(size, 0.9),
    replies99: quantile(size, 0.99),
    unanswered: 1 - answered / count,
    firstReplyMedianHours: quantile(wait, 0.5),
    firstReply75Hours: quantile(wait, 0.75),
  }
}
