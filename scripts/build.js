/** src/ into dist/ with tsc, only when something changed since. As a command: the build alone. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { root } from './folders.js'
import { isInstalled } from './install.js'
import { withLock } from './lock.js'
import { reportFailure, say } from './say.js'

/**
 * What the last build left. `sources` is a fingerprint of everything it read, empty when it failed; `outputs` are its files.
 * @typedef {{ sources: string, outputs: string[] }} Stamp
 */

/** @param {string} folder @returns {string} */
const stampPath = (folder) => join(folder, 'dist', '.built.json')

/** @param {string} folder @returns {Stamp | undefined} */
function stampOf(folder) {
  try {
    return JSON.parse(readFileSync(stampPath(folder), 'utf8'))
  } catch {
    return undefined
  }
}

/** The prose that goes with the built model; relative to src/. */
const PROSE = 'model/ODD.md'

/** Relative to src/, with forward slashes, sorted. @param {string} folder */
function sourcesOf(folder) {
  return readdirSync(join(folder, 'src'), { recursive: true, encoding: 'utf8' })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => path.endsWith('.ts') || path.endsWith('tsconfig.json') || path === PROSE)
    .sort()
}

/** @param {string} folder */
function fingerprintOf(folder) {
  const hash = createHash('sha256')
  const read = ['tsconfig.json', 'node_modules/typescript/package.json', ...sourcesOf(folder).map((path) => `src/${path}`)]
  for (const path of read)
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(folder, path)))
      .update('\0')
  return hash.digest('hex')
}

/** True when dist/ is what tsc would make of src/. @param {string} folder */
export function isBuilt(folder) {
  const stamp = stampOf(folder)
  return stamp?.sources === fingerprintOf(folder) && stamp.outputs.every((path) => existsSync(join(folder, 'dist', path)))
}

/** @param {string} folder */
export function build(folder) {
  say('Building dist/ from src/ (tsc) ...')
  const dist = join(folder, 'dist')
  const last = stampOf(folder)
  const fingerprint = fingerprintOf(folder)
  // tsc writes only what changed since its own record: where files went missing, or came from elsewhere, it must start anew.
  if (!last?.outputs.every((path) => existsSync(join(dist, path)))) empty(dist)
  mkdirSync(dist, { recursive: true })
  const tsc = spawnSync(process.execPath, [join('node_modules', 'typescript', 'bin', 'tsc'), '-p', 'src'], {
    cwd: folder,
    encoding: 'utf8',
  })
  const sources = sourcesOf(folder)
  mkdirSync(dirname(join(dist, PROSE)), { recursive: true })
  if (sources.includes(PROSE)) copyFileSync(join(folder, 'src', PROSE), join(dist, PROSE))
  const outputs = sources
    .filter((path) => path.endsWith('.ts') || path === PROSE)
    .flatMap((path) => (path === PROSE ? [path] : [path.replace(/\.ts$/, '.js'), path.replace(/\.ts$/, '.d.ts')]))
    .filter((path) => existsSync(join(dist, path)))
  for (const path of last?.outputs ?? []) if (!outputs.includes(path)) rmSync(join(dist, path), { force: true })
  makeStartable(folder)
  writeStamp(folder, { sources: tsc.status === 0 ? fingerprint : '', outputs })
  if (tsc.status !== 0)
    throw new Error(`${tsc.stdout ?? ''}${tsc.stderr ?? tsc.error?.message}The build failed: dist/ cannot be used.`)
}

/** All but the lock, which is held. @param {string} dist */
function empty(dist) {
  for (const name of existsSync(dist) ? readdirSync(dist) : []) {
    if (name !== '.setup-lock') rmSync(join(dist, name), { recursive: true })
  }
}

/** npm gives the command leave to run once, when it links to it; a file written anew needs it again. @param {string} folder */
function makeStartable(folder) {
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  for (const path of Object.values(bin)) if (existsSync(join(folder, path))) chmodSync(join(folder, path), 0o755)
}

/** Whole or not at all: a reader never sees half a stamp. @param {string} folder @param {Stamp} stamp */
function writeStamp(folder, stamp) {
  const draft = `${stampPath(folder)}.${process.pid}`
  writeFileSync(draft, JSON.stringify(stamp))
  renameSync(draft, stampPath(folder))
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await withLock(root, () => {
    if (!isInstalled(root))
      throw new Error('The packages are not installed, or from another lock file: run node scripts/setup.js, which also builds.')
    if (!isBuilt(root)) build(root)
  }).catch(reportFailure)
}
