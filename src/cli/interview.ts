/** `responsorium interview FILE` */
import { join } from 'node:path'
import { inWorkers } from '../engines/workers.js'
import { type Findings, findingsOf } from '../evidence/interview/findings.js'
import type { Interview } from '../evidence/interview/interview.js'
import {
  configureInterview,
  InterviewParameterError,
  type InterviewParameters,
  PREFIX,
} from '../evidence/interview/parameters.js'
import type { Engine, Product } from '../experiment/engine.js'
import { designOf, plan, settingsOf, valueIn } from '../experiment/plan.js'
import type { RunSpecification } from '../experiment/results.js'
import { type InterviewJournal, openInterviews } from '../files/interviewJournal.js'
import { refuseWhatIsThere } from '../files/placing.js'
import { interviewFingerprint, modelFingerprint, packageVersion } from '../files/provenance.js'
import { readStudyFile } from '../files/scenarios.js'
import type { Taken } from '../files/taking.js'
import { Trouble } from '../files/trouble.js'
import { nameInArm } from '../scenario/forums.js'
import type { Arm, Study } from '../scenario/study.js'
import { type ExitCode, exitCodes, UsageError } from './exit.js'
import { readValue, type StudyFlags, withFlags } from './flags.js'
import { listenForInterrupt } from './interrupt.js'
import { writeInterviewOutputs } from './interviewOutputs.js'
import { interviewTables } from './interviewTable.js'
import { terminalWidth } from './layout.js'
import { showProgress } from './progress.js'
import { commandLine, workersFrom } from './words.js'

export interface InterviewFlags extends StudyFlags {
  readonly file: string
  readonly out?: string | undefined
  readonly workers?: string | undefined
  /** A file for the numbers, beside those in the folder. */
  readonly json?: string | undefined
  readonly quiet: boolean
  readonly force: boolean
}

/** Carries out the runs of a study and interviews the members of each, as far as that is not done yet. */
export async function interview(flags: InterviewFlags, engineOf: (workers: number) => Engine = inWorkers): Promise<ExitCode> {
  const workers = workersFrom(flags.workers)
  const isOwn = (setting: string): boolean => setting.trimStart().startsWith(PREFIX)
  const parameters = parametersFrom((flags.set ?? []).filter(isOwn))
  const { study: stated } = readStudyFile(flags.file)
  const study = withFlags(stated, { ...flags, set: (flags.set ?? []).filter((setting) => !isOwn(setting)) })
  if (designOf(study))
    throw new UsageError(
      `${flags.file}: has a sweep or an analysis of sensitivity; an interview is held in the arms of a study. Take a file without, and change parameters with --set.`,
    )
  const runs = plan(study, study.replicates.least)
  const arms = study.arms.map((arm) => ({ ...arm, settings: settingsOf(study, arm) }))
  const { seed, pairing } = study
  const code = { model: modelFingerprint(), interviewing: interviewFingerprint() }
  const folder = await openInterviews(
    flags.out ?? join('outputs', `${study.name}-interview`),
    { seed, pairing, arms, parameters, ...code },
    flags,
  )
  try {
    const missing = runs.filter(({ id }) => !folder.journal.done.has(id))
    // Where all is done already, what is written is compared with what is there.
    if (missing.length > 0) refuseWhatIsThere(flags.json, flags.force)
    if (
      missing.length > 0 &&
      !(await carriedOut(folder.journal, runs, missing, parameters, engineOf(Math.min(workers, missing.length)), flags))
    )
      return exitCodes.interrupted
    const findings = findingsIn(study, runs, folder.journal, parameters)
    refuseEmpty(findings, folder.journal)
    await writeInterviewOutputs(folder, study, findings, {
      version: packageVersion(),
      model: code.model,
      command: commandLine(),
      json: flags.json,
      force: flags.force,
    })
    return end(study, findings, folder, flags)
  } finally {
    await folder.close()
  }
}

/** @throws UsageError for what cannot be read, is unknown or out of its range */
function parametersFrom(settings: readonly string[]): InterviewParameters {
  const values: Record<string, unknown> = {}
  for (const setting of settings) {
    const [name = '', value] = setting.split(/=(.*)/s).map((part) => part.trim())
    if (value === undefined || value === '')
      throw new UsageError(`--set ${setting}: write it as name=value, for instance --set ${PREFIX}asked=50`)
    const own = name.slice(PREFIX.length)
    if (Object.hasOwn(values, own)) throw new UsageError(`${name} is given twice on the command line.`)
    values[own] = readValue(value)
  }
  try {
    return configureInterview(values)
  } catch (error) {
    if (error instanceof InterviewParameterError) throw new UsageError(error.message.replace(/^/gm, '--set '))
    throw error
  }
}

/** False where Ctrl-C came before the end. */
async function carriedOut(
  journal: InterviewJournal,
  runs: readonly RunSpecification[],
  missing: readonly RunSpecification[],
  parameters: InterviewParameters,
  engine: Engine,
  { quiet }: InterviewFlags,
): Promise<boolean> {
  const interrupt = listenForInterrupt()
  const done = runs.length - missing.length
  const progress = showProgress(runs.length, done, quiet)
  let ended = done
  try {
    const tasks = missing.map((run) => ({ run, interview: parameters }))
    for await (const outcome of engine(tasks, interrupt.signal)) {
      if ('failure' in outcome) journal.addFailure(outcome.run.id, outcome.failure)
      else journal.add(outcome.run.id, interviewsIn(outcome.product))
      ended++
      progress.step()
    }
  } finally {
    progress.stop()
    interrupt.release()
  }
  if (!interrupt.signal.aborted || ended === runs.length) return true
  process.stderr.write(
    `Stopped with ${ended} of ${runs.length} runs done. To go on, run the same command again:\n  ${commandLine()}\n`,
  )
  return false
}

function findingsIn(
  study: Study,
  runs: readonly RunSpecification[],
  { done }: InterviewJournal,
  parameters: InterviewParameters,
): Findings {
  const asked = new Map(study.arms.map((arm) => [arm.name, forumNames(arm)]))
  const arms = study.arms.flatMap((arm) => {
    const days = Number(valueIn(settingsOf(study, arm), 'clock.days'))
    return forumNames(arm).map((name) => ({ name, days }))
  })
  const interviewed = runs.flatMap(({ id, arm, replicate, seed }) =>
    (done.get(id) ?? []).map((own, place) => ({ arm: asked.get(arm)![place]!, replicate, seed, interview: own })),
  )
  return findingsOf(arms, interviewed, parameters)
}

/** The study asked the members of one forum: where there are several side by side, each is asked by itself. */
const interviewsIn = ({ interview, forums = [] }: Product): Interview[] =>
  (interview ? [interview] : forums.map((forum) => forum.interview)).filter((own) => own !== undefined)

const forumNames = ({ name, forums }: Arm): string[] => (forums ? forums.map((forum) => nameInArm(name, forum.name)) : [name])

/** An interview of nobody has no answers. */
function refuseEmpty({ arms, parameters }: Findings, { failures }: InterviewJournal): void {
  if (arms.length === 0) throw new Trouble(`All runs failed; the first: ${[...failures.values()][0]?.message}`)
  if (arms.every(({ pooled }) => pooled.sizes.eligible.estimate === 0))
    throw new Trouble(
      `In no run did anyone write in the last ${parameters.days} days: there is nobody to interview. Ask for longer with --set ${PREFIX}days=..., or for a livelier forum.`,
      { asked: true },
    )
}

function end(
  study: Study,
  findings: Findings,
  { path, journal: { failures } }: Taken<InterviewJournal>,
  { quiet }: InterviewFlags,
): ExitCode {
  if (!quiet) {
    const parts = [study.title, ...interviewTables(study, findings, terminalWidth())]
    process.stdout.write(`${parts.join('\n\n')}\n\nOn the wall: ${join(path, 'wall.html')}\n`)
  }
  if (failures.size === 0) return exitCodes.done
  const [id, failure] = [...failures][0]!
  process.stderr.write(
    `${failures.size} of the runs failed (the first, ${id}: ${failure.message}); all are listed in ${join(path, 'failures.csv')}.\n`,
  )
  return exitCodes.someRunsFailed
}
