/** The posts of several forums as one log. */
import type { Forum } from './forum.js'
import { type Log, OPEN } from './log.js'

/** All posts in the order of time, those of one step forum by forum; authors are people already. Undefined where none were kept. */
export function gatherLog(forums: readonly Forum[]): Log | undefined {
  const logs = forums.flatMap(({ log }) => log ?? [])
  if (logs.length === 0) return undefined
  const length = logs.reduce((sum, log) => sum + log.length, 0)
  const whole: Log = {
    length,
    thread: new Int32Array(length),
    member: new Int32Array(length),
    parent: new Int32Array(length),
    time: new Int32Array(length),
    kind: new Uint8Array(length),
    parts: new Float32Array(4 * length),
    firstPost: new Int32Array(0),
    lastAnswer: new Int32Array(0),
  }
  const next = logs.map(() => 0)
  const posts = logs.map((log) => new Int32Array(log.length))
  const threads = logs.map((): number[] => [])
  let opened = 0
  for (let post = 0; post < length; post++) {
    const place = earliest(logs, next)
    const log = logs[place]!
    const from = next[place]!++
    const thread = log.thread[from]!
    if (log.kind[from] === OPEN) threads[place]![thread] = opened++
    posts[place]![from] = post
    whole.thread[post] = threads[place]![thread]!
    whole.member[post] = log.member[from]!
    whole.parent[post] = log.parent[from]! < 0 ? -1 : posts[place]![log.parent[from]!]!
    whole.time[post] = log.time[from]!
    whole.kind[post] = log.kind[from]!
    whole.parts.set(log.parts.subarray(4 * from, 4 * from + 4), 4 * post)
  }
  return whole
}

/** The log whose next post is the earliest; among equals the first. */
function earliest(logs: readonly Log[], next: readonly number[]): number {
  let found = -1
  logs.forEach((log, place) => {
    if (next[place]! < log.length && (found < 0 || log.time[next[place]!]! < logs[found]!.time[next[found]!]!)) found = place
  })
  return found
}
