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
 */
export function cut(posts: Posts, { from, to }: Pick<FactWindow, 'from' | 'to'>): Posts {
  const { time } = posts
  let start = 0
  while (start < posts.length && time[start]! / DAY < from) start++
  let end = posts.length
  while (end > start && time[end - 1]! / DAY > to) end--
  if (start === 0 && end === posts.length) return posts
  const beheaded = new Set<number>()
  posts.begun.forEach((begun, thread) => {
    if (begun === 0) beheaded.add(thread)
  })
  for (let post = 0; post < start; post++) beheaded.add(posts.thread[post]!)
  return normalised({
    length: end - start,
    thread: posts.thread.subarray(start, end),
    member: posts.member.subarray(start, end),
    parent: posts.parent.subarray(start, end).map((place) => (place < start || place >= end ? -1 : place - start)),
    time: time.subarray(start, end),
    beheaded,
  })
}
