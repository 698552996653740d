/** `responsorium run FILE` */
import { join } from 'node:path'
import { inWorkers } from '../engines/workers.js'
import { type Chunk, partInWords, runsOf } from '../experiment/chunk.js'
import type { Engine } from '../experiment/engine.js'
import { judge, nextLook } from '../experiment/judging/judge.js'
import { plan, runsUntilDecided } from '../experiment/plan.js'
import { endedRuns, type RunSpecification } from '../experiment/results.js'
import { openFolder } from '../files/folder.js'
import type { Header } from '../files/journal.js'
import { readManifest } from '../files/manifest.js'
import { modelFingerprint, packageVersion } from '../files/provenance.js'
import { readStudyFile } from '../files/scenarios.js'
import { readResults } from '../files/tables.js'
import type { Study } from '../scenario/study.js'
import { begin, carryOutRuns, finish, finished, finishPart, missingRuns, type Work } from './conduct.js'
import { type ExitCode, exitCodes, UsageError } from './exit.js'
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
  if (chunk && runsUntilDecided(study))
    throw new UsageError(
      '--chunk: a part cannot tell when the hypotheses of the whole are decided. Fix the number with --replicates.',
    )
  const header: Header = { study, version: packageVersion(), model: modelFingerprint(), ...(chunk ? { chunk } : {}) }
  const folder = await openFolder(flags.out ?? defaultFolder(study, chunk), header, flags)
  try {
    // Where posts were kept once, they go on being kept: they would be missing from the table otherwise.
    const log = flags.log || (readManifest(folder.path)?.log ?? false)
    const upTo = (replicate: number): Work => {
      const runs = chunk ? runsOf(plan(study, replicate), chunk) : plan(study, replicate)
      return { folder, header, files, runs, log, command: commandLine() }
    }
    const work = await lookByLook(upTo, engineOf, workers, flags)
    if (!work) return exitCodes.interrupted
    const before = finished(work)
    if (before) say(flags, `Already done on ${before.ended?.slice(0, 10)}: nothing to do.`)
    if (chunk) {
      if (!before) await finishPart(work)
      return endOfPart(work, chunk, flags)
    }
    return endWith(work, before ? readResults({ study, runs: work.runs, journal: folder.journal }) : await finish(work), flags)
  } finally {
    await folder.close()
  }
}

/** Does what is missing, in one go or until every hypothesis is decided; undefined where Ctrl-C came before the end. */
async function lookByLook(
  upTo: (replicate: number) => Work,
  engineOf: (workers: number) => Engine,
  workers: number,
  flags: RunFlags,
): Promise<Work | undefined> {
  let work = upTo(0)
  let why = ''
  for (let next: number | undefined = work.header.study.replicates.least; next !== undefined; ) {
    work = upTo(next)
    const missing = missingRuns(work, flags.retryFailed && why === '')
    if (missing.length > 0) {
      await begin(work)
      say(flags, why || goingOn(work, missing.length))
      if (!(await carriedOut(work, missing, engineOf(Math.min(workers, missing.length)), flags))) return undefined
    }
    const look = nextLookAt(work)
    next = look.replicates
    why = look.words
  }
  return work
}

/** What to say where a study is gone on with. */
function goingOn({ runs, folder: { journal } }: Work, missing: number): string {
  const damaged = journal.damaged > 0 ? `\nDamaged lines of the journal: ${journal.damaged}. What stood there is done again.` : ''
  return missing === runs.length ? '' : `Going on: ${runs.length - missing} of ${runs.length} runs are done.${damaged}`
}

/** Up to which replicate a study that runs until its hypotheses are decided has to go on, none where it need not, and why. */
function nextLookAt({ header: { study }, runs, folder: { journal } }: Work): { replicates: number | undefined; words: string } {
  if (!runsUntilDecided(study)) return { replicates: undefined, words: '' }
  const judged = judge(study, endedRuns(readResults({ study, runs, journal })), { resamples: 100 })
  const replicates = nextLook(judged, study.replicates)
  const open = judged.filter(({ verdict }) => verdict === 'cannot tell').length
  return { replicates, words: `Not decided yet: ${open} of ${judged.length} hypotheses. Going on to ${replicates} replicates.` }
}

/** False where Ctrl-C came before the end. */
async function carriedOut(work: Work, missing: readonly RunSpecification[], engine: Engine, flags: RunFlags): Promise<boolean> {
  if (missing.length === 0) return true
  const total = work.runs.length
  const done = total - missing.length
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
