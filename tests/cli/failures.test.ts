import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type RunFlags, run } from '../../src/cli/run.js'
import { inThisThread } from '../../src/engines/thread.js'
import type { Runner } from '../../src/experiment/engine.js'
import { smallRunner } from '../experiment/small.js'
import { newFolder } from '../files/inFolder.js'
import { fingerprints, inThisProcess, writeStudy } from './command.js'

/** Fails in one run of the eight. */
const failing: Runner = (task) => {
  if (task.run.id === 'moderated/2') throw new Error('no "luck", at all')
  return smallRunner(task)
}

const runWith = (folder: string, runner: Runner, flags: Partial<RunFlags> = {}) =>
  inThisProcess(folder, () =>
    run({ file: 'small.yaml', quiet: false, force: false, log: false, retryFailed: false, ...flags }, () => inThisThread(runner)),
  )

test('a run that throws is listed with its seed, message and stack; the others are carried out; the exit code is 3', async () => {
  const folder = newFolder()
  writeStudy(folder)
  const { code, out, err } = await runWith(folder, failing)
  expect(code).toBe(3)
  expect(err).toContain('1 of the runs failed (the first, moderated/2: no "luck", at all)')
  expect(out).toContain('7 runs')
  const failures = readFileSync(join(folder, 'outputs', 'small', 'failures.csv'), 'utf8')
  expect(failures).toMatch(
    /^study,arm,replicate,seed,message,stack\nsmall,moderated,2,s[0-9a-f]{16},"no ""luck"", at all","Error: no/,
  )
  expect(
    readFileSync(join(folder, 'outputs', 'small', 'runs.csv'), 'utf8')
      .trimEnd()
      .split('\n').length,
  ).toBe(8)
})

test('it is tried again when asked for only, and then the outputs are those of a study without failures', async () => {
  const folder = newFolder()
  writeStudy(folder)
  await runWith(folder, failing)
  expect(await runWith(folder, smallRunner)).toMatchObject({ code: 3, err: expect.stringContaining('nothing to do') })
  expect(await runWith(folder, failing, { retryFailed: true })).toMatchObject({ code: 3 })
  expect(await runWith(folder, smallRunner, { retryFailed: true })).toMatchObject({ code: 0 })
  expect(existsSync(join(folder, 'outputs', 'small', 'failures.csv'))).toBe(false)
  await runWith(folder, smallRunner, { out: 'whole' })
  expect(fingerprints(join(folder, 'outputs', 'small'))).toEqual(fingerprints(join(folder, 'whole')))
})

test('a study of which every run fails still ends with its list', async () => {
  const folder = newFolder()
  writeStudy(folder)
  const { code, err } = await runWith(folder, () => {
    throw new Error('never')
  })
  expect(code).toBe(3)
  expect(err).toContain('8 of the runs failed')
})
