/** How much two independent samples differ. */
import { mean } from 'simple-statistics'
import { type BootstrapOptions, bootstrapOfSamples } from './bootstrap.js'
import { studentP, studentQuantile } from './distributions.js'
import type { Effect } from './effect.js'
import { type Interval, present, standardDeviation } from './interval.js'

/**
 * The difference of two means with B. L. Welch's interval and two-sided p-value (Biometrika 34, 1947, 28-35; degrees of
 * freedom after Satterthwaite), for independent samples whose variances need not be equal. NaN is left out of each; n
 * counts both. Fewer than two values in a sample give NaN bounds. Where nothing varies the interval is the difference
 * itself.
 */
export function welch(first: readonly number[], second: readonly number[], level = 0.95): Interval & { readonly p: number } {
  const [a, b] = [summary(first), summary(second)]
  const estimate = a.mean - b.mean
  const n = a.n + b.n
  const error = Math.sqrt(a.variance / a.n + b.variance / b.n)
  if (!(error > 0)) {
    const bound = error === 0 ? estimate : Number.NaN
    return { estimate, low: bound, high: bound, n, p: error === 0 ? Number(estimate === 0) : Number.NaN }
  }
  const freedom = error ** 4 / ((a.variance / a.n) ** 2 / (a.n - 1) + (b.variance / b.n) ** 2 / (b.n - 1))
  const half = studentQuantile((1 + level) / 2, freedom) * error
  return { estimate, low: estimate - half, high: estimate + half, n, p: studentP(estimate / error, freedom) }
}

/**
 * Compares two independent samples, first - second. The bootstrap draws each sample anew by itself; `standardised` is the
 * difference over sqrt((var a + var b) / 2) (Cohen's d with the average variance); `sameSign` has no meaning here and is
 * NaN.
 * @param random uniform on [0, 1), for the bootstrap
 */
export function unpairedDifference(
  first: readonly number[],
  second: readonly number[],
  random: () => number,
  options: BootstrapOptions = {},
): Effect {
  const { p, ...t } = welch(first, second, options.level)
  return {
    t,
    bootstrap: bootstrapOfSamples([first, second], ([a, b]) => mean(a!) - mean(b!), random, options),
    p,
    standardised: t.estimate / Math.sqrt((summary(first).variance + summary(second).variance) / 2),
    sameSign: Number.NaN,
  }
}

function summary(values: readonly number[]): { n: number; mean: number; variance: number } {
  const known = present(values)
  return { n: known.length, mean: known.length === 0 ? Number.NaN : mean(known), variance: standardDeviation(known) ** 2 }
}
