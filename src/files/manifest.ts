/** The record of how the outputs of a study came about. */
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Chunk } from '../experiment/chunk.js'
import { hypothesesText } from '../experiment/judging/hypothesesText.js'
import type { Study } from '../scenario/study.js'
import type { Statement } from './journalIndex.js'
import { commit, dependencyVersions } from './provenance.js'
import { replaceFile } from './replacing.js'
import type { SourceFile } from './scenarios.js'

/** The content of `manifest.json`. */
export interface Manifest {
  readonly responsorium: { readonly version: string; readonly model: string; readonly commit?: string }
  readonly node: string
  readonly platform: string
  readonly dependencies: Readonly<Record<string, string>>
  /** The study file and those it extends. */
  readonly files: readonly SourceFile[]
  /** The study as it was carried out: every shorthand expanded, flags applied. */
  readonly study: Study
  /** The seed of each replicate, the same in every arm and at every point; none where a study pairs nothing. */
  readonly seeds: Readonly<Record<string, string>>
  /** Every wording of the hypotheses, the first first; one that was there before any run was not made up to fit them. */
  readonly hypotheses: readonly StatedHypotheses[]
  readonly chunk?: Chunk
  readonly log: boolean
  /** The command as it was given. */
  readonly command: string
  readonly started: string
  /** Missing while it is not finished. */
  readonly ended?: string
  readonly runs: { readonly planned: number; readonly done: number; readonly failed: number }
  /** SHA-256 of every file beside this one, by its path in the folder. */
  readonly outputs: Readonly<Record<string, string>>
}

/** The hypotheses of a study at a time. */
export interface StatedHypotheses {
  /** Of their text, in whatever order and layout it was written. */
  readonly sha256: string
  readonly stated: string
  /** Runs that had ended by then. */
  readonly runsBefore: number
}

/** What the statements of a journal say of hypotheses: an entry for every time they were others than before. */
export function statedHypotheses(statements: readonly Statement[]): StatedHypotheses[] {
  const stated: StatedHypotheses[] = []
  for (const { study, time, runsBefore } of statements) {
    const sha256 = createHash('sha256').update(hypothesesText(study.hypotheses)).digest('hex')
    const first = stated.length === 0 && study.hypotheses.length === 0
    if (!first && stated.at(-1)?.sha256 !== sha256) stated.push({ sha256, stated: time, runsBefore })
  }
  return stated
}

/** What varies from one manifest to the next; the rest is read off the machine. */
export type ManifestContent = Omit<Manifest, 'responsorium' | 'node' | 'platform' | 'dependencies'> & {
  readonly version: string
  readonly model: string
}

export const manifestPath = (folder: string): string => join(folder, 'manifest.json')

/** The manifest of a study carried out here and now. */
export function manifestOf({ version, model, ...content }: ManifestContent): Manifest {
  const at = commit()
  return {
    responsorium: { version, model, ...(at === undefined ? {} : { commit: at }) },
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    dependencies: dependencyVersions(),
    ...content,
  }
}

export const writeManifest = (folder: string, manifest: Manifest): Promise<void> =>
  replaceFile(manifestPath(folder), `${JSON.stringify(manifest, null, 2)}\n`)

/** The manifest of a folder; undefined where there is none that can be read. */
export function readManifest(folder: string): Manifest | undefined {
  const path = manifestPath(folder)
  try {
    return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined
  } catch {
    return undefined
  }
}

/** SHA-256 of files, by their paths in a folder. */
export async function hashesOf(folder: string, paths: Iterable<string>): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {}
  for (const path of paths) {
    const hash = createHash('sha256')
    for await (const bytes of createReadStream(join(folder, path))) hash.update(bytes)
    hashes[path] = hash.digest('hex')
  }
  return hashes
}
