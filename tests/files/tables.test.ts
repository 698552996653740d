import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet'
import { describe, expect, test } from 'vitest'
import { plan } from '../../src/experiment/plan.js'
import type { RunSpecification } from '../../src/experiment/results.js'
import { tasksOf } from '../../src/experiment/tasks.js'
import { type Journal, openJournal } from '../../src/files/journal.js'
import { keepPosts } from '../../src/files/posts.js'
import {
  readResults,
  type TableSource,
  writeDictionary,
  writeFailures,
  writePosts,
  writeRunTables,
} from '../../src/files/tables.js'
import { dailyNames, measureNames } from '../../src/model/measures.js'
import { smallRunner, smallStudy } from '../experiment/small.js'
import { newFolder } from './inFolder.js'

const runs = plan(smallStudy)

/** A journal to which the runs were added in this order. */
function journalOf(order: readonly RunSpecification[]): Journal {
  const journal = openJournal(join(newFolder(), 'runs.jsonl'), { study: smallStudy, version: '1', model: 'm' })
  for (const task of tasksOf(order)) journal.add(task.run.id, smallRunner(task))
  return journal
}

const sourceOf = (journal: Journal): TableSource => ({ folder: newFolder(), study: smallStudy, runs, journal, version: '1' })

const csv = ({ folder }: TableSource, name: string): string[] => readFileSync(join(folder, name), 'utf8').trimEnd().split('\n')

const parquet = async ({ folder }: TableSource, name: string) =>
  parquetReadObjects({ file: await asyncBufferFromFile(join(folder, name)) })

describe('the tables of a study', () => {
  test('hold the same bytes in whatever order the runs ended', async () => {
    const forwards = sourceOf(journalOf(runs))
    const backwards = sourceOf(journalOf(runs.toReversed()))
    for (const source of [forwards, backwards]) await writeRunTables(source)
    for (const name of ['runs.csv', 'runs.parquet', 'daily.parquet']) {
      const [one, other] = [forwards, backwards].map(({ folder }) => readFileSync(join(folder, name)))
      expect(one?.equals(other!), name).toBe(true)
    }
  })

  test('name study, arm, replicate and seed, then the changed parameters, then the measures', async () => {
    const source = sourceOf(journalOf(runs))
    await writeRunTables(source)
    const [header, first, , , fourth] = csv(source, 'runs.csv')
    const changed = ['clock.days', 'moderation.detection', 'professionals.policy']
    expect(header).toBe(['study', 'arm', 'replicate', 'seed', ...changed, ...measureNames].join(','))
    expect(first).toMatch(/^small,none,1,s[0-9a-f]{16},4,0,every,0\./)
    expect(fourth).toMatch(/^small,"moderated, ""quoted""",1,s[0-9a-f]{16},4,0.8,triage,0\./)
  })

  test('keep every number exactly, and leave missing ones empty in CSV and null in Parquet', async () => {
    const source = sourceOf(journalOf(runs))
    await writeRunTables(source)
    const rows = await parquet(source, 'runs.parquet')
    const text = csv(source, 'runs.csv')
    for (const [place, task] of [...tasksOf(runs)].entries()) {
      const { measures } = smallRunner(task)
      const numbers = text[place + 1]!.split(',').slice(-measureNames.length)
      measureNames.forEach((name, at) => {
        const missing = Number.isNaN(measures[name])
        expect(rows[place]![name]).toBe(missing ? null : measures[name])
        expect(numbers[at]).toBe(missing ? '' : String(measures[name]))
      })
    }
  })

  test('hold one row per run and day', async () => {
    const source = sourceOf(journalOf(runs))
    await writeRunTables(source)
    const rows = await parquet(source, 'daily.parquet')
    expect(rows.length).toBe(runs.length * 4)
    const { daily } = smallRunner({ run: runs[1]! })
    rows.slice(4, 8).forEach((row, day) => {
      const values = dailyNames.map((name) => [name, Number.isNaN(daily[name][day]) ? null : daily[name][day]])
      expect(row).toEqual({ study: 'small', arm: 'none', replicate: 2, day: day + 1, ...Object.fromEntries(values) })
    })
  })

  test('leave out runs that are not done, and list those that failed with message and stack', async () => {
    const journal = journalOf(runs.slice(0, 5))
    journal.addFailure(runs[5]!.id, { message: 'no, "not" today', stack: 'Error: no\n    at forum' })
    const source = sourceOf(journal)
    const results = await writeRunTables(source)
    await writeFailures(source)
    expect(results.rows.length).toBe(5)
    expect(csv(source, 'runs.csv').length).toBe(6)
    expect(csv(source, 'failures.csv').slice(1).join('\n')).toBe(
      `small,"moderated, ""quoted""",3,${runs[5]?.seed},"no, ""not"" today","Error: no\n    at forum"`,
    )
  })

  test('say in themselves which study they belong to', async () => {
    const source = sourceOf(journalOf(runs))
    await writeRunTables(source)
    const metadata = await parquetMetadataAsync(await asyncBufferFromFile(join(source.folder, 'runs.parquet')))
    expect(metadata.key_value_metadata).toEqual([
      { key: 'study', value: 'small' },
      { key: 'seed', value: 'uppsala' },
      { key: 'responsorium', value: '1' },
    ])
  })
})

test('results read from a journal alone are those that come with writing the tables', async () => {
  const source = sourceOf(journalOf(runs.toReversed()))
  const results = await writeRunTables(source)
  expect(readResults(source)).toEqual(results)
  expect(results.rows.map(({ id }) => id)).toEqual(runs.map(({ id }) => id))
  expect(results.writers).toEqual(smallStudy.arms.map(({ name }) => ({ arm: name, posts: [5, 2, 1] })))
})

test('posts keep their columns, with null for what opens a thread and the author 0 for professionals', async () => {
  const journal = journalOf(runs)
  const source = sourceOf(journal)
  const logs = newFolder()
  for (const task of tasksOf(runs, { log: true })) await keepPosts(logs, task.run, smallRunner(task))
  await writePosts(source, logs)
  const rows = await parquet(source, 'posts.parquet')
  expect(rows.length).toBe(18)
  const arm = 'moderated, "quoted"'
  expect(rows.slice(-3)).toEqual([
    { arm, replicate: 3, post_id: 0, thread_id: 0, member_id: 1, parent_post_id: null, t: 3600, kind: 'open' },
    { arm, replicate: 3, post_id: 1, thread_id: 0, member_id: 0, parent_post_id: 0, t: 7200, kind: 'professional' },
    { arm, replicate: 3, post_id: 2, thread_id: 1, member_id: 2, parent_post_id: null, t: 7200, kind: 'open' },
  ])
})

test('the dictionary explains every column of every table, with unit, meaning and definition', async () => {
  const journal = journalOf(runs)
  const source = sourceOf(journal)
  await writeRunTables(source)
  await writeDictionary(source)
  const entries = csv(source, 'dictionary.csv')
  for (const name of ['runs', 'daily']) {
    const columns = (await parquetMetadataAsync(await asyncBufferFromFile(join(source.folder, `${name}.parquet`)))).schema.slice(
      1,
    )
    for (const column of columns) {
      expect(entries.filter((entry) => entry.startsWith(`${name},${column.name},`)).length, column.name).toBe(1)
    }
  }
  for (const start of ['hypotheses,verdict,', 'sensitivity,mu_star,'])
    expect(entries.filter((entry) => entry.startsWith(start))).toHaveLength(1)
  expect(entries.filter((entry) => /,,|,$/.test(entry))).toEqual([])
})
