/** Files that a command is asked to write: never in place of another content, unless it is told so. */
import { existsSync, readFileSync } from 'node:fs'
import { replaceFile } from './replacing.js'
import { codeOf, inWords, Trouble } from './trouble.js'

/**
 * Writes files, each whole; those that are there with this very content stay.
 * @param files content by path
 * @throws Trouble before anything is written, where one of them is there with another content and `force` is not set
 */
export async function placeFiles(files: ReadonlyMap<string, string | Uint8Array>, force: boolean): Promise<void> {
  for (const [path, content] of refuseToReplace(files, force)) {
    try {
      await replaceFile(path, content)
    } catch (error) {
      throw ofFile(error, path)
    }
  }
}

/** What is to be written because it is not there yet. @throws Trouble as `placeFiles` does, for who wants to know before */
export function refuseToReplace(
  files: ReadonlyMap<string, string | Uint8Array>,
  force: boolean,
): readonly (readonly [string, string | Uint8Array])[] {
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
  return changed
}

/** A file is written beside its place first: the system names the folder, the user asked for the file. */
function ofFile(error: unknown, path: string): unknown {
  const code = codeOf(error) ?? codeOf(error instanceof Error ? error.cause : undefined)
  return code === 'EACCES' || code === 'EPERM' || code === 'EROFS'
    ? new Trouble(`${path}: this folder cannot be written to (${code}). Choose another or change its permissions.`, {
        cause: error,
      })
    : error
}

/**
 * For before the work, when what is to be written is not known yet.
 * @throws Trouble where there is a file of that name already and `force` is not set
 */
export function refuseWhatIsThere(path: string | undefined, force: boolean): void {
  if (path !== undefined && !force && existsSync(path))
    throw new Trouble(`${path}: is there already. Choose another name for --json, or replace it with --force.`, { asked: true })
}

function isThere(path: string, content: string | Uint8Array): boolean {
  if (!existsSync(path)) return false
  try {
    return readFileSync(path).equals(Buffer.from(content))
  } catch (error) {
    throw inWords(error, path)
  }
}
