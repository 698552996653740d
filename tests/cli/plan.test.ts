import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { type PlanFlags, showPlan } from '../../src/cli/plan.js'
import { run } from '../../src/cli/run.js'
import { inThisThread } from '../../src/engines/thread.js'
import { plan } from '../../src/experiment/plan.js'
import { probe } from '../../src/experiment/probe.js'
import { smallRunner, smallStudy } from '../experiment/small.js'
import { newFolder } from '../files/inFolder.js'
import { inThisProcess, writeStudy } from './command.js'

vi.setConfig({ testTimeout: 60_000 })

const planIn = (folder: string, flags: Partial<PlanFlags> = {}) =>
  inThisProcess(folder, () => showPlan({ file: 'small.yaml', log: false, ...flags }))
const runIn = (folder: string) =>
  inThisProcess(folder, () =>
    run({ file: 'small.yaml', replicates: '3', quiet: true, force: false, log: false, retryFailed: false }, () => inThisThread()),
  )

describe('responsorium plan', () => {
  test('prints the design, the number of runs and an estimate of time and disk, and writes nothing', async () => {
    const folder = newFolder()
    writeStudy(folder)
    const { code, out } = await planIn(folder, { workers: '2' })
    expect(code).toBe(0)
    expect(out).toMatch(/^arm +replicates +moderation\.detection\nnone +4 +0\nmoderated +4 +0\.8\n/m)
    expect(out).toContain('Everywhere: clock.days 20, members.initial 30.')
    expect(out).toContain('8 runs, seed uppsala. None is done.')
    expect(out).toMatch(
      /One takes about \d+ ms here \(\d+ were tried\): about \d+ m?s with 2 workers, and about \d+ kB on the disk/,
    )
    expect(readdirSync(folder)).toEqual(['small.yaml'])
  })

  test('counts what is done, what failed and what a part has to do', async () => {
    const folder = newFolder()
    writeStudy(folder)
    await runIn(folder)
    expect((await planIn(folder)).out).toContain('6 are done in outputs/small, 2 to do.')
    expect((await planIn(folder, { replicates: '3' })).out).toMatch(/6 are done in outputs\/small, 0 to do\.\n$/)
    expect((await planIn(folder, { seed: 'lund' })).out).toContain('outputs/small holds another study.')
    expect((await planIn(folder, { chunk: '1/3' })).out).toContain('3 runs in this part, seed uppsala. None is done.')
    expect(readdirSync(join(folder, 'outputs'))).toEqual(['small'])
  })
})

test('a probe times runs from all over the plan within its budget, the first left out', () => {
  const runs = plan({ ...smallStudy, replicates: { least: 100, most: 100 } })
  let now = 0
  const { tried, perRun } = probe(
    runs,
    (task) => {
      now += now === 0 ? 500 : 100
      return smallRunner(task)
    },
    () => now,
    { budget: 2000 },
  )
  expect(perRun).toBe(100)
  expect(tried.length).toBe(16)
  expect(new Set(tried.map(({ run }) => run.arm)).size).toBe(2)
})
