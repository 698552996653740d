/** Making a folder with all those it lies in. */
import { mkdir, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'

/**
 * Makes a folder, and first the one it lies in, where they are missing. Node's own `recursive` never ends where a system folder
 * takes nothing new, as /proc does.
 * @throws the error of the system where a folder cannot be made
 */
export async function makeFolder(path: string): Promise<void> {
  const whole = resolve(path)
  const made = await tryToMake(whole)
  if (made === 'made or there') return
  if (dirname(whole) === whole) throw made
  await makeFolder(dirname(whole))
  const again = await tryToMake(whole)
  if (again !== 'made or there') throw again
}

/** The error of a folder that lacks the one it lies in; any other is thrown. */
async function tryToMake(path: string): Promise<'made or there' | NodeJS.ErrnoException> {
  try {
    await mkdir(path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return error as NodeJS.ErrnoException
    if (code !== 'EEXIST' || !(await stat(path)).isDirectory()) throw error
  }
  return 'made or there'
}
