/**
 * The journal of a study: one line per run that ended, in the order in which they ended, written when it ends. Everything
 * else in the folder is made from it, so a loss of power or a kill costs the runs in hand and nothing more.
 */
import { closeSync, readSync } from 'node:fs'
import type { Failure, Kept, Product } from '../experiment/engine.js'
import { type DailyName, dailyNames, type MeasureName, measureNames } from '../model/measures.js'
import { type Header, headerIn, type Statement, scan } from './journalIndex.js'
import { appending, nobodys, openToRead, openToWrite, type Span } from './lineJournal.js'
import { joinColumns, packNumbers, splitColumns, unpackDoubles, unpackIntegers } from './series.js'
import { Trouble } from './trouble.js'

/** What a journal keeps of a run. Its post log, which can be large, lies beside it. */
export type Entry = Omit<Product, 'log' | 'forums'> & { readonly forums?: readonly Omit<Kept, 'log'>[] }

export interface Journal {
  readonly header: Header
  /** Every time the study was stated, the last one the header. */
  readonly statements: readonly Statement[]
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

export type { Header, Statement } from './journalIndex.js'

/** Begins a journal, or opens the one that is there; a last line that was cut is taken away. Only one process may hold it. */
export function openJournal(path: string, header: Header): Journal {
  const file = openToWrite(path)
  const index = scan(file)
  if (index.statements.length === 0 && index.done.size > 0) {
    closeSync(file)
    throw nobodys(path)
  }
  const { write, close } = appending(path, file, index.length)
  const state = (now: Header): void => {
    const time = new Date().toISOString()
    write({ journal: 1, time, ...now, measures: measureNames, daily: dailyNames })
    index.statements.push({ ...now, time, runsBefore: index.lines })
  }
  if (index.statements.length === 0) state(header)

  return {
    get header() {
      return headerIn(index.statements.at(-1)!)
    },
    statements: index.statements,
    done: index.done,
    failures: index.failures,
    damaged: index.damaged,
    state,
    add(id, { hash, forums, ...product }) {
      const span = write({ run: id, hash, ...packed(product), ...(forums ? { forums: forums.map(packed) } : {}) })
      index.lines++
      index.done.set(id, span)
      index.failures.delete(id)
    },
    addFailure(id, failure) {
      write({ failed: id, ...failure })
      index.lines++
      if (!index.done.has(id)) index.failures.set(id, failure)
    },
    read: (id) => entryAt(file, index.done.get(id)!),
    close,
  }
}

/** Opens a journal for reading only, as it is now. @throws Trouble where there is none or it has no header. */
export function readJournal(path: string): Omit<Journal, 'state' | 'add' | 'addFailure'> {
  const file = openToRead(path)
  const { statements, done, failures, damaged } = scan(file)
  const last = statements.at(-1)
  if (!last) throw new Trouble(`${path}: this is not a journal, or its first line is damaged.`, { asked: true })
  return {
    header: headerIn(last),
    statements,
    done,
    failures,
    damaged,
    read: (id) => entryAt(file, done.get(id)!),
    close: () => closeSync(file),
  }
}

/** The header of a journal; undefined where nothing was written yet. @throws Trouble where it holds runs that nobody can tell whose they are. */
export function headerOf(path: string): Header | undefined {
  const file = openToRead(path)
  const { statements, done } = scan(file)
  closeSync(file)
  const last = statements.at(-1)
  if (!last && done.size > 0) throw nobodys(path)
  return last && headerIn(last)
}

function entryAt(file: number, { offset, length }: Span): Entry {
  const bytes = Buffer.alloc(length)
  readSync(file, bytes, 0, length, offset)
  const { hash, forums, ...record }: Packed & { hash: string; forums?: Packed[] } = JSON.parse(bytes.toString('utf8'))
  return { hash, ...unpacked(record), ...(forums ? { forums: forums.map(unpacked) } : {}) }
}

/** What a forum left, as it stands in a line. */
interface Packed {
  readonly measures: readonly (number | null)[]
  readonly daily: string
  readonly postsByMember?: string
}

const packed = ({ measures, daily, postsByMember }: Kept): Packed => ({
  measures: measureNames.map((name) => measures[name]),
  daily: packNumbers(joinColumns(dailyNames.map((name) => daily[name]))),
  ...(postsByMember ? { postsByMember: packNumbers(postsByMember) } : {}),
})

function unpacked(record: Packed): Omit<Kept, 'log'> {
  const daily = splitColumns(unpackDoubles(record.daily), dailyNames.length)
  return {
    measures: named(measureNames, (place) => record.measures[place] ?? Number.NaN),
    daily: named(dailyNames, (place) => daily[place]!),
    ...(record.postsByMember === undefined ? {} : { postsByMember: unpackIntegers(record.postsByMember) }),
  }
}

const named = <Name extends MeasureName | DailyName, Value>(names: readonly Name[], value: (place: number) => Value) =>
  Object.fromEntries(names.map((name, place) => [name, value(place)])) as Record<Name, Value>
