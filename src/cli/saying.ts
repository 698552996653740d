/** What a command says at its end. */
import { join } from 'node:path'
import { difference } from '../charts/quantities.js'
import { judge } from '../experiment/judging/judge.js'
import { sentenceOf } from '../experiment/judging/sentence.js'
import { designOf } from '../experiment/plan.js'
import { endedRuns, type Results } from '../experiment/results.js'
import type { Work } from './conduct.js'
import { type ExitCode, exitCodes } from './exit.js'
import { paragraph, terminalWidth } from './layout.js'
import { resultsTable } from './table.js'

interface Quiet {
  readonly quiet: boolean
}

export function say({ quiet }: Quiet, words: string): void {
  if (!quiet && words !== '') process.stderr.write(`${words}\n`)
}

/** Shows the table of a study and where its report is. */
export function endWith(work: Work, results: Results, { quiet }: Quiet): ExitCode {
  if (!quiet) {
    const { study } = results
    const parts = [
      study.title,
      designOf(study) ? designInWords(results) : resultsTable(results, terminalWidth()),
      ...verdicts(results),
    ]
    process.stdout.write(`\n${parts.join('\n\n')}\n\n${join(work.folder.path, 'report.html')}\n`)
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

/** A table over all points of a design would say little; the pictures and `runs.csv` have them apart. */
function designInWords({ study, rows }: Results): string {
  const points = new Set(rows.map(({ point }) => point)).size
  const arms = study.arms.length === 1 ? '' : ` in each of ${study.arms.length} arms`
  return `${points} points${arms}: ${rows.length} runs, seed ${study.seed}.`
}

/** Each hypothesis with its verdict. */
function verdicts(results: Results): string[] {
  const judged = judge(results.study, endedRuns(results), { resamples: FEW })
  return judged.map((one) => {
    const verdict = sentenceOf(one, difference)
    return `${paragraph(one.says, terminalWidth(), '')}${paragraph(verdict, terminalWidth(), '  ')}`.trimEnd()
  })
}

/** The bootstrap interval is not shown here. */
const FEW = 100
