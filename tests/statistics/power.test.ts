import { expect, test } from 'vitest'
import { skewAdjustedInterval } from '../../src/statistics/interval.js'
import { pairsToDecide, pairsToReach } from '../../src/statistics/power.js'
import { verdict } from '../../src/statistics/verdict.js'
import { normal, sample, seeded, share } from './draws.js'

const claim = { direction: 'higher', by: 0 } as const

test('a standardised effect of a half takes 34 pairs for 80 % power, as the tables of Cohen (1988) and G*Power say', () => {
  const pairs = pairsToDecide({ estimate: 0.5, sd: 1 }, claim)
  expect(Math.abs(pairs - 34)).toBeLessThanOrEqual(1)
})

test('the interval of that many pairs is as narrow as asked for, and that of one pair fewer is not', () => {
  // t(15; 0.975) = 2.131450, so 16 pairs reach 0.53286; t(14; 0.975) = 2.144787, 15 pairs 0.55378
  expect(pairsToReach(0.5329, 1)).toBe(16)
  expect(pairsToReach(0.5328, 1)).toBe(17)
  expect(pairsToReach(0.001, 1)).toBeGreaterThan(1.96 ** 2 * 1e6 - 1000)
})

test.each([
  [0.5, 0.2, 'supported'],
  [0.05, 0.3, 'too small to matter'],
  [-0.1, 0.4, 'too small to matter'],
  [-0.4, 0.1, 'contradicted'],
])('that many pairs do decide a mean of %f with %f worth having, 4 times of 5: %s', (estimate, by, expected) => {
  const random = seeded(`power ${estimate}`)
  const here = { direction: 'higher', by } as const
  const pairs = pairsToDecide({ estimate, sd: 1 }, here)
  const decided = share(1000, () => {
    const interval = skewAdjustedInterval(sample(pairs, () => estimate + normal(random)))
    return verdict(interval, here) === expected
  })
  expect(decided).toBeGreaterThan(0.74)
  expect(decided).toBeLessThan(0.86)
})

test('what lies on a boundary is never decided, nothing known gives no number, no spread takes the least', () => {
  expect(pairsToDecide({ estimate: 0, sd: 1 }, claim)).toBe(Number.POSITIVE_INFINITY)
  expect(pairsToDecide({ estimate: 2, sd: 1 }, { direction: 'higher', by: 2 })).toBe(Number.POSITIVE_INFINITY)
  expect(pairsToDecide({ estimate: Number.NaN, sd: Number.NaN }, claim)).toBeNaN()
  expect(pairsToDecide({ estimate: 1, sd: 0 }, claim)).toBe(2)
  expect(pairsToReach(0, 1)).toBe(Number.POSITIVE_INFINITY)
})

test('expecting lower is expecting higher with the sign turned', () => {
  const lower = { direction: 'lower', by: 0.1 } as const
  const higher = { direction: 'higher', by: 0.1 } as const
  expect(pairsToDecide({ estimate: -0.3, sd: 1 }, lower)).toBe(pairsToDecide({ estimate: 0.3, sd: 1 }, higher))
})
