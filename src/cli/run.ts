/** `responsorium run FILE` */
import { join } from 'node:path'
import { inWorkers } from '../engines/workers.js'
import { type Chunk, partInWords, runsOf } from '../experiment/chunk.js'
import type { Engine } from '../experiment/engine.js'
import { plan } from '../experiment/plan.js'
import type { RunSpecification } from '../experiment/results.js'
import { openFolder } from '../files/folder.js'
import type { Header } from '../files/journal.js'
import { readManifest } from '../files/manifest.js'
import { modelFingerprint, packageVersion } from '../files/provenance.js'
import { readStudyFile } from '../files/scenarios.js'
import { readResults } from '../files/tables.js'
import type { Study } from '../scenario/study.js'
import { begin, carryOutRuns, finish, finished, finishPart, missingRuns, type Work } from './conduct.js'
import { type ExitCode, exitCodes } from './exit.js'
import { type StudyFlags, withFlags } from './flags.js'
import { listenForInterrupt } from './interrupt.js'
import { showProgress } from './progress.js'
import { endWith, failuresOf, say } from './saying.js'
import { chunkFrom, commandLine, workersFrom } from './words.js'

export interface RunFlags extends StudyFlags {
  readonly file: string
  readonly out?: string | undefined
  readonly workers?: string | undefined
  /** `i/K` */
  readonly chunk?: string | undefined
  readonly quiet: boolean
  readonly force: boolean
  readonly log: boolean
  readonly retryFailed: boolean
}

/** The folder for the outputs of a study where none was named. */
export const defaultFolder = ({ name }: Study, chunk?: Chunk): string =>
  join('outputs', chunk ? `${name}.part-${chunk.index}-of-${chunk.of}` : name)

/** Does what a study file declares, as far as it is not done yet. `engineOf` gives what carries out runs, for a number of workers. */
export async function run(flags: RunFlags, engineOf: (workers: number) => Engine = inWorkers): Promise<ExitCode> {
  const workers = workersFrom(flags.workers)
  const chunk = chunkFrom(flags.chunk)
  const { study: stated, files } = readStudyFile(flags.file)
  const study = withFlags(stated, flags)
  const header: Header = { study, version: packageVersion(), model: modelFingerprint(), ...(chunk ? { chunk } : {}) }
  const folder = await openFolder(flags.out ?? defaultFolder(study, chunk), header, flags)
  try {
    const runs = chunk ? runsOf(plan(study), chunk) : plan(study)
    // Where posts were kept once, they go on being kept: they would be missing from the table otherwise.
    const log = flags.log || (readManifest(folder.path)?.log ?? false)
    const work: Work = { folder, header, files, runs, log, command: commandLine() }
    const missing = missingRuns(work, flags.retryFailed)
    const before = missing.length === 0 ? finished(work) : undefined
    if (before) say(flags, `Already done on ${before.ended?.slice(0, 10)}: nothing to do.`)
    else {
      await begin(work)
      if (!(await carriedOut(work, missing, engineOf(Math.min(workers, missing.length)), flags))) return exitCodes.interrupted
    }
    if (chunk) {
      if (!before) await finishPart(work)
      return endOfPart(work, chunk, flags)
    }
    return endWith(work, before ? readResults({ study, runs, journal: folder.journal }) : await finish(work), flags)
  } finally {
    await folder.close()
  }
}

/** False where Ctrl-C came before the end. */
async function carriedOut(work: Work, missing: readonly RunSpecification[], engine: Engine, flags: RunFlags): Promise<boolean> {
  if (missing.length === 0) return true
  const { damaged } = work.folder.journal
  const total = work.runs.length
  const done = total - missing.length
  if (done > 0) say(flags, `Going on: ${done} of ${total} runs are done.`)
  if (damaged > 0) say(flags, `Damaged lines of the journal: ${damaged}. What stood there is done again.`)
  const interrupt = listenForInterrupt()
  const progress = showProgress(total, done, flags.quiet)
  try {
    await carryOutRuns(work, missing, engine, progress, interrupt.signal)
  } finally {
    progress.stop()
    interrupt.release()
  }
  const left = missingRuns(work).length
  if (!interrupt.signal.aborted || left === 0) return true
  process.stderr.write(
    `Stopped with ${total - left} of ${total} runs done. To go on, run the same command again:\n  ${work.command}\n`,
  )
  return false
}

function endOfPart(work: Work, chunk: Chunk, flags: RunFlags): ExitCode {
  if (!flags.quiet) {
    process.stdout.write(
      `P${partInWords(chunk).slice(1)} is done: ${work.folder.journal.done.size} runs in ${work.folder.path}\n` +
        'When all parts are done, join them with: responsorium merge FOLDER...\n',
    )
  }
  return failuresOf(work)
}
