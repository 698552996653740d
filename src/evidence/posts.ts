/** The normal form of a post log, real or simulated: what every fact is computed from. */
import type { PostLog } from '../model/simulate.js'

/** Posts in columns, sorted by time; a post's number is its place, from 0. */
export interface Posts {
  readonly length: number
  /** 0, 1, 2 ... in the order of the threads' first posts. */
  readonly thread: Int32Array
  /** 0, 1, 2 ... in the order of the members' first posts; -1 where the author is unknown, or staff. */
  readonly member: Int32Array
  /** Place of the post that is answered; -1 where there is none or none is recorded. */
  readonly parent: Int32Array
  /** Seconds since the beginning: 00:00 of the first day of a real log, the founding of a simulated forum. Never falls. */
  readonly time: Float64Array
  readonly members: number
  readonly threads: number
  /** Per thread: 1 where it begins in this log, 0 where its first post was written before. */
  readonly begun: Uint8Array
}

/** Columns as they come: whole numbers >= 0 name threads and members, in any order and with gaps. */
export interface RawPosts {
  readonly length: number
  readonly thread: Int32Array
  /** -1 for an unknown author. */
  readonly member: Int32Array
  /** Row of the post that is answered, -1 for none. */
  readonly parent: Int32Array
  readonly time: ArrayLike<number>
  /** Threads, as numbered here, whose first post is not among these. */
  readonly beheaded?: ReadonlySet<number>
}

/** The posts of a simulated run; professionals are staff, so that their posts have no author. */
export function postsOf(log: PostLog): Posts {
  const member = log.member.map((number) => number - 1)
  return normalised({ length: log.length, thread: log.thread, member, parent: log.parent, time: log.time })
}

/** Sorts by time, where it must, rows of one time staying in their order, and numbers threads and members anew. */
export function normalised(raw: RawPosts): Posts {
  const { length } = raw
  const order = sortedOrder(raw.time, length)
  const thread = numbered(raw.thread, length, order)
  const member = numbered(raw.member, length, order)
  const begun = new Uint8Array(thread.count).fill(1)
  if (raw.beheaded !== undefined && raw.beheaded.size > 0) {
    for (let post = 0; post < length; post++)
      if (raw.beheaded.has(raw.thread[order ? order[post]! : post]!)) begun[thread.column[post]!] = 0
  }
  return {
    length,
    thread: thread.column,
    member: member.column,
    parent: parents(raw.parent, length, order),
    time: times(raw.time, length, order),
    members: member.count,
    threads: thread.count,
    begun,
  }
}

/** Rows in the order of their times; undefined where they are in order already. */
function sortedOrder(time: ArrayLike<number>, length: number): Uint32Array | undefined {
  let row = 1
  while (row < length && time[row - 1]! <= time[row]!) row++
  if (row >= length) return undefined
  return Uint32Array.from({ length }, (_, place) => place).sort((one, other) => time[one]! - time[other]! || one - other)
}

/** The column in the order of time, its names replaced by 0, 1, 2 ... as they first come; -1 stays. */
function numbered(names: Int32Array, length: number, order: Uint32Array | undefined) {
  let highest = -1
  for (let row = 0; row < length; row++) if (names[row]! > highest) highest = names[row]!
  const numbers = new Int32Array(highest + 1).fill(-1)
  const column = new Int32Array(length)
  let count = 0
  for (let post = 0; post < length; post++) {
    const name = names[order ? order[post]! : post]!
    if (name >= 0 && numbers[name]! < 0) numbers[name] = count++
    column[post] = name < 0 ? -1 : numbers[name]!
  }
  return { column, count }
}

/** Not copied where it need not be: ten million times take 80 MB. */
function times(time: ArrayLike<number>, length: number, order: Uint32Array | undefined): Float64Array {
  if (order) return Float64Array.from(order, (row) => time[row]!)
  return time instanceof Float64Array ? time.subarray(0, length) : Float64Array.from({ length }, (_, row) => time[row]!)
}

function parents(parent: Int32Array, length: number, order: Uint32Array | undefined): Int32Array {
  if (order === undefined) return parent.subarray(0, length)
  const places = new Int32Array(length)
  for (let post = 0; post < length; post++) places[order[post]!] = post
  return Int32Array.from(order, (row) => (parent[row]! < 0 ? -1 : places[parent[row]!]!))
}
