/** The daily series of many runs, drawn together day by day without keeping any of them. */
import { type DailyName, dailyNames } from '../model/measures.js'
import { studentQuantile } from '../statistics/distributions.js'
import type { TimelinePoint } from './results.js'

type Daily = Readonly<Record<DailyName, Float64Array>>

/** Count, mean and sum of squared deviations, one entry per day. */
interface Moments {
  readonly n: Float64Array
  readonly mean: Float64Array
  readonly squares: Float64Array
}

export interface TimelineCollector {
  /** Takes up one run. The bytes of the points depend on the order of runs, so it must be that of the plan. */
  add(arm: string, daily: Daily): void
  /** Mean and 95 % t interval of every measure and day, by arm in the order of first mention, then by measure, then by day from 1. */
  points(): TimelinePoint[]
}

/** Collects with Welford's recurrence (Technometrics 4, 1962, 419-420); days on which a measure is NaN are left out. */
export function collectTimeline(): TimelineCollector {
  const arms = new Map<string, Record<DailyName, Moments>>()
  return {
    add(arm, daily) {
      let moments = arms.get(arm)
      if (!moments) {
        moments = forEveryMeasure((name) => empty(daily[name].length))
        arms.set(arm, moments)
      }
      for (const name of dailyNames) takeUp(moments[name], daily[name])
    },
    points: () =>
      [...arms].flatMap(([arm, moments]) => dailyNames.flatMap((measure) => pointsOf(arm, measure, moments[measure]))),
  }
}

const forEveryMeasure = <Value>(value: (name: DailyName) => Value) =>
  Object.fromEntries(dailyNames.map((name) => [name, value(name)])) as Record<DailyName, Value>

const empty = (days: number): Moments => ({
  n: new Float64Array(days),
  mean: new Float64Array(days),
  squares: new Float64Array(days),
})

function takeUp({ n, mean, squares }: Moments, values: Float64Array): void {
  for (let day = 0; day < n.length; day++) {
    const value = values[day]!
    if (Number.isNaN(value)) continue
    n[day]!++
    const off = value - mean[day]!
    mean[day]! += off / n[day]!
    squares[day]! += off * (value - mean[day]!)
  }
}

const quantiles = new Map<number, number>()

function quantileFor(n: number): number {
  const known = quantiles.get(n)
  if (known !== undefined) return known
  const quantile = studentQuantile(0.975, n - 1)
  quantiles.set(n, quantile)
  return quantile
}

function pointsOf(arm: string, measure: DailyName, moments: Moments): TimelinePoint[] {
  return Array.from(moments.n, (n, day) => {
    const mean = n === 0 ? Number.NaN : moments.mean[day]!
    const half = n < 2 ? Number.NaN : quantileFor(n) * Math.sqrt(moments.squares[day]! / (n - 1) / n)
    return { arm, day: day + 1, measure, mean, low: mean - half, high: mean + half, n }
  })
}
