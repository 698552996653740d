/** Taking a folder for what a command leaves: locked, with its journal, and never that of something else. */
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { lockFolder } from './lock.js'
import { removeUnfinished } from './replacing.js'
import { inWords, Trouble } from './trouble.js'

/** What a folder may hold: what one of it is called, and the file of its journal. */
const kinds = {
  study: { one: 'a study that was run', journal: 'runs.jsonl' },
  calibration: { one: 'a calibration', journal: 'trials.jsonl' },
  'interview study': { one: 'an interview study', journal: 'interviews.jsonl' },
  validation: { one: 'a validation', journal: 'validation.jsonl' },
} as const
export type Kind = keyof typeof kinds

export const journalFolder = (folder: string): string => join(folder, 'journal')
export const journalOf = (folder: string, kind: Kind): string => join(journalFolder(folder), kinds[kind].journal)

/** A folder while it is held by this process. */
export interface Taken<Journal> {
  readonly path: string
  readonly journal: Journal
  /** Writes what is left to write and lets others in. */
  close(): Promise<void>
}

export interface Content<Journal> {
  readonly kind: Kind
  /** The names of what it leaves beside its journal. */
  readonly outputs: readonly string[]
  /** Why what the journal that is there accounts for cannot be gone on with; empty where it can. @throws Trouble where nobody can tell */
  objections(journal: string): readonly string[]
  /** Removes what else makes way, besides the outputs and the journal. */
  clear?(): void
  /** Begins the journal, or opens the one that is there. */
  open(journal: string): Journal
}

/**
 * Takes a folder, made anew where it does not exist: what is there of the same content is kept and gone on with.
 * @throws Trouble where it is in use, holds something else, or files of the same names that no journal accounts for; with `force`,
 * these and others of its kind make way, but never another kind
 */
export async function takeFolder<Journal extends { close(): void }>(
  path: string,
  content: Content<Journal>,
  { force = false }: { readonly force?: boolean } = {},
): Promise<Taken<Journal>> {
  refuseStrangers(path, content, force)
  const journal = journalOf(path, content.kind)
  const release = await lockFolder(journalFolder(path))
  try {
    if (force) clearUnlessSame(path, content)
    else if (existsSync(journal)) {
      const objections = content.objections(journal)
      if (objections.length > 0) throw another(path, content.kind, objections)
    }
    for (const folder of [path, join(path, 'charts'), journalFolder(path)]) removeUnfinished(folder)
    const opened = content.open(journal)
    return {
      path,
      journal: opened,
      async close() {
        try {
          opened.close()
        } finally {
          await release()
        }
      },
    }
  } catch (error) {
    await release()
    throw inWords(error, path)
  }
}

function refuseStrangers(path: string, { kind, outputs }: Pick<Content<unknown>, 'kind' | 'outputs'>, force: boolean): void {
  if (!existsSync(path)) return
  if (!statSync(path).isDirectory()) throw asked(`${path}: this is a file, not a folder. Choose another with --out.`)
  if (existsSync(journalOf(path, kind))) return
  for (const [other, { one, journal }] of Object.entries(kinds))
    if (other !== kind && existsSync(join(journalFolder(path), journal)))
      throw asked(`${path}: holds ${one}, not ${kinds[kind].one}. Choose another folder with --out.`)
  const strangers = readdirSync(path).filter((name) => outputs.includes(name))
  if (strangers.length > 0 && !force)
    throw asked(
      `${path}: holds ${strangers.join(', ')}, and nothing that says which ${kind} they belong to. Choose another folder with --out, or replace them with --force.`,
    )
}

const LISTED = 5

function another(path: string, kind: Kind, objections: readonly string[]): Trouble {
  const more = objections.length - LISTED
  const list = [...objections.slice(0, LISTED), ...(more > 0 ? [`and ${more} more`] : [])].join('; ')
  return asked(
    `${path}: holds another ${kind} (${list}). Choose another folder with --out, or replace what is there with --force.`,
  )
}

/** Makes way; what is there of the same content stays. */
function clearUnlessSame(path: string, { kind, outputs, objections, clear }: Content<unknown>): void {
  const journal = journalOf(path, kind)
  try {
    if (existsSync(journal) && objections(journal).length === 0) return
  } catch {
    // A journal that cannot be read makes way as well.
  }
  for (const name of outputs) rmSync(join(path, name), { recursive: true, force: true })
  clear?.()
  rmSync(journal, { force: true })
}

const asked = (message: string): Trouble => new Trouble(message, { asked: true })
