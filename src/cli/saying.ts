/** What a command says at its end. */
import { join } from 'node:path'
import type { Results } from '../experiment/results.js'
import type { Work } from './conduct.js'
import { type ExitCode, exitCodes } from './exit.js'
import { terminalWidth } from './layout.js'
import { resultsTable } from './table.js'

interface Quiet {
  readonly quiet: boolean
}

export function say({ quiet }: Quiet, words: string): void {
  if (!quiet) process.stderr.write(`${words}\n`)
}

/** Shows the table of a study and where its report is. */
export function endWith(work: Work, results: Results, { quiet }: Quiet): ExitCode {
  if (!quiet) {
    process.stdout.write(`\n${results.study.title}\n\n${resultsTable(results, terminalWidth())}\n\n`)
    process.stdout.write(`${join(work.folder.path, 'report.html')}\n`)
  }
  return failuresOf(work)
}

/** Names what failed, if anything did. */
export function failuresOf({ folder: { journal, path }, header }: Work): ExitCode {
  const [first] = journal.failures
  if (!first) return exitCodes.done
  const [id, { message }] = first
  const place = header.chunk ? '' : `; all are listed in ${join(path, 'failures.csv')}`
  process.stderr.write(
    `${journal.failures.size} of the runs failed (the first, ${id}: ${message})${place}. With --retry-failed they are tried again.\n`,
  )
  return exitCodes.someRunsFailed
}
