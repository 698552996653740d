/** `responsorium rerun FOLDER --run ID` */
import { existsSync } from 'node:fs'
import { type Failure, failureOf, type Product } from '../experiment/engine.js'
import { plan } from '../experiment/plan.js'
import { disagreements } from '../experiment/repetition.js'
import { carryOut } from '../experiment/runner.js'
import { journalPath } from '../files/folder.js'
import { readJournal } from '../files/journal.js'
import { modelFingerprint } from '../files/provenance.js'
import { Trouble } from '../files/trouble.js'
import { suggestion } from '../scenario/suggest.js'
import { type ExitCode, exitCodes, UsageError } from './exit.js'

export interface RerunFlags {
  readonly folder: string
  readonly run: string
}

const LISTED = 10

/** Repeats one run of a study that was done and says whether it comes out the same, to the last bit. */
export async function rerun({ folder, run: id }: RerunFlags): Promise<ExitCode> {
  if (!existsSync(journalPath(folder))) throw new Trouble(`${folder}: holds no study.`, { asked: true })
  const { header, done, failures, read, close } = readJournal(journalPath(folder))
  try {
    const runs = plan(header.study)
    const run = runs.find((one) => one.id === id)
    if (!run) {
      const ids = runs.map((one) => one.id)
      throw new UsageError(`--run: the study has no run ${id}${suggestion(id, ids)}; its runs are ${ids[0]} to ${ids.at(-1)}`)
    }
    if (!done.has(id) && !failures.has(id)) throw new UsageError(`--run: ${id} has not been done yet`)
    const other = header.model === modelFingerprint() ? '' : ', which was carried out by another version of the model'
    process.stderr.write(`Repeating ${id}, seed ${run.seed}${other} ...\n`)
    const again = attempt(() => carryOut({ run }))
    const failed = failures.get(id)
    if ('message' in again) {
      process.stdout.write(`${id} fails${failed ? ' again' : ''}: ${again.message}\n${again.stack}\n`)
      return exitCodes.someRunsFailed
    }
    if (failed) {
      process.stdout.write(`${id} is done this time; before it failed: ${failed.message}\n`)
      return exitCodes.failed
    }
    const found = disagreements(read(id), again)
    if (found.length === 0) {
      process.stdout.write(`${id} is identical: every measure, every day, and the forum at the end (hash ${again.hash}).\n`)
      return exitCodes.done
    }
    const more = found.length - LISTED
    process.stdout.write(
      `${id} is NOT identical:\n  ${[...found.slice(0, LISTED), ...(more > 0 ? [`and ${more} more`] : [])].join('\n  ')}\n`,
    )
    return exitCodes.failed
  } finally {
    close()
  }
}

function attempt(action: () => Product): Product | Failure {
  try {
    return action()
  } catch (thrown) {
    return failureOf(thrown)
  }
}
