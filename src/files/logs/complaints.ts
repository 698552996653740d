/** What was found wrong in a log, counted, with the first place of each. */

/** Each thing that can be wrong with a row: what it is, and what was done. */
const kinds = {
  short: ['too few fields', 'left out'],
  long: ['more fields than the header names', 'left out'],
  noThread: ['no thread', 'left out'],
  noTime: ['no time', 'left out'],
  unreadableTime: ['a time that is neither seconds nor a date like 2013-05-01 or 2013-05-01T12:30:00Z', 'left out'],
  negativeTime: ['a time before the beginning (negative, or a date before 1970)', 'left out'],
  lateTime: ['a time beyond the year 2286 (times are read as seconds, not as milliseconds)', 'left out'],
  noPost: ['no post id', 'left out'],
  duplicate: ['a post id that an earlier row has', 'left out'],
  noParent: ['0 or -1 as the parent, which is no post of the log', 'read as no parent'],
  lostParent: ['a parent that is not in the log', 'the post stays, as an answer to who began the thread'],
  strangeParent: ['a parent in another thread', 'kept, as an answer to its author'],
  lateParent: ['a parent that is written later', 'kept, for a clock may be wrong'],
  ownParent: ['itself as its parent', 'the post stays, as an answer to who began the thread'],
  unsorted: ['an earlier time than the row before', 'sorted by time'],
  decimalComma: ['a decimal comma', 'read as a point'],
} as const satisfies Readonly<Record<string, readonly [string, string]>>

export type ComplaintKind = keyof typeof kinds

export interface Complaints {
  /** @param line of the file, from 1; the row of a Parquet file, from 1 */
  add(kind: ComplaintKind, line: number, shown?: string): void
  /** A sentence for each kind, with how many rows, the first place and what was done. */
  notes(): string[]
}

/** @param place what a row is found by: line or row */
export function complaints(place: 'line' | 'row'): Complaints {
  const found = new Map<ComplaintKind, { count: number; first: number; shown: string | undefined }>()
  return {
    add(kind, line, shown) {
      const before = found.get(kind)
      if (before === undefined) found.set(kind, { count: 1, first: line, shown })
      else {
        before.count++
        if (line < before.first) Object.assign(before, { first: line, shown })
      }
    },
    notes: () =>
      [...found].map(([kind, { count, first, shown }]) => {
        const [what, done] = kinds[kind]
        const example = shown === undefined ? '' : ` (“${shown.length > 40 ? `${shown.slice(0, 40)}…` : shown}”)`
        const where = count === 1 ? `${place} ${first}` : `first ${place} ${first}`
        return `${rowsInWords(count)} with ${what}, ${where}${example}: ${done}.`
      }),
  }
}

export const rowsInWords = (count: number): string => `${count.toLocaleString('en')} ${count === 1 ? 'row' : 'rows'}`
