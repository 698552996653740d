/** What is left to do when all rows of a log were read: parents, the beginning of time, and a word on all that was odd. */
import { normalised, type Posts } from '../../evidence/posts.js'
import { Trouble } from '../trouble.js'
import type { Collection } from './collecting.js'
import { type ComplaintKind, rowsInWords } from './complaints.js'
import type { Rows } from './rows.js'

export interface FinishedLog {
  readonly posts: Posts
  /** Share of the posts after the first of a thread whose parent is recorded. */
  readonly recordedParents: number
  /** The day that time is counted from, as 2013-05-01, where the log has dates. */
  readonly begins: string | undefined
  /** All that was left out, or read otherwise than it stood there. */
  readonly notes: readonly string[]
}

const DAY = 86_400
const YEAR = 365.25 * DAY

/** Seconds below this (1985) count from the beginning of the log, others from 1970. */
const EPOCH = 5e8

/** No forum is older. */
const MOST_YEARS = 60

/** @throws Trouble where too little of the log can be used */
export function finishLog(path: string, collection: Collection): FinishedLog {
  const { rows, complaints, seen } = collection
  if (seen === 0) throw new Trouble(`${path}: holds a header and no post.`, { asked: true })
  const leftOut = seen - rows.length
  if (leftOut > rows.length) {
    const why = complaints.notes().join('\n  ')
    throw new Trouble(`${path}: ${leftOut.toLocaleString('en')} of ${rowsInWords(seen)} cannot be used:\n  ${why}`, {
      asked: true,
    })
  }
  const [earliest, latest] = ends(rows)
  refuseCenturies(path, rows, earliest, latest)
  const { recorded, beheaded } = resolveParents(collection)
  const notes = [
    ...complaints.notes(),
    ...beheadedInWords(beheaded.size),
    ...marksInWords(collection),
    ...silence(rows, earliest, latest),
    ...haste(rows, earliest, latest),
  ]
  const fromEpoch = collection.timeKind === 'dates' || rows.time[earliest]! >= EPOCH
  const origin = fromEpoch ? Math.floor(rows.time[earliest]! / DAY) * DAY : 0
  for (let row = 0; row < rows.length; row++) rows.time[row] = rows.time[row]! - origin
  const posts = normalised({ ...rows, beheaded })
  return {
    posts,
    recordedParents: posts.length > posts.threads ? recorded / (posts.length - posts.threads) : 0,
    begins: fromEpoch ? new Date(origin * 1000).toISOString().slice(0, 10) : undefined,
    notes,
  }
}

/** Rows of the earliest and the latest time. */
function ends({ length, time }: Rows): [number, number] {
  let earliest = 0
  let latest = 0
  for (let row = 1; row < length; row++) {
    if (time[row]! < time[earliest]!) earliest = row
    if (time[row]! > time[latest]!) latest = row
  }
  return [earliest, latest]
}

function refuseCenturies(path: string, { time, line }: Rows, earliest: number, latest: number): void {
  const years = (time[latest]! - time[earliest]!) / YEAR
  if (years <= MOST_YEARS) return
  throw new Trouble(
    `${path}: ${Math.round(years)} years lie between the earliest time (${time[earliest]}, line ${line[earliest]}) and the latest (${time[latest]}, line ${line[latest]}). ` +
      'Times are read as seconds or as dates: divide others first, and take out what is wrong.',
    { asked: true },
  )
}

/** Puts the row of each parent in place of its number, where it can be one, and finds the threads whose first post is missing. */
function resolveParents({ rows, threads, complaints, noParents }: Collection): { recorded: number; beheaded: Set<number> } {
  const { length, thread, parent, line, rowOf } = rows
  const opening = openings(rows, threads.count())
  const beheaded = new Set<number>()
  let recorded = 0
  for (let row = 0; row < length; row++) {
    if (parent[row]! < 0) continue
    const above = rowOf[parent[row]!]!
    if (above < 0 && noParents.has(parent[row]!)) {
      complaints.add('noParent', line[row]!)
      parent[row] = -1
      continue
    }
    const odd = oddParent(rows, row, above)
    if (odd) complaints.add(odd, line[row]!)
    const isLost = odd === 'lostParent' || odd === 'ownParent'
    parent[row] = isLost ? -1 : above
    if (opening[thread[row]!] !== row) recorded += isLost ? 0 : 1
    else if (odd === 'lostParent') beheaded.add(thread[row]!)
  }
  return { recorded, beheaded }
}

/** Row of the earliest post of each thread. */
function openings({ length, thread, time }: Rows, threads: number): Int32Array {
  const opening = new Int32Array(threads).fill(-1)
  for (let row = 0; row < length; row++) {
    const here = thread[row]!
    if (opening[here]! < 0 || time[row]! < time[opening[here]!]!) opening[here] = row
  }
  return opening
}

function oddParent({ thread, time }: Rows, row: number, above: number): ComplaintKind | undefined {
  if (above < 0) return 'lostParent'
  if (above === row) return 'ownParent'
  if (thread[above] !== thread[row]) return 'strangeParent'
  return time[above]! > time[row]! ? 'lateParent' : undefined
}

const beheadedInWords = (count: number): string[] =>
  count === 0
    ? []
    : [
        `${count.toLocaleString('en')} ${count === 1 ? 'thread' : 'threads'} without a first post (the earliest post found answers one that is missing): left out of the facts of threads.`,
      ]

function marksInWords({ marks }: Collection): string[] {
  if (marks.size === 0) return []
  const [first] = marks
  return [
    `${[...marks].map((mark) => `“${mark}”`).join(', ')} is counted as a member. Where it stands for unknown authors, say --unknown '${first}'.`,
  ]
}

/** Days or hours in place of seconds put the years of a forum into a day. */
function haste({ length, time }: Rows, earliest: number, latest: number): string[] {
  const span = time[latest]! - time[earliest]!
  return length < 20 || span >= DAY
    ? []
    : [
        `All ${rowsInWords(length)} fall within ${Math.round(span).toLocaleString('en')} seconds: are the times right? They are read as seconds or dates: multiply days or hours first.`,
      ]
}

/** A log in which nobody writes for more than half of its time, and a year, may hold a wrong time. */
function silence({ length, time, line }: Rows, earliest: number, latest: number): string[] {
  const span = time[latest]! - time[earliest]!
  if (span < YEAR) return []
  const inOrder = Float64Array.from({ length }, (_, row) => time[row]!).sort()
  for (let place = 1; place < length; place++) {
    const gap = inOrder[place]! - inOrder[place - 1]!
    if (gap < YEAR || gap < span / 2) continue
    const row = time.indexOf(inOrder[place]!)
    return [
      `Nobody writes for ${Math.round(gap / DAY).toLocaleString('en')} of ${Math.round(span / DAY).toLocaleString('en')} days, until line ${line[row]}: is the time right? --from and --to choose the days that are looked at.`,
    ]
  }
  return []
}
