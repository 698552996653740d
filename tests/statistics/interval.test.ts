import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { meanInterval, shareInterval, skewAdjustedInterval } from '../../src/statistics/interval.js'
import { normal, sample, seeded, share, skewed } from './draws.js'

test('the interval of a mean is that of SciPy: ttest_1samp([1, 1, 2, 2, 3, 4, 6, 9, 15, 40], 0)', () => {
  const { estimate, low, high, n } = meanInterval([1, 1, 2, 2, 3, 4, 6, 9, 15, 40])
  expect(estimate).toBeCloseTo(8.3, 12)
  expect(low).toBeCloseTo(-0.25807936209438154, 6)
  expect(high).toBeCloseTo(16.858079362094383, 6)
  expect(n).toBe(10)
})

test('missing values are left out, and what cannot be had is NaN', () => {
  expect(meanInterval([1, Number.NaN, 2, 4])).toEqual(meanInterval([1, 2, 4]))
  expect(meanInterval([3])).toEqual({ estimate: 3, low: Number.NaN, high: Number.NaN, n: 1 })
  expect(meanInterval([Number.NaN])).toEqual({ estimate: Number.NaN, low: Number.NaN, high: Number.NaN, n: 0 })
  expect(skewAdjustedInterval([3, Number.NaN])).toEqual(meanInterval([3]))
})

test('equal values have an interval without width', () => {
  expect(skewAdjustedInterval([2, 2, 2, 2])).toEqual({ estimate: 2, low: 2, high: 2, n: 4 })
})

test('Student covers the mean of normal values 95 times in 100, and at another level as often as that says', () => {
  const random = seeded('coverage')
  const covered = (level: number) =>
    share(4000, () => {
      const { low, high } = meanInterval(
        sample(6, () => normal(random)),
        level,
      )
      return low <= 0 && 0 <= high
    })
  expect(Math.abs(covered(0.95) - 0.95)).toBeLessThan(0.012)
  expect(Math.abs(covered(0.8) - 0.8)).toBeLessThan(0.02)
})

test('for skewed values the adjusted interval misses at most 5 times in 100 where Student misses 7 or more', () => {
  const random = seeded('skewness')
  const missed = { student: 0, adjusted: 0 }
  for (let i = 0; i < 4000; i++) {
    const values = sample(20, () => skewed(random))
    for (const [name, { low, high }] of [
      ['student', meanInterval(values)],
      ['adjusted', skewAdjustedInterval(values)],
    ] as const) {
      if (low > 0 || high < 0) missed[name] += 1 / 4000
    }
  }
  expect(missed.student).toBeGreaterThan(0.07)
  expect(missed.adjusted).toBeLessThan(0.052)
})

test('the adjusted interval is never narrower than Student, and turns with the sign and the scale of the values', () => {
  const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 3, maxLength: 30 })
  fc.assert(
    fc.property(values, fc.integer({ min: -9, max: 9 }), (numbers, factor) => {
      fc.pre(factor !== 0)
      const [student, adjusted] = [meanInterval(numbers), skewAdjustedInterval(numbers)]
      expect(adjusted.low).toBeLessThanOrEqual(student.low)
      expect(adjusted.high).toBeGreaterThanOrEqual(student.high)
      const scaled = skewAdjustedInterval(numbers.map((value) => value * factor))
      const ends = [adjusted.low * factor, adjusted.high * factor].sort((a, b) => a - b)
      expect(scaled.low).toBeCloseTo(ends[0]!, 4)
      expect(scaled.high).toBeCloseTo(ends[1]!, 4)
    }),
    { seed: 1 },
  )
})

test('Hall: skewed to the right, the upper bound reaches further out, as the transformation worked by hand says', () => {
  // 0, 0, 0, 4: mean 1, sd 2, standard error 1, skewness 2; t(3; 0.975) = 3.182446.
  // g^-1(-t) = (2 / (2/3)) (cbrt(1 + 2 (-t / 2 - 2 / 24)) - 1) = 3 (cbrt(-2.349113) - 1) = -6.98798
  const { low, high } = skewAdjustedInterval([0, 0, 0, 4])
  expect(high).toBeCloseTo(1 + 3 * (1 + Math.cbrt(2.349113)), 5)
  expect(low).toBeCloseTo(1 - 3.182446, 5)
})

describe('the interval of a mean of shares', () => {
  test('is that of Student on the logit scale', () => {
    // Mean 0.5, standard error 0.1, t(2) = 4.302653
    const { estimate, low, high } = shareInterval([0.5 - 0.1 * Math.sqrt(3), 0.5, 0.5 + 0.1 * Math.sqrt(3)])
    const reach = (4.302653 * 0.1) / 0.25
    expect(estimate).toBeCloseTo(0.5, 12)
    expect(low).toBeCloseTo(1 / (1 + Math.exp(reach)), 6)
    expect(high).toBeCloseTo(1 / (1 + Math.exp(-reach)), 6)
  })

  test('stays within 0..1 where that of Student does not, and has no width where all shares are equal', () => {
    const shares = [0, 0, 0.02, 0]
    expect(meanInterval(shares).low).toBeLessThan(0)
    const { low, high } = shareInterval(shares)
    expect(low).toBeGreaterThan(0)
    expect(high).toBeLessThan(1)
    for (const all of [0, 1]) expect(shareInterval([all, all])).toMatchObject({ estimate: all, low: all, high: all })
    expect(shareInterval([0.5, Number.NaN])).toMatchObject({ estimate: 0.5, low: Number.NaN, n: 1 })
  })
})
