/** The folder of a study: locked, with its journal, and never that of another study. */
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { partInWords } from '../experiment/chunk.js'
import { differences } from '../experiment/identity.js'
import { type Header, headerOf, type Journal, openJournal } from './journal.js'
import { lockFolder } from './lock.js'
import { removeUnfinished } from './replacing.js'
import { Trouble } from './trouble.js'

/** The folder of a study while it is held by this process. */
export interface StudyFolder {
  readonly path: string
  readonly journal: Journal
  /** Where the post logs of single runs are kept. */
  readonly logs: string
  /** Writes what is left to write and lets others in. */
  close(): Promise<void>
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

const journalFolder = (folder: string): string => join(folder, 'journal')
export const journalPath = (folder: string): string => join(journalFolder(folder), 'runs.jsonl')
/** Where the post logs of single runs are kept. */
export const logsPath = (folder: string): string => join(journalFolder(folder), 'posts')

/**
 * Takes the folder of a study, made anew where it does not exist: what is there of the same study is kept and gone on with.
 * @throws Trouble where it is in use, belongs to another study, version or part, or holds files of the same names that no
 * journal accounts for; with `force`, these make way instead.
 */
export async function openFolder(path: string, header: Header, options: { readonly force?: boolean } = {}): Promise<StudyFolder> {
  if (!options.force) refuseStrangers(path)
  const inner = journalFolder(path)
  const release = await lockFolder(inner)
  try {
    if (options.force) clearUnlessOf(path, header)
    else if (existsSync(journalPath(path))) {
      const objections = objectionsTo(path, header)
      if (objections.length > 0) throw anotherStudy(path, objections)
    }
    for (const folder of [path, join(path, 'charts'), inner, logsPath(path)]) removeUnfinished(folder)
    const journal = openJournal(journalPath(path), header)
    if (JSON.stringify(journal.header) !== JSON.stringify(header)) journal.state(header)
    return {
      path,
      journal,
      logs: logsPath(path),
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

function refuseStrangers(path: string): void {
  if (!existsSync(path)) return
  if (!statSync(path).isDirectory())
    throw new Trouble(`${path}: this is a file, not a folder. Choose another with --out.`, { asked: true })
  if (existsSync(journalPath(path))) return
  const strangers = readdirSync(path).filter((name) => outputs.includes(name))
  if (strangers.length === 0) return
  const what = strangers.join(', ')
  throw new Trouble(
    `${path}: holds ${what}, and nothing that says which study they belong to. Choose another folder with --out, or replace them with --force.`,
    { asked: true },
  )
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

const LISTED = 5

function anotherStudy(path: string, objections: readonly string[]): Trouble {
  const more = objections.length - LISTED
  const list = [...objections.slice(0, LISTED), ...(more > 0 ? [`and ${more} more`] : [])].join('; ')
  return new Trouble(
    `${path}: holds another study (${list}). Choose another folder with --out, or replace what is there with --force.`,
    { asked: true },
  )
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

/** Makes way for a study; what is there of the same one stays. */
function clearUnlessOf(path: string, header: Header): void {
  try {
    if (existsSync(journalPath(path)) && objectionsTo(path, header).length === 0) return
  } catch {
    // A journal that cannot be read makes way as well.
  }
  for (const name of outputs) rmSync(join(path, name), { recursive: true, force: true })
  for (const name of ['runs.jsonl', 'posts']) rmSync(join(journalFolder(path), name), { recursive: true, force: true })
}
