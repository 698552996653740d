/** The tables of a study, written in the order of its plan whatever the order in which its runs ended. */
import { join } from 'node:path'
import { changedParameters, commonValue } from '../experiment/plan.js'
import { productsOf, type Results, type RunSpecification, rowsOf } from '../experiment/results.js'
import { summarise } from '../experiment/summarise.js'
import { dailyNames, measureNames } from '../model/measures.js'
import type { Study } from '../scenario/study.js'
import { hypothesisColumns, sensitivityColumns } from './answerColumns.js'
import { dailyColumns, dictionaryColumns, failureColumns, postColumns, runColumns } from './columns.js'
import { type Cell, csvWriter } from './csv.js'
import type { Journal } from './journal.js'
import { parquetWriter } from './parquet.js'
import { postsOf } from './posts.js'
import { replacing } from './replacing.js'

/** Where the tables go, and what they are made from. */
export interface TableSource {
  readonly folder: string
  readonly study: Study
  /** In the order of the plan; runs that are not done are left out of the tables. */
  readonly runs: readonly RunSpecification[]
  readonly journal: Pick<Journal, 'done' | 'failures' | 'read'>
  readonly version: string
}

/** The results of a study from its journal alone, in the order of the plan. */
export function readResults({ study, runs, journal }: Pick<TableSource, 'study' | 'runs' | 'journal'>): Results {
  const summary = summarise()
  for (const run of runs) {
    if (journal.done.has(run.id)) summary.add(run, journal.read(run.id))
    else if (journal.failures.has(run.id)) summary.addFailed(run)
  }
  return summary.results(study)
}

/** What names a run, as in the columns. */
const placeOf = ({ arm, point, replicate }: RunSpecification): Cell[] =>
  point === '' ? [arm, replicate] : [arm, point, replicate]

const cell = (value: number): Cell => (Number.isNaN(value) ? null : value)

/**
 * Writes `runs.csv`, `runs.parquet` and `daily.parquet` in one pass over the journal, and gives the results that charts and
 * report need. One run is in memory at a time.
 */
export async function writeRunTables({ folder, study, runs, journal, version }: TableSource): Promise<Results> {
  const summary = summarise()
  const columns = runColumns(study)
  const changed = changedParameters(study)
  const about = { study: study.name, seed: study.seed, responsorium: version }
  const paths = [join(folder, 'runs.csv'), join(folder, 'runs.parquet'), join(folder, 'daily.parquet')] as const
  await replacing(paths, async ([csvPath, parquetPath, dailyPath]) => {
    const csv = await csvWriter(csvPath, columns)
    const parquet = parquetWriter(parquetPath, columns, about)
    const days = parquetWriter(dailyPath, dailyColumns(study), about)
    for (const run of runs) {
      if (journal.failures.has(run.id)) summary.addFailed(run)
      if (!journal.done.has(run.id)) continue
      const entry = journal.read(run.id)
      summary.add(run, entry)
      const kept = productsOf(entry)
      for (const [index, place] of rowsOf(run).entries()) {
        const { measures, daily } = kept[index]!
        const row = [
          study.name,
          ...placeOf(place),
          run.seed,
          ...changed.map((name) => commonValue(place, name) ?? null),
          ...measureNames.map((name) => cell(measures[name])),
        ]
        await csv.add(row)
        await parquet.add(row)
        for (let day = 0; day < daily.registered.length; day++) {
          await days.add([study.name, ...placeOf(place), day + 1, ...dailyNames.map((name) => cell(daily[name][day]!))])
        }
      }
    }
    await csv.finish()
    await parquet.finish()
    await days.finish()
  })
  return summary.results(study)
}

/** Writes `posts.parquet` from the logs of single runs. */
export async function writePosts({ folder, study, runs, journal, version }: TableSource, logs: string): Promise<void> {
  const about = { study: study.name, seed: study.seed, responsorium: version }
  await replacing([join(folder, 'posts.parquet')], async ([path]) => {
    const table = parquetWriter(path, postColumns(study), about, 100_000)
    for (const run of runs) {
      if (!journal.done.has(run.id)) continue
      for (const place of rowsOf(run)) {
        for await (const post of postsOf(logs, place.id)) await table.add([...placeOf(place), ...post])
      }
    }
    await table.finish()
  })
}

/** Writes `failures.csv`: the runs that threw, with what they said. */
export const writeFailures = ({ folder, study, runs, journal }: TableSource): Promise<void> =>
  replacing([join(folder, 'failures.csv')], async ([path]) => {
    const table = await csvWriter(path, failureColumns(study))
    for (const run of runs) {
      const failure = journal.failures.get(run.id)
      if (failure) await table.add([study.name, ...placeOf(run), run.seed, failure.message, failure.stack])
    }
    await table.finish()
  })

/** Writes `dictionary.csv`: every column of every table. */
export const writeDictionary = ({ folder, study }: TableSource): Promise<void> =>
  replacing([join(folder, 'dictionary.csv')], async ([path]) => {
    const table = await csvWriter(path, dictionaryColumns)
    const tables = {
      runs: runColumns(study),
      daily: dailyColumns(study),
      posts: postColumns(study),
      failures: failureColumns(study),
      hypotheses: hypothesisColumns,
      sensitivity: sensitivityColumns,
      dictionary: dictionaryColumns,
    }
    for (const [name, columns] of Object.entries(tables)) {
      for (const column of columns) await table.add([name, column.name, column.unit, column.meaning, column.definition])
    }
    await table.finish()
  })
