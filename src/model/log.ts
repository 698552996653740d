/** The post log, where it is wanted: columns that grow. Nothing in the model reads it. */
import type { Forum } from './forum.js'
import { PROFESSIONAL } from './records.js'

/** The kinds of post, by the number that stands in the log. */
export const postKinds = ['open', 'reply', 'thanks', 'violation', 'professional'] as const

export const OPEN = 0
export const REPLY = 1
export const THANKS = 2
export const VIOLATION = 3
export const BY_STAFF = 4

/** The post log in columns, one entry per post in the order of writing; a post's number is its place, from 0. */
export interface Log {
  length: number
  thread: Int32Array
  /** Member number from 1, of forums side by side the number of the person; 0 for a professional. */
  member: Int32Array
  /** The post that is answered; -1 for the first post of a thread. */
  parent: Int32Array
  /** Seconds from the start of the run to the step of writing. */
  time: Int32Array
  kind: Uint8Array
  /** Four numbers per post: own story, advice, hope and care of a reply; 0 where there is none. */
  parts: Float32Array
  /** First post of each thread, and its last answer (the first post where there is none). */
  firstPost: Int32Array
  lastAnswer: Int32Array
}

export function createLog(): Log {
  const room = 1024
  return {
    length: 0,
    thread: new Int32Array(room),
    member: new Int32Array(room),
    parent: new Int32Array(room),
    time: new Int32Array(room),
    kind: new Uint8Array(room),
    parts: new Float32Array(4 * room),
    firstPost: new Int32Array(room),
    lastAnswer: new Int32Array(room),
  }
}

/** Writes a post into the log. Replies and violations answer the first post of the thread, thanks the last answer. */
export function writeLog(forum: Forum, log: Log, thread: number, member: number, kind: number): number {
  const post = log.length++
  if (post === log.thread.length) growPosts(log)
  if (thread >= log.firstPost.length) growThreads(log)
  if (kind === OPEN) log.firstPost[thread] = post
  log.thread[post] = thread
  log.member[post] = member === PROFESSIONAL ? 0 : (forum.beside?.personOf[member] ?? member) + 1
  log.parent[post] = kind === OPEN ? -1 : kind === THANKS ? log.lastAnswer[thread]! : log.firstPost[thread]!
  log.time[post] = Math.round(forum.now * forum.stepDays * 86_400)
  log.kind[post] = kind
  if (kind !== THANKS && kind !== VIOLATION) log.lastAnswer[thread] = post
  return post
}

/** Adds the four parts of a reply to its entry. */
export function writeParts(log: Log, post: number, story: number, advice: number, hope: number, care: number): void {
  log.parts[4 * post] = story
  log.parts[4 * post + 1] = advice
  log.parts[4 * post + 2] = hope
  log.parts[4 * post + 3] = care
}

const twice = (column: Int32Array): Int32Array => {
  const grown = new Int32Array(2 * column.length)
  grown.set(column)
  return grown
}

function growPosts(log: Log): void {
  const { kind, parts } = log
  log.thread = twice(log.thread)
  log.member = twice(log.member)
  log.parent = twice(log.parent)
  log.time = twice(log.time)
  log.kind = new Uint8Array(2 * kind.length)
  log.kind.set(kind)
  log.parts = new Float32Array(2 * parts.length)
  log.parts.set(parts)
}

function growThreads(log: Log): void {
  log.firstPost = twice(log.firstPost)
  log.lastAnswer = twice(log.lastAnswer)
}
