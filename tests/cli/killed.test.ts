import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import seedrandom from 'seedrandom'
import { expect, test } from 'vitest'
import { newFolder } from '../files/inFolder.js'
import { fingerprints, responsorium, start, writeStudy } from './command.js'

const KILLS = 20

test(`killed ${KILLS} times at random moments, a study loses nothing, doubles nothing and ends with the same bytes`, async () => {
  const folder = newFolder()
  writeStudy(folder, { replicates: 60, 'clock.days': 120, charts: ['timeline'] })
  const began = performance.now()
  await responsorium(folder, 'run', 'small.yaml', '--out', 'whole')
  const whole = performance.now() - began

  const luck = seedrandom.alea('kill')
  let killed = 0
  for (let attempt = 0; attempt < KILLS; attempt++) {
    const { child, ended } = start(folder, 'run', 'small.yaml', '--out', 'killed')
    setTimeout(() => child.kill('SIGKILL'), luck() * whole)
    const { code, err } = await ended
    if (code === undefined) killed++
    else expect({ code, err }).toMatchObject({ code: 0 })
  }
  expect(killed).toBeGreaterThan(KILLS / 4)

  expect((await responsorium(folder, 'run', 'small.yaml', '--out', 'killed')).code).toBe(0)
  const names = ['runs.csv', 'runs.parquet', 'daily.parquet', 'dictionary.csv', 'charts/timeline.svg', 'charts/timeline.png']
  expect(fingerprints(join(folder, 'killed'), names)).toEqual(fingerprints(join(folder, 'whole'), names))
  const runs = readFileSync(join(folder, 'killed', 'journal', 'runs.jsonl'), 'utf8').match(/"run":"[^"]+"/g) ?? []
  expect(runs.length).toBe(120)
  expect(new Set(runs).size).toBe(120)
}, 180_000)
