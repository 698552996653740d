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
  /** Place of each thread's first post, that of a thread begun earlier being the first of its posts seen; see `posts.begun`. */
  readonly opening: Int32Array
}

export function viewOf(all: Posts, window: FactWindow): View {
  const posts = cut(all, window)
  const { member, thread } = posts
  const written = new Int32Array(posts.members)
  const firstPost = new Int32Array(posts.members).fill(-1)
  const lastPost = new Int32Array(posts.members)
  const opening = new Int32Array(posts.threads).fill(-1)
  for (let post = 0; post < posts.length; post++) {
    const author = member[post]!
    if (author >= 0) {
      if (written[author]!++ === 0) firstPost[author] = post
      lastPost[author] = post
    }
    if (opening[thread[post]!]! < 0) opening[thread[post]!] = post
  }
  return {
    posts,
    window,
    start: window.from * DAY,
    end: window.to * DAY,
    settled: (window.from + window.burnIn) * DAY,
    written,
    firstPost,
    lastPost,
    opening,
  }
}
