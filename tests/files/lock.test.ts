import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lockFolder } from '../../src/files/lock.js'
import { newFolder } from './inFolder.js'

/** A folder locked by a process that is no more. */
async function abandoned(): Promise<string> {
  const folder = newFolder()
  const child = spawn(process.execPath, ['-e', ''])
  await once(child, 'exit')
  mkdirSync(join(folder, 'study.lock'))
  writeFileSync(join(folder, 'owner.json'), JSON.stringify({ process: child.pid, host: hostname() }))
  return folder
}

test('a folder has one holder at a time, and the others are told who it is', async () => {
  const folder = join(newFolder(), 'new')
  const release = await lockFolder(folder)
  await expect(lockFolder(folder)).rejects.toThrow(`${folder}: in use by process ${process.pid}`)
  await release()
  await (await lockFolder(folder))()
})

test('two folders can be held at once', async () => {
  const folders = [newFolder(), newFolder()]
  const releases = await Promise.all(folders.map(lockFolder))
  for (const folder of folders) await expect(lockFolder(folder)).rejects.toThrow('in use')
  for (const release of releases) await release()
})

test('the lock of a process that was killed is taken over at once, by one of those who ask', async () => {
  const folder = await abandoned()
  const outcomes = await Promise.allSettled([1, 2, 3, 4].map(() => lockFolder(folder)))
  expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBe(1)
  expect(JSON.parse(readFileSync(join(folder, 'owner.json'), 'utf8')).process).toBe(process.pid)
  for (const outcome of outcomes) if (outcome.status === 'fulfilled') await outcome.value()
  expect(existsSync(join(folder, 'study.lock'))).toBe(false)
})

test('a lock whose process was killed before it could sign is taken over', async () => {
  const folder = newFolder()
  mkdirSync(join(folder, 'study.lock'))
  const release = await lockFolder(folder)
  expect(JSON.parse(readFileSync(join(folder, 'owner.json'), 'utf8')).process).toBe(process.pid)
  await release()
})

test('the lock of another machine holds while it shows signs of life, and lapses when it does not', async () => {
  const folder = await abandoned()
  writeFileSync(join(folder, 'owner.json'), JSON.stringify({ process: 1, host: 'elsewhere' }))
  await expect(lockFolder(folder)).rejects.toThrow('in use by process 1 on elsewhere')
  const longAgo = Date.now() / 1000 - 60
  utimesSync(join(folder, 'study.lock'), longAgo, longAgo)
  await (await lockFolder(folder))()
})
