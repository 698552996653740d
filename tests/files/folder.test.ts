import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { plan } from '../../src/experiment/plan.js'
import { tasksOf } from '../../src/experiment/tasks.js'
import { openFolder } from '../../src/files/folder.js'
import type { Header } from '../../src/files/journal.js'
import { smallRunner, smallStudy } from '../experiment/small.js'
import { newFolder } from './inFolder.js'

const header: Header = { study: smallStudy, version: '1', model: 'm' }

/** A folder in which the first run of the small study was done. */
async function begun(): Promise<string> {
  const path = join(newFolder(), 'outputs', 'small')
  const folder = await openFolder(path, header)
  const [task] = tasksOf(plan(smallStudy))
  folder.journal.add(task!.run.id, smallRunner(task!))
  await folder.close()
  return path
}

async function runsIn(path: string, now: Header, options = {}): Promise<string[]> {
  const folder = await openFolder(path, now, options)
  const ids = [...folder.journal.done.keys()]
  await folder.close()
  return ids
}

describe('the folder of a study', () => {
  test('is gone on with by the same study', async () => {
    const path = await begun()
    const before = readFileSync(join(path, 'journal', 'runs.jsonl'))
    expect(await runsIn(path, header)).toEqual(['none/1'])
    expect(readFileSync(join(path, 'journal', 'runs.jsonl')).equals(before)).toBe(true)
  })

  test('is gone on with when the title changed or replicates were added', async () => {
    const path = await begun()
    expect(
      await runsIn(path, { ...header, study: { ...smallStudy, title: 'New', replicates: { least: 90, most: 90 } } }),
    ).toEqual(['none/1'])
    await expect(runsIn(path, header)).rejects.toThrow('it had 90 replicates, now 3')
  })

  test.each([
    ['another seed', { study: { ...smallStudy, seed: 'lund' } }, 'the seed was "uppsala" and is "lund"'],
    ['another model', { model: 'n' }, 'other code of the model'],
    ['another version of the model', { model: 'n', version: '2' }, 'Responsorium 1, with another model'],
    ['a part of the study', { chunk: { index: 1, of: 4 } }, 'it was the whole study and is part 1 of 4'],
  ])('is not overwritten by %s, unless forced', async (_, change, why) => {
    const path = await begun()
    const before = readFileSync(join(path, 'journal', 'runs.jsonl'))
    await expect(runsIn(path, { ...header, ...change })).rejects.toThrow(why)
    await expect(runsIn(path, { ...header, ...change })).rejects.toThrow('--force')
    expect(readFileSync(join(path, 'journal', 'runs.jsonl')).equals(before)).toBe(true)
    expect(await runsIn(path, { ...header, ...change }, { force: true })).toEqual([])
  })

  test('keeps the runs of the same study even when forced', async () => {
    expect(await runsIn(await begun(), header, { force: true })).toEqual(['none/1'])
  })

  test('is begun anew where a process was killed before it wrote anything', async () => {
    const path = newFolder()
    mkdirSync(join(path, 'journal'))
    writeFileSync(join(path, 'journal', 'runs.jsonl'), '')
    expect(await runsIn(path, header)).toEqual([])
    expect(await runsIn(path, header)).toEqual([])
  })

  test('that holds a table of unknown origin is refused untouched; forced, the table makes way and other files stay', async () => {
    const path = newFolder()
    writeFileSync(join(path, 'runs.csv'), 'mine')
    writeFileSync(join(path, 'notes.txt'), 'mine')
    await expect(runsIn(path, header)).rejects.toThrow(/runs\.csv, and nothing that says/)
    expect(readdirSync(path).sort()).toEqual(['notes.txt', 'runs.csv'])
    await runsIn(path, header, { force: true })
    expect(existsSync(join(path, 'runs.csv'))).toBe(false)
    expect(readFileSync(join(path, 'notes.txt'), 'utf8')).toBe('mine')
  })

  test('cannot be opened twice, nor be a file', async () => {
    const path = await begun()
    const held = await openFolder(path, header)
    await expect(openFolder(path, header)).rejects.toThrow('in use')
    await held.close()
    const file = join(newFolder(), 'file')
    writeFileSync(file, '')
    await expect(openFolder(file, header)).rejects.toThrow('this is a file, not a folder')
  })

  test('is cleared of what a killed process left half written', async () => {
    const path = await begun()
    writeFileSync(join(path, '.runs.csv.99.unfinished'), '')
    await runsIn(path, header)
    expect(readdirSync(path)).toEqual(['journal'])
  })
})
