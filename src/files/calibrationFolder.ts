/** The folder of a calibration: locked, with its journal, and never that of another calibration or of a study. */
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { differencesBetween } from '../experiment/calibrating/identity.js'
import { lockFolder } from './lock.js'
import { removeUnfinished } from './replacing.js'
import { openTrials, type TrialsHeader, type TrialsJournal, trialsHeaderOf } from './trials.js'
import { Trouble } from './trouble.js'

export interface CalibrationFolder {
  readonly path: string
  readonly journal: TrialsJournal
  close(): Promise<void>
}

/** What a calibration leaves in its folder, beside study files under the name of the study. */
const outputs = ['calibration.json', 'report.html', 'charts']
const innerOf = (folder: string): string => join(folder, 'journal')
const journalOf = (folder: string): string => join(innerOf(folder), 'trials.jsonl')

/** The names of the two study files that a calibration leaves. */
export const studyFilesOf = (name: string) => ({ fitted: `${name}-fitted.yaml`, draws: `${name}-draws.yaml` }) as const

/**
 * Takes the folder of a calibration, made anew where it does not exist: what is there of the same one is gone on with.
 * @throws Trouble where it is in use, belongs to another calibration or to a study, or holds files of the same names that no journal
 * accounts for; with `force`, another calibration makes way, but never a study.
 */
export async function openCalibration(
  path: string,
  header: TrialsHeader,
  { force = false }: { readonly force?: boolean } = {},
): Promise<CalibrationFolder> {
  refuseStrangers(path, force)
  const release = await lockFolder(innerOf(path))
  try {
    const before = trialsHeaderOf(journalOf(path))
    const found = before ? objections(before, header) : []
    if (existsSync(journalOf(path)) && !before) found.push('its journal cannot be read')
    if (found.length > 0 && !force) {
      throw new Trouble(
        `${path}: holds another calibration (${found.join('; ')}). Choose another folder with --out, or replace what is there with --force.`,
        { asked: true },
      )
    }
    if (found.length > 0) {
      for (const name of [
        ...outputs,
        ...Object.values(studyFilesOf(before?.calibration.study.name ?? header.calibration.study.name)),
      ])
        rmSync(join(path, name), { recursive: true, force: true })
      rmSync(journalOf(path), { force: true })
    }
    for (const folder of [path, join(path, 'charts')]) removeUnfinished(folder)
    const journal = openTrials(journalOf(path), header)
    return {
      path,
      journal,
      async close() {
        journal.close()
        await release()
      },
    }
  } catch (error) {
    await release()
    throw error
  }
}

function objections(before: TrialsHeader, now: TrialsHeader): string[] {
  const found = differencesBetween(before.calibration, now.calibration)
  if (before.model !== now.model) {
    const by = before.version === now.version ? 'other code of the model' : `Responsorium ${before.version}, with another model`
    found.push(`it was carried out by ${by}`)
  }
  return found
}

function refuseStrangers(path: string, force: boolean): void {
  if (!existsSync(path)) return
  if (!statSync(path).isDirectory())
    throw new Trouble(`${path}: this is a file, not a folder. Choose another with --out.`, { asked: true })
  if (existsSync(join(innerOf(path), 'runs.jsonl')))
    throw new Trouble(`${path}: holds a study that was run, not a calibration. Choose another folder with --out.`, {
      asked: true,
    })
  if (existsSync(journalOf(path)) || force) return
  const strangers = readdirSync(path).filter((name) => outputs.includes(name))
  if (strangers.length === 0) return
  throw new Trouble(
    `${path}: holds ${strangers.join(', ')}, and nothing that says which calibration they belong to. Choose another folder with --out, or replace them with --force.`,
    { asked: true },
  )
}
