/** Files that a command is asked to write: never in place of another content, unless it is told so. */
import { existsSync, readFileSync } from 'node:fs'
import { replaceFile } from './replacing.js'
import { inWords, Trouble } from './trouble.js'

/**
 * Writes files, each whole; those that are there with this very content stay.
 * @param files content by path
 * @throws Trouble before anything is written, where one of them is there with another content and `force` is not set
 */
export async function placeFiles(files: ReadonlyMap<string, string | Uint8Array>, force: boolean): Promise<void> {
  const changed = [...files].filter(([path, content]) => !isThere(path, content))
  const inTheWay = changed.map(([path]) => path).filter(existsSync)
  if (inTheWay.length > 0 && !force) {
    const more = inTheWay.length > 1 ? ` and ${inTheWay.length - 1} more` : ''
    throw new Trouble(
      `${inTheWay[0]}${more}: there is something else of that name. Choose another, or replace it with --force.`,
      {
        asked: true,
      },
    )
  }
  for (const [path, content] of changed) await replaceFile(path, content)
}

function isThere(path: string, content: string | Uint8Array): boolean {
  if (!existsSync(path)) return false
  try {
    return readFileSync(path).equals(Buffer.from(content))
  } catch (error) {
    throw inWords(error, path)
  }
}
