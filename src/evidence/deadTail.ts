/** The end of a log in which next to nobody writes any more: it was cut, or the forum closed, and what came after is no forum. */

import { DAY } from './facts/window.js'
import type { FactWindow } from './facts.js'
import type { Posts } from './posts.js'

export interface DeadTail {
  /** The day from which on next to nobody writes, whole. */
  readonly from: number
  readonly days: number
  readonly posts: number
}

const WEEK = 7
/** A week with less than this share of the posts of a mean week is a dead one. */
const DEAD = 0.1
const SHORTEST = 60

/**
 * The tail begins after the last post with which a week ends that has at least a tenth of the posts of the mean week of the
 * window. Undefined where it lasts less than 60 days, as in a forum so small that any post makes a week a living one.
 */
export function deadTail({ time, length }: Posts, { from, to }: Pick<FactWindow, 'from' | 'to'>): DeadTail | undefined {
  const days = Array.from({ length }, (_, post) => time[post]! / DAY).filter((day) => day >= from && day <= to)
  const enough = (DEAD * days.length * WEEK) / (to - from)
  let week = days.length - 1
  for (let post = days.length - 1; post >= 0; post--) {
    while (week >= 0 && days[week]! > days[post]! - WEEK) week--
    if (post - week < enough) continue
    const begins = Math.ceil(days[post]!)
    return to - begins < SHORTEST ? undefined : { from: begins, days: to - begins, posts: days.length - 1 - post }
  }
  return undefined
}
