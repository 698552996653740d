import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gini, quantile, shareOfLargest, weightedSlope } from '../../src/model/distribution.js'

// R's data set mtcars, column mpg, sorted.
const milesPerGallon = [
  10.4, 10.4, 13.3, 14.3, 14.7, 15, 15.2, 15.2, 15.5, 15.8, 16.4, 17.3, 17.8, 18.1, 18.7, 19.2, 19.2, 19.7, 21, 21, 21.4, 21.4,
  21.5, 22.8, 22.8, 24.4, 26, 27.3, 30.4, 30.4, 32.4, 33.9,
]

test('quantiles are those of R', () => {
  // R: quantile(mtcars$mpg, c(0, .1, .25, .5, .75, .9, 1)); 10.4 14.34 15.425 19.2 22.8 30.09 33.9
  const found = [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1].map((p) => quantile(milesPerGallon, p))
  for (const [k, known] of [10.4, 14.34, 15.425, 19.2, 22.8, 30.09, 33.9].entries()) expect(found[k]).toBeCloseTo(known, 10)
})

test('quantiles of one number are the number, and of nothing there is none', () => {
  expect([0, 0.5, 0.99, 1].map((p) => quantile([7], p))).toEqual([7, 7, 7, 7])
  expect(quantile([], 0.5)).toBeNaN()
})

test('the Gini coefficient is that of R, 0 where all have the same, (n - 1) / n where one has all', () => {
  // R: ineq::Gini(x), the example of its help page: 0.4620911
  expect(gini([541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261])).toBeCloseTo(0.46209113026762383, 12)
  expect(gini([3, 3, 3, 3])).toBeCloseTo(0, 12)
  expect(gini([0, 0, 0, 4])).toBeCloseTo(0.75, 12)
  expect(gini([5])).toBeCloseTo(0, 12)
  expect(gini([])).toBeNaN()
})

test('equal values have a Gini of 0, one who has all 1 - 1/n, and nothing to share has none', () => {
  expect(gini([4, 4, 4])).toBeCloseTo(0, 12)
  expect(gini([0, 0, 0, 7])).toBeCloseTo(0.75, 12)
  expect(gini([1, 3])).toBeCloseTo(0.25, 12)
  expect(gini([0, 0])).toBeNaN()
})

test('the Gini is the mean absolute difference over twice the mean', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 20 }), (values) => {
      const sum = values.reduce((a, b) => a + b, 0)
      fc.pre(sum > 0)
      const apart = values.flatMap((a) => values.map((b) => Math.abs(a - b))).reduce((a, b) => a + b, 0)
      const sorted = values.toSorted((a, b) => a - b)
      expect(gini(sorted)).toBeCloseTo(apart / (2 * values.length * sum), 12)
    }),
    { seed: 5 },
  )
})

test('the share of the largest leaves out those who are larger still, and stops where there are no more', () => {
  const sorted = [1, 2, 3, 4, 10]
  expect(shareOfLargest(sorted, 0, 1, 20)).toBe(0.5)
  expect(shareOfLargest(sorted, 1, 2, 20)).toBe(0.35)
  expect(shareOfLargest(sorted, 3, 99, 20)).toBeCloseTo(0.15, 12)
  expect(shareOfLargest(sorted, 5, 3, 20)).toBe(0)
})

test('the weighted slope is that of weighted least squares', () => {
  // R: x <- log(1:4); coef(lm(log(c(.5, .3, .25, .1)) ~ x, weights = c(100, 50, 35, 26)))[2]; numpy gives the same
  const points = [
    { x: Math.log(1), y: Math.log(0.5), weight: 100 },
    { x: Math.log(2), y: Math.log(0.3), weight: 50 },
    { x: Math.log(3), y: Math.log(0.25), weight: 35 },
    { x: Math.log(4), y: Math.log(0.1), weight: 26 },
  ]
  expect(weightedSlope(points)).toBeCloseTo(-0.91950866, 7)
  expect(weightedSlope([...points, { x: 9, y: 9, weight: 0 }])).toBeCloseTo(-0.91950866, 7)
})

test('there is no slope through one place, or none', () => {
  expect(weightedSlope([])).toBeNaN()
  expect(weightedSlope([{ x: 1, y: 2, weight: 3 }])).toBeNaN()
  // 47 log(2) / 47 is not log(2) in floating point.
  expect(weightedSlope([{ x: Math.log(2), y: 1, weight: 47 }])).toBeNaN()
})
