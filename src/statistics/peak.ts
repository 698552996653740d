/** Whether a measure is highest inside an axis and not at one of its ends. */
import { differences } from './difference.js'
import { meanP } from './effect.js'
import { type Interval, meanInterval, skewAdjustedInterval } from './interval.js'

export interface Peak {
  /**
   * How far the highest inner point stands above the higher end: max over inner points of (its mean - the larger mean of
   * the two ends).
   */
  readonly height: Interval
  /** Index of that inner point. */
  readonly at: number
  /** p-value of "no inner point stands above both ends", doubled as for a two-sided test so that it can stand beside those. */
  readonly p: number
}

/**
 * The height of an inner peak. For each inner point and each end, the paired differences over replicates; an inner point
 * stands above both ends only as far as above the higher of them (intersection-union: the smaller of the two lower bounds
 * needs no correction; the upper bounds are taken at alpha / 2 for two ends), and the highest of m inner points is found by
 * the same data (union of m: lower bounds are taken at alpha / m). The interval therefore covers the true height with
 * probability `level` at least, and the luck of a monotone curve is all that can pass for a peak; its shape cannot, as it can
 * with a fitted parabola (U. Simonsohn, Two lines, AMPPS 1, 2018, 538-555). The estimate is a maximum and so a little too
 * high; the bounds allow for it. For a trough ("lower inside") pass the values with their sign turned.
 * @param values replicate by point, points in the order of the axis, at least three; a NaN leaves its replicate out of that
 * comparison
 * @throws RangeError for fewer than three points or replicates of different lengths
 */
export function innerPeak(values: readonly (readonly number[])[], level = 0.95): Peak {
  const points = values[0]?.length ?? 0
  if (points < 3 || values.some((ofReplicate) => ofReplicate.length !== points)) {
    throw new RangeError('an inner peak needs at least three points, the same in every replicate')
  }
  const alpha = 1 - level
  const inner = points - 2
  const column = (point: number) => values.map((ofReplicate) => ofReplicate[point]!)
  const candidates = Array.from({ length: inner }, (_, index) => {
    const above = [0, points - 1].map((end) => differences(column(index + 1), column(end)))
    const lower = above.map((gaps) => skewAdjustedInterval(gaps, 1 - alpha / inner))
    return {
      at: index + 1,
      n: Math.min(...lower.map(({ n }) => n)),
      estimate: Math.min(...lower.map(({ estimate }) => estimate)),
      low: Math.min(...lower.map(({ low }) => low)),
      high: Math.min(...above.map((gaps) => skewAdjustedInterval(gaps, 1 - alpha / 2).high)),
      p: Math.max(...above.map(upperP)),
    }
  })
  const best = candidates.reduce((a, b) => (b.estimate > a.estimate ? b : a))
  return {
    height: {
      estimate: best.estimate,
      low: Math.max(...candidates.map(({ low }) => low)),
      high: Math.max(...candidates.map(({ high }) => high)),
      n: best.n,
    },
    at: best.at,
    p: Math.min(1, 2 * inner * Math.min(...candidates.map(({ p }) => p))),
  }
}

/** One-sided p-value of a mean that is not above 0. */
function upperP(values: readonly number[]): number {
  const p = meanP(values)
  return meanInterval(values).estimate > 0 ? p / 2 : 1 - p / 2
}
