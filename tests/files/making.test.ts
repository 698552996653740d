import { existsSync, mkdtempSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeFolder } from '../../src/files/making.js'

const folder = (): string => mkdtempSync(join(tmpdir(), 'responsorium-making-'))

test('a folder is made with all those it lies in, and making it again changes nothing', async () => {
  const path = join(folder(), 'a', 'b', 'c')
  await makeFolder(path)
  await makeFolder(path)
  expect(statSync(path).isDirectory()).toBe(true)
})

test('a file in the way is told as such', async () => {
  const file = join(folder(), 'a')
  writeFileSync(file, '')
  await expect(makeFolder(file)).rejects.toMatchObject({ code: 'EEXIST' })
  await expect(makeFolder(join(file, 'b'))).rejects.toMatchObject({ code: 'ENOTDIR' })
})

test.runIf(existsSync('/proc/self'))('a system folder that takes nothing new ends it, and at once', async () => {
  await expect(makeFolder('/proc/responsorium/outputs')).rejects.toMatchObject({ code: 'ENOENT' })
})
