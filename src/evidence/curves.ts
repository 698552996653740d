/** What charts of a log draw: the curves behind its facts, by the same definitions. */
import { kaplanMeier, type SurvivalCurve } from '../statistics/survival.js'
import { waits } from './facts/answers.js'
import { continuationUpTo } from './facts/continuation.js'
import type { Fact } from './facts/declaring.js'
import { retentionIn } from './facts/retention.js'
import { oldThreads } from './facts/threads.js'
import { viewOf } from './facts/view.js'
import { weeksOf } from './facts/weeks.js'
import { type FactWindow, windowOf } from './facts/window.js'
import type { Posts } from './posts.js'

export interface LogCurves {
  readonly window: FactWindow
  readonly posts: number
  readonly members: number
  /** Posts of each member, most first. */
  readonly written: Int32Array
  /** Share of the members with `posts` posts who write another. */
  readonly continuation: readonly { readonly posts: number; readonly next: Fact }[]
  /** Share of threads answered by hours after they were begun. */
  readonly answered: SurvivalCurve
  /** Replies of each thread that is old enough, most first. */
  readonly replies: Int32Array
  /** Share of newcomers who write in a week after their first post, and in it or later. */
  readonly retention: readonly { readonly week: number; readonly active: Fact; readonly survive: Fact }[]
  /** Posts and writers of each whole week. */
  readonly weeks: { readonly written: Int32Array; readonly active: Int32Array }
}

const MOST_POSTS = 30
const LAST_WEEK = 52

/** @param window as for factsOf */
export function curvesOf(posts: Posts, window: Partial<FactWindow> = {}): LogCurves {
  const view = viewOf(posts, windowOf(posts, window))
  const { hours, answered } = waits(view)
  const weeks = Array.from({ length: LAST_WEEK }, (_, week) => week + 1)
  return {
    window: view.window,
    posts: view.posts.length,
    members: view.posts.members,
    written: view.written.slice().sort().reverse(),
    continuation: continuationUpTo(view, MOST_POSTS).map((next, place) => ({ posts: place + 1, next })),
    answered: kaplanMeier(hours, answered),
    replies: oldThreads(view)
      .map((thread) => view.replies[thread]!)
      .sort()
      .reverse(),
    retention: retentionIn(view, weeks),
    weeks: weeksOf(view),
  }
}
