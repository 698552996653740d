import fc from 'fast-check'
import { expect, test } from 'vitest'
import { verdict } from '../../src/statistics/verdict.js'

test.each([
  [2, 5, 0, 'supported'],
  [-1, 5, 0, 'cannot tell'],
  [-5, -1, 0, 'contradicted'],
  [0, 0, 0, 'cannot tell'],
  [2, 5, 1, 'supported'],
  [0.5, 5, 1, 'cannot tell'],
  [0.2, 0.8, 1, 'too small to matter'],
  [-0.9, 0.9, 1, 'too small to matter'],
  [0, 0, 1, 'too small to matter'],
  [-0.8, -0.2, 1, 'too small to matter'],
  [-1.2, -0.2, 1, 'contradicted'],
  [-1.2, 0.2, 1, 'cannot tell'],
  [1, 3, 1, 'cannot tell'],
  [Number.NaN, Number.NaN, 1, 'cannot tell'],
])('expected higher, an interval from %f to %f with at least %f worth having: %s', (low, high, by, expected) => {
  expect(verdict({ low, high }, { direction: 'higher', by })).toBe(expected)
  expect(verdict({ low: -high, high: -low }, { direction: 'lower', by })).toBe(expected)
})

test('a verdict is true of every value in the interval', () => {
  const edge = fc.integer({ min: -20, max: 20 })
  fc.assert(
    fc.property(edge, edge, fc.nat(10), fc.double({ min: 0, max: 1, noNaN: true }), (a, b, by, part) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)]
      const truth = low + part * (high - low)
      const word = verdict({ low, high }, { direction: 'higher', by })
      if (word === 'supported') expect(truth).toBeGreaterThan(by)
      if (word === 'too small to matter') expect(Math.abs(truth)).toBeLessThan(by)
      if (word === 'contradicted') expect(truth).toBeLessThan(0)
    }),
    { seed: 6, numRuns: 500 },
  )
})
