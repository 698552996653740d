import fc from 'fast-check'
import { mean, standardDeviation } from 'simple-statistics'
import { expect, test } from 'vitest'
import { bootstrapInterval, bootstrapOfSamples, percentileIntervals } from '../../src/statistics/bootstrap.js'
import { sample, seeded, share, skewed, sleep } from './draws.js'

const long = [1, 1, 2, 2, 3, 4, 6, 9, 15, 40]

// scipy 1.17.1: stats.bootstrap((x,), statistic, n_resamples=200000, method='BCa'); the luck of 20,000 resamples moves the bounds by about 0.1
test.each([
  ['mean', mean, 3.7, 20.6],
  ['standard deviation', standardDeviation, 3.78021163428716, 18.712538505665268],
])('the BCa interval of the %s of a skewed sample is that of SciPy', (_, statistic, low, high) => {
  const interval = bootstrapInterval(long, statistic, seeded('bca'), { resamples: 20_000 })
  expect(interval).toMatchObject({ estimate: statistic(long), n: 10 })
  expect(Math.abs(interval.low - low)).toBeLessThan(0.2)
  expect(Math.abs(interval.high - high)).toBeLessThan(0.4)
})

test('where many resamples tie with the estimate the BCa interval is that of SciPy', () => {
  const tied = [0, 0, 0, 0, 0, 1, 1, 2]
  for (const [level, low, high] of [
    [0.95, 0.125, 1.125],
    [0.8, 0.25, 0.875],
    [0.5, 0.375, 0.75],
  ] as const) {
    expect(bootstrapInterval(tied, mean, seeded('tied'), { resamples: 20_000, level })).toMatchObject({ low, high })
  }
})

test('the BCa interval of a difference of two means is that of SciPy', () => {
  const samples = [long, sleep.second]
  const interval = bootstrapOfSamples(samples, ([a, b]) => mean(a!) - mean(b!), seeded('two'), { resamples: 20_000 })
  expect(Math.abs(interval.low - 1.24)).toBeLessThan(0.2)
  expect(Math.abs(interval.high - 18.22)).toBeLessThan(0.4)
  expect(interval.n).toBe(20)
})

test('the percentile interval is that of SciPy, for several statistics of the same resamples', () => {
  const gaps = sleep.first.map((value, index) => value - sleep.second[index]!)
  const [both, again] = percentileIntervals(gaps, (drawn) => [mean([...drawn]), 2 * mean([...drawn])], seeded('percentile'), {
    resamples: 20_000,
  })
  expect(Math.abs(both!.low + 2.38)).toBeLessThan(0.03)
  expect(Math.abs(both!.high + 0.95)).toBeLessThan(0.03)
  expect(again).toEqual({ estimate: 2 * both!.estimate, low: 2 * both!.low, high: 2 * both!.high, n: 10 })
})

test('BCa covers the mean of 30 skewed values more often than percentiles do, 90 times in 100', () => {
  const random = seeded('skewed coverage')
  const covers = ({ low, high }: { low: number; high: number }) => low <= 0 && 0 <= high
  const missed = { bca: 0, percentile: 0 }
  const covered = share(600, () => {
    const values = sample(30, () => skewed(random))
    const bca = covers(bootstrapInterval(values, mean, random, { resamples: 600 }))
    const percentile = covers(percentileIntervals(values, (drawn) => [mean([...drawn])], random, { resamples: 600 })[0]!)
    if (!bca) missed.bca++
    if (!percentile) missed.percentile++
    return bca
  })
  expect(covered).toBeGreaterThan(0.89)
  expect(missed.bca).toBeLessThan(missed.percentile)
})

test('the same luck gives the same interval; it moves and stretches with the values', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 2, maxLength: 12 }), fc.string(), (values, seed) => {
      const of = (numbers: number[]) => bootstrapInterval(numbers, mean, seeded(`x${seed}`), { resamples: 200 })
      const plain = of(values)
      expect(of(values)).toEqual(plain)
      expect(plain.low).toBeLessThanOrEqual(plain.high)
      expect(plain.low).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9)
      expect(plain.high).toBeLessThanOrEqual(Math.max(...values) + 1e-9)
      const moved = of(values.map((value) => 4 * value + 128))
      expect(moved.low).toBeCloseTo(4 * plain.low + 128, 6)
      expect(moved.high).toBeCloseTo(4 * plain.high + 128, 6)
    }),
    { seed: 2, numRuns: 50 },
  )
})

test('a higher level gives a wider interval around the lower one', () => {
  const [wide, narrow] = [0.99, 0.5].map((level) => bootstrapInterval(long, mean, seeded('level'), { level }))
  expect(wide!.low).toBeLessThan(narrow!.low)
  expect(wide!.high).toBeGreaterThan(narrow!.high)
})

test('too few items have no bounds, equal ones no width, missing ones no part', () => {
  expect(bootstrapInterval([5], mean, seeded('a'))).toEqual({ estimate: 5, low: Number.NaN, high: Number.NaN, n: 1 })
  expect(bootstrapInterval([], mean, seeded('a'))).toEqual({ estimate: Number.NaN, low: Number.NaN, high: Number.NaN, n: 0 })
  expect(bootstrapInterval([3, 3, 3], mean, seeded('a'))).toEqual({ estimate: 3, low: 3, high: 3, n: 3 })
  expect(bootstrapInterval([...long, Number.NaN], mean, seeded('a'))).toEqual(bootstrapInterval(long, mean, seeded('a')))
})

test('a resample without a value leaves no bounds', () => {
  const [interval] = percentileIntervals([1, 2], ([a, b]) => [a === b ? Number.NaN : 1], seeded('none'))
  expect(interval).toEqual({ estimate: 1, low: Number.NaN, high: Number.NaN, n: 2 })
})
