/** Files that appear whole or not at all. */
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { makeFolder } from './making.js'
import { inWords } from './trouble.js'

const MARK = '.unfinished'

/**
 * Replaces the files at `paths` by what `write` puts at the temporary paths it is given in their place, in the same folders:
 * on the disk in full before they take their names, so that no reader and no loss of power ever shows half a file. When
 * `write` throws, the old files stand.
 */
export async function replacing<const Paths extends readonly string[]>(
  paths: Paths,
  write: (temporary: { readonly [Place in keyof Paths]: string }) => Promise<void>,
): Promise<void> {
  const temporary = paths.map((path) => join(dirname(path), `.${basename(path)}.${process.pid}${MARK}`))
  try {
    for (const path of paths) await makeFolder(dirname(path))
    await write(temporary as { readonly [Place in keyof Paths]: string })
    for (const path of temporary) await onDisk(path)
    for (const [place, path] of paths.entries()) await rename(temporary[place]!, path)
    for (const folder of new Set(paths.map(dirname))) await onDisk(folder)
  } catch (error) {
    for (const path of temporary) await rm(path, { force: true }).catch(() => undefined)
    throw inWords(error, paths[0] === undefined ? undefined : dirname(paths[0]))
  }
}

/** Replaces the file at `path` by this text or these bytes. */
export const replaceFile = (path: string, content: string | Uint8Array): Promise<void> =>
  replacing([path], async ([temporary]) => {
    const file = await open(temporary, 'w')
    try {
      await file.writeFile(content)
    } finally {
      await file.close()
    }
  })

/** Removes what a process that was killed left half written in a folder. */
export function removeUnfinished(folder: string): void {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder))
    if (name.startsWith('.') && name.endsWith(MARK)) rmSync(join(folder, name), { force: true })
}

async function onDisk(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}
