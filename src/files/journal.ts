/**
 * The journal of a study: one line per run that ended, in the order in which they ended, written when it ends. Everything
 * else in the folder is made from it, so a loss of power or a kill costs the runs in hand and nothing more.
 */
import { closeSync, existsSync, fsyncSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs'
import type { Chunk } from '../experiment/chunk.js'
import type { Failure, Product } from '../experiment/engine.js'
import { type DailyName, dailyNames, type MeasureName, measureNames } from '../model/measures.js'
import type { Study } from '../scenario/study.js'
import { beginning, isSound, linesOf, sealed } from './lines.js'
import { joinColumns, packNumbers, splitColumns, unpackDoubles, unpackIntegers } from './series.js'
import { inWords, Trouble } from './trouble.js'

/** The study a journal belongs to, and what carried it out. */
export interface Header {
  readonly study: Study
  /** Of the package. */
  readonly version: string
  /** Fingerprint of the model's code. */
  readonly model: string
  /** Which part of the plan it holds, where it holds only one. */
  readonly chunk?: Chunk
}

/** What a journal keeps of a run. Its post log, which can be large, lies beside it. */
export type Entry = Omit<Product, 'log'>

export interface Journal {
  readonly header: Header
  /** The runs that are done, by id. */
  readonly done: ReadonlyMap<string, unknown>
  /** The runs that threw and were not done since, by id. */
  readonly failures: ReadonlyMap<string, Failure>
  /** Lines that could not be read, the last one left out where it was cut. */
  readonly damaged: number
  /** States the study anew, where arms or replicates were added. */
  state(header: Header): void
  add(id: string, entry: Entry): void
  addFailure(id: string, failure: Failure): void
  /** What was kept of a run that is done. */
  read(id: string): Entry
  /** Waits until the disk has everything, and lets go of the file. */
  close(): void
}

const FLUSH_EVERY = 1000

/** Begins a journal, or opens the one that is there; a last line that was cut is taken away. Only one process may hold it. */
export function openJournal(path: string, header: Header): Journal {
  const file = attempt(path, () => openSync(path, existsSync(path) ? 'r+' : 'w+'))
  const index = scan(file)
  let length = index.length
  let flushed = Number.NEGATIVE_INFINITY
  if (!index.header && index.done.size > 0) {
    closeSync(file)
    throw nobodys(path)
  }
  ftruncateSync(file, length)

  const write = (record: Readonly<Record<string, unknown>>): Span => {
    const line = sealed(record)
    try {
      for (let sent = 0; sent < line.length; ) sent += writeSync(file, line, sent, line.length - sent, length + sent)
      if (performance.now() - flushed > FLUSH_EVERY) {
        fsyncSync(file)
        flushed = performance.now()
      }
    } catch (error) {
      ftruncateSync(file, length)
      throw inWords(error, path)
    }
    const span = { offset: length, length: line.length - 1 }
    length += line.length
    return span
  }
  const state = (now: Header): void => {
    write({ journal: 1, ...now, measures: measureNames, daily: dailyNames })
    current = now
  }
  let current = index.header ?? header
  if (!index.header) state(header)

  return {
    get header() {
      return current
    },
    done: index.done,
    failures: index.failures,
    damaged: index.damaged,
    state,
    add(id, { hash, measures, daily, postsByMember }) {
      const span = write({
        run: id,
        hash,
        measures: measureNames.map((name) => measures[name]),
        daily: packNumbers(joinColumns(dailyNames.map((name) => daily[name]))),
        ...(postsByMember ? { postsByMember: packNumbers(postsByMember) } : {}),
      })
      index.done.set(id, span)
      index.failures.delete(id)
    },
    addFailure(id, failure) {
      write({ failed: id, ...failure })
      if (!index.done.has(id)) index.failures.set(id, failure)
    },
    read: (id) => entryAt(file, index.done.get(id)!),
    close() {
      attempt(path, () => fsyncSync(file))
      closeSync(file)
    },
  }
}

/** Opens a journal for reading only, as it is now. @throws Trouble where there is none or it has no header. */
export function readJournal(path: string): Omit<Journal, 'state' | 'add' | 'addFailure'> {
  const file = attempt(path, () => openSync(path, 'r'))
  const { header, done, failures, damaged } = scan(file)
  if (!header) throw new Trouble(`${path}: this is not a journal, or its first line is damaged.`, { asked: true })
  return { header, done, failures, damaged, read: (id) => entryAt(file, done.get(id)!), close: () => closeSync(file) }
}

/** The header of a journal; undefined where nothing was written yet. @throws Trouble where it holds runs that nobody can tell whose they are. */
export function headerOf(path: string): Header | undefined {
  const file = attempt(path, () => openSync(path, 'r'))
  const { header, done } = scan(file)
  closeSync(file)
  if (!header && done.size > 0) throw nobodys(path)
  return header
}

const nobodys = (path: string): Trouble =>
  new Trouble(`${path}: its first line is damaged, so nobody can tell whose runs these are. Start again with --force.`, {
    asked: true,
  })

interface Span {
  readonly offset: number
  readonly length: number
}

interface Index {
  header: Header | undefined
  done: Map<string, Span>
  failures: Map<string, Failure>
  damaged: number
  /** Of the file up to the end of its last whole line. */
  length: number
}

/** Finds where each run stands, without keeping or decoding it. */
function scan(file: number): Index {
  const index: Index = { header: undefined, done: new Map(), failures: new Map(), damaged: 0, length: 0 }
  for (const { offset, bytes, ended } of linesOf(file)) {
    if (!ended) break
    index.length = offset + bytes.length + 1
    if (!isSound(bytes)) {
      index.damaged++
      continue
    }
    const run = idOf(beginning(bytes, 2000))
    if (run !== undefined) {
      index.done.set(run, { offset, length: bytes.length })
      index.failures.delete(run)
      continue
    }
    const record = JSON.parse(Buffer.from(bytes).toString('utf8'))
    if (typeof record.failed !== 'string') index.header = headerIn(record)
    else if (!index.done.has(record.failed)) {
      index.failures.set(record.failed, { message: record.message, stack: record.stack })
    }
  }
  return index
}

/** Without what a header line says for other readers. */
function headerIn({ study, version, model, chunk }: Header): Header {
  return { study, version, model, ...(chunk ? { chunk } : {}) }
}

/** The id of the run that a line is about, from the line's beginning; undefined where it is about something else. */
function idOf(start: string): string | undefined {
  const quoted = /^"run":("(?:[^"\\]|\\.)*")/.exec(start)?.[1]
  return quoted === undefined ? undefined : JSON.parse(quoted)
}

function entryAt(file: number, { offset, length }: Span): Entry {
  const bytes = Buffer.alloc(length)
  readSync(file, bytes, 0, length, offset)
  const record = JSON.parse(bytes.toString('utf8'))
  const daily = splitColumns(unpackDoubles(record.daily), dailyNames.length)
  return {
    hash: record.hash,
    measures: named(measureNames, (place) => record.measures[place] ?? Number.NaN),
    daily: named(dailyNames, (place) => daily[place]!),
    ...(record.postsByMember === undefined ? {} : { postsByMember: unpackIntegers(record.postsByMember) }),
  }
}

const named = <Name extends MeasureName | DailyName, Value>(names: readonly Name[], value: (place: number) => Value) =>
  Object.fromEntries(names.map((name, place) => [name, value(place)])) as Record<Name, Value>

function attempt<Result>(path: string, action: () => Result): Result {
  try {
    return action()
  } catch (error) {
    throw inWords(error, path)
  }
}
