import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { headIn, openLines } from '../../src/files/lineJournal.js'
import { type Kind, takeFolder } from '../../src/files/taking.js'
import { newFolder } from './inFolder.js'

interface Head {
  readonly of: string
}
type Line = Head | { readonly run: number }
const isHead = (line: Line): line is Head => 'of' in line

/** What is there of a content of which each line is a number. */
async function runsIn(path: string, of: string, { kind = 'validation' as Kind, force = false, add = 0 } = {}): Promise<Line[]> {
  const taken = await takeFolder(
    path,
    {
      kind,
      outputs: ['charts', 'runs.csv'],
      objections: (file) => ((headIn(file, isHead)?.of ?? of) === of ? [] : ['it was another']),
      open(file) {
        const journal = openLines<Line>(file)
        if (!journal.lines.some(isHead)) journal.write({ of })
        return journal
      },
    },
    { force },
  )
  for (let run = 1; run <= add; run++) taken.journal.write({ run })
  await taken.close()
  return taken.journal.lines.filter((line) => !isHead(line))
}

const journalIn = (path: string): string => join(path, 'journal', 'validation.jsonl')

describe('a folder that is taken', () => {
  test('is gone on with by the same content, and makes way for another of its kind only where that is forced', async () => {
    const path = newFolder()
    expect(await runsIn(path, 'one', { add: 2 })).toEqual([])
    expect(await runsIn(path, 'one')).toEqual([{ run: 1 }, { run: 2 }])
    await expect(runsIn(path, 'other')).rejects.toThrow(/holds another validation \(it was another\).*--force/)
    expect(await runsIn(path, 'one', { force: true })).toHaveLength(2)
    writeFileSync(join(path, 'runs.csv'), '')
    expect(await runsIn(path, 'other', { force: true })).toEqual([])
    expect(existsSync(join(path, 'runs.csv'))).toBe(false)
  })

  test('never makes way for another kind, even where that is forced', async () => {
    const path = newFolder()
    await runsIn(path, 'one', { kind: 'interview study', add: 1 })
    const before = readdirSync(join(path, 'journal'))
    for (const force of [false, true])
      await expect(runsIn(path, 'one', { force })).rejects.toThrow('holds an interview study, not a validation')
    expect(readdirSync(join(path, 'journal'))).toEqual(before)
  })

  test('is begun where a process was killed before it wrote anything', async () => {
    const path = newFolder()
    mkdirSync(join(path, 'journal'))
    writeFileSync(journalIn(path), '')
    expect(await runsIn(path, 'one', { add: 1 })).toEqual([])
    expect(await runsIn(path, 'one')).toEqual([{ run: 1 }])
  })

  test('loses a spoilt line and no other; without its first line it is nobody’s, and makes way only where that is forced', async () => {
    const path = newFolder()
    await runsIn(path, 'one', { add: 3 })
    const spoil = (from: string, to: string): void =>
      writeFileSync(journalIn(path), readFileSync(journalIn(path), 'utf8').replace(from, to))
    spoil('"run":2', '"run":7')
    expect(await runsIn(path, 'one')).toEqual([{ run: 1 }, { run: 3 }])
    spoil('"of":"one"', '"of":"two"')
    await expect(runsIn(path, 'one')).rejects.toThrow('nobody can tell whose runs these are')
    expect(await runsIn(path, 'one', { force: true })).toEqual([])
  })
})

test('what is not defined comes back as NaN, and a line that was cut is written over', () => {
  const path = join(newFolder(), 'lines.jsonl')
  const first = openLines<{ value: number }>(path)
  first.write({ value: Number.NaN })
  first.close()
  writeFileSync(path, `${readFileSync(path, 'utf8')}{"crc":"0000`)
  const again = openLines<{ value: number }>(path)
  expect(again).toMatchObject({ lines: [{ value: Number.NaN }], damaged: 0 })
  again.write({ value: 2 })
  again.close()
  expect(openLines(path)).toMatchObject({ lines: [{ value: Number.NaN }, { value: 2 }], damaged: 0 })
})
