/** One process at a time in a folder of outputs. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import lockfile from 'proper-lockfile'
import { makeFolder } from './making.js'
import { codeOf, inWords, Trouble } from './trouble.js'

/** How long, in ms, a lock without a sign of life holds against a process on another machine. */
const STALE = 20_000

interface Owner {
  readonly process: number
  readonly host: string
}

/**
 * Takes the lock of a folder, and gives the function that lets go of it. A lock whose process on this machine has ended, be
 * it by `kill -9`, is taken over at once; one of another machine when it shows no sign of life for 20 s.
 * @throws Trouble where another process holds it.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const owned = join(folder, 'owner.json')
  try {
    await makeFolder(folder)
    // Taking over a lock is looking, removing and taking, which two processes must not do at once: they go through a door.
    const leaveDoor = await lockfile.lock(join(folder, 'door'), {
      realpath: false,
      stale: 2000,
      retries: { retries: 30, minTimeout: 50, maxTimeout: 200 },
    })
    try {
      if (hasEnded(ownerOf(owned))) rmSync(join(folder, 'study.lock'), { recursive: true, force: true })
      const release = await lockfile.lock(join(folder, 'study'), {
        realpath: false,
        stale: STALE,
        onCompromised: () => undefined,
      })
      writeFileSync(owned, JSON.stringify({ process: process.pid, host: hostname() } satisfies Owner))
      return () => release().catch(() => undefined)
    } finally {
      await leaveDoor()
    }
  } catch (error) {
    if (codeOf(error) !== 'ELOCKED') throw inWords(error, folder)
    const owner = ownerOf(owned)
    const who = owner ? `process ${owner.process}${owner.host === hostname() ? '' : ` on ${owner.host}`}` : 'another process'
    throw new Trouble(`${folder}: in use by ${who}. Wait until it has ended, or choose another folder with --out.`, {
      cause: error,
    })
  }
}

function ownerOf(path: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

/** Seen from inside the door, where a lock without an owner is one whose process was killed before it could sign. */
function hasEnded(owner: Owner | undefined): boolean {
  if (!owner) return true
  if (owner.host !== hostname()) return false
  try {
    process.kill(owner.process, 0)
    return false
  } catch (error) {
    return codeOf(error) === 'ESRCH'
  }
}
