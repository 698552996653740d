/** Quantiles and inequality of plain numbers, as the measures define them. */

/** Quantile of sorted numbers by linear interpolation (type 7 of Hyndman and Fan 1996); NaN of nothing. */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  if (sorted.length === 0) return Number.NaN
  const place = p * (sorted.length - 1)
  const low = Math.floor(place)
  const high = Math.min(low + 1, sorted.length - 1)
  return sorted[low]! + (place - low) * (sorted[high]! - sorted[low]!)
}

/** Gini coefficient of sorted numbers >= 0: 2 sum(i x_i) / (n sum(x)) - (n + 1) / n, i from 1; NaN of nothing. */
export function gini(sorted: ArrayLike<number>): number {
  const n = sorted.length
  let sum = 0
  let ranked = 0
  for (let i = 0; i < n; i++) {
    sum += sorted[i]!
    ranked += (i + 1) * sorted[i]!
  }
  return (2 * ranked) / (n * sum) - (n + 1) / n
}

/** Share of the sum that the `size` largest of sorted numbers hold, the `skip` very largest left out. */
export function shareOfLargest(sorted: ArrayLike<number>, skip: number, size: number, sum: number): number {
  let held = 0
  for (let rank = skip; rank < Math.min(skip + size, sorted.length); rank++) held += sorted[sorted.length - 1 - rank]!
  return held / sum
}

/** Slope of the least-squares line through (x, y) with weights; NaN where there are not two different x. */
export function weightedSlope(points: readonly { readonly x: number; readonly y: number; readonly weight: number }[]): number {
  // Rounding would make a slope of its own: the mean of one x is not always that x.
  if (points.every(({ x }) => x === points[0]?.x)) return Number.NaN
  let weight = 0
  let meanX = 0
  let meanY = 0
  for (const point of points) {
    weight += point.weight
    meanX += point.weight * point.x
    meanY += point.weight * point.y
  }
  meanX /= weight
  meanY /= weight
  let covariance = 0
  let variance = 0
  for (const point of points) {
    covariance += point.weight * (point.x - meanX) * (point.y - meanY)
    variance += point.weight * (point.x - meanX) * (point.x - meanX)
  }
  return covariance / variance
}

/** Pearson correlation of pairs (x, y); NaN where one of the two does not vary. */
export function correlation(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const n = x.length
  let meanX = 0
  let meanY = 0
  for (let i = 0; i < n; i++) {
    meanX += x[i]! / n
    meanY += y[i]! / n
  }
  let covariance = 0
  let varianceX = 0
  let varianceY = 0
  for (let i = 0; i < n; i++) {
    covariance += (x[i]! - meanX) * (y[i]! - meanY)
    varianceX += (x[i]! - meanX) * (x[i]! - meanX)
    varianceY += (y[i]! - meanY) * (y[i]! - meanY)
  }
  // Rounding would make a correlation of its own: the mean of equal numbers is not always that number.
  const rounding = n * Number.EPSILON
  return varianceX <= rounding * meanX * meanX || varianceY <= rounding * meanY * meanY
    ? Number.NaN
    : covariance / Math.sqrt(varianceX * varianceY)
}
