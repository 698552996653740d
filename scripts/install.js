/** The packages of the lock file, and whether they are there already. npm's own record of what it installed is the stamp. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { say } from './say.js'

/**
 * What the lock file and npm's record say of a package.
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, os?: string[], cpu?: string[] }} Package
 */

/** @param {string} path @returns {Record<string, Package> | undefined} packages by their place, as 'node_modules/zod' */
function packagesIn(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages
  } catch {
    return undefined
  }
}

/**
 * True when every package of the lock file is installed in the locked version, for this kind of machine. Packages of other
 * kinds of machines, which npm leaves out, are the optional ones.
 * @param {string} root
 */
export function isInstalled(root) {
  const locked = packagesIn(join(root, 'package-lock.json')) ?? {}
  const installed = packagesIn(join(root, 'node_modules', '.package-lock.json'))
  if (installed === undefined) return false
  /** @param {Package} found */
  const forAnotherMachine = ({ os, cpu }) => (os && !os.includes(process.platform)) || (cpu && !cpu.includes(process.arch))
  return (
    Object.entries(locked).every(([place, wanted]) => {
      const found = installed[place]
      if (place === '' || (wanted.optional && !found)) return true
      return found?.version === wanted.version && found?.integrity === wanted.integrity
    }) && !Object.values(installed).some(forAnotherMachine)
  )
}

/**
 * Runs npm and waits for it. npm's own words are kept back: they are only of use when it fails.
 * @param {string[]} words
 * @param {string} folder
 */
export function npm(words, folder) {
  // Started by npm, its path is known and no shell is needed; otherwise npm is a shell script on Windows.
  const { npm_execpath: running } = process.env
  const script = running?.endsWith('npm-cli.js') ? running : undefined
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error']
  // `npm pack --dry-run` hands its own wish down to here. Without a network, npm's own pauses would keep one waiting for two minutes.
  const firm = ['--dry-run=false', '--fetch-retry-mintimeout=2000', '--fetch-retry-maxtimeout=6000']
  /** @type {import('node:child_process').SpawnSyncOptionsWithStringEncoding} */
  const options = { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }
  return script
    ? spawnSync(process.execPath, [script, ...words, ...quiet, ...firm], options)
    : spawnSync('npm', [...words, ...quiet, ...firm], { ...options, shell: process.platform === 'win32' })
}

/** @param {string} root */
export function installPackages(root) {
  say('Installing the packages of package-lock.json (npm ci) ...')
  // No package here has a script of its own to run, and this project's would be this one over again.
  const { status, signal, stderr, error } = npm(['ci', '--include=dev', '--ignore-scripts'], root)
  if (status === 0) return
  if (signal || /^npm error signal SIG/m.test(stderr)) throw new Error('Interrupted: run the same command again to go on.')
  throw new Error(`The packages could not be installed. ${adviceFor(error?.message ?? stderr)}`)
}

/** What to do about it, and npm's own reasons. @param {string} words what npm said */
export function adviceFor(words) {
  const reasons = words.split('\n').filter((line) => line.startsWith('npm error'))
  const unreachable = reasons.find((line) =>
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED/.test(line),
  )
  if (unreachable === undefined) return `npm says why:\n${reasons.slice(0, 8).join('\n') || words.trim()}`
  return (
    'The package registry cannot be reached: connect to the internet, or set the proxy that npm is to use, and run the same command again.\n' +
    (reasons.find((line) => line.includes('failed, reason')) ?? unreachable)
  )
}
