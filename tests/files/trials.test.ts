import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { budgetOf } from '../../src/experiment/calibrating/budget.js'
import type { Calibration } from '../../src/experiment/calibrating/calibration.js'
import { differencesBetween } from '../../src/experiment/calibrating/identity.js'
import { openCalibration, openTrials, type TrialsHeader } from '../../src/files/trials.js'
import { newFolder } from './inFolder.js'

const calibration: Calibration = {
  study: { name: 'forum', title: 'A forum', seed: 'uppsala', settings: { 'moderation.detection': 0.5 } },
  moved: [{ name: 'leaving.base', low: -6, high: 3, scale: 'linear', whole: false }],
  targets: [{ name: 'unanswered', value: 0.2, low: 0.1, high: 0.3 }],
  window: { from: 0, to: 60, burnIn: 0 },
  warmUp: 0,
  budget: budgetOf(240),
  mostPosts: 1000,
}
const header: TrialsHeader = { calibration, version: '1', model: 'abc' }

describe('the journal of trials', () => {
  test('gives back what was written, also what is not defined and what failed', () => {
    const path = join(newFolder(), 'trials.jsonl')
    const journal = openTrials(path, header)
    journal.add('0/1/1', { facts: { unanswered: 0.25, gini: Number.NaN } })
    journal.add('0/1/2', { failed: 'more than 1000 posts by day 3: given up' })
    journal.close()
    const again = openTrials(path, header)
    expect(Object.fromEntries(again.ended)).toEqual({
      '0/1/1': { facts: { unanswered: 0.25, gini: Number.NaN } },
      '0/1/2': { failed: 'more than 1000 posts by day 3: given up' },
    })
    expect(again.begun).toBe(journal.begun)
    again.close()
  })

  test('loses a line that was cut, and one that was spoilt, and nothing else', () => {
    const path = join(newFolder(), 'trials.jsonl')
    const journal = openTrials(path, header)
    for (const run of ['0/1/1', '0/1/2', '0/2/1']) journal.add(run, { facts: { unanswered: 0.25 } })
    journal.close()
    writeFileSync(path, readFileSync(path, 'utf8').replace('"0/1/2"', '"0/1/3"'))
    appendFileSync(path, '{"crc":"00000000","run":"0/2/2"')
    const again = openTrials(path, header)
    expect([...again.ended.keys()]).toEqual(['0/1/1', '0/2/1'])
    expect(again.damaged).toBe(1)
    again.add('0/2/2', { facts: { unanswered: 0.5 } })
    again.close()
    expect([...openTrials(path, header).ended.keys()]).toEqual(['0/1/1', '0/2/1', '0/2/2'])
  })
})

describe('the folder of a calibration', () => {
  const other = {
    ...header,
    calibration: { ...calibration, study: { ...calibration.study, seed: 'lund' }, budget: budgetOf(480) },
  }

  test('goes on with the same calibration, and is refused to another', async () => {
    const folder = newFolder()
    const first = await openCalibration(folder, header)
    first.journal.add('0/1/1', { facts: { unanswered: 0.25 } })
    await expect(openCalibration(folder, header)).rejects.toThrow('in use by process')
    await first.close()
    const second = await openCalibration(folder, header)
    expect(second.journal.ended.size).toBe(1)
    await second.close()
    await expect(openCalibration(folder, other)).rejects.toThrow(
      /holds another calibration \(the seed was uppsala and is lund; the number of runs was \d+ and is \d+\)/,
    )
    await expect(openCalibration(folder, { ...header, model: 'def' })).rejects.toThrow('other code of the model')
  })

  test('makes way for another where it is told to', async () => {
    const folder = newFolder()
    const first = await openCalibration(folder, header)
    first.journal.add('0/1/1', { facts: { unanswered: 0.25 } })
    await first.close()
    writeFileSync(join(folder, 'calibration.json'), '{}')
    const second = await openCalibration(folder, other, { force: true })
    expect(second.journal.ended.size).toBe(0)
    await second.close()
  })
})

test('a study file of the user under the name of one that is written is not replaced in silence', async () => {
  const folder = newFolder()
  writeFileSync(join(folder, 'forum-fitted.yaml'), 'title: Mine\n')
  await expect(openCalibration(folder, header)).rejects.toThrow('holds forum-fitted.yaml, and nothing that says')
  expect(readFileSync(join(folder, 'forum-fitted.yaml'), 'utf8')).toBe('title: Mine\n')
})

test('calibrations differ by what their results hang on, each said in words', () => {
  expect(differencesBetween(calibration, JSON.parse(JSON.stringify(calibration)))).toEqual([])
  const changed: Calibration = {
    ...calibration,
    study: { ...calibration.study, settings: {} },
    moved: [{ name: 'opening.base', low: -8, high: 0, scale: 'linear', whole: false }],
    targets: [{ name: 'unanswered', value: 0.3 }],
    window: { from: 0, to: 90, burnIn: 10 },
    warmUp: 30,
  }
  expect(differencesBetween(calibration, changed)).toEqual([
    'moderation.detection was 0.5 and is not set',
    'leaving.base among what moves was -6 to 3 and is not',
    'opening.base among what moves was not and is -8 to 0',
    '1 target changed, unanswered among them',
    'the window was 0 to 60, burn-in 0 and is 0 to 90, burn-in 10',
    'the warm-up was 0 and is 30',
  ])
})
