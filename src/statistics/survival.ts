/** Survival with censoring: E. L. Kaplan & P. Meier, Nonparametric estimation from incomplete observations, J. Am. Stat. Assoc. 53, 1958. */
import type { Interval } from './interval.js'

/** A step for each time at which something happened, in their order. */
export interface SurvivalCurve {
  readonly n: number
  readonly time: Float64Array
  /** Probability that it happened by this time. */
  readonly happened: Float64Array
  /** Bounds of the pointwise 95 % interval: Greenwood's variance on the scale of log(-log survival). */
  readonly low: Float64Array
  readonly high: Float64Array
}

const Z95 = 1.959963984540054

/** The curve of items watched for `times`, at the end of which it happened (`events` 1) or they were lost sight of (0). */
export function kaplanMeier(times: ArrayLike<number>, events: ArrayLike<number>): SurvivalCurve {
  const n = times.length
  // Split and sorted apart: sorting plain numbers is far faster than sorting places by a comparison.
  const happenedAt = new Float64Array(n)
  const censoredAt = new Float64Array(n)
  let happenedCount = 0
  let censoredCount = 0
  for (let item = 0; item < n; item++) {
    if (events[item]) happenedAt[happenedCount++] = times[item]!
    else censoredAt[censoredCount++] = times[item]!
  }
  const sorted = happenedAt.subarray(0, happenedCount).sort()
  const censored = censoredAt.subarray(0, censoredCount).sort()
  const columns = { time: [] as number[], happened: [] as number[], low: [] as number[], high: [] as number[] }
  let survival = 1
  let greenwood = 0
  let lost = 0
  for (let place = 0; place < happenedCount; ) {
    const now = sorted[place]!
    let deaths = 0
    while (place + deaths < happenedCount && sorted[place + deaths] === now) deaths++
    while (lost < censoredCount && censored[lost]! < now) lost++
    const atRisk = n - place - lost
    survival *= 1 - deaths / atRisk
    greenwood += deaths / (atRisk * (atRisk - deaths))
    place += deaths
    // Where nobody is left the scale has no end, and there are no bounds.
    const width = survival > 0 ? Math.exp((Z95 * Math.sqrt(greenwood)) / Math.abs(Math.log(survival))) : Number.NaN
    columns.time.push(now)
    columns.happened.push(1 - survival)
    columns.low.push(1 - survival ** (1 / width))
    columns.high.push(1 - survival ** width)
  }
  return {
    n,
    time: Float64Array.from(columns.time),
    happened: Float64Array.from(columns.happened),
    low: Float64Array.from(columns.low),
    high: Float64Array.from(columns.high),
  }
}

/** Probability that it happened by `time`; NaN where nothing was watched. */
export function probabilityBy({ n, time, happened, low, high }: SurvivalCurve, at: number): Interval {
  if (n === 0) return { estimate: Number.NaN, low: Number.NaN, high: Number.NaN, n }
  const step = time.findLastIndex((one) => one <= at)
  return step < 0 ? { estimate: 0, low: 0, high: 0, n } : { estimate: happened[step]!, low: low[step]!, high: high[step]!, n }
}

/** The first time by which it happened with this probability; NaN where the curve never reaches it. */
export function timeOf({ n, time, happened, low, high }: SurvivalCurve, probability: number): Interval {
  const reached = (column: Float64Array): number => time[column.findIndex((one) => one >= probability)] ?? Number.NaN
  return { estimate: reached(happened), low: reached(high), high: reached(low), n }
}
