import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newFolder } from '../files/inFolder.js'
import { main, outcomeOf, writeStudy } from './command.js'

/** Has a process say at its end how much memory it took at most, its threads included, in kB. */
const reporter = "data:text/javascript,process.on('exit',()=>process.stderr.write('peak '+process.resourceUsage().maxRSS))"

test('10,000 runs of a small forum take less than 400 MB', async () => {
  const folder = newFolder()
  writeStudy(folder, { replicates: 5000, 'clock.days': 5, 'members.initial': 10, 'members.arrivalsPerDay': 1 })
  const child = spawn(process.execPath, ['--import', reporter, main, 'run', 'small.yaml', '--workers', '2'], { cwd: folder })
  const { code, err } = await outcomeOf(child)
  expect(code).toBe(0)
  const rows = readFileSync(join(folder, 'outputs', 'small', 'runs.csv'), 'utf8').split('\n').length - 2
  expect(rows).toBe(10_000)
  const peak = Number(/peak (\d+)/.exec(err)?.[1]) / 1024
  expect(peak).toBeLessThan(400)
}, 180_000)
