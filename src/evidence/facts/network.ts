/** Who wrote to whom: distinct directed ties between members, by one of three rules. */
import { starterOf, type View } from './view.js'

export const tieRules = ['recorded', 'starter', 'previous'] as const
/**
 * Whom a post after the first of a thread is written to: the author of the recorded parent, else who began the thread; always who began the
 * thread; the author of the post before it in the thread.
 */
export type TieRule = (typeof tieRules)[number]

/** Beyond this many ties the network is neither shuffled nor parted into modules. */
export const MOST_TIES = 300_000

/** Distinct ties in the order of from, then to: edge k goes from `from[k]` to `to[k]`, and stands for `posts[k]` posts. */
export interface Ties {
  readonly members: number
  readonly count: number
  readonly from: Int32Array
  readonly to: Int32Array
  readonly posts: Int32Array
}

/** Several facts ask for the same ties. */
const found = new WeakMap<View, Partial<Record<TieRule, Ties>>>()

/** Nobody is tied to himself; a post by or to an unknown author ties nobody. */
export function tiesOf(view: View, rule: TieRule): Ties {
  const known = found.get(view) ?? {}
  found.set(view, known)
  known[rule] ??= findTies(view, rule)
  return known[rule]
}

function findTies(view: View, rule: TieRule): Ties {
  const { posts, opening } = view
  const { length, member, members, thread, parent } = posts
  const keys = new Float64Array(length)
  const before = new Int32Array(posts.threads).fill(-1)
  let count = 0
  for (let post = 0; post < length; post++) {
    const here = thread[post]!
    const author = member[post]!
    const previous = before[here]!
    before[here] = author
    if (opening[here] === post || author < 0) continue
    const answered =
      rule === 'previous' ? previous : rule === 'recorded' && parent[post]! >= 0 ? member[parent[post]!]! : starterOf(view, here)
    if (answered >= 0 && answered !== author) keys[count++] = author * members + answered
  }
  return tiesFrom(keys.subarray(0, count).sort(), members)
}

/** Ties from sorted keys, each from x members + to; one that comes several times stands for as many posts. */
export function tiesFrom(keys: Float64Array, members: number): Ties {
  let count = 0
  for (let k = 0; k < keys.length; k++) if (k === 0 || keys[k] !== keys[k - 1]) count++
  const from = new Int32Array(count)
  const to = new Int32Array(count)
  const posts = new Int32Array(count)
  let edge = -1
  for (let k = 0; k < keys.length; k++) {
    if (k === 0 || keys[k] !== keys[k - 1]) {
      edge++
      from[edge] = Math.floor(keys[k]! / members)
      to[edge] = keys[k]! % members
    }
    posts[edge]!++
  }
  return { members, count, from, to, posts }
}

/** Where each member's ties begin in the order of ties: member m has those from `begin[m]` to before `begin[m + 1]`. */
export function beginnings({ members, count, from }: Pick<Ties, 'members' | 'count' | 'from'>): Int32Array {
  const begin = new Int32Array(members + 1)
  for (let edge = 0; edge < count; edge++) begin[from[edge]! + 1]!++
  for (let member = 0; member < members; member++) begin[member + 1]! += begin[member]!
  return begin
}

/** Ties whose reverse exists. */
export function returned(ties: Ties): number {
  const begin = beginnings(ties)
  let found = 0
  for (let edge = 0; edge < ties.count; edge++) {
    const to = ties.to[edge]!
    if (holds(ties.to, begin[to]!, begin[to + 1]!, ties.from[edge]!)) found++
  }
  return found
}

/** Whether a sorted stretch of a column holds a number. */
export function holds(column: Int32Array, begin: number, end: number, sought: number): boolean {
  let low = begin
  let high = end
  while (low < high) {
    const middle = (low + high) >>> 1
    if (column[middle]! < sought) low = middle + 1
    else high = middle
  }
  return low < end && column[low] === sought
}
