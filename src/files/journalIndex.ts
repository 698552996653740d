/** What stands where in a journal. */
import type { Chunk } from '../experiment/chunk.js'
import type { Failure } from '../experiment/engine.js'
import type { Study } from '../scenario/study.js'
import type { Span } from './lineJournal.js'
import { beginning, isSound, linesOf } from './lines.js'

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

/** What a study was said to be, when, and how many lines of runs stood before it. */
export interface Statement extends Header {
  readonly time: string
  readonly runsBefore: number
}

export interface Index {
  statements: Statement[]
  done: Map<string, Span>
  failures: Map<string, Failure>
  damaged: number
  /** Lines about runs. */
  lines: number
  /** Of the file up to the end of its last whole line. */
  length: number
}

/** Finds where each run stands, without keeping or decoding it. */
export function scan(file: number): Index {
  const index: Index = { statements: [], done: new Map(), failures: new Map(), damaged: 0, lines: 0, length: 0 }
  for (const { offset, bytes, ended } of linesOf(file)) {
    if (!ended) break
    index.length = offset + bytes.length + 1
    if (!isSound(bytes)) {
      index.damaged++
      continue
    }
    const run = idOf(beginning(bytes, 2000))
    if (run !== undefined) {
      index.lines++
      index.done.set(run, { offset, length: bytes.length })
      index.failures.delete(run)
      continue
    }
    const record = JSON.parse(Buffer.from(bytes).toString('utf8'))
    if (typeof record.failed !== 'string') {
      index.statements.push({ ...headerIn(record), time: record.time, runsBefore: index.lines })
      continue
    }
    index.lines++
    if (!index.done.has(record.failed)) {
      index.failures.set(record.failed, { message: record.message, stack: record.stack })
    }
  }
  return index
}

/** Without what a header line says for other readers. */
export function headerIn({ study, version, model, chunk }: Header): Header {
  return { study, version, model, ...(chunk ? { chunk } : {}) }
}

/** The id of the run that a line is about, from the line's beginning; undefined where it is about something else. */
function idOf(start: string): string | undefined {
  const quoted = /^"run":("(?:[^"\\]|\\.)*")/.exec(start)?.[1]
  return quoted === undefined ? undefined : JSON.parse(quoted)
}
