/**
 * The journal of a calibration: one line per run that ended, written when it ends. The search is made from it anew each time, so
 * that a kill costs the runs in hand and nothing more.
 */
import { closeSync, existsSync, fsyncSync, ftruncateSync, openSync, writeSync } from 'node:fs'
import type { FactName } from '../evidence/facts.js'
import type { Calibration, Given } from '../experiment/calibrating/calibration.js'
import { isSound, linesOf, sealed } from './lines.js'
import { inWords } from './trouble.js'

/** What a journal of trials belongs to. */
export interface TrialsHeader {
  readonly calibration: Calibration
  /** Of the package. */
  readonly version: string
  /** Fingerprint of the model's code. */
  readonly model: string
}

/** What a run left: its facts, NaN where one is not defined, or why it has none. */
export type TrialEntry = { readonly facts: Given } | { readonly failed: string }

export interface TrialsJournal {
  readonly header: TrialsHeader
  /** ISO time of its beginning. */
  readonly begun: string
  readonly ended: ReadonlyMap<string, TrialEntry>
  /** Lines that could not be read; what stood there is done again. */
  readonly damaged: number
  add(run: string, entry: TrialEntry): void
  close(): void
}

interface Content {
  header: (TrialsHeader & { readonly time: string }) | undefined
  readonly ended: Map<string, TrialEntry>
  damaged: number
  length: number
}

function contentOf(file: number): Content {
  const content: Content = { header: undefined, ended: new Map(), damaged: 0, length: 0 }
  for (const { offset, bytes, ended } of linesOf(file)) {
    if (!ended) break
    content.length = offset + bytes.length + 1
    if (!isSound(bytes)) {
      content.damaged++
      continue
    }
    const record = JSON.parse(Buffer.from(bytes).toString('utf8'))
    if (record.calibration) {
      const { calibration, version, model, time } = record
      content.header = { calibration, version, model, time }
    } else if (typeof record.failed === 'string') content.ended.set(record.run, { failed: record.failed })
    else content.ended.set(record.run, { facts: numbersOf(record.facts) })
  }
  return content
}

/** JSON has no NaN. */
const numbersOf = (facts: Readonly<Record<string, number | null>>): Given =>
  Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, value ?? Number.NaN])) as Partial<
    Record<FactName, number>
  >

/** The header of a journal of trials; undefined where there is none, or none that can be read. */
export function trialsHeaderOf(path: string): TrialsHeader | undefined {
  if (!existsSync(path)) return undefined
  const file = attempt(path, () => openSync(path, 'r'))
  const { header } = contentOf(file)
  closeSync(file)
  return header && { calibration: header.calibration, version: header.version, model: header.model }
}

const FLUSH_EVERY = 1000

/** Begins a journal, or opens the one that is there; a last line that was cut is taken away. Only one process may hold it. */
export function openTrials(path: string, header: TrialsHeader): TrialsJournal {
  const file = attempt(path, () => openSync(path, existsSync(path) ? 'r+' : 'w+'))
  const content = contentOf(file)
  let { length } = content
  let flushed = Number.NEGATIVE_INFINITY
  ftruncateSync(file, length)
  const write = (record: Readonly<Record<string, unknown>>): void => {
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
    length += line.length
  }
  const begun = content.header?.time ?? new Date().toISOString()
  if (!content.header) write({ time: begun, ...header })
  return {
    header,
    begun,
    ended: content.ended,
    damaged: content.damaged,
    add(run, entry) {
      write({ run, ...entry })
      content.ended.set(run, entry)
    },
    close() {
      attempt(path, () => fsyncSync(file))
      closeSync(file)
    },
  }
}

function attempt<Result>(path: string, action: () => Result): Result {
  try {
    return action()
  } catch (error) {
    throw inWords(error, path)
  }
}
