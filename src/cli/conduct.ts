/** Carries out what is missing of a study: the journal first, then everything that is made from it. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine } from '../experiment/engine.js'
import type { Results, RunSpecification } from '../experiment/results.js'
import { tasksOf } from '../experiment/tasks.js'
import type { StudyFolder } from '../files/folder.js'
import type { Header } from '../files/journal.js'
import { type Manifest, manifestOf, readManifest, statedHypotheses, writeManifest } from '../files/manifest.js'
import { hasPosts, keepPosts } from '../files/posts.js'
import type { SourceFile } from '../files/scenarios.js'
import { writeOutputs } from './outputs.js'
import type { Progress } from './progress.js'

/** A study to be carried out in a folder that is held. */
export interface Work {
  readonly folder: StudyFolder
  readonly header: Header
  readonly files: readonly SourceFile[]
  /** The runs to be done here, in the order of the plan. */
  readonly runs: readonly RunSpecification[]
  readonly log: boolean
  readonly command: string
}

/** The runs that are not done yet; those that failed are left alone unless `retry`. */
export const missingRuns = ({ folder, runs, log }: Work, retry = false): RunSpecification[] =>
  runs.filter(({ id }) => {
    if (folder.journal.failures.has(id)) return retry
    return !folder.journal.done.has(id) || (log && !hasPosts(folder.logs, id))
  })

/** Carries out runs and writes each into the journal as it ends. */
export async function carryOutRuns(
  { folder: { journal, logs }, log }: Work,
  missing: readonly RunSpecification[],
  engine: Engine,
  progress: Progress,
  stop?: AbortSignal,
): Promise<void> {
  for await (const outcome of engine(tasksOf(missing, { log }), stop)) {
    const { id } = outcome.run
    if ('failure' in outcome) journal.addFailure(id, outcome.failure)
    else {
      await keepPosts(logs, outcome.run, outcome.product)
      journal.add(id, outcome.product)
    }
    progress.step()
  }
}

/** States in the manifest that the study has begun, before its first run. */
export const begin = (work: Work): Promise<void> => writeManifest(work.folder.path, stateOf(work))

/** Ends a part of a study: its tables are written when the parts are joined. */
export const finishPart = (work: Work): Promise<void> => writeManifest(work.folder.path, { ...stateOf(work), ended: now() })

/** Writes every output and, last, the manifest that says so. */
export async function finish(work: Work): Promise<Results> {
  const manifest = stateOf(work)
  const { results, outputs } = await writeOutputs(work, manifest)
  await writeManifest(work.folder.path, { ...manifest, ended: now(), outputs })
  return results
}

/** The manifest of a folder whose outputs are just what this study would leave; undefined where something is to be done. */
export function finished(work: Work): Manifest | undefined {
  const { folder, header, log } = work
  const manifest = readManifest(folder.path)
  if (manifest?.ended === undefined || JSON.stringify(manifest.study) !== JSON.stringify(header.study)) return undefined
  if (manifest.responsorium.version !== header.version || (log && !manifest.log)) return undefined
  return Object.keys(manifest.outputs).every((path) => existsSync(join(folder.path, path))) ? manifest : undefined
}

const now = (): string => new Date().toISOString()

/** The manifest as things stand; an unfinished attempt at the same study was its beginning. */
function stateOf({ folder, header, files, runs, log, command }: Work): Manifest {
  const before = readManifest(folder.path)
  const { done, failures, statements } = folder.journal
  const paired = header.study.pairing === 'replicate'
  return manifestOf({
    ...header,
    files,
    log,
    command,
    started: before && before.ended === undefined ? before.started : now(),
    seeds: paired ? Object.fromEntries(runs.map(({ replicate, seed }) => [replicate, seed])) : {},
    hypotheses: statedHypotheses(statements),
    runs: { planned: runs.length, done: done.size, failed: failures.size },
    outputs: {},
  })
}
