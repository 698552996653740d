import { chmodSync, existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { placeFiles } from '../../src/files/placing.js'
import { newFolder } from './inFolder.js'

test('files of another content are never replaced unasked, and then none is written', async () => {
  const folder = newFolder()
  const [one, other] = [join(folder, 'deep', 'one'), join(folder, 'other')]
  await placeFiles(new Map([[one, 'first']]), false)
  const both = new Map([
    [other, 'new'],
    [one, 'second'],
  ])
  await expect(placeFiles(both, false)).rejects.toMatchObject({ asked: true, message: expect.stringContaining('--force') })
  expect(existsSync(other)).toBe(false)
  expect(readFileSync(one, 'utf8')).toBe('first')
  await placeFiles(both, true)
  expect(readFileSync(one, 'utf8')).toBe('second')
})

test('a file of this very content stays as it is', async () => {
  const path = join(newFolder(), 'one')
  await placeFiles(new Map([[path, 'same']]), false)
  const { mtimeMs, ino } = statSync(path)
  await placeFiles(new Map([[path, new TextEncoder().encode('same')]]), false)
  expect(statSync(path)).toMatchObject({ mtimeMs, ino })
})

test.skipIf(process.getuid?.() === 0)('a folder that cannot be written to is told by the file that was asked for', async () => {
  const folder = newFolder()
  chmodSync(folder, 0o500)
  const path = join(folder, 'facts.json')
  await expect(placeFiles(new Map([[path, 'new']]), false)).rejects.toThrow(`${path}: this folder cannot be written to (EACCES).`)
})
