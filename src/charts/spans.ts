/** Daily series made short enough to draw: days joined to spans of a day, a week or four weeks. */
import type { TimelinePoint } from '../experiment/results.js'
import { type DailyName, dailyMeasures } from '../model/measures.js'

export interface SpanPoint {
  readonly arm: string
  /** Last day of the span. */
  readonly day: number
  readonly mean: number
  readonly low: number
  readonly high: number
}

/** 1, 7 or 28, so that a series of up to 20 years has at most 261 points. */
export const daysPerPoint = (days: number): 1 | 7 | 28 => (days <= 120 ? 1 : days <= 840 ? 7 : 28)

/**
 * One series per arm with a point per span. Spans are counted back from the last day, so that the last one is whole.
 * A measure kept as `last` shows the last day of the span; others the mean over its days, per day. The limits of a span are
 * the means of the daily limits: never narrower than the interval of the span's own mean, as standard deviations add up
 * to at least that of the sum (Minkowski).
 */
export function spans(timeline: readonly TimelinePoint[], measure: DailyName, length: number): SpanPoint[] {
  const points = timeline.filter((point) => point.measure === measure)
  const end = points.reduce((latest, { day }) => Math.max(latest, day), 0)
  const groups = new Map<string, TimelinePoint[]>()
  for (const point of points) {
    const key = JSON.stringify([point.arm, Math.floor((end - point.day) / length)])
    const group = groups.get(key)
    if (group) group.push(point)
    else groups.set(key, [point])
  }
  return [...groups.values()].map((group) => joined(group, dailyMeasures[measure].over === 'last'))
}

function joined(group: readonly TimelinePoint[], onlyLast: boolean): SpanPoint {
  const last = group.reduce((latest, point) => (point.day > latest.day ? point : latest))
  const withInterval = group.filter(({ mean, low, high }) => Number.isFinite(mean + low + high))
  const used = onlyLast ? [last] : withInterval.length > 0 ? withInterval : group.filter(({ mean }) => Number.isFinite(mean))
  const mean = (value: (point: TimelinePoint) => number) => used.reduce((sum, point) => sum + value(point), 0) / used.length
  return { arm: last.arm, day: last.day, mean: mean((p) => p.mean), low: mean((p) => p.low), high: mean((p) => p.high) }
}
