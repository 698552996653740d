import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differences, pairedDifference } from '../../src/statistics/difference.js'
import { effect, meanP } from '../../src/statistics/effect.js'
import { unpairedDifference, welch } from '../../src/statistics/unpaired.js'
import { normal, sample, seeded, share, sleep } from './draws.js'

test('paired: the t interval and p-value of the sleep data are those of R', () => {
  // R: t.test(sleep$extra[1:10], sleep$extra[11:20], paired = TRUE)
  //    t = -4.0621, df = 9, p-value = 0.002833; 95 percent confidence interval: -2.4598858 -0.7001142; mean difference -1.58
  const { t, p, bootstrap, standardised, sameSign, varianceRatio } = pairedDifference(sleep.first, sleep.second, seeded('sleep'))
  expect(t.estimate).toBeCloseTo(-1.58, 10)
  expect(t.low).toBeCloseTo(-2.4598858, 7)
  expect(t.high).toBeCloseTo(-0.7001142, 7)
  expect(p).toBeCloseTo(0.00283289, 7)
  expect(standardised).toBeCloseTo(-4.0621277 / Math.sqrt(10), 6)
  expect(sameSign).toBe(0.9)
  // numpy: (a.var(ddof=1) + b.var(ddof=1)) / (a - b).var(ddof=1)
  expect(varianceRatio).toBeCloseTo(4.765423031727379, 9)
  // scipy 1.17.1 BCa with 200,000 resamples: -2.66, -1.06
  expect(Math.abs(bootstrap.low + 2.66)).toBeLessThan(0.1)
  expect(Math.abs(bootstrap.high + 1.06)).toBeLessThan(0.05)
})

test('unpaired: the interval and p-value of the sleep data are those of R', () => {
  // R: t.test(extra ~ group, data = sleep)
  //    t = -1.8608, df = 17.776, p-value = 0.07939; 95 percent confidence interval: -3.3654832 0.2054832
  const { t, p, standardised, sameSign } = unpairedDifference(sleep.first, sleep.second, seeded('sleep'))
  expect(t.low).toBeCloseTo(-3.3654832, 7)
  expect(t.high).toBeCloseTo(0.2054832, 7)
  expect(t.n).toBe(20)
  expect(p).toBeCloseTo(0.0793941401873583, 8)
  expect(standardised).toBeCloseTo(-1.8608134674868526 * Math.sqrt(2 / 10), 6)
  expect(sameSign).toBeNaN()
})

test('unpaired: Welch keeps its level where the smaller sample varies most', () => {
  const random = seeded('welch')
  const missed = share(3000, () => {
    const { low, high } = welch(
      sample(6, () => 5 * normal(random)),
      sample(30, () => normal(random)),
    )
    return low > 0 || high < 0
  })
  expect(Math.abs(missed - 0.05)).toBeLessThan(0.015)
})

test('a pair with a missing value is left out of everything', () => {
  const first = [1, 5, Number.NaN, 2, 8, 3]
  const second = [2, Number.NaN, 7, 4, 4, 1]
  expect(pairedDifference(first, second, seeded('m'))).toEqual(pairedDifference([1, 2, 8, 3], [2, 4, 4, 1], seeded('m')))
  expect(welch(first, second)).toEqual(welch([1, 5, 2, 8, 3], [2, 7, 4, 4, 1]))
})

test('vectors of different lengths cannot be paired', () => {
  expect(() => differences([1, 2], [1])).toThrow(new RangeError('2 values cannot be paired with 1'))
})

test('the sign of exact zeros is neither that of a rise nor of a fall', () => {
  expect(effect([1, 0, 2, -1], seeded('s')).sameSign).toBe(0.5)
  expect(effect([0, 0, 0], seeded('s'))).toMatchObject({ sameSign: 1, p: 1, standardised: Number.NaN })
})

test('a difference that is the same in every pair is certain', () => {
  const { t, p, varianceRatio } = pairedDifference([1, 2, 3], [2, 3, 4], seeded('c'))
  expect(t).toEqual({ estimate: -1, low: -1, high: -1, n: 3 })
  expect(p).toBe(0)
  expect(varianceRatio).toBe(Number.POSITIVE_INFINITY)
  expect(welch([1, 1], [1, 1])).toEqual({ estimate: 0, low: 0, high: 0, n: 4, p: 1 })
  expect(welch([2, 2], [1, 1])).toEqual({ estimate: 1, low: 1, high: 1, n: 4, p: 0 })
})

test('fewer than two pairs say nothing but their mean', () => {
  const { t, p, standardised, sameSign } = pairedDifference([3], [1], seeded('f'))
  expect(t.estimate).toBe(2)
  expect([t.low, t.high, p, standardised, sameSign]).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN])
  expect(welch([3], [1, 2])).toMatchObject({ estimate: 1.5, low: Number.NaN, p: Number.NaN })
})

test('p is under 0.05 exactly where the 95 % interval leaves out 0; turning the pair round turns the signs', () => {
  const numbers = fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 })), {
    minLength: 2,
    maxLength: 20,
  })
  fc.assert(
    fc.property(numbers, (pairs) => {
      const [first, second] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)]
      const options = { resamples: 10 }
      const there = pairedDifference(first, second, seeded('l'), options)
      const back = pairedDifference(second, first, seeded('l'), options)
      expect(there.p < 0.05).toBe(there.t.low > 0 || there.t.high < 0)
      expect(back.t.low).toBeCloseTo(-there.t.high, 9)
      expect(back.p).toBeCloseTo(there.p, 12)
      expect(back.sameSign).toBe(there.sameSign)
    }),
    { seed: 3 },
  )
})

test('with shared luck of correlation 0.95 pairing saves about a factor 20', () => {
  const random = seeded('shared')
  const shared = sample(1000, () => normal(random))
  const arm = () => shared.map((luck) => Math.sqrt(0.95) * luck + Math.sqrt(0.05) * normal(random))
  const { varianceRatio } = pairedDifference(arm(), arm(), random, { resamples: 1 })
  expect(varianceRatio).toBeGreaterThan(17)
  expect(varianceRatio).toBeLessThan(23)
})

test('the p-value of a mean is uniform where the mean is 0', () => {
  const random = seeded('uniform')
  const ps = Array.from({ length: 3000 }, () => meanP(sample(5, () => normal(random))))
  for (const at of [0.05, 0.3, 0.7]) expect(Math.abs(ps.filter((p) => p < at).length / 3000 - at)).toBeLessThan(0.025)
})
