/** About how many pairs it takes. */
import { studentQuantile } from './distributions.js'
import type { Claim } from './verdict.js'

/** How many pairs are not worth naming any more. */
const countless = 1e9

/**
 * The smallest number of pairs at which a verdict is to be expected if mean and spread of the differences are what has been
 * seen: the smallest n at which (t(level) + t(power)) sd / sqrt(n) is within the distance from the estimate to where no
 * verdict is given (the usual formula for the size of a paired t test, Cohen 1988, with t in place of z). Infinity where
 * the estimate lies on that boundary or it takes more than a billion pairs, NaN where estimate or sd is.
 * @param sd standard deviation of the differences (for independent samples of n each: sqrt(var a + var b))
 * @param level of the interval that will be judged; @param power chance of a verdict at that number
 */
export function pairsToDecide(
  { estimate, sd }: { readonly estimate: number; readonly sd: number },
  claim: Claim,
  { level = 0.95, power = 0.8 }: { readonly level?: number; readonly power?: number } = {},
): number {
  const distance = distanceToVerdict(claim.direction === 'higher' ? estimate : -estimate, claim.by)
  const width = (n: number) => ((studentQuantile((1 + level) / 2, n - 1) + studentQuantile(power, n - 1)) * sd) / Math.sqrt(n)
  return smallest((n) => width(n) <= distance, distance > 0, sd)
}

/**
 * The smallest number of pairs at which the t interval of their mean is at most `half` to each side; Infinity and NaN as
 * above.
 */
export function pairsToReach(half: number, sd: number, level = 0.95): number {
  return smallest((n) => (studentQuantile((1 + level) / 2, n - 1) * sd) / Math.sqrt(n) <= half, half > 0, sd)
}

/** How far the bounds may lie from an estimate for one of the three verdicts: the largest half-width that still gives one. */
function distanceToVerdict(estimate: number, by: number): number {
  return estimate >= 0 ? Math.abs(estimate - by) : Math.max(-estimate, by + estimate)
}

function smallest(enough: (n: number) => boolean, possible: boolean, sd: number): number {
  if (Number.isNaN(sd)) return Number.NaN
  if (!possible) return Number.POSITIVE_INFINITY
  let high = 2
  while (!enough(high)) {
    high *= 2
    if (high > countless) return Number.POSITIVE_INFINITY
  }
  let low = high / 2
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (enough(middle)) high = middle
    else low = middle
  }
  return high
}
