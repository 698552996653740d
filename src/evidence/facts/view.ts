/** What several facts ask of the posts within the window, found once. */
import type { Posts } from '../posts.js'
import { cut, DAY, type FactWindow } from './window.js'

export interface View {
  /** The posts within the window. */
  readonly posts: Posts
  readonly window: FactWindow
  /** Ends of the window, and of the burn-in, in seconds. */
  readonly start: number
  readonly end: number
  readonly settled: number
  /** Posts of each member. */
  readonly written: Int32Array
  /** Places of each member's first and last post. */
  readonly firstPost: Int32Array
  readonly lastPost: Int32Array
  /** Place of each thread's first post; of a thread begun earlier -1. */
  readonly opening: Int32Array
  /** Posts of each thread after its first; all of a thread begun earlier. */
  readonly replies: Int32Array
  /** Place of each thread's first post by another than who began it, -1 where there is none. */
  readonly firstReply: Int32Array
  /** Place of each thread's last post. */
  readonly lastOfThread: Int32Array
}

export function viewOf(all: Posts, window: FactWindow): View {
  const posts = cut(all, window)
  // A time in days and back again may miss the very post it was taken from by a rounding.
  const start = Math.min(window.from * DAY, posts.time[0] ?? Number.POSITIVE_INFINITY)
  const end = Math.max(window.to * DAY, posts.time[posts.length - 1] ?? Number.NEGATIVE_INFINITY)
  return {
    posts,
    window,
    start,
    end,
    settled: start + window.burnIn * DAY,
    ...membersOf(posts),
    ...threadsOf(posts),
  }
}

function membersOf({ length, member, members }: Posts) {
  const written = new Int32Array(members)
  const firstPost = new Int32Array(members)
  const lastPost = new Int32Array(members)
  for (let post = 0; post < length; post++) {
    const author = member[post]!
    if (author < 0) continue
    if (written[author]!++ === 0) firstPost[author] = post
    lastPost[author] = post
  }
  return { written, firstPost, lastPost }
}

function threadsOf({ length, member, thread, threads, begun }: Posts) {
  const opening = new Int32Array(threads).fill(-1)
  const replies = new Int32Array(threads)
  const firstReply = new Int32Array(threads).fill(-1)
  const lastOfThread = new Int32Array(threads)
  for (let post = 0; post < length; post++) {
    const here = thread[post]!
    lastOfThread[here] = post
    if (begun[here] && opening[here]! < 0) {
      opening[here] = post
      continue
    }
    replies[here]!++
    if (begun[here] && firstReply[here]! < 0 && member[post] !== member[opening[here]!]) firstReply[here] = post
  }
  return { opening, replies, firstReply, lastOfThread }
}

/** True for whom the log shows from their first post on: first seen after the burn-in, and followed for so many days. */
export function isNewcomer({ posts, firstPost, settled, end }: View, member: number, followed = 0): boolean {
  const first = posts.time[firstPost[member]!]!
  return first >= settled && first <= end - followed * DAY
}

/** Who began the thread a post stands in: -1 where that is unknown. */
export const starterOf = ({ posts, opening }: View, thread: number): number =>
  opening[thread]! < 0 ? -1 : posts.member[opening[thread]!]!
