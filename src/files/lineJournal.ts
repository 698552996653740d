/**
 * A journal: sealed lines of JSON, one for whatever ended, written when it ends, so that a loss of power or a kill costs what was in
 * hand and nothing more. Only one process may write it.
 */
import { closeSync, existsSync, fsyncSync, ftruncateSync, openSync, writeSync } from 'node:fs'
import { isSound, linesOf, recordIn, sealed } from './lines.js'
import { attempt, inWords, Trouble } from './trouble.js'

/** Where a line stands, in bytes, without its newline. */
export interface Span {
  readonly offset: number
  readonly length: number
}

export interface Appending {
  /** Adds a line whole or not at all. @throws Trouble where the disk does not take it */
  write(record: object): Span
  /** Waits until the disk has everything, and lets go of the file. */
  close(): void
}

export const openToRead = (path: string): number => attempt(path, () => openSync(path, 'r'))
export const openToWrite = (path: string): number => attempt(path, () => openSync(path, existsSync(path) ? 'r+' : 'w+'))

/** How long, in ms, lines may wait for the disk. */
const FLUSH_EVERY = 1000

/** Writes at the end of an open journal. @param length of its whole lines, in bytes; what stands after them is taken away */
export function appending(path: string, file: number, length: number): Appending {
  let end = length
  let flushed = Number.NEGATIVE_INFINITY
  ftruncateSync(file, end)
  return {
    write(record) {
      const line = sealed(record)
      try {
        for (let sent = 0; sent < line.length; ) sent += writeSync(file, line, sent, line.length - sent, end + sent)
        if (performance.now() - flushed > FLUSH_EVERY) {
          fsyncSync(file)
          flushed = performance.now()
        }
      } catch (error) {
        ftruncateSync(file, end)
        throw inWords(error, path)
      }
      const span = { offset: end, length: line.length - 1 }
      end += line.length
      return span
    },
    close() {
      attempt(path, () => fsyncSync(file))
      closeSync(file)
    },
  }
}

/** What a journal says. */
export interface Content<Line> {
  /** Its sound lines in the order in which they were written; null in JSON is NaN here, for what is not defined. */
  readonly lines: readonly Line[]
  /** How many could not be read, the last one left out where it was cut; what stood there is done again. */
  readonly damaged: number
}

export interface LineJournal<Line extends object> extends Content<Line> {
  write(line: Line): void
  close(): void
}

/** Begins a journal that is small enough to be held whole, or opens the one that is there; a last line that was cut is taken away. */
export function openLines<Line extends object>(path: string): LineJournal<Line> {
  const file = openToWrite(path)
  const { length, ...content } = contentOf<Line>(file)
  return { ...content, ...appending(path, file, length) }
}

/**
 * The line of a journal that says whose it is; undefined where nothing was written yet.
 * @throws Trouble where there are others and not this one
 */
export function headIn<Line extends object, Head extends Line>(
  path: string,
  isHead: (line: Line) => line is Head,
): Head | undefined {
  const file = openToRead(path)
  const { lines } = contentOf<Line>(file)
  closeSync(file)
  const head = lines.find(isHead)
  if (!head && lines.length > 0) throw nobodys(path)
  return head
}

export const nobodys = (path: string): Trouble =>
  new Trouble(`${path}: its first line is damaged, so nobody can tell whose runs these are. Start again with --force.`, {
    asked: true,
  })

function contentOf<Line>(file: number): Content<Line> & { length: number } {
  const lines: Line[] = []
  let damaged = 0
  let length = 0
  for (const { offset, bytes, ended } of linesOf(file)) {
    if (!ended) break
    length = offset + bytes.length + 1
    if (isSound(bytes)) lines.push(recordIn(bytes, (_, value) => value ?? Number.NaN))
    else damaged++
  }
  return { lines, damaged, length }
}
