/** Small post logs written down by hand. */
import { normalised, type Posts } from '../../src/evidence/posts.js'

/** Day, thread, member (-1 unknown). */
export type Line = readonly [day: number, thread: number, member: number]

/** The log of these posts, in the order of time; each answers the first post of its thread. */
export function logOf(lines: readonly Line[]): Posts {
  const first = new Map<number, number>()
  const parent = lines.map(([, thread], row) => {
    const opening = first.get(thread)
    if (opening === undefined) first.set(thread, row)
    return opening ?? -1
  })
  return normalised({
    length: lines.length,
    thread: Int32Array.from(lines, ([, thread]) => thread),
    member: Int32Array.from(lines, ([, , member]) => member),
    parent: Int32Array.from(parent),
    time: lines.map(([day]) => day * 86_400),
  })
}
