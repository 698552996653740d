/** One setup at a time in a folder. The lock names its process, so that a lock left by a killed one is not waited for. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { say } from './say.js'

/**
 * Does the work while no other process does any in this folder; waits for its turn.
 * @param {string} folder
 * @param {() => void | Promise<void>} work
 */
export async function withLock(folder, work) {
  mkdirSync(join(folder, 'dist'), { recursive: true })
  const path = join(folder, 'dist', '.setup-lock')
  const release = () => {
    if (ownerOf(path) === process.pid) rmSync(path, { force: true })
  }
  await take(path)
  process.once('exit', release)
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130))
  try {
    await work()
  } finally {
    release()
  }
}

/** @param {string} path */
async function take(path) {
  for (let tries = 0; ; tries++) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' })
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
    // Two processes may clear the same dead lock, the slower one taking the other's new lock with it: what stands after a pause counts.
    await pause(50)
    const owner = ownerOf(path)
    if (owner === process.pid) return
    if (!isAlive(owner)) {
      await pause(50)
      if (!isAlive(ownerOf(path))) rmSync(path, { force: true })
    } else if (tries === 40) {
      say(`Waiting for process ${owner}, which is setting up the same folder ...`)
    }
  }
}

/** @param {string} path @returns {number} 0 while the lock is being written, or is gone */
function ownerOf(path) {
  try {
    return Number(readFileSync(path, 'utf8'))
  } catch {
    return 0
  }
}

/** @param {number} pid */
function isAlive(pid) {
  if (pid === 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
