/** What tests of chance need: how far counts lie from what is expected, and the moments of a sample. */

/**
 * Pearson's chi-square of counts against expected counts as a standard score (Wilson and Hilferty 1931): about normal where
 * the expectation is true; above 4 with chance 1 in 30 000.
 */
export function misfit(observed: readonly number[], expected: readonly number[], lost = 1): number {
  const chiSquare = observed.reduce((sum, count, k) => sum + (count - (expected[k] ?? 0)) ** 2 / (expected[k] ?? 0), 0)
  return scoreOf(chiSquare, observed.length - lost)
}

/** The standard score of a chi-square with these degrees of freedom. */
export const scoreOf = (chiSquare: number, freedom: number): number =>
  (Math.cbrt(chiSquare / freedom) - (1 - 2 / (9 * freedom))) / Math.sqrt(2 / (9 * freedom))

/** How many of the values fall into each of `bins` parts of [0, 1). */
export function histogram(values: readonly number[], bins: number): number[] {
  const counts = Array.from({ length: bins }, () => 0)
  for (const value of values) counts[Math.floor(value * bins)]!++
  return counts
}

export const mean = (values: ArrayLike<number>): number => Array.from(values).reduce((a, b) => a + b, 0) / values.length

/** With the sample's mean, divided by n - 1. */
export function variance(values: ArrayLike<number>): number {
  const middle = mean(values)
  return Array.from(values).reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1)
}

/** Pearson's correlation, times the root of n: a standard score where the two are independent. */
export function correlationScore(one: readonly number[], other: readonly number[]): number {
  const a = mean(one)
  const b = mean(other)
  const product = one.reduce((sum, x, k) => sum + (x - a) * ((other[k] ?? 0) - b), 0) / (one.length - 1)
  return (product / Math.sqrt(variance(one) * variance(other))) * Math.sqrt(one.length)
}

/** How many standard errors the sample's mean lies from `expected`, the spread taken from the sample. */
export const meanScore = (values: readonly number[], expected: number): number =>
  (mean(values) - expected) / Math.sqrt(variance(values) / values.length)
