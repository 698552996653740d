/** The columns of a log while it is read: typed arrays that grow, 24 bytes a post. */

export interface Rows {
  length: number
  thread: Int32Array
  /** -1 for an unknown author. */
  member: Int32Array
  /** The number of the post that is answered, -1 for none. */
  parent: Int32Array
  /** As the file counts. */
  time: Float64Array
  /** Where the row stands in the file, from 1. */
  line: Uint32Array
  /** Row of each post by its number, -1 for one that was only named as a parent. */
  rowOf: Int32Array
}

const ROOM = 1 << 14

export const createRows = (): Rows => ({
  length: 0,
  thread: new Int32Array(ROOM),
  member: new Int32Array(ROOM),
  parent: new Int32Array(ROOM),
  time: new Float64Array(ROOM),
  line: new Uint32Array(ROOM),
  rowOf: new Int32Array(ROOM).fill(-1),
})

export function addRow(rows: Rows, line: number, thread: number, member: number, parent: number, time: number): void {
  if (rows.length === rows.thread.length) grow(rows)
  const row = rows.length++
  rows.line[row] = line
  rows.thread[row] = thread
  rows.member[row] = member
  rows.parent[row] = parent
  rows.time[row] = time
}

/** Makes room for a post number that was just given out. */
export function makeRoom(rows: Rows, post: number): void {
  if (post >= rows.rowOf.length) rows.rowOf = copied(rows.rowOf, new Int32Array(2 * rows.rowOf.length).fill(-1))
}

function grow(rows: Rows): void {
  const room = 2 * rows.length
  rows.thread = copied(rows.thread, new Int32Array(room))
  rows.member = copied(rows.member, new Int32Array(room))
  rows.parent = copied(rows.parent, new Int32Array(room))
  rows.time = copied(rows.time, new Float64Array(room))
  rows.line = copied(rows.line, new Uint32Array(room))
}

function copied<Column extends Int32Array | Uint32Array | Float64Array>(from: Column, to: Column): Column {
  to.set(from)
  return to
}
