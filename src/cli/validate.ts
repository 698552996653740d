/** `responsorium validate [FILE]` */
import { join } from 'node:path'
import { inWorkers } from '../engines/workers.js'
import { PATTERN_DAYS } from '../evidence/patterns.js'
import type { Engine, Outcome } from '../experiment/engine.js'
import { validated, validationStudy, validationTasks } from '../experiment/validation.js'
import { refuseWhatIsThere } from '../files/placing.js'
import { packageFolder } from '../files/provenance.js'
import { readStudyFile } from '../files/scenarios.js'
import { openValidation, type ValidationJournal } from '../files/validationFolder.js'
import type { Study } from '../scenario/study.js'
import { type ExitCode, exitCodes } from './exit.js'
import { type StudyFlags, withFlags } from './flags.js'
import { listenForInterrupt } from './interrupt.js'
import { terminalWidth } from './layout.js'
import { showProgress } from './progress.js'
import { say } from './saying.js'
import { writeValidation, writeValidationJson } from './validationOutputs.js'
import { validationText } from './validationText.js'
import { commandLine, workersFrom } from './words.js'

export interface ValidateFlags extends StudyFlags {
  /** The packaged base where none is named. */
  readonly file?: string | undefined
  readonly out?: string | undefined
  readonly workers?: string | undefined
  /** A file for the table, for programs. */
  readonly json?: string | undefined
  readonly quiet: boolean
  readonly force: boolean
}

/** Enough for intervals that tell, and few enough to wait for. */
const REPLICATES = '20'

/** Runs the base of a study and says of each pattern of real forums whether it holds in it, and in the null model. */
export async function validate(flags: ValidateFlags, engineOf: (workers: number) => Engine = inWorkers): Promise<ExitCode> {
  const workers = workersFrom(flags.workers)
  const file = flags.file ?? join(packageFolder, 'scenarios', 'self-help-forum.yaml')
  const stated = withFlags(readStudyFile(file).study, { ...flags, replicates: flags.replicates ?? REPLICATES })
  const study = validationStudy(stated, stated.replicates.most, daysAsked(stated, flags))
  refuseWhatIsThere(flags.json, flags.force)
  const folder = flags.out === undefined ? undefined : await openValidation(flags.out, study, flags)
  try {
    const tasks = validationTasks(study)
    const ended = folder?.journal.ended(tasks.map(({ run }) => run)) ?? []
    const done = new Set(ended.map(({ run }) => run.id))
    const missing = tasks.filter(({ run }) => !done.has(run.id))
    const outcomes = [
      ...ended,
      ...(await carriedOut(
        missing,
        tasks.length,
        engineOf(Math.max(1, Math.min(workers, missing.length))),
        folder?.journal,
        flags,
      )),
    ]
    if (outcomes.length < tasks.length) return stopped(outcomes.length, tasks.length, flags)
    const failed = outcomes.flatMap((one) => ('failure' in one ? [one] : []))
    const validation = validated(
      study,
      outcomes.flatMap((one) => ('product' in one ? [one] : [])),
    )
    if (folder) await writeValidation(folder.path, validation)
    if (flags.json !== undefined) await writeValidationJson(flags.json, validation)
    if (!flags.quiet) process.stdout.write(validationText(validation, { width: terminalWidth(), file, stated }))
    say(flags, folder ? join(folder.path, 'charts', 'validation.png') : notKept(flags))
    if (failed.length === 0) return exitCodes.done
    process.stderr.write(
      `${failed.length} of ${tasks.length} runs failed and are left out (the first, ${failed[0]!.run.id}: ${failed[0]!.failure.message})\n`,
    )
    return exitCodes.someRunsFailed
  } finally {
    await folder?.close()
  }
}

/** The days that the command line asks for, else those that the patterns are meant for; the file may say others for its own question. */
function daysAsked({ settings }: Study, { days, set = [] }: ValidateFlags): number {
  const asked = days !== undefined || set.some((setting) => setting.split('=')[0]!.trim() === 'clock.days')
  return asked ? Number(settings['clock.days']) : PATTERN_DAYS
}

/** What became of the runs that were begun; fewer than were asked for where Ctrl-C came. */
async function carriedOut(
  missing: ReturnType<typeof validationTasks>,
  total: number,
  engine: Engine,
  journal: ValidationJournal | undefined,
  { quiet }: ValidateFlags,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  if (missing.length === 0) return outcomes
  const interrupt = listenForInterrupt()
  const progress = showProgress(total, total - missing.length, quiet)
  try {
    for await (const outcome of engine(missing, interrupt.signal)) {
      outcomes.push(outcome)
      journal?.add(outcome)
      progress.step()
    }
  } finally {
    progress.stop()
    interrupt.release()
  }
  return outcomes
}

const notKept = ({ json }: ValidateFlags): string =>
  json === undefined
    ? 'Nothing is kept on the disk: --out FOLDER keeps the table and the picture.'
    : `Kept is ${json} only: --out FOLDER keeps the table and the picture.`

function stopped(done: number, total: number, { out }: ValidateFlags): ExitCode {
  const again =
    out === undefined
      ? 'Nothing was kept; with --out FOLDER the same command goes on where it was.'
      : `To go on, run the same command again:\n  ${commandLine()}`
  process.stderr.write(`Stopped with ${done} of ${total} runs done. ${again}\n`)
  return exitCodes.interrupted
}
