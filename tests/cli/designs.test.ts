import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { asyncBufferFromFile, parquetMetadataAsync } from 'hyparquet'
import { describe, expect, test, vi } from 'vitest'
import { type RunFlags, run } from '../../src/cli/run.js'
import { inThisThread } from '../../src/engines/thread.js'
import type { Runner } from '../../src/experiment/engine.js'
import { smallRunner } from '../experiment/small.js'
import { newFolder } from '../files/inFolder.js'
import { fingerprints, inThisProcess, writeStudy } from './command.js'

vi.setConfig({ testTimeout: 60_000 })

/** Moderated forums have 20 more active members, give or take what luck does to each replicate. */
const helping: Runner = (task) => {
  const product = smallRunner(task)
  const luck = Number.parseInt(task.run.seed.slice(1, 9), 16) / 2 ** 32
  const helped = task.run.settings['moderation.detection'] ? 20 * luck : 0
  return { ...product, measures: { ...product.measures, activeMembers: 100 + helped } }
}

const runIn = (folder: string, flags: Partial<RunFlags> = {}, runner: Runner = smallRunner) =>
  inThisProcess(folder, () =>
    run({ file: 'small.yaml', quiet: false, force: false, log: false, retryFailed: false, ...flags }, () => inThisThread(runner)),
  )

const rowsOf = (folder: string): string[][] =>
  readFileSync(join(folder, 'outputs', 'small', 'runs.csv'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((row) => row.split(','))

const manifestOf = (folder: string) => JSON.parse(readFileSync(join(folder, 'outputs', 'small', 'manifest.json'), 'utf8'))

const sweep = { 'members.hostileShare': [0.01, 0.1] }

describe('a study with a sweep', () => {
  test('has a column for the point, and the same seed for a replicate at every point of every arm', async () => {
    const folder = newFolder()
    writeStudy(folder, { replicates: 2, sweep })
    const { code, out } = await runIn(folder)
    expect(code).toBe(0)
    expect(out).toContain('2 points in each of 2 arms: 8 runs, seed uppsala.')
    const [header, ...rows] = rowsOf(folder)
    expect(header?.slice(0, 9)).toEqual(
      'study arm point replicate seed clock.days members.initial members.hostileShare moderation.detection'.split(' '),
    )
    expect(rows.map((row) => row.slice(1, 4).join(' '))).toEqual(
      ['none', 'moderated'].flatMap((arm) =>
        [0.01, 0.1].flatMap((share) => [1, 2].map((r) => `${arm} members.hostileShare=${share} ${r}`)),
      ),
    )
    expect(new Set(rows.map((row) => row[4])).size).toBe(2)
    const { schema } = await parquetMetadataAsync(await asyncBufferFromFile(join(folder, 'outputs', 'small', 'daily.parquet')))
    expect(schema.slice(1, 6).map(({ name }) => name)).toEqual(['study', 'arm', 'point', 'replicate', 'day'])
  })

  test('leaves the rows of all other points as they were when one is added, and does only the new ones', async () => {
    const folder = newFolder()
    writeStudy(folder, { replicates: 2, sweep })
    await runIn(folder)
    const before = rowsOf(folder)
    writeStudy(folder, { replicates: 2, sweep: { 'members.hostileShare': [0.01, 0.05, 0.1] } })
    expect((await runIn(folder)).err).toContain('Going on: 8 of 12 runs are done.')
    for (const row of before) expect(rowsOf(folder)).toContainEqual(row)
  })

  test('is another study when a point is gone or it has no sweep any more', async () => {
    const folder = newFolder()
    writeStudy(folder, { replicates: 2, sweep })
    await runIn(folder)
    writeStudy(folder, { replicates: 2, sweep: { 'members.hostileShare': [0.01] } })
    await expect(runIn(folder)).rejects.toThrow('the point members.hostileShare=0.1 is gone')
    writeStudy(folder, { replicates: 2 })
    await expect(runIn(folder)).rejects.toThrow('2 points are gone, members.hostileShare=0.01 among them')
  })

  test('takes no flag for what it varies, and no point that cannot be run', async () => {
    const folder = newFolder()
    writeStudy(folder, { sweep })
    await expect(runIn(folder, { set: ['members.hostileShare=0.2'] })).rejects.toThrow(
      'the study varies members.hostileShare itself',
    )
    writeStudy(folder, { sweep: { 'professionals.from': [8, 12] } })
    await expect(runIn(folder, { set: ['professionals.to=10'] })).rejects.toThrow(
      'The arm "none" at professionals.from=12 cannot be run: professionals.to: 10 must be later than professionals.from (12)',
    )
  })
})

describe('a study that pairs nothing', () => {
  test('gives every run a seed of its own, and is another study than the same one paired', async () => {
    const folder = newFolder()
    writeStudy(folder, { replicates: 3, pairing: 'none' })
    await runIn(folder)
    const seeds = rowsOf(folder)
      .slice(1)
      .map((row) => row[3])
    expect(new Set(seeds).size).toBe(6)
    expect(manifestOf(folder).seeds).toEqual({})
    writeStudy(folder, { replicates: 3 })
    await expect(runIn(folder)).rejects.toThrow('the pairing was none and is replicate')
  })
})

describe('a study that runs until its hypotheses are decided', () => {
  const hypotheses = [{ says: 'Moderation keeps members.', measure: 'activeMembers', expect: 'moderated > none' }]
  const untilDecided = { replicates: { until: 'decided', least: 4, most: 60 }, hypotheses }

  test('stops at the first look at which they are, and says what it found', async () => {
    const folder = newFolder()
    writeStudy(folder, untilDecided)
    const { code, out, err } = await runIn(folder, {}, helping)
    expect(code).toBe(0)
    expect(out).toMatch(/Moderation keeps members\.\n {2}Supported: active members, “moderated” against “none”: \+\d/)
    const replicates = (rowsOf(folder).length - 1) / 2
    expect(replicates).toBeLessThan(60)
    expect(err).toMatch(
      replicates === 4 ? /^8 of 8 runs\n$/ : /Not decided yet: 1 of 1 hypotheses\. Going on to \d+ replicates\./,
    )
    expect((await runIn(folder, {}, helping)).err).toMatch(/^Already done on .*: nothing to do\.\n$/)
  })

  test('leaves its verdicts in a table, a chart and the report, each with its fingerprint in the manifest', async () => {
    const folder = newFolder()
    writeStudy(folder, { ...untilDecided, charts: undefined })
    await runIn(folder, {}, helping)
    const outputs = Object.keys(manifestOf(folder).outputs)
    expect(outputs).toEqual(expect.arrayContaining(['hypotheses.csv', 'charts/hypotheses.svg', 'report.html']))
    const read = (name: string) => readFileSync(join(folder, 'outputs', 'small', name), 'utf8')
    expect(read('hypotheses.csv')).toMatch(
      /\nsmall,Moderation keeps members\.,activeMembers,members,moderated > none,,0,supported,/,
    )
    expect(read('report.html')).toContain('before the first run')
  })

  test('is said in the report to have had other hypotheses when runs had ended already', async () => {
    const folder = newFolder()
    writeStudy(folder, { hypotheses })
    await runIn(folder, {}, helping)
    writeStudy(folder, { hypotheses: [{ ...hypotheses[0], expect: 'none > moderated' }] })
    await runIn(folder, {}, helping)
    const report = readFileSync(join(folder, 'outputs', 'small', 'report.html'), 'utf8')
    expect(report).toMatch(/They were changed on \S+, when 8 runs had already ended/)
  })

  test('goes on to the last look where nothing is to be found, and leaves the same bytes when it was interrupted', async () => {
    const folder = newFolder()
    writeStudy(folder, {
      ...untilDecided,
      replicates: { until: 'decided', least: 4, most: 20 },
      hypotheses: [{ ...hypotheses[0], measure: 'posts' }],
    })
    await runIn(folder)
    expect(rowsOf(folder).length - 1).toBe(40)
    const journal = join(folder, 'outputs', 'small', 'journal', 'runs.jsonl')
    const before = fingerprints(join(folder, 'outputs', 'small'))
    writeFileSync(journal, readFileSync(journal).subarray(0, 30_000))
    expect((await runIn(folder)).err).toMatch(/^Going on: \d+ of \d+ runs are done\./)
    expect(fingerprints(join(folder, 'outputs', 'small'))).toEqual(before)
  })

  test('cannot be done in parts, for no part knows the others', async () => {
    const folder = newFolder()
    writeStudy(folder, untilDecided)
    await expect(runIn(folder, { chunk: '1/2' })).rejects.toThrow(
      '--chunk: a part cannot tell when the hypotheses of the whole are decided',
    )
    expect((await runIn(folder, { chunk: '1/2', replicates: '4' })).code).toBe(0)
  })
})

test('the manifest shows that hypotheses were there before the first run, and that others came after', async () => {
  const folder = newFolder()
  const first = [{ says: 'Moderation keeps members.', measure: 'activeMembers', expect: 'moderated > none' }]
  writeStudy(folder, { hypotheses: first })
  await runIn(folder)
  const stated = manifestOf(folder).hypotheses
  expect(stated).toEqual([{ sha256: expect.stringMatching(/^[0-9a-f]{64}$/), stated: expect.any(String), runsBefore: 0 }])
  writeStudy(folder, { hypotheses: first, title: 'Another title' })
  await runIn(folder)
  expect(manifestOf(folder).hypotheses).toEqual(stated)
  writeStudy(folder, { hypotheses: [{ ...first[0], expect: 'none > moderated' }] })
  await runIn(folder)
  expect(manifestOf(folder).hypotheses).toEqual([
    ...stated,
    { sha256: expect.any(String), stated: expect.any(String), runsBefore: 8 },
  ])
})

test('a study with sensitivity leaves its table, and the terminal names what moves each measure most', async () => {
  const folder = newFolder()
  const axes = { 'members.hostileShare': { from: 0, to: 0.1 }, 'moderation.detection': { from: 0, to: 1 } }
  const sensitivity = { method: 'morris', trajectories: 3, measures: ['activeMembers'], ...axes }
  writeStudy(folder, { replicates: 2, arms: undefined, charts: undefined, sensitivity })
  const moved: Runner = (task) => {
    const product = smallRunner(task)
    return {
      ...product,
      measures: { ...product.measures, activeMembers: 50 * Number(task.run.settings['moderation.detection']) },
    }
  }
  const { code, out } = await runIn(folder, {}, moved)
  expect(code).toBe(0)
  expect(out).toMatch(
    /What moves each measure most \(μ\*.*\):\n\nactive members {2}moderation\.detection 50\.0 {2}members\.hostileShare 0\n/,
  )
  expect(Object.keys(manifestOf(folder).outputs)).toEqual(
    expect.arrayContaining(['sensitivity.csv', 'charts/sensitivity-activeMembers.png']),
  )
  const [, row = ''] = readFileSync(join(folder, 'outputs', 'small', 'sensitivity.csv'), 'utf8').split('\n')
  expect(row).toMatch(/^small,small,activeMembers,members,morris,members\.hostileShare,0,0,/)
})
