/** What a command says at its end. */
import { join } from 'node:path'
import { decimalsFor, difference, figure, scaleOf } from '../charts/quantities.js'
import { type Answers, answersOf } from '../experiment/answers.js'
import { sentenceOf } from '../experiment/judging/sentence.js'
import { designOf } from '../experiment/plan.js'
import { byImportance } from '../experiment/ranking.js'
import { type Results, runsAmong } from '../experiment/results.js'
import { measures } from '../model/measures.js'
import { armsAlone } from '../scenario/rows.js'
import type { Interval } from '../statistics/interval.js'
import type { Work } from './conduct.js'
import { type ExitCode, exitCodes } from './exit.js'
import { grid, paragraph, terminalWidth } from './layout.js'
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
    const answers = answersOf(results, { resamples: FEW })
    const parts = [
      study.title,
      designOf(study) ? designInWords(results) : resultsTable(results, terminalWidth()),
      ...verdicts(answers.judged),
      ...mostImportant(answers.sensitivity),
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
  const { length } = armsAlone(study)
  const arms = length === 1 ? '' : ` in each of ${length} arms`
  const pooled = study.arms.length === 1 ? '' : ' Arms are compared by their means over the points; the report has every point.'
  return `${points} points${arms}: ${runsAmong(rows)} runs, seed ${study.seed}.${pooled}`
}

/** Each hypothesis with its verdict. */
function verdicts(judged: Answers['judged']): string[] {
  return judged.map((one) => {
    const verdict = sentenceOf(one, difference)
    return `${paragraph(one.says, terminalWidth(), '')}${paragraph(verdict, terminalWidth(), '  ')}`.trimEnd()
  })
}

/** For each measure the parameters that move it most, in an order that does not hang on the bootstrap. */
function mostImportant(tables: Answers['sensitivity']): string[] {
  const [first] = tables
  if (!first) return []
  const arms = new Set(tables.map(({ arm }) => arm)).size
  const rows = tables.map((table) => {
    const { factor, difference: unit } = scaleOf(table.method === 'morris' ? measures[table.measure].unit : 'share')
    const size = ({ estimate, low, high }: Interval) => {
      const scaled = { estimate: estimate * factor, low: low * factor, high: high * factor }
      return figure(scaled.estimate, decimalsFor(scaled))
    }
    const top = byImportance(table).slice(0, TOP)
    const { label } = measures[table.measure]
    const named = table.method === 'sobol' || unit === '' || label.endsWith(unit) ? label : `${label}, ${unit}`
    return [arms > 1 ? `${named} (${table.arm})` : named, ...top.map((one) => `${one.parameter} ${size(one.size)}`)]
  })
  const heading = first.method === 'morris' ? 'μ*, the mean size of the effect over the whole range' : 'total index, %'
  const width = Math.max(...rows.map(({ length }) => length))
  const padded = rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => '')])
  return [`What moves each measure most (${heading}):\n\n${grid(padded).trimEnd()}`]
}

/** The bootstrap intervals are not shown here. */
const FEW = 100
const TOP = 3
