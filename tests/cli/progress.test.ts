import { expect, test } from 'vitest'
import { reckoning } from '../../src/cli/progress.js'

const after = (runs: number, timeLeft: () => string): string[] => Array.from({ length: runs }, timeLeft)

test('no time to go is told before twenty runs are done, whatever was done before', () => {
  for (const before of [0, 50]) {
    const told = after(21, reckoning(1200, before))
    expect(told.slice(0, 19).join('')).toBe('')
    expect(told[19]).toMatch(/^, about .+ to go$/)
  }
})

test('of few runs a quarter must be done, and at the end none are to go', () => {
  const told = after(8, reckoning(8, 0))
  expect(told.map((words) => words !== '')).toEqual([false, true, true, true, true, true, true, false])
})
