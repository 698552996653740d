import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { removeUnfinished, replaceFile, replacing } from '../../src/files/replacing.js'
import { newFolder } from './inFolder.js'

test('a file is replaced whole, its folder made where it is missing', async () => {
  const path = join(newFolder(), 'charts', 'a.svg')
  await replaceFile(path, 'one')
  await replaceFile(path, 'two, longer')
  expect(readFileSync(path, 'utf8')).toBe('two, longer')
  expect(readdirSync(join(path, '..'))).toEqual(['a.svg'])
})

test('while it is being written, a reader sees the old file', async () => {
  const path = join(newFolder(), 'runs.csv')
  writeFileSync(path, 'old')
  await replacing([path], async ([temporary]) => {
    await writeFile(temporary, 'new, but only half of i')
    expect(readFileSync(path, 'utf8')).toBe('old')
    await writeFile(temporary, 'new')
  })
  expect(readFileSync(path, 'utf8')).toBe('new')
})

test('when writing fails, the old files stand and nothing is left behind', async () => {
  const folder = newFolder()
  const paths = [join(folder, 'a'), join(folder, 'b')] as const
  writeFileSync(paths[0], 'old')
  const failing = replacing(paths, async ([a, b]) => {
    await writeFile(a, 'new')
    await writeFile(b, 'new')
    throw new Error('no more')
  })
  await expect(failing).rejects.toThrow('no more')
  expect(readFileSync(paths[0], 'utf8')).toBe('old')
  expect(readdirSync(folder)).toEqual(['a'])
})

test('what a killed process left half written is removed, and nothing else', () => {
  const folder = newFolder()
  for (const name of ['.runs.csv.4711.unfinished', 'unfinished', '.hidden', 'runs.csv']) writeFileSync(join(folder, name), '')
  mkdirSync(join(folder, 'charts'))
  removeUnfinished(folder)
  removeUnfinished(join(folder, 'absent'))
  expect(readdirSync(folder).sort()).toEqual(['.hidden', 'charts', 'runs.csv', 'unfinished'])
  expect(existsSync(join(folder, 'absent'))).toBe(false)
})

test('a place that cannot be written to is named with what to do', async () => {
  const folder = newFolder()
  writeFileSync(join(folder, 'file'), '')
  await expect(replaceFile(join(folder, 'file', 'runs.csv'), 'x')).rejects.toThrow(
    /file: .*not a folder|there is a file of that name/,
  )
})
