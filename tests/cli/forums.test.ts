import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { merge } from '../../src/cli/merge.js'
import { rerun } from '../../src/cli/rerun.js'
import { type RunFlags, run } from '../../src/cli/run.js'
import { inThisThread } from '../../src/engines/thread.js'
import { carryOut } from '../../src/experiment/runner.js'
import { newFolder } from '../files/inFolder.js'
import { called, fingerprints, inThisProcess, tables, writeStudy } from './command.js'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const changes = {
  replicates: 3,
  'choosing.discovery': 0.1,
  forums: { own: {}, expert: { 'professionals.count': 2 } },
  arms: { alone: { only: ['own'] }, both: {} },
  hypotheses: [
    { says: 'Fewer find it.', measure: 'registered', expect: 'both / own < alone' },
    { says: 'Some are in both.', measure: 'inSeveral', expect: 'both / own > both' },
  ],
}
const flags = { file: 'small.yaml', quiet: true, force: false, log: true, retryFailed: false }
const folder = newFolder()
const runIn = (more: Partial<RunFlags>, engineOf = () => inThisThread()) =>
  inThisProcess(folder, () => run({ ...flags, ...more }, engineOf))
const rowsOf = async (name: string): Promise<Record<string, unknown>[]> =>
  parquetReadObjects({ file: await asyncBufferFromFile(join(folder, 'whole', name)) })

beforeAll(async () => {
  writeStudy(folder, changes)
  expect(await runIn({ out: 'whole' })).toMatchObject({ code: 0 })
})

describe('a study of forums side by side', () => {
  test('has a row for every run and one for each forum in it, in which whole and parts agree', async () => {
    const rows = await rowsOf('runs.parquet')
    expect(rows.map(({ arm, replicate }) => [arm, replicate])).toEqual([
      ...[1, 2, 3].map((replicate) => ['alone', replicate]),
      ...[1, 2, 3].flatMap((replicate) => ['both', 'both / own', 'both / expert'].map((arm) => [arm, replicate])),
    ])
    for (let run = 3; run < 12; run += 3) {
      const [whole, own, expert] = rows.slice(run, run + 3) as Record<string, number>[]
      for (const count of ['posts', 'visits', 'threads']) expect(whole![count]).toBe(own![count]! + expert![count]!)
      expect(whole!.registered).toBe(rows[run / 3 - 1]!.registered)
      expect(own!.registered! + expert!.registered!).toBeGreaterThan(whole!.registered!)
      expect([whole!['professionals.count'], own!['professionals.count'], expert!['professionals.count']]).toEqual([null, 0, 2])
    }
    expect(rows[0]!.inSeveral).toBeNull()
  })

  test('has days and posts of the whole and of every forum, in which a person has one number', async () => {
    const days = await rowsOf('daily.parquet')
    expect(days).toHaveLength(12 * 20)
    const posts = await rowsOf('posts.parquet')
    const of = (arm: string) => posts.filter((post) => post.arm === arm && post.replicate === 1)
    const [both, own, expert] = ['both', 'both / own', 'both / expert'].map(of)
    expect(both).toHaveLength(own!.length + expert!.length)
    const authors = (list: typeof posts) => new Set(list.map(({ member_id: author }) => author))
    expect(authors(both!)).toEqual(new Set([...authors(own!), ...authors(expert!)]))
    expect(both!.every(({ t }, place) => place === 0 || t! >= both![place - 1]!.t!)).toBe(true)
    const known = new Set<unknown>()
    for (const { post_id: id, parent_post_id: parent } of both!) {
      expect(parent === null || known.has(parent)).toBe(true)
      known.add(id)
    }
  })

  test('judges hypotheses about a forum, and explains its rows in the dictionary and in the report', () => {
    const hypotheses = readFileSync(join(folder, 'whole', 'hypotheses.csv'), 'utf8')
    expect(hypotheses).toMatch(/Fewer find it\..*alone > both \/ own.*supported/)
    expect(readFileSync(join(folder, 'whole', 'dictionary.csv'), 'utf8')).toContain('every person counts once')
    const report = readFileSync(join(folder, 'whole', 'report.html'), 'utf8')
    expect(report).toContain('3 replicates of 2 arms: 6 of 6 runs done')
    expect(report).toContain('both / expert')
  })

  test('leaves the same bytes from threads as from here, in one go, gone on with, or in parts', async () => {
    const outputs = [...tables, 'posts.parquet', 'hypotheses.csv']
    const expected = fingerprints(join(folder, 'whole'), outputs)
    expect(await called(folder, 'run', 'small.yaml', '--out', 'threads', '--log', '--quiet', '--workers', '2')).toMatchObject({
      code: 0,
    })
    expect(fingerprints(join(folder, 'threads'), outputs)).toEqual(expected)

    let left = 4
    const failing = () =>
      inThisThread((task) => {
        if (left-- <= 0) throw new Error('enough')
        return carryOut(task)
      })
    expect((await runIn({ out: 'broken' }, failing)).code).toBe(3)
    await runIn({ out: 'broken', retryFailed: true })
    expect(fingerprints(join(folder, 'broken'), outputs)).toEqual(expected)

    for (const chunk of ['1/2', '2/2']) await runIn({ out: `part${chunk[0]}`, chunk })
    await inThisProcess(folder, () => merge({ folders: ['part1', 'part2'], out: 'joined', quiet: true, force: false }))
    expect(fingerprints(join(folder, 'joined'), outputs)).toEqual(expected)
  })

  test('repeats a run, and sees that another forum is another study', async () => {
    const again = await inThisProcess(folder, () => rerun({ folder: 'whole', run: 'both/2' }))
    expect(again).toMatchObject({ code: 0, out: expect.stringContaining('both/2 is identical') })
    writeStudy(folder, { ...changes, forums: { own: {}, expert: { 'professionals.count': 3 } } })
    await expect(runIn({ out: 'whole' })).rejects.toThrow('professionals.count of "both / expert" was 2 and is 3')
    writeStudy(folder, { ...changes, arms: { alone: { only: ['own'] }, both: { only: ['own'] } }, hypotheses: [] })
    await expect(runIn({ out: 'whole' })).rejects.toThrow('"both" had own and expert and has one forum')
    writeStudy(folder, changes)
  })

  test('shows its design with the forums of every arm, and refuses flags without effect', async () => {
    const { out } = await called(folder, 'plan', 'small.yaml', '--out', 'planned')
    expect(out).toMatch(/both +3\nboth \/ own +0\nboth \/ expert +2\n/)
    expect(out).toContain('6 runs, seed uppsala')
    writeStudy(folder)
    const { code, err } = await called(folder, 'plan', 'small.yaml', '--set', 'choosing.discovery=0.1')
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('no forums') })
    writeStudy(folder, changes)
  })
})
