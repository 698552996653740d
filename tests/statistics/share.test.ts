import { describe, expect, test } from 'vitest'
import { wilsonInterval } from '../../src/statistics/share.js'

describe('the interval of a share', () => {
  // R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17, 1998, table I, method 3.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%i of %i lies between %f and %f', (hits, n, low, high) => {
    const interval = wilsonInterval(hits, n)
    expect(interval.estimate).toBe(hits / n)
    expect(interval.low).toBeCloseTo(low, 4)
    expect(interval.high).toBeCloseTo(high, 4)
  })

  test('of all is that of none, turned round', () => {
    const [none, all] = [wilsonInterval(0, 12), wilsonInterval(12, 12)]
    expect(all.high).toBe(1)
    expect(all.low).toBeCloseTo(1 - none.high, 12)
  })

  test('of none at all is not defined', () => {
    expect(wilsonInterval(0, 0)).toEqual({ estimate: Number.NaN, low: Number.NaN, high: Number.NaN, n: 0 })
  })

  test('is wider where more certainty is asked for', () => {
    expect(wilsonInterval(5, 20, 0.99).low).toBeLessThan(wilsonInterval(5, 20).low)
  })
})
