import fc from 'fast-check'
import { expect, test } from 'vitest'
import { meanInterval } from '../../src/statistics/interval.js'
import { rises } from '../../src/statistics/trend.js'
import { normal, seeded, share } from './draws.js'

test('on a straight line the rise is last minus first, whatever the spacing of x', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 8 }),
      fc.integer({ min: -9, max: 9 }),
      (x, slope) => {
        const values = x.map((at) => 3 + slope * at)
        expect(rises(x, [values])[0]).toBeCloseTo(slope * (Math.max(...x) - Math.min(...x)), 8)
      },
    ),
    { seed: 8 },
  )
})

test('four points worked by hand', () => {
  // x - mean: -3/2 -1/2 1/2 3/2, sum of squares 5; products with 1 0 5 4: -1.5 + 0 + 2.5 + 6 = 7; slope 1.4, over a range of 3: 4.2
  expect(rises([0, 1, 2, 3], [[1, 0, 5, 4]])[0]).toBeCloseTo(4.2, 12)
})

test('what all points of a replicate share does not enter; without a trend the interval of the rises misses 0 five times in 100', () => {
  const random = seeded('trend')
  const x = [1, 2, 4, 8]
  const missed = share(1500, () => {
    const values = Array.from({ length: 12 }, () => {
      const luck = 100 * normal(random)
      return x.map(() => luck + normal(random))
    })
    const { low, high } = meanInterval(rises(x, values))
    return low > 0 || high < 0
  })
  expect(Math.abs(missed - 0.05)).toBeLessThan(0.018)
})

test('a replicate with a missing point is missing', () => {
  expect(
    rises(
      [1, 2],
      [
        [1, 3],
        [Number.NaN, 1],
      ],
    ),
  ).toEqual([2, Number.NaN])
})

test('an axis without spread and values that do not fit it are refused', () => {
  expect(() => rises([2, 2], [[1, 3]])).toThrow('two different values')
  expect(() => rises([1, 2], [[1, 2, 3]])).toThrow('3 values cannot be set against 2 values of x')
})
