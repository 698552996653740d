import { describe, expect, test } from 'vitest'
import { exitCodes, explanation, UsageError } from '../../src/cli/exit.js'
import { resultsTable } from '../../src/cli/table.js'
import { compareArms, directionOf } from '../../src/experiment/comparisons.js'
import { Trouble } from '../../src/files/trouble.js'
import { headlineMeasures, measures } from '../../src/model/measures.js'
import { StudyError } from '../../src/scenario/problem.js'
import { exampleResults } from '../charts/example.js'

const results = exampleResults()
const lines = (width: number): string[] => resultsTable(results, width).split('\n')

describe('the table of a study', () => {
  test('has a line for every headline measure, and marks just the differences whose interval leaves out zero', () => {
    for (const measure of headlineMeasures) {
      const { label } = measures[measure]
      const own = lines(300).filter((line) => [', ', '  ', ' by all, '].some((end) => line.startsWith(label + end)))
      expect(own.length, label).toBe(1)
    }
    const decided = compareArms(results)
      .filter(({ measure }) => headlineMeasures.includes(measure))
      .filter(({ difference }) => ['higher', 'lower'].includes(directionOf(difference)))
    const table = lines(300).filter((line) => !line.startsWith('paired by replicate'))
    expect(table.join('\n').split('*').length - 1).toBe(decided.length)
  })

  test('says of whom relief is told, for there is that of posters too', () => {
    expect(lines(300).some((line) => line.startsWith('relief felt by all, sd  '))).toBe(true)
    expect(lines(300).filter((line) => line.includes(' by all')).length).toBe(1)
  })

  test('names seed and arm compared with, and keeps within the width by putting arms below each other', () => {
    const narrow = lines(70)
    expect(Math.max(...narrow.slice(0, -3).map((line) => line.length))).toBeLessThanOrEqual(70)
    for (const { name } of results.study.arms) expect(narrow.some((line) => line.includes(name))).toBe(true)
    expect(narrow.join('\n')).toContain(
      `seed ${results.study.seed}. In brackets the difference from "${results.study.arms[0]?.name}"`,
    )
    expect(lines(300).length).toBeLessThan(narrow.length)
  })
})

describe('what a command says when it fails', () => {
  test('is one plain line without a stack, with the exit code of its kind', () => {
    expect(explanation(new UsageError('no'))).toEqual({ words: 'no', code: exitCodes.wrongInput })
    expect(explanation(new StudyError([]))).toMatchObject({ code: exitCodes.wrongInput })
    expect(explanation(new Trouble('x', { asked: true }))).toEqual({ words: 'x', code: exitCodes.wrongInput })
    expect(explanation(new Trouble('x'))).toEqual({ words: 'x', code: exitCodes.failed })
    const unforeseen = explanation(new TypeError('x is not a function\n    at y'))
    expect(unforeseen.code).toBe(exitCodes.failed)
    expect(unforeseen.words).toMatch(/^Unforeseen: x is not a function\. [^\n]+$/)
  })

  test('is in plain words where a disk fails', () => {
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', path: 'outputs/runs.csv' })
    expect(explanation(full).words).toBe(
      'outputs/runs.csv: the disk is full. Make room and run the same command again: what is done is kept (ENOSPC).',
    )
    const readOnly = Object.assign(new Error('EROFS'), { code: 'EROFS', path: 'outputs' })
    expect(explanation(readOnly).words).toContain('the disk is read-only. Choose another folder with --out')
  })
})
