/** `responsorium plan FILE` */
import { existsSync } from 'node:fs'
import { cellsOf } from '../experiment/cells.js'
import { runsOf } from '../experiment/chunk.js'
import { changedParameters, commonValue, designOf, plan, runsUntilDecided, valueIn } from '../experiment/plan.js'
import { probe } from '../experiment/probe.js'
import type { RunSpecification } from '../experiment/results.js'
import { carryOut } from '../experiment/runner.js'
import { journalPath, objectionsTo } from '../files/folder.js'
import { type Header, readJournal } from '../files/journal.js'
import { modelFingerprint, packageVersion } from '../files/provenance.js'
import { readStudyFile } from '../files/scenarios.js'
import { bytesPerRun } from '../files/size.js'
import type { ParameterName } from '../model/configure.js'
import { replicatesInWords } from '../scenario/replicates.js'
import { armsAlone, inRows } from '../scenario/rows.js'
import type { Study } from '../scenario/study.js'
import { type ExitCode, exitCodes } from './exit.js'
import { type StudyFlags, withFlags } from './flags.js'
import { grid } from './layout.js'
import { spanInWords } from './progress.js'
import { defaultFolder } from './run.js'
import { chunkFrom, workersFrom } from './words.js'

export interface PlanFlags extends StudyFlags {
  readonly file: string
  readonly out?: string | undefined
  readonly workers?: string | undefined
  readonly chunk?: string | undefined
  readonly log: boolean
}

/** Prints the design of a study, how much of it is done, and what the rest will take; writes nothing. */
export async function showPlan(flags: PlanFlags): Promise<ExitCode> {
  const workers = workersFrom(flags.workers)
  const chunk = chunkFrom(flags.chunk)
  const study = withFlags(readStudyFile(flags.file).study, flags)
  const header: Header = { study, version: packageVersion(), model: modelFingerprint(), ...(chunk ? { chunk } : {}) }
  const all = plan(study, study.replicates.least)
  const runs = chunk ? runsOf(all, chunk) : all
  const folder = flags.out ?? defaultFolder(study, chunk)
  const { words, left } = whatIsDone(folder, header, runs)
  const more = runsUntilDecided(study) ? `; until every hypothesis is decided, at most ${plan(study).length}` : ''
  process.stdout.write(
    `${study.title}\n\n${designTable(study)}\n${runs.length} runs${chunk ? ' in this part' : ''}${more}, seed ${study.seed}. ${words}\n`,
  )
  if (left.length === 0) return exitCodes.done
  process.stderr.write('Trying a few of them ...\n')
  const tried = probe(left, carryOut, () => performance.now(), { log: flags.log })
  const atOnce = Math.min(workers, left.length)
  const time = spanInWords((tried.perRun * left.length) / atOnce)
  const size = sizeInWords((await bytesPerRun(tried, header)) * runs.length)
  process.stdout.write(
    `One takes about ${spanInWords(tried.perRun)} here (${tried.tried.length} were tried): about ${time} with ${atOnce} ` +
      `${atOnce === 1 ? 'worker' : 'workers'}, and about ${size} on the disk in all.\n`,
  )
  return exitCodes.done
}

/** One line per cell, and per forum in it, with the parameters in which they differ; then those that all have away from the default. */
function designTable(study: Study): string {
  const rowsAndForums = inRows(study)
  const cells = cellsOf(rowsAndForums)
  const alone = new Set(armsAlone(rowsAndForums).map(({ name }) => name))
  const changed = changedParameters(study)
  const differs = (name: ParameterName) => new Set(cells.map((cell) => commonValue(cell, name))).size > 1
  const columns = changed.filter(differs)
  const design = designOf(study) !== undefined
  const replicates = replicatesInWords(study.replicates).replace(/ \D*$/, '')
  const rows = cells.map((cell) => [
    cell.arm,
    ...(design ? [cell.point] : []),
    alone.has(cell.arm) ? replicates : '',
    ...columns.map((column) => String(commonValue(cell, column) ?? '')),
  ])
  const shared = changed.filter((name) => !differs(name)).map((name) => `${name} ${valueIn(cells[0]!.settings, name)}`)
  const table = grid([['arm', ...(design ? ['point'] : []), 'replicates', ...columns], ...rows])
  return table + (shared.length > 0 ? `\nEverywhere: ${shared.join(', ')}.\n` : '')
}

function whatIsDone(
  folder: string,
  header: Header,
  runs: readonly RunSpecification[],
): { words: string; left: readonly RunSpecification[] } {
  if (!existsSync(journalPath(folder))) return { words: 'None is done.', left: runs }
  if (objectionsTo(folder, header).length > 0) return { words: `${folder} holds another study.`, left: runs }
  const { done, failures, close } = readJournal(journalPath(folder))
  close()
  const left = runs.filter(({ id }) => !done.has(id) && !failures.has(id))
  const failed = failures.size > 0 ? `, ${failures.size} failed` : ''
  return { words: `${runs.length - left.length - failures.size} are done in ${folder}${failed}, ${left.length} to do.`, left }
}

function sizeInWords(bytes: number): string {
  if (bytes < 1e6) return `${Math.max(1, Math.round(bytes / 1e3))} kB`
  return bytes < 1e9 ? `${(bytes / 1e6).toPrecision(2)} MB` : `${(bytes / 1e9).toPrecision(2)} GB`
}
