/** The smallest difference worth having, which is itself only estimated where it is a share of a mean. */
import type { Margin } from '../../scenario/hypothesis.js'
import { type Interval, meanInterval } from '../../statistics/interval.js'
import { type Decision, decide, type Look } from '../../statistics/sequential.js'
import type { Contrast } from './contrast.js'

/** An interval and the margin it is to be judged against, both of the first n replicates. */
interface Measured {
  readonly interval: Interval
  /** In the unit of the measure; 0 where any difference is worth having. */
  readonly by: number
}

/** A decision with the margin that held at its look. */
export type DecisionBy = Decision & { readonly by: number }

/** The first verdict that the looks allow, as `decide` in statistics/sequential.ts, each look with its own margin. */
export function decideBy(
  margin: Margin | undefined,
  contrast: Contrast,
  schedule: readonly Look[],
  available: number,
): DecisionBy {
  const reached = schedule.filter(({ n }, index) => index === 0 || n <= available)
  const decisions = reached.map((look): DecisionBy => {
    const { interval, by } = measured(margin, contrast, Math.min(look.n, available), look.level)
    return { ...decide([look], available, () => interval, { direction: contrast.direction, by }), by }
  })
  return decisions.find(({ verdict }) => verdict !== 'cannot tell') ?? decisions.at(-1)!
}

/**
 * A share of a mean is known no better than the mean. So the interval is taken three times: of the difference, of the
 * difference less its margin and of the difference plus its margin, margins being those of each replicate. The widest bounds
 * of the three, put side by side, keep the level of the verdict as if the margin were known: what lies beyond `by` does so
 * by the second interval, what lies within it does so by the second and third.
 */
function measured(margin: Margin | undefined, contrast: Contrast, n: number, level: number): Measured {
  const interval = contrast.interval(n, level)
  if (margin?.kind !== 'share') return { interval, by: margin?.size ?? 0 }
  const reference = contrast.reference(n)
  const mean = meanInterval(reference).estimate
  const by = margin.size * Math.abs(mean)
  const ofReplicate = reference.map((value) => margin.size * value * Math.sign(mean))
  const less = contrast.interval(n, level, ofReplicate)
  const plus = contrast.interval(
    n,
    level,
    ofReplicate.map((size) => -size),
  )
  return {
    interval: {
      ...interval,
      low: Math.min(interval.low, less.low + by, plus.low - by),
      high: Math.max(interval.high, less.high + by, plus.high - by),
    },
    by,
  }
}
