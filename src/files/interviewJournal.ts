/** The journal of an interview study: its header, then one line per run that ended, so that what was done is never done again or lost. */
import type { Interview } from '../evidence/interview/interview.js'
import type { InterviewParameters } from '../evidence/interview/parameters.js'
import type { Failure } from '../experiment/engine.js'
import type { Arm } from '../scenario/study.js'
import { headIn, openLines } from './lineJournal.js'
import { type Taken, takeFolder } from './taking.js'

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

export interface InterviewJournal {
  /** The interviews that are done, by id of the run: one for each of its forums. */
  readonly done: ReadonlyMap<string, readonly Interview[]>
  /** The runs that threw and were not done since. */
  readonly failures: ReadonlyMap<string, Failure>
  add(id: string, interviews: readonly Interview[]): void
  addFailure(id: string, failure: Failure): void
  close(): void
}

/** What an interview study leaves in its folder beside its journal. */
const outputs = [
  'interview.json',
  'answers.csv',
  'saturation.csv',
  'thresholds.csv',
  'interviews.csv',
  'runs.csv',
  'failures.csv',
  'dictionary.csv',
  'wall.html',
  'charts',
]

/**
 * Takes the folder of an interview study, made anew where it does not exist.
 * @throws Trouble where it is in use, belongs to another study or other numbers, or holds files of the same names that no journal accounts for;
 * with `force` these make way.
 */
export const openInterviews = (
  path: string,
  header: InterviewHeader,
  options: { readonly force?: boolean } = {},
): Promise<Taken<InterviewJournal>> =>
  takeFolder(
    path,
    {
      kind: 'interview study',
      outputs,
      objections: (journal) => objectionsTo(headIn(journal, isHead)?.header ?? header, header),
      open: (journal) => openJournal(journal, header),
    },
    options,
  )

interface Head {
  readonly header: InterviewHeader
}
type Line = Head | { readonly run: string; readonly interviews: readonly Interview[] } | ({ readonly failed: string } & Failure)
const isHead = (line: Line): line is Head => 'header' in line

function openJournal(path: string, header: InterviewHeader): InterviewJournal {
  const { lines, write, close } = openLines<Line>(path)
  const done = new Map<string, readonly Interview[]>()
  const failures = new Map<string, Failure>()
  const keep = (line: Line): void => {
    if ('failed' in line) failures.set(line.failed, { message: line.message, stack: line.stack })
    else if ('run' in line) {
      done.set(line.run, line.interviews)
      failures.delete(line.run)
    }
  }
  const add = (line: Line): void => {
    write(line)
    keep(line)
  }
  lines.forEach(keep)
  if (!lines.some(isHead)) write({ header })
  return {
    done,
    failures,
    add: (run, interviews) => add({ run, interviews }),
    addFailure: (failed, failure) => add({ failed, ...failure }),
    close,
  }
}

/** Why the interviews in a folder cannot stand for those of a study; empty where they can. */
function objectionsTo(before: InterviewHeader, now: InterviewHeader): string[] {
  const words = {
    seed: 'another seed',
    pairing: 'another pairing',
    arms: 'other arms or parameters of the forum',
    parameters: 'other numbers of the interview',
    model: 'another model',
    interviewing: 'other code of the interview',
  } as const
  const keys = Object.keys(words) as (keyof InterviewHeader)[]
  return keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(now[key])).map((key) => words[key])
}
