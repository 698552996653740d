/** Confidence interval of a share. */
import { normalQuantile } from './distributions.js'
import type { Interval } from './interval.js'

/**
 * Share with Wilson's interval: E. B. Wilson, Probable inference, the law of succession, and statistical inference, J. Am. Stat.
 * Assoc. 22, 1927, 209-212, without correction for continuity. None of none gives NaN throughout.
 * @param hits how many of `n`, 0 to n
 * @param level coverage, in (0, 1)
 */
export function wilsonInterval(hits: number, n: number, level = 0.95): Interval {
  if (n === 0) return { estimate: Number.NaN, low: Number.NaN, high: Number.NaN, n }
  const z = level === 0.95 ? Z95 : normalQuantile((1 + level) / 2)
  const estimate = hits / n
  const middle = (hits + (z * z) / 2) / (n + z * z)
  const half = (z * Math.sqrt((hits * (n - hits)) / n + (z * z) / 4)) / (n + z * z)
  // At the ends of the scale rounding would leave a bound a hair beside it.
  return { estimate, low: hits === 0 ? 0 : middle - half, high: hits === n ? 1 : middle + half, n }
}

/** Asked for thousands of times, and costly to find. */
const Z95 = normalQuantile(0.975)
