/** The built command, as a user calls it: a process of its own in a folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { vi } from 'vitest'

export const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))

export interface Ended {
  /** Undefined where it was killed. */
  readonly code: number | undefined
  readonly out: string
  readonly err: string
}

/** Starts the command; `ended` settles when it has. */
export function start(
  folder: string,
  ...words: readonly string[]
): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
  const child = spawn(process.execPath, [main, ...words], { cwd: folder })
  return { child, ended: outcomeOf(child) }
}

export const responsorium = (folder: string, ...words: readonly string[]): Promise<Ended> => start(folder, ...words).ended

export async function outcomeOf(child: ChildProcess): Promise<Ended> {
  let out = ''
  let err = ''
  child.stdout?.on('data', (text) => {
    out += text
  })
  child.stderr?.on('data', (text) => {
    err += text
  })
  const [code] = await once(child, 'close')
  return { code: code ?? undefined, out, err }
}

/** A study of a small forum that takes a moment, in `small.yaml`. */
export function writeStudy(folder: string, changes: Readonly<Record<string, unknown>> = {}): void {
  const study = {
    title: 'A small study',
    seed: 'uppsala',
    replicates: 4,
    'clock.days': 20,
    'members.initial': 30,
    arms: { none: {}, moderated: { 'moderation.detection': 0.8 } },
    charts: [],
    ...changes,
  }
  // JSON is YAML.
  writeFileSync(join(folder, 'small.yaml'), JSON.stringify(study))
}

export const tables = ['runs.csv', 'runs.parquet', 'daily.parquet'] as const

/** Fingerprints of the tables of a folder of outputs. */
export const fingerprints = (outputs: string, names: readonly string[] = tables): string[] =>
  names.map((name) =>
    createHash('sha256')
      .update(readFileSync(join(outputs, name)))
      .digest('hex'),
  )

/** What an action says and ends with, carried out here with this working folder: quicker than a process of its own. */
export async function inThisProcess(folder: string, action: () => Promise<number>): Promise<Ended> {
  const said = { out: '', err: '' }
  const back = process.cwd()
  const keep = (kind: 'out' | 'err') => (text: string | Uint8Array) => {
    said[kind] += text
    return true
  }
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(keep('out')),
    vi.spyOn(process.stderr, 'write').mockImplementation(keep('err')),
  ]
  process.chdir(folder)
  try {
    const code = await action()
    return { code, ...said }
  } finally {
    process.chdir(back)
    for (const spy of spies) spy.mockRestore()
  }
}

/** The built command called in this process, workers and all: what a process of its own would say and end with, but quicker. */
export async function called(folder: string, ...words: readonly string[]): Promise<Ended> {
  const { program } = await import(/* @vite-ignore */ new URL('program.js', pathToFileURL(main)).href)
  const given = process.argv
  process.argv = [process.execPath, main, ...words]
  try {
    return await inThisProcess(folder, () => program(words))
  } finally {
    process.argv = given
  }
}
