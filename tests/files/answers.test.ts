import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { answersOf } from '../../src/experiment/answers.js'
import { hypothesisColumns, sensitivityColumns } from '../../src/files/answerColumns.js'
import { writeAnswers } from '../../src/files/answers.js'
import type { Study } from '../../src/scenario/study.js'
import { luck, oneAxis, resultsOf, screened, shared } from '../charts/studies.js'
import { newFolder } from './inFolder.js'

/** The rows of a table that holds no quotes, each as a record. */
function rowsOf(path: string): Record<string, string>[] {
  const [header = '', ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n')
  const names = header.split(',')
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, place) => [names[place], cell])))
}

async function written(study: Study) {
  const results = resultsOf(
    study,
    (run) =>
      Number(run.settings['members.arrivalsPerDay']) * (1 + Number(run.settings['members.hostileShare'] ?? 0)) +
      (run.arm === 'b' ? 1 : 0) +
      luck(run),
  )
  const folder = newFolder()
  const answers = answersOf(results)
  return { folder, answers, names: await writeAnswers({ folder, study }, answers) }
}

describe('hypotheses.csv', () => {
  test('has a row for each, with what was expected, what was found and the verdict', async () => {
    const { folder, answers, names } = await written(oneAxis)
    expect(names).toEqual(['hypotheses.csv'])
    const [rising, more] = rowsOf(join(folder, 'hypotheses.csv'))
    expect(rising).toMatchObject({
      study: 'small',
      says: 'What is expected comes true.',
      measure: 'activeMembers',
      unit: 'members',
      expectation: 'rises with members.arrivalsPerDay',
      by: '0.5',
      margin: '0.5',
      verdict: 'supported',
      replicates: '5',
      missing: '0',
      obstacle: '',
      variance_ratio: '',
    })
    expect(Number(rising!.difference)).toBeCloseTo(15, 10)
    expect(more).toMatchObject({ expectation: 'b > a', by: '', margin: '0', same_sign: '1' })
    const [, judged] = answers.judged
    for (const [column, value] of Object.entries({ low: judged!.estimate.low, p: judged!.p, adjusted_p: judged!.adjustedP }))
      expect(more![column]).toBe(String(value))
  })
})

describe('sensitivity.csv', () => {
  test('has a row for each measure and parameter of a screening, with the columns of the other method empty', async () => {
    const { folder, answers, names } = await written(screened)
    expect(names).toEqual(['sensitivity.csv'])
    const rows = rowsOf(join(folder, 'sensitivity.csv'))
    expect(rows).toHaveLength(6)
    expect(rows[0]).toMatchObject({
      arm: 'a',
      measure: 'activeMembers',
      method: 'morris',
      parameter: 'members.arrivalsPerDay',
      total: '',
      replicates: '5',
      used: '6',
    })
    const [table] = answers.sensitivity
    if (table?.method !== 'morris') throw new Error('another method')
    expect(rows[0]!.mu_star_low).toBe(String(table.factors[0]!.muStar.low))
    expect(rows[0]!.mu_star_high).toBe(String(table.factors[0]!.muStar.high))
    expect(rows[0]!.mu_star_high).not.toBe(rows[0]!.mu_star_low)
    expect(rows[0]!.mu).toBe(String(table.factors[0]!.mu))
    expect(rows[0]!.sigma).toBe(String(table.factors[0]!.sigma))
    expect(rows[0]!.noise).toBe(String(table.factors[0]!.noise))
  })

  test('has one for each arm as well where there are several', async () => {
    const { folder } = await written(shared)
    const rows = rowsOf(join(folder, 'sensitivity.csv'))
    expect(rows).toHaveLength(12)
    expect(rows[6]).toMatchObject({ arm: 'b', method: 'sobol', mu: '', sigma: '' })
    expect(Number(rows[6]!.total)).toBeGreaterThan(0.5)
  })
})

test('a study that asks for neither leaves neither', async () => {
  expect((await written({ ...oneAxis, hypotheses: [] })).names).toEqual([])
})

test('the same bytes come out again', async () => {
  const [one, other] = [await written(shared), await written(shared)]
  expect(readFileSync(join(one.folder, 'sensitivity.csv'), 'utf8')).toBe(
    readFileSync(join(other.folder, 'sensitivity.csv'), 'utf8'),
  )
})

test('no column is without a meaning and a definition, and none stands twice', () => {
  for (const columns of [hypothesisColumns, sensitivityColumns]) {
    expect(columns.filter(({ meaning, definition }) => meaning === '' || !definition.endsWith('.'))).toEqual([])
    expect(new Set(columns.map(({ name }) => name)).size).toBe(columns.length)
  }
})
