import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { type MergeFlags, merge } from '../../src/cli/merge.js'
import { rerun } from '../../src/cli/rerun.js'
import { type RunFlags, run } from '../../src/cli/run.js'
import { inThisThread } from '../../src/engines/thread.js'
import { carryOut } from '../../src/experiment/runner.js'
import { openJournal } from '../../src/files/journal.js'
import { smallStudy } from '../experiment/small.js'
import { newFolder } from '../files/inFolder.js'
import { fingerprints, inThisProcess, tables, writeStudy } from './command.js'

vi.setConfig({ testTimeout: 60_000 })

const runFlags = { file: 'small.yaml', quiet: false, force: false, log: false, retryFailed: false }
const runIn = (folder: string, flags: Partial<RunFlags> = {}) =>
  inThisProcess(folder, () => run({ ...runFlags, ...flags }, () => inThisThread()))
const mergeIn = (folder: string, flags: Partial<MergeFlags>) =>
  inThisProcess(folder, () => merge({ folders: [], quiet: true, force: false, ...flags }))
const refusal = async (folder: string, flags: Partial<MergeFlags>): Promise<string> =>
  mergeIn(folder, flags).then(
    () => 'joined',
    (error: Error) => error.message,
  )
const rerunIn = (folder: string, outputs: string, id: string) => inThisProcess(folder, () => rerun({ folder: outputs, run: id }))

/** A folder with three parts of the small study, named a, b and c. */
async function parted(): Promise<string> {
  const folder = newFolder()
  writeStudy(folder)
  for (const [place, out] of ['a', 'b', 'c'].entries()) await runIn(folder, { out, chunk: `${place + 1}/3` })
  return folder
}

describe('parts of a study', () => {
  test('joined in any order leave the same bytes as the study in one piece', async () => {
    const folder = await parted()
    await runIn(folder, { out: 'whole' })
    expect((await mergeIn(folder, { folders: ['c', 'a', 'b'], out: 'joined' })).code).toBe(0)
    expect(fingerprints(join(folder, 'joined'), [...tables, 'dictionary.csv'])).toEqual(
      fingerprints(join(folder, 'whole'), [...tables, 'dictionary.csv']),
    )
  })

  test('say how many runs they did and how to go on, and are not done twice', async () => {
    const folder = newFolder()
    writeStudy(folder)
    const first = await runIn(folder, { chunk: '2/3' })
    expect(first.out).toBe(
      'Part 2 of 3 is done: 3 runs in outputs/small.part-2-of-3\nWhen all parts are done, join them with: responsorium merge FOLDER...\n',
    )
    expect((await runIn(folder, { chunk: '2/3' })).err).toContain('nothing to do')
  })

  test('bring their posts along', async () => {
    const folder = newFolder()
    writeStudy(folder)
    for (const chunk of ['1/2', '2/2']) await runIn(folder, { out: chunk[0], chunk, log: true })
    await runIn(folder, { out: 'whole', log: true })
    await mergeIn(folder, { folders: ['1', '2'], out: 'joined' })
    expect(fingerprints(join(folder, 'joined'), ['posts.parquet'])).toEqual(
      fingerprints(join(folder, 'whole'), ['posts.parquet']),
    )
  })

  test('are not joined when one is missing, unfinished, doubled, or of another seed, study or parting', async () => {
    const folder = await parted()
    await runIn(folder, { out: 'seed', chunk: '3/3', seed: 'lund' })
    await runIn(folder, { out: 'study', chunk: '3/3', days: '21' })
    await runIn(folder, { out: 'fourth', chunk: '3/4' })
    await runIn(folder, { out: 'whole' })
    expect(await refusal(folder, { folders: ['a', 'b'] })).toBe('Not joined: part 3 of 3 is not among the folders.')
    expect(await refusal(folder, { folders: ['b', 'b', 'a'] })).toBe('Not joined: b and b are both part 2 of 3.')
    expect(await refusal(folder, { folders: ['a', 'b', 'seed'] })).toBe('Not joined: a and seed have different seeds.')
    expect(await refusal(folder, { folders: ['a', 'b', 'study'] })).toBe('Not joined: a and study belong to different studies.')
    expect(await refusal(folder, { folders: ['a', 'b', 'fourth'] })).toBe(
      'Not joined: a and fourth are part 1 of 3 and part 3 of 4.',
    )
    expect(await refusal(folder, { folders: ['a', 'whole'] })).toBe('whole: holds a whole study, not a part of one.')
    expect(await refusal(folder, { folders: ['nowhere'] })).toBe('nowhere: holds no part of a study.')
    const journal = join(folder, 'c', 'journal', 'runs.jsonl')
    writeFileSync(journal, readFileSync(journal).subarray(0, -10))
    expect(await refusal(folder, { folders: ['a', 'b', 'c'] })).toBe(
      'Not joined: c has 1 of 2 runs left to do; run its command again.',
    )
  })

  test('of another model are not joined', async () => {
    const folder = await parted()
    const journal = join(folder, 'b', 'journal', 'runs.jsonl')
    const opened = openJournal(journal, { study: smallStudy, version: '', model: '' })
    opened.state({ ...opened.header, model: 'another' })
    opened.close()
    expect(await refusal(folder, { folders: ['a', 'b', 'c'] })).toBe(
      'Not joined: a and b were carried out by different versions of the model.',
    )
  })
})

describe('a run repeated', () => {
  test('is identical', async () => {
    const folder = newFolder()
    writeStudy(folder, { replicates: 2 })
    await runIn(folder, { out: 'o' })
    const { code, out } = await rerunIn(folder, 'o', 'moderated/2')
    expect(code).toBe(0)
    expect(out).toMatch(/^moderated\/2 is identical: .* \(hash [0-9a-f]{16}\)/)
  })

  test('is told from one that is not, measure by measure', async () => {
    const folder = newFolder()
    writeStudy(folder, { replicates: 2 })
    await inThisProcess(folder, () =>
      run({ ...runFlags, out: 'o' }, () =>
        inThisThread((task) => {
          const product = carryOut(task)
          return { ...product, measures: { ...product.measures, posts: -1 } }
        }),
      ),
    )
    const { code, out } = await rerunIn(folder, 'o', 'none/1')
    expect(code).toBe(1)
    expect(out).toMatch(/^none\/1 is NOT identical:\n {2}posts: -1, now \d+\n$/)
  })

  test('that is not in the study is refused with the nearest one', async () => {
    const folder = newFolder()
    writeStudy(folder, { replicates: 2 })
    await runIn(folder, { out: 'o' })
    await expect(rerunIn(folder, 'o', 'nome/1')).rejects.toThrow('did you mean "none/1"')
    await expect(rerunIn(folder, 'elsewhere', 'none/1')).rejects.toThrow('elsewhere: holds no study')
  })
})
