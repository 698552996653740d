/** The folder of a calibration and its journal: a header, then one line per run that ended. The search is made from it anew each time. */

import type { Calibration, Given } from '../experiment/calibrating/calibration.js'
import { differencesBetween } from '../experiment/calibrating/identity.js'
import { headIn, openLines } from './lineJournal.js'
import { type Taken, takeFolder } from './taking.js'

/** What a journal of trials belongs to. */
export interface TrialsHeader {
  readonly calibration: Calibration
  /** Of the package. */
  readonly version: string
  /** Fingerprint of the model's code. */
  readonly model: string
}

/** What a run left: its facts, or why it has none. */
export type TrialEntry = { readonly facts: Given } | { readonly failed: string }

export interface TrialsJournal {
  /** ISO time of its beginning. */
  readonly begun: string
  readonly ended: ReadonlyMap<string, TrialEntry>
  /** Lines that could not be read; what stood there is done again. */
  readonly damaged: number
  add(run: string, entry: TrialEntry): void
  close(): void
}

/** The names of the two study files that a calibration leaves. */
export const studyFilesOf = (name: string) => ({ fitted: `${name}-fitted.yaml`, draws: `${name}-draws.yaml` }) as const

/** What a calibration leaves in its folder. */
const outputsOf = (name: string): string[] => ['calibration.json', 'report.html', 'charts', ...Object.values(studyFilesOf(name))]

/**
 * Takes the folder of a calibration, made anew where it does not exist: what is there of the same one is gone on with.
 * @throws Trouble where it is in use, holds anything else than the same calibration, or files of the same names that no journal accounts
 * for; with `force` another calibration makes way
 */
export const openCalibration = (
  path: string,
  header: TrialsHeader,
  options: { readonly force?: boolean } = {},
): Promise<Taken<TrialsJournal>> =>
  takeFolder(
    path,
    {
      kind: 'calibration',
      outputs: outputsOf(header.calibration.study.name),
      objections: (journal) => objectionsTo(headIn(journal, isHead) ?? header, header),
      open: (journal) => openTrials(journal, header),
    },
    options,
  )

type Head = TrialsHeader & { readonly time: string }
type Line = Head | ({ readonly run: string } & TrialEntry)
const isHead = (line: Line): line is Head => 'calibration' in line

function objectionsTo(before: TrialsHeader, now: TrialsHeader): string[] {
  const found = differencesBetween(before.calibration, now.calibration)
  if (before.model !== now.model) {
    const by = before.version === now.version ? 'other code of the model' : `Responsorium ${before.version}, with another model`
    found.push(`it was carried out by ${by}`)
  }
  return found
}

/** Begins a journal, or opens the one that is there. */
export function openTrials(path: string, header: TrialsHeader): TrialsJournal {
  const { lines, damaged, write, close } = openLines<Line>(path)
  const head = lines.find(isHead) ?? { ...header, time: new Date().toISOString() }
  if (!lines.includes(head)) write(head)
  const ended = new Map<string, TrialEntry>()
  for (const line of lines)
    if ('run' in line) ended.set(line.run, 'failed' in line ? { failed: line.failed } : { facts: line.facts })
  return {
    begun: head.time,
    ended,
    damaged,
    add(run, entry) {
      write({ run, ...entry })
      ended.set(run, entry)
    },
    close,
  }
}
