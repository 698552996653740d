/** The folder of a study: locked, with its journal, and never that of another study. */
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { partInWords } from '../experiment/chunk.js'
import { differences } from '../experiment/identity.js'
import { type Header, headerOf, type Journal, openJournal } from './journal.js'
import { removeUnfinished } from './replacing.js'
import { type Content, journalFolder, journalOf, type Taken, takeFolder } from './taking.js'

/** The folder of a study while it is held by this process. */
export interface StudyFolder extends Taken<Journal> {
  /** Where the post logs of single runs are kept. */
  readonly logs: string
}

/** What a study leaves in its folder beside the journal. */
const outputs = [
  'manifest.json',
  'runs.csv',
  'runs.parquet',
  'daily.parquet',
  'posts.parquet',
  'dictionary.csv',
  'failures.csv',
  'charts',
  'report.html',
]

export const journalPath = (folder: string): string => journalOf(folder, 'study')
/** Where the post logs of single runs are kept. */
export const logsPath = (folder: string): string => join(journalFolder(folder), 'posts')

/**
 * Takes the folder of a study, made anew where it does not exist: what is there of the same study is kept and gone on with.
 * @throws Trouble where it is in use, belongs to another study, version or part, or holds files of the same names that no
 * journal accounts for; with `force`, these make way instead.
 */
export async function openFolder(path: string, header: Header, options: { readonly force?: boolean } = {}): Promise<StudyFolder> {
  const logs = logsPath(path)
  const study: Content<Journal> = {
    kind: 'study',
    outputs,
    objections: () => objectionsTo(path, header),
    clear: () => rmSync(logs, { recursive: true, force: true }),
    open(file) {
      removeUnfinished(logs)
      const journal = openJournal(file, header)
      if (JSON.stringify(journal.header) !== JSON.stringify(header)) journal.state(header)
      return journal
    },
  }
  return { ...(await takeFolder(path, study, options)), logs }
}

/** Why the runs in a folder cannot be gone on with; empty where they can. */
export function objectionsTo(path: string, { study, version, model, chunk }: Header): string[] {
  const header = headerOf(journalPath(path))
  if (!header) return []
  const found = differences(header.study, study)
  const part = (of: Header['chunk']): string => (of ? partInWords(of) : 'the whole study')
  if (part(header.chunk) !== part(chunk)) found.push(`it was ${part(header.chunk)} and is ${part(chunk)}`)
  if (header.model !== model) {
    const by = header.version === version ? 'other code of the model' : `Responsorium ${header.version}, with another model`
    found.push(`it was carried out by ${by}`)
  }
  return found
}

/** Removes outputs of earlier runs of the same study that the last one did not write, such as charts no longer asked for. */
export function removeStale(path: string, written: readonly string[]): void {
  const charts = join(path, 'charts')
  const drawn = existsSync(charts) ? readdirSync(charts).filter((name) => /\.(vl\.json|svg|png)$/.test(name)) : []
  const kept = new Set(['manifest.json', 'charts', ...written])
  for (const name of [...outputs, ...drawn.map((chart) => `charts/${chart}`)]) {
    if (!kept.has(name)) rmSync(join(path, name), { force: true })
  }
}
