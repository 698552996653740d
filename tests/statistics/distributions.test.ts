import { expect, test } from 'vitest'
import { normalProbability, normalQuantile, studentP, studentQuantile } from '../../src/statistics/distributions.js'

// scipy 1.17.1: stats.t.ppf(p, df)
test.each([
  [0.975, 1, 12.706204736174694],
  [0.975, 9, 2.262157162798205],
  [0.95, 2.5, 2.5582186141359355],
  [0.9999, 19, 4.589864596755082],
  [1 - 6e-9, 4, 149.52373183338037],
  [0.995, 399, 2.588207164030976],
  [0.975, 1e5, 1.9599877075346095],
  [0.975, 1e6, 1.959966356814107],
])('the t quantile of %f with %f degrees of freedom is that of SciPy', (probability, freedom, expected) => {
  expect(studentQuantile(probability, freedom) / expected).toBeCloseTo(1, 6)
  expect(studentQuantile(1 - probability, freedom) / -expected).toBeCloseTo(1, 6)
})

// scipy 1.17.1: 2 * stats.t.sf(abs(t), df)
test.each([
  [4.0621, 9, 0.002833007840390159],
  [-2, 17.776, 0.06101782268526098],
  [30, 19, 1.8097318417250446e-17],
  [0, 5, 1],
  [0.001, 3, 0.9992648949694609],
])(
  'the two-sided p-value of t = %f with %f degrees of freedom is that of SciPy, far out in the tail too',
  (t, freedom, expected) => {
    expect(studentP(t, freedom) / expected).toBeCloseTo(1, 6)
  },
)

test('an infinite t has p = 0 and a missing one none', () => {
  expect(studentP(Number.NEGATIVE_INFINITY, 3)).toBe(0)
  expect(studentP(Number.NaN, 3)).toBeNaN()
})

test('normal quantiles are those of SciPy and undone by the normal probability', () => {
  expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 8)
  expect(normalQuantile(1e-6)).toBeCloseTo(-4.753424308822899, 7)
  for (const z of [-3, -0.5, 0, 1, 2.5]) expect(normalQuantile(normalProbability(z))).toBeCloseTo(z, 7)
})
