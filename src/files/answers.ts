/** The tables of what the runs of a study say: its hypotheses, and on which parameters its measures hang. */
import { join } from 'node:path'
import type { Answers } from '../experiment/answers.js'
import type { Judged } from '../experiment/judging/judge.js'
import { measures } from '../model/measures.js'
import { expectationInWords, marginInWords } from '../scenario/hypothesis.js'
import { hypothesisColumns, sensitivityColumns } from './answerColumns.js'
import { type Cell, csvWriter } from './csv.js'
import { replacing } from './replacing.js'
import type { TableSource } from './tables.js'

/** Writes `hypotheses.csv` and `sensitivity.csv`, where there is something to write, and gives their names. */
export async function writeAnswers(
  { folder, study }: Pick<TableSource, 'folder' | 'study'>,
  answers: Answers,
): Promise<string[]> {
  const { judged, sensitivity } = answers
  const written: string[] = []
  const write = async (name: string, columns: typeof hypothesisColumns, rows: readonly (readonly Cell[])[]): Promise<void> => {
    if (rows.length === 0) return
    await replacing([join(folder, name)], async ([path]) => {
      const table = await csvWriter(path, columns)
      for (const row of rows) await table.add([study.name, ...row])
      await table.finish()
    })
    written.push(name)
  }
  await write('hypotheses.csv', hypothesisColumns, judged.map(hypothesisRow))
  await write('sensitivity.csv', sensitivityColumns, sensitivity.flatMap(factorRows))
  return written
}

/** What is not known is missing. */
const cell = (value: number | undefined): Cell => (value === undefined || !Number.isFinite(value) ? null : value)

function hypothesisRow(one: Judged): Cell[] {
  const { hypothesis, says, measure, verdict, estimate, level, by, judged, available, missing, effect, p, adjustedP } = one
  return [
    says,
    measure,
    measures[measure].unit,
    expectationInWords(hypothesis.expectation),
    hypothesis.by ? marginInWords(hypothesis.by) : null,
    cell(by),
    verdict,
    ...[estimate.estimate, estimate.low, estimate.high, level, p, adjustedP].map(cell),
    ...[effect.t.low, effect.t.high, effect.bootstrap.low, effect.bootstrap.high].map(cell),
    ...[effect.standardised, effect.sameSign, judged, missing, available, one.needed, one.varianceRatio, one.place].map(cell),
    one.obstacle ?? null,
  ]
}

function factorRows(table: Answers['sensitivity'][number]): Cell[][] {
  const { arm, measure, method, replicates, used, leftOut } = table
  const head = [arm, measure, measures[measure].unit, method]
  const tail = [replicates, used, leftOut]
  if (table.method === 'morris') {
    return table.factors.map(({ parameter, mu, muStar, sigma, noise }) => [
      ...head,
      parameter,
      ...[mu, muStar.estimate, muStar.low, muStar.high, sigma, noise].map(cell),
      ...Array.from({ length: 7 }, () => null),
      ...tail,
    ])
  }
  return table.factors.map(({ parameter, first, total }) => [
    ...head,
    parameter,
    ...Array.from({ length: 6 }, () => null),
    ...[first.estimate, first.low, first.high, total.estimate, total.low, total.high, table.noiseShare].map(cell),
    ...tail,
  ])
}
