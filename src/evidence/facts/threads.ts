/** Facts: how large and long-lived threads are. */
import type { FactDeclaration, FactDeclarations, Facts } from './declaring.js'
import { meanOf, quantileOf, share } from './estimating.js'
import type { View } from './view.js'
import { DAY } from './window.js'

/** Threads begun in so many last days are too young to tell. */
export const YOUNG = 7

export const FAR = `Threads begun in the last ${YOUNG} days are left out.`

const declared = (unit: string, label: string, meaning: string, definition: string): FactDeclaration => ({
  group: 'threads',
  unit,
  label,
  meaning,
  definition,
})

const quantileOfReplies = (p: string) => `${p} (quantile of type 7) over threads. ${FAR}`

export const threadDeclarations = {
  repliesMean: declared(
    'posts',
    'replies per thread',
    'mean number of posts after the first in a thread',
    `All posts after the first by anyone. ${FAR}`,
  ),
  repliesMedian: declared(
    'posts',
    'replies, median',
    'median number of posts after the first in a thread',
    quantileOfReplies('Median'),
  ),
  replies75: declared(
    'posts',
    'replies, 75 %',
    'number of posts after the first that three threads in four do not exceed',
    quantileOfReplies('75 %'),
  ),
  replies90: declared(
    'posts',
    'replies, 90 %',
    'number of posts after the first that nine threads in ten do not exceed',
    quantileOfReplies('90 %'),
  ),
  replies99: declared(
    'posts',
    'replies, 99 %',
    'number of posts after the first that 99 threads in 100 do not exceed',
    quantileOfReplies('99 %'),
  ),
  repliedMean: declared(
    'posts',
    'replies per replied thread',
    'mean number of posts after the first where there is one',
    `Over threads with at least two posts. ${FAR}`,
  ),
  repliedMedian: declared(
    'posts',
    'replies per replied thread, median',
    'median number of posts after the first where there is one',
    `Over threads with at least two posts. ${FAR}`,
  ),
  participantsMedian: declared(
    'members',
    'writers per thread, median',
    'median number of people who write in a thread',
    `Distinct authors, who began it included; unknown authors of a thread count as one. ${FAR}`,
  ),
  threadLifeMedianDays: declared(
    'days',
    'life of a thread, median',
    'time from the first post of a thread to its last',
    `Median over threads with at least two posts. ${FAR}`,
  ),
  starterShare: declared(
    'share',
    'replies by who asked',
    'share of the posts after the first that the one who began the thread writes',
    'Over all threads; unknown authors of a thread count as one. Interval: as if posts were independent.',
  ),
} as const satisfies FactDeclarations

/** Threads that begin in the window and are not too young to tell. */
export function oldThreads({ posts, opening, end }: View): Int32Array {
  const latest = end - YOUNG * DAY
  const old = new Int32Array(posts.threads)
  let count = 0
  for (let thread = 0; thread < posts.threads; thread++) {
    const first = opening[thread]!
    if (first >= 0 && posts.time[first]! < latest) old[count++] = thread
  }
  return old.subarray(0, count)
}

export function threadFacts(view: View): Facts<typeof threadDeclarations> {
  const { posts, opening, replies, lastOfThread } = view
  const old = oldThreads(view)
  const sizes = old.map((thread) => replies[thread]!).sort()
  const replied = sizes.filter((size) => size > 0)
  const lives = new Float64Array(replied.length)
  let place = 0
  for (const thread of old)
    if (replies[thread]! > 0) lives[place++] = (posts.time[lastOfThread[thread]!]! - posts.time[opening[thread]!]!) / DAY
  lives.sort()
  const participants = participantsOf(view)
  return {
    repliesMean: meanOf(sizes),
    repliesMedian: quantileOf(sizes, 0.5),
    replies75: quantileOf(sizes, 0.75),
    replies90: quantileOf(sizes, 0.9),
    replies99: quantileOf(sizes, 0.99),
    repliedMean: meanOf(replied),
    repliedMedian: quantileOf(replied, 0.5),
    participantsMedian: quantileOf(old.map((thread) => participants[thread]!).sort(), 0.5),
    threadLifeMedianDays: quantileOf(lives, 0.5),
    starterShare: starterShare(view),
  }
}

/** Distinct authors of each thread. */
function participantsOf({ posts: { length, member, members, thread, threads } }: View): Int32Array {
  const end = new Int32Array(threads)
  for (let post = 0; post < length; post++) end[thread[post]!]!++
  for (let here = 1; here < threads; here++) end[here]! += end[here - 1]!
  const grouped = new Int32Array(length)
  const next = end.slice()
  for (let post = length - 1; post >= 0; post--) grouped[--next[thread[post]!]!] = post
  const seenIn = new Int32Array(members + 1).fill(-1)
  const distinct = new Int32Array(threads)
  for (const post of grouped) {
    const author = member[post]! + 1
    const here = thread[post]!
    if (seenIn[author] === here) continue
    seenIn[author] = here
    distinct[here]!++
  }
  return distinct
}

function starterShare({ posts: { length, member, thread, begun }, opening }: View) {
  let own = 0
  let all = 0
  for (let post = 0; post < length; post++) {
    const first = opening[thread[post]!]!
    if (!begun[thread[post]!] || post === first) continue
    all++
    if (member[post] === member[first]) own++
  }
  return share(own, all)
}
