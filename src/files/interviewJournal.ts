/** The journal of an interview study: its header, then one line per run that ended, so that what was done is never done again or lost. */
import { closeSync, existsSync, fsyncSync, ftruncateSync, openSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Interview } from '../evidence/interview/interview.js'
import type { InterviewParameters } from '../evidence/interview/parameters.js'
import type { Failure } from '../experiment/engine.js'
import type { Arm } from '../scenario/study.js'
import { isSound, linesOf, sealed } from './lines.js'
import { lockFolder } from './lock.js'
import { removeUnfinished } from './replacing.js'
import { inWords, Trouble } from './trouble.js'

/** What makes two interview studies the same, so that what was done for one may stand for the other; further replicates may follow. */
export interface InterviewHeader {
  readonly seed: string
  readonly pairing: string
  /** With the settings of the study in those of each. */
  readonly arms: readonly Arm[]
  readonly parameters: InterviewParameters
  /** Fingerprints of the code of the model, and of the interview. */
  readonly model: string
  readonly interviewing: string
}

/** The folder of an interview study while it is held by this process. */
export interface InterviewFolder {
  readonly path: string
  /** The interviews that are done, by id of the run: one for each of its forums. */
  readonly done: ReadonlyMap<string, readonly Interview[]>
  /** The runs that threw and were not done since. */
  readonly failures: ReadonlyMap<string, Failure>
  add(id: string, interviews: readonly Interview[]): void
  addFailure(id: string, failure: Failure): void
  close(): Promise<void>
}

/** What an interview study leaves in its folder beside its journal. */
export const interviewOutputs = [
  'interview.json',
  'answers.csv',
  'saturation.csv',
  'interviews.csv',
  'runs.csv',
  'failures.csv',
  'dictionary.csv',
  'wall.html',
  'charts',
] as const

/**
 * Takes the folder of an interview study, made anew where it does not exist.
 * @throws Trouble where it is in use, belongs to another study or other numbers, or holds files of the same names that no journal accounts for;
 * with `force` these make way.
 */
export async function openInterviews(path: string, header: InterviewHeader, { force = false } = {}): Promise<InterviewFolder> {
  const inner = join(path, 'journal')
  const file = join(inner, 'interviews.jsonl')
  if (!force) refuseStrangers(path, file)
  const release = await lockFolder(inner)
  try {
    const found = existsSync(file) ? read(file) : undefined
    const objection = found && objectionTo(found.header, header)
    if (objection !== undefined && !force)
      throw asked(
        `${path}: holds another interview study (${objection}). Choose another folder with --out, or replace it with --force.`,
      )
    if (force && objection !== undefined)
      for (const name of interviewOutputs) rmSync(join(path, name), { recursive: true, force: true })
    for (const folder of [path, join(path, 'charts')]) removeUnfinished(folder)
    const kept = objection === undefined ? found : undefined
    return writing(path, file, header, kept, release)
  } catch (error) {
    await release()
    throw error
  }
}

interface Found {
  readonly header: InterviewHeader | undefined
  readonly done: Map<string, readonly Interview[]>
  readonly failures: Map<string, Failure>
  /** Of the file up to the end of its last sound line. */
  readonly length: number
}

function writing(
  path: string,
  file: string,
  header: InterviewHeader,
  kept: Found | undefined,
  release: () => Promise<void>,
): InterviewFolder {
  const open = openSync(file, existsSync(file) ? 'r+' : 'w+')
  let length = kept?.length ?? 0
  ftruncateSync(open, length)
  const done = kept?.done ?? new Map<string, readonly Interview[]>()
  const failures = kept?.failures ?? new Map<string, Failure>()
  const write = (record: Readonly<Record<string, unknown>>): void => {
    const line = sealed(record)
    try {
      for (let sent = 0; sent < line.length; ) sent += writeSync(open, line, sent, line.length - sent, length + sent)
    } catch (error) {
      ftruncateSync(open, length)
      throw inWords(error, file)
    }
    length += line.length
  }
  if (length === 0) write({ header })
  return {
    path,
    done,
    failures,
    add(id, interviews) {
      write({ run: id, interviews })
      done.set(id, interviews)
      failures.delete(id)
    },
    addFailure(id, failure) {
      write({ failed: id, ...failure })
      failures.set(id, failure)
    },
    async close() {
      fsyncSync(open)
      closeSync(open)
      await release()
    },
  }
}

/** Up to the first line that is not sound: what stands after it is done again. */
function read(path: string): Found {
  const file = openSync(path, 'r')
  const found = { header: undefined as InterviewHeader | undefined, done: new Map(), failures: new Map(), length: 0 }
  try {
    for (const { offset, bytes, ended } of linesOf(file)) {
      if (!ended || !isSound(bytes)) break
      found.length = offset + bytes.length + 1
      // What is not defined is NaN in a run and null in JSON.
      const record = JSON.parse(Buffer.from(bytes).toString('utf8'), (_, value) => (value === null ? Number.NaN : value))
      if (record.header) found.header = record.header
      else if (typeof record.failed === 'string')
        found.failures.set(record.failed, { message: record.message, stack: record.stack })
      else {
        found.done.set(record.run, record.interviews)
        found.failures.delete(record.run)
      }
    }
  } finally {
    closeSync(file)
  }
  return found
}

/** Why the interviews in a folder cannot stand for those of a study; undefined where they can. */
function objectionTo(before: InterviewHeader | undefined, now: InterviewHeader): string | undefined {
  if (before === undefined) return 'its first line is damaged'
  const words = {
    seed: 'another seed',
    pairing: 'another pairing',
    arms: 'other arms or parameters of the forum',
    parameters: 'other numbers of the interview',
    model: 'another model',
    interviewing: 'other code of the interview',
  } as const
  const other = (Object.keys(words) as (keyof InterviewHeader)[]).find(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(now[key]),
  )
  return other && words[other]
}

function refuseStrangers(path: string, journal: string): void {
  if (!existsSync(path)) return
  if (!statSync(path).isDirectory()) throw asked(`${path}: this is a file, not a folder. Choose another with --out.`)
  if (existsSync(journal)) return
  const strangers = readdirSync(path).filter((name) => (interviewOutputs as readonly string[]).includes(name))
  if (strangers.length > 0)
    throw asked(
      `${path}: holds ${strangers.join(', ')}, and no journal of interviews that says whose they are. Choose another folder with --out, or replace them with --force.`,
    )
}

const asked = (message: string): Trouble => new Trouble(message, { asked: true })
