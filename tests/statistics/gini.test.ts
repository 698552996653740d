import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gini } from '../../src/statistics/gini.js'

test('equal values have a Gini of 0, one who has all 1 - 1/n', () => {
  expect(gini([4, 4, 4])).toBe(0)
  expect(gini([0, 0, 0, 7])).toBe(0.75)
  expect(gini([3, 1, Number.NaN])).toBe(0.25)
  expect(gini([0, 0])).toBeNaN()
})

test('it is the mean absolute difference over twice the mean', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 20 }), (values) => {
      const sum = values.reduce((a, b) => a + b, 0)
      fc.pre(sum > 0)
      const apart = values.flatMap((a) => values.map((b) => Math.abs(a - b))).reduce((a, b) => a + b, 0)
      expect(gini(values)).toBeCloseTo(apart / (2 * values.length * sum), 12)
    }),
    { seed: 5 },
  )
})
