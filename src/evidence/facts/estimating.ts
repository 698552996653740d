/** Facts with their 95 % intervals. */
import { quantile } from '../../model/distribution.js'
import { wilsonInterval } from '../../statistics/share.js'
import type { Fact } from './declaring.js'

/** Normal quantile of 97.5 %. */
export const Z95 = 1.959963984540054

/** A value without an interval, and what it rests on. */
export const count = (value: number): Fact => ({ value })

/** A share of `n` with Wilson's interval. */
export function share(hits: number, n: number): Fact {
  const { estimate, low, high } = wilsonInterval(hits, n)
  return { value: estimate, low, high, n }
}

/** Mean with the normal interval of its standard error; without bounds for fewer than two values. */
export function meanOf(values: ArrayLike<number>): Fact {
  const n = values.length
  let sum = 0
  for (let i = 0; i < n; i++) sum += values[i]!
  const value = sum / n
  let squares = 0
  for (let i = 0; i < n; i++) squares += (values[i]! - value) ** 2
  return withError(value, Math.sqrt(squares / (n - 1) / n), n)
}

/** A value with the normal interval of its standard error; without bounds for fewer than two items. */
export const withError = (value: number, error: number, n: number): Fact =>
  n < 2 ? { value, n } : { value, low: value - Z95 * error, high: value + Z95 * error, n }

/**
 * Quantile (type 7) of sorted numbers, with the distribution-free interval between the values whose ranks lie 1.96 binomial
 * standard deviations from it (W. J. Conover, Practical Nonparametric Statistics, 1999, section 3.2).
 */
export function quantileOf(sorted: ArrayLike<number>, p: number): Fact {
  const n = sorted.length
  const value = quantile(sorted, p)
  if (n < 2) return { value, n }
  const half = Z95 * Math.sqrt(n * p * (1 - p))
  const at = (rank: number): number => sorted[Math.min(n, Math.max(1, rank)) - 1]!
  // Between two values of a small sample the quantile itself may fall outside the ranks.
  const low = Math.min(value, at(Math.floor(n * p - half)))
  const high = Math.max(value, at(Math.ceil(n * p + half) + 1))
  return { value, low, high, n }
}
