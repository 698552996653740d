/** What carried out a study: versions, the model's fingerprint, the commit. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the package, where its package.json lies. */
export const packageFolder = fileURLToPath(new URL('../..', import.meta.url))

interface Package {
  readonly version: string
  readonly dependencies?: Readonly<Record<string, string>>
}

const packageAt = (folder: string): Package => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))

/** The version of this package. */
export const packageVersion = (): string => packageAt(packageFolder).version

/** The versions of the packages it uses, as they are installed. */
export function dependencyVersions(): Record<string, string> {
  const names = Object.keys(packageAt(packageFolder).dependencies ?? {})
  return Object.fromEntries(names.map((name) => [name, installedVersion(name)]))
}

/** Looks where Node would: in the package's own node_modules, then in those of the folders around it. */
function installedVersion(name: string): string {
  for (let folder = packageFolder; ; folder = dirname(folder)) {
    const place = join(folder, 'node_modules', name)
    if (existsSync(join(place, 'package.json'))) return packageAt(place).version
    if (folder === dirname(folder)) return 'unknown'
  }
}

const modelFolder = fileURLToPath(new URL('../model/', import.meta.url))

/**
 * Fingerprint of the code of the model as it is run: equal fingerprints give equal runs for equal settings and seeds. A
 * version number would not do while the model is being worked on.
 */
export function modelFingerprint(folder: string = modelFolder): string {
  const hash = createHash('sha256')
  const code = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(js|ts)$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => name.split(sep).join('/'))
  for (const name of code.sort()) hash.update(`${name}\0`).update(readFileSync(join(folder, name)))
  return hash.digest('hex').slice(0, 16)
}

/** The same of the code of the interview. */
export const interviewFingerprint = (): string =>
  modelFingerprint(fileURLToPath(new URL('../evidence/interview/', import.meta.url)))

/** The commit of the checkout that this package is, with a `+` where something was changed since; undefined outside one. */
export function commit(): string | undefined {
  const git = (...words: string[]): string =>
    execFileSync('git', ['-C', packageFolder, ...words], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  try {
    if (realpathSync(git('rev-parse', '--show-toplevel')) !== realpathSync(packageFolder)) return undefined
    return git('rev-parse', 'HEAD') + (git('status', '--porcelain') === '' ? '' : '+')
  } catch {
    return undefined
  }
}
