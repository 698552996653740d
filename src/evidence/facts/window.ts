/** Which part of a log is looked at: the days of an observation, and who counts as new in it. */
import { normalised, type Posts } from '../posts.js'

export const DAY = 86_400

/** Days since the beginning of the log. */
export interface FactWindow {
  /** The first moment that is looked at. */
  readonly from: number
  /** The last moment that is looked at. */
  readonly to: number
  /** Newcomers are those whose first post within the window comes at least so many days after `from`. */
  readonly burnIn: number
}

/** The window asked for; where nothing was, from the first post to the last without burn-in. */
export function windowOf(posts: Posts, { from, to, burnIn }: Partial<FactWindow> = {}): FactWindow {
  const first = posts.length === 0 ? 0 : posts.time[0]! / DAY
  const last = posts.length === 0 ? 0 : posts.time[posts.length - 1]! / DAY
  return { from: from ?? first, to: to ?? last, burnIn: burnIn ?? 0 }
}

/**
 * What somebody sees who has the posts of these days only: members and threads are numbered anew, and nobody's earlier posts
 * are known. Threads begun before are marked so.
 * @param last whether a post at the very last moment belongs to it; to the first of two windows that follow each other it does not
 */
export function cut(
  posts: Posts,
  { from, to }: Pick<FactWindow, 'from' | 'to'>,
  last: 'with its end' | 'without its end' = 'with its end',
): Posts {
  const { thread, time } = posts
  const start = placeFrom(posts, (day) => day >= from)
  const end = Math.max(
    start,
    placeFrom(posts, (day) => (last === 'with its end' ? day > to : day >= to)),
  )
  if (start === 0 && end === posts.length) return posts
  // Threads are numbered in the order of their first posts.
  let before = 0
  for (let post = 0; post < start; post++) before = Math.max(before, thread[post]! + 1)
  const beheaded = new Set<number>()
  for (let post = start; post < end; post++) {
    const here = thread[post]!
    if (here < before || posts.begun[here] === 0) beheaded.add(here)
  }
  return normalised({
    length: end - start,
    thread: thread.subarray(start, end),
    member: posts.member.subarray(start, end),
    parent: posts.parent.subarray(start, end).map((place) => (place < start || place >= end ? -1 : place - start)),
    time: time.subarray(start, end),
    beheaded,
  })
}

/** Place of the first post of whose day something holds that holds of all later ones too. */
function placeFrom({ time, length }: Posts, holds: (day: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(time[middle]! / DAY)) high = middle
    else low = middle + 1
  }
  return low
}
