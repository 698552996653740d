/** Takes the rows of a log one by one, however many, and says what is wrong with those that cannot be taken. */
import type { ComplaintKind, Complaints } from './complaints.js'
import { type Numbering, numbering } from './numbering.js'
import { addRow, createRows, makeRoom, type Rows } from './rows.js'
import { kindOf, secondsFrom, type TimeKind } from './times.js'

/** What a field may hold: text, or what Parquet has for numbers and dates; nothing where it is empty. */
export type Field = string | number | bigint | boolean | Date | null | undefined

export interface LogFormat {
  /** What stands for an unknown author, beside an empty field, in every spelling. */
  readonly unknown: ReadonlySet<string>
  readonly hasPostIds: boolean
  /** Whether a comma in a time can be a decimal comma. */
  readonly decimalCommas: boolean
}

/** What was read so far. */
export interface Collection {
  readonly format: LogFormat
  readonly complaints: Complaints
  readonly rows: Rows
  readonly posts: Numbering
  readonly threads: Numbering
  readonly members: Numbering
  /** All rows, those left out too. */
  seen: number
  timeKind: TimeKind | undefined
  /** Authors that look like a mark for unknown ones. */
  readonly marks: Set<string>
  /** Numbers of parents that stand for none where no post has that name. */
  readonly noParents: Set<number>
}

export const collect = (format: LogFormat, complaints: Complaints): Collection => ({
  format,
  complaints,
  rows: createRows(),
  posts: numbering(),
  threads: numbering(),
  members: numbering(),
  seen: 0,
  timeKind: undefined,
  marks: new Set(),
  noParents: new Set(),
})

/** The year 2286 in seconds. */
const LATEST = 1e10

/** What programs write for nothing at all. */
const nothing: ReadonlySet<string> = new Set(['NA', 'NaN', 'nan', 'null', 'NULL', 'None'])
/** What programs write for no parent; posts may have such names too. */
const noParent: ReadonlySet<string> = new Set(['0', '0.0', '-1', '-1.0'])
const marksOfUnknown: ReadonlySet<string> = new Set([
  ...nothing,
  '[deleted]',
  '[removed]',
  'deleted',
  'anonymous',
  'Anonymous',
  'unknown',
  'Unknown',
  '-1',
])

/** Counts a row that cannot be taken. */
export function leaveOut(collection: Collection, wrong: ComplaintKind, line: number, shown?: string): void {
  collection.seen++
  collection.complaints.add(wrong, line, shown)
}

/** A row of a log as it stands in the file. */
export interface LogFields {
  readonly post: Field
  readonly thread: Field
  readonly member: Field
  readonly parent: Field
  readonly time: Field
}

/** Takes a row, or leaves it out and says why; `line` is where it stands in the file. */
export function takeRow(collection: Collection, line: number, fields: LogFields): void {
  const { rows } = collection
  const seconds = secondsIn(collection, fields.time, line)
  const post = postIn(collection, fields.post)
  const wrong = wrongRow(collection, fields, seconds, post)
  if (wrong) {
    const shown = wrong === 'duplicate' ? fields.post : wrong.endsWith('Time') ? fields.time : undefined
    leaveOut(collection, wrong, line, nameIn(shown) === undefined ? undefined : String(shown))
    return
  }
  collection.seen++
  if (post >= 0) rows.rowOf[post] = rows.length
  if (rows.length > 0 && seconds < rows.time[rows.length - 1]!) collection.complaints.add('unsorted', line)
  const thread = collection.threads.of(nameIn(fields.thread)!)
  addRow(rows, line, thread, authorIn(collection, fields.member), parentIn(collection, fields.parent), seconds)
}

function wrongRow({ format, rows }: Collection, fields: LogFields, seconds: number, post: number): ComplaintKind | undefined {
  if (nameIn(fields.thread) === undefined) return 'noThread'
  if (nameIn(fields.time) === undefined) return 'noTime'
  if (!Number.isFinite(seconds)) return 'unreadableTime'
  if (seconds < 0) return 'negativeTime'
  if (seconds > LATEST) return 'lateTime'
  if (!format.hasPostIds) return undefined
  if (post < 0) return 'noPost'
  return rows.rowOf[post]! >= 0 ? 'duplicate' : undefined
}

function postIn({ format, posts, rows }: Collection, field: Field): number {
  const name = nameIn(field)
  if (!format.hasPostIds || name === undefined) return -1
  const number = posts.of(name)
  makeRoom(rows, number)
  return number
}

function authorIn({ format, members, marks }: Collection, field: Field): number {
  const name = nameIn(field)
  if (name === undefined || format.unknown.has(typeof name === 'string' ? name : String(name))) return -1
  if (typeof name === 'string' && marksOfUnknown.has(name)) marks.add(name)
  return members.of(name)
}

function parentIn(collection: Collection, field: Field): number {
  const name = nameIn(field)
  if (name === undefined || (typeof name === 'string' && nothing.has(name))) return -1
  const post = postIn(collection, name)
  if (post >= 0 && noParent.has(String(name))) collection.noParents.add(post)
  return post
}

/** The name in a field; undefined where it is empty. */
function nameIn(field: Field): string | number | bigint | undefined {
  if (typeof field === 'number') return Number.isNaN(field) ? undefined : field
  if (typeof field === 'bigint') return field
  if (field === null || field === undefined) return undefined
  const text = typeof field === 'string' ? field.trim() : field instanceof Date ? field.toISOString() : String(field)
  return text === '' ? undefined : text
}

/** Seconds as the file counts them, or since 1970 for dates; NaN where they cannot be read. */
function secondsIn(collection: Collection, field: Field, line: number): number {
  if (typeof field === 'number' || typeof field === 'bigint') return Number(field)
  if (field instanceof Date) {
    collection.timeKind = 'dates'
    return field.getTime() / 1000
  }
  if (typeof field !== 'string') return Number.NaN
  let text = field.trim()
  if (collection.format.decimalCommas && /^-?\d+,\d+$/.test(text)) {
    collection.complaints.add('decimalComma', line, text)
    text = text.replace(',', '.')
  }
  collection.timeKind ??= kindOf(text)
  return collection.timeKind === undefined ? Number.NaN : secondsFrom(text, collection.timeKind)
}
