/** From an interval to a verdict in words. */
import type { Interval } from './interval.js'

export const verdicts = ['supported', 'contradicted', 'too small to matter', 'cannot tell'] as const
export type Verdict = (typeof verdicts)[number]

/** What was claimed of a difference (or a rise, or the height of a peak). */
export interface Claim {
  /** The side of 0 on which it is expected. */
  readonly direction: 'higher' | 'lower'
  /** The smallest difference worth having, in the unit of the estimate, at least 0. With 0 any difference is worth having. */
  readonly by: number
}

/**
 * The verdict that an interval allows. Read in the expected direction:
 *
 * - supported: the whole interval lies above `by`;
 * - too small to matter: the whole interval lies strictly between -by and by (equivalence: two one-sided tests, D. J.
 *   Schuirmann 1987);
 * - contradicted: the whole interval lies below 0, and not all of it within -by;
 * - cannot tell: anything else, and where a bound is NaN.
 *
 * Each of the first three is true of every value in the interval, so that a verdict can be false only where the interval
 * misses the truth: with an interval of level 0.95 in at most 5 of 100.
 */
export function verdict({ low, high }: Pick<Interval, 'low' | 'high'>, { direction, by }: Claim): Verdict {
  const [worst, best] = direction === 'higher' ? [low, high] : [-high, -low]
  if (worst > by) return 'supported'
  if (worst > -by && best < by) return 'too small to matter'
  if (best < 0) return 'contradicted'
  return 'cannot tell'
}
