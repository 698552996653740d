/**
 * Gini coefficient of values that are not negative: the mean absolute difference of two of them (each with each and itself)
 * over twice the mean. From 0 (all equal) to 1 - 1/n (one has all). Missing values (NaN) are left out; NaN for no values or
 * a sum of 0.
 */
export function gini(values: readonly number[]): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b)
  const n = sorted.length
  let sum = 0
  let weighted = 0
  sorted.forEach((value, index) => {
    sum += value
    weighted += (2 * index + 1 - n) * value
  })
  return weighted / (n * sum)
}
