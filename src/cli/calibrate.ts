/** `responsorium calibrate FILE --to FACTS.json` */
import { join } from 'node:path'
import { inWorkers } from '../engines/workers.js'
import type { FactWindow } from '../evidence/facts.js'
import { type FactName, quickFacts } from '../evidence/facts.js'
import { type Calibration, type Given, outcomesOf, questionOf, tasksOfLot } from '../experiment/calibrating/calibration.js'
import { type Answered, type Found, type Lot, search, TooFewTrials } from '../experiment/calibrating/generations.js'
import { runsIn } from '../experiment/calibrating/identity.js'
import {
  fitFailed,
  LEAST,
  middleOf,
  type Observed,
  resultOf,
  type Simulated,
  sizeOf,
  tooLittle,
} from '../experiment/calibrating/result.js'
import type { Engine, Outcome, Task } from '../experiment/engine.js'
import { type FactsFile, readFacts } from '../files/factsFile.js'
import { modelFingerprint, packageVersion } from '../files/provenance.js'
import { readStudyFile } from '../files/scenarios.js'
import type { Taken } from '../files/taking.js'
import { openCalibration, studyFilesOf, type TrialsJournal } from '../files/trials.js'
import { Trouble } from '../files/trouble.js'
import { sizeInWords } from '../report/calibrationWords.js'
import { type CalibrationFlags, calibrationOf } from './calibration.js'
import { type CalibrationWork, writeCalibration } from './calibrationOutputs.js'
import { calibrationTable } from './calibrationTable.js'
import { type ExitCode, exitCodes, UsageError } from './exit.js'
import { withFlags } from './flags.js'
import { type Interrupt, listenForInterrupt } from './interrupt.js'
import { terminalWidth } from './layout.js'
import { type Progress, showProgress } from './progress.js'
import { say } from './saying.js'
import { wayOut } from './wayOut.js'
import { commandLine, workersFrom } from './words.js'

export interface CalibrateFlags extends CalibrationFlags {
  readonly file: string
  readonly to: string
  /** Another file of facts of the same log, to be predicted. */
  readonly predict?: string | undefined
  readonly set?: readonly string[] | undefined
  readonly seed?: string | undefined
  readonly out?: string | undefined
  readonly workers?: string | undefined
  readonly quiet: boolean
  readonly force: boolean
}

/** A calibration that is being carried out. */
interface Running {
  readonly calibration: Calibration
  readonly folder: Taken<TrialsJournal>
  readonly engine: Engine
  readonly progress: Progress
  readonly interrupt: Interrupt
}

/** Fits a study to facts, as far as that is not done yet. `engineOf` gives what carries out runs, for a number of workers. */
export async function calibrate(flags: CalibrateFlags, engineOf: (workers: number) => Engine = inWorkers): Promise<ExitCode> {
  const workers = workersFrom(flags.workers)
  const { study: stated, files } = readStudyFile(flags.file)
  const study = withFlags(stated, flags)
  const facts = readFacts(flags.to)
  const later = flags.predict === undefined ? undefined : readFacts(flags.predict)
  const calibration = calibrationOf(study, facts, flags.to, flags, setIn(flags))
  if (!flags.force) refuseTooLittle(facts, flags.to)
  if (later) refusePrediction(calibration, facts, later, flags.predict ?? '')
  const header = { calibration, version: packageVersion(), model: modelFingerprint() }
  const folder = await openCalibration(flags.out ?? join('outputs', `${study.name}-calibration`), header, flags)
  const total = runsIn(calibration) + FILE_RUNS + (later ? calibration.budget.check : 0)
  const done = Math.min(folder.journal.ended.size, total)
  if (done > 0 && done < total) say(flags, `Going on: ${done} of ${total} runs are done.`)
  const interrupt = listenForInterrupt()
  const progress = showProgress(total, done, flags.quiet)
  const running: Running = { calibration, folder, engine: engineOf(workers), progress, interrupt }
  try {
    const found = await searched(running)
    const file = found && (await runsOfFile(running, found))
    const predicted = file && later ? await prediction(running, found, later) : undefined
    progress.stop()
    if (!found || !file || (later && !predicted)) {
      const ended = folder.journal.ended.size
      process.stderr.write(
        `Stopped with ${ended} of ${total} runs done. To go on, run the same command again:\n  ${commandLine()}\n`,
      )
      return exitCodes.interrupted
    }
    const result = resultOf(calibration, found, { ...checkOf(running, found, facts), file }, predicted)
    const work: CalibrationWork = { folder, header, result, study, files, facts, later, paths: flags, command: commandLine() }
    const written = await writeCalibration(work)
    if (!flags.quiet)
      process.stdout.write(
        `${calibrationTable(work, terminalWidth())}\n${written.join('\n')}\n${fitFailed(result) ? '' : `\n${next(work)}\n`}`,
      )
    return fitFailed(result) ? exitCodes.failed : exitCodes.done
  } finally {
    progress.stop()
    interrupt.release()
    await folder.close()
  }
}

function refuseTooLittle({ facts, window }: FactsFile, path: string): void {
  const size = sizeOf(facts, window)
  if (tooLittle(size))
    throw new UsageError(
      `${path}: ${sizeInWords(size)} are too little to fit: fewer than ${LEAST.posts} posts or ${LEAST.members} members. --force does it nevertheless.`,
    )
}

/** What one does with what was left. */
function next({ folder, study }: CalibrationWork): string {
  const { fitted, draws } = studyFilesOf(study.name)
  return `To run it: ${commandLine(['run', join(folder.path, fitted)])}
${draws} is the same forum at draws from the posterior, to carry the doubt of the fit into what is asked of it.`
}

async function searched(running: Running): Promise<Found | undefined> {
  const { calibration, progress } = running
  try {
    return await search(questionOf(calibration), (lot) => askedIn(running, lot))
  } catch (error) {
    if (!(error instanceof TooFewTrials)) throw error
    progress.stop()
    throw new Trouble(`O${error.message.slice(1)}. ${wayOut(error, calibration)}`, { asked: true })
  }
}

/** The names that --set names. */
const setIn = ({ set = [] }: CalibrateFlags): string[] => set.map((setting) => setting.split('=')[0]?.trim() ?? '')

function refusePrediction({ warmUp }: Calibration, facts: FactsFile, later: FactsFile, path: string): void {
  if (later.log.sha256 !== facts.log.sha256)
    throw new UsageError(
      `--predict ${path}: is of another log (${later.log.file}) than the facts that are fitted (${facts.log.file})`,
    )
  if (!(later.window.to > later.window.from))
    throw new Trouble(`${path}: window: day ${later.window.from} to day ${later.window.to} is no time at all.`, { asked: true })
  if (Math.ceil(warmUp + later.window.to) > 10_950)
    throw new UsageError(`--predict ${path}: ends on day ${later.window.to}; a forum is simulated for at most 10950 days`)
}

const checkLot = ({ calibration }: Running): number => calibration.budget.generations + 1

/** Carries out a lot of the search, the last one with all facts. */
async function askedIn(running: Running, lot: Lot): Promise<Answered | undefined> {
  const { calibration, folder } = running
  const last = lot.generation === checkLot(running)
  const names = last ? quickFacts : calibration.targets.map(({ name }) => name)
  const tasks = tasksOfLot(calibration, lot, { names })
  if (!(await carriedOut(running, tasks))) return undefined
  return outcomesOf(calibration, lot, tasks, (run) => givenBy(folder, run))
}

const givenBy = ({ journal }: Taken<TrialsJournal>, run: string): Given | undefined => {
  const entry = journal.ended.get(run)
  return entry && 'facts' in entry ? entry.facts : undefined
}

/** Carries out the tasks that the journal does not have; false where Ctrl-C came before the end. */
async function carriedOut(
  { folder: { journal }, engine, progress, interrupt }: Running,
  tasks: readonly Task[],
): Promise<boolean> {
  const missing = tasks.filter(({ run }) => !journal.ended.has(run.id))
  if (interrupt.signal.aborted && missing.length > 0) return false
  for await (const outcome of engine(missing, interrupt.signal)) {
    journal.add(outcome.run.id, entryOf(outcome))
    progress.step()
  }
  return tasks.every(({ run }) => journal.ended.has(run.id))
}

function entryOf(outcome: Outcome) {
  if ('failure' in outcome) return { failed: outcome.failure.message }
  const facts = Object.entries(outcome.product.facts ?? {}).filter(([, { value }]) => Number.isFinite(value))
  return { facts: Object.fromEntries(facts.map(([name, { value }]) => [name, value])) }
}

/** The facts that tell a simulated log from a real one: not those of how it was kept, nor of parents that a real log may not record. */
const comparableWith = ({ log: { recordedParents } }: FactsFile): FactName[] =>
  quickFacts.filter((name) => {
    if (name === 'reciprocityRecorded' || name === 'density') return recordedParents > RECORDED
    return name !== 'spanDays' && name !== 'unknownShare'
  })

/** A simulated log records the parent of every reply. */
const RECORDED = 0.95

function checkOf(running: Running, { check }: Found, facts: FactsFile): Observed {
  const run = (place: number): Given => givenBy(running.folder, `${checkLot(running)}/${place + 1}/1`) ?? {}
  return { facts: facts.facts, simulated: check.points.map((_, place) => run(place)), names: comparableWith(facts) }
}

/** Runs of the fitted study itself, whose mean is told. */
const FILE_RUNS = 10

/** Runs of the very settings that the fitted study will have, in the same window; undefined where Ctrl-C came before the end. */
async function runsOfFile(running: Running, { inverse: { draws } }: Found): Promise<Simulated | undefined> {
  const lot = { generation: 'file', points: [middleOf(draws)], replicates: FILE_RUNS }
  const tasks = tasksOfLot(running.calibration, lot, { names: quickFacts })
  if (!(await carriedOut(running, tasks))) return undefined
  return tasks.map(({ run }) => givenBy(running.folder, run.id) ?? {})
}

/** Runs at the draws of the check, up to the end of another window; undefined where Ctrl-C came before the end. */
async function prediction(running: Running, { check: { points } }: Found, later: FactsFile): Promise<Observed | undefined> {
  const { from, to, burnIn }: FactWindow = later.window
  const lot = { generation: `later ${from}-${to}-${burnIn}`, points, replicates: 1 }
  const tasks = tasksOfLot(running.calibration, lot, { window: later.window, names: quickFacts })
  if (!(await carriedOut(running, tasks))) return undefined
  return {
    facts: later.facts,
    simulated: tasks.map(({ run }) => givenBy(running.folder, run.id) ?? {}),
    names: comparableWith(later),
  }
}
