/** A stopping rule for going on until decided, which keeps its error rate however often it looks. */
import type { Interval } from './interval.js'
import { type Claim, type Verdict, verdict } from './verdict.js'

/** A moment at which the replicates so far are judged. */
export interface Look {
  /** How many replicates there are. */
  readonly n: number
  /** Level of the interval that is judged then. */
  readonly level: number
}

/**
 * Each look has 1.4 times the replicates of the one before; what would leave a last step of less than 1.15 goes to the end
 * at once.
 */
const growth = 1.4
const shortest = 1.15

/**
 * The looks from `least` to `most` replicates: all fixed before the first run. Of the error that is allowed over the whole,
 * alpha = 1 - level, the share (n / most)^2 may be spent by n replicates (power family with exponent 2: K. Kim & D. L. DeMets,
 * Biometrika 74, 1987, 149-154: little early, when intervals are least trustworthy), and each look has the part that came
 * free since the one before. As these parts add up to alpha, and each interval misses no more often than its level says, all
 * of them cover the truth at once with probability `level` at least (Boole's inequality, whatever the dependence between
 * looks), so that no rule of stopping, and no return to an earlier look, can bring more than alpha false verdicts.
 * @throws RangeError unless 2 <= least <= most, both whole
 */
export function looks(least: number, most: number, level = 0.95): readonly Look[] {
  if (!(Number.isInteger(least) && Number.isInteger(most) && least >= 2 && most >= least)) {
    throw new RangeError(`looks from ${least} to ${most}: takes whole numbers, at least 2, the second not below the first`)
  }
  const sizes = [least]
  while (sizes.at(-1)! < most) {
    const next = Math.ceil(sizes.at(-1)! * growth)
    sizes.push(next * shortest < most ? next : most)
  }
  const spent = (n: number) => (1 - level) * (n / most) ** 2
  return sizes.map((n, index) => ({ n, level: 1 - (spent(n) - (index === 0 ? 0 : spent(sizes[index - 1]!))) }))
}

export interface Decision {
  readonly verdict: Verdict
  /** The look at which it was given; if still `cannot tell`, the last one reached, or the first where none was yet. */
  readonly look: Look
  /** The interval that was judged. */
  readonly interval: Interval
}

/**
 * The first verdict that the looks allow: each look in turn judges the first n replicates, in the order of their numbers,
 * so that the answer does not depend on the order in which they were finished, nor on those done beyond the look.
 * @param available how many replicates there are
 * @param intervalOf the interval at a level from the first n replicates, such as
 * `(n, level) => skewAdjustedInterval(all.slice(0, n), level)`
 */
export function decide(
  schedule: readonly Look[],
  available: number,
  intervalOf: (n: number, level: number) => Interval,
  claim: Claim,
): Decision {
  const judged = schedule
    .filter(({ n }, index) => index === 0 || n <= available)
    .map((look): Decision => {
      const interval = intervalOf(Math.min(look.n, available), look.level)
      return { verdict: look.n <= available ? verdict(interval, claim) : 'cannot tell', look, interval }
    })
  return judged.find((decision) => decision.verdict !== 'cannot tell') ?? judged.at(-1)!
}

/**
 * The p-value over all looks reached so far: the smallest level of error at which one of them would have excluded 0, each
 * look having the same share of it as in the schedule. With a single look it is that look's p-value.
 * @param pOf the two-sided p-value of the first n replicates; NaN is passed over
 */
export function sequentialP(schedule: readonly Look[], available: number, pOf: (n: number) => number): number {
  const alpha = schedule.reduce((sum, look) => sum + (1 - look.level), 0)
  const scaled = schedule.filter(({ n }) => n <= available).map(({ n, level }) => (pOf(n) * alpha) / (1 - level))
  const known = scaled.filter((p) => !Number.isNaN(p))
  return known.length === 0 ? Number.NaN : Math.min(1, ...known)
}
