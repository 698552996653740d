/**
 * Quantiles and tail probabilities of the normal and Student's t distribution, thin over jstat. (simple-statistics has no t
 * distribution, and its probit(0.975) is 1.957 where 1.95996 is right.)
 */
import jstat from 'jstat'

/** The value below which a standard normal variable lies with the given probability, in [0, 1]. */
export const normalQuantile = (probability: number): number => jstat.normal.inv(probability, 0, 1)

/** The probability that a standard normal variable lies below `z`. */
export const normalProbability = (z: number): number => jstat.normal.cdf(z, 0, 1)

/** Above this, jstat's inversion of the beta function loses digits, while the series below has an error under 1e-9. */
const manyDegrees = 1e5

/**
 * The value below which a Student t variable lies with the given probability, in (0, 1).
 * `degreesOfFreedom` need not be whole (Welch); from 1e5 on by the first term of the expansion of Abramowitz & Stegun 26.7.5.
 */
export function studentQuantile(probability: number, degreesOfFreedom: number): number {
  if (degreesOfFreedom < manyDegrees) return jstat.studentt.inv(probability, degreesOfFreedom)
  const z = normalQuantile(probability)
  return z + (z ** 3 + z) / (4 * degreesOfFreedom)
}

/**
 * The two-sided p-value of a t statistic: I_x(df/2, 1/2) with x = df / (df + t^2), which keeps its digits far out in the tail
 * (Abramowitz & Stegun 26.7.1 and 26.5.27). NaN gives NaN, an infinite t gives 0.
 */
export function studentP(t: number, degreesOfFreedom: number): number {
  if (Number.isNaN(t) || Number.isNaN(degreesOfFreedom)) return Number.NaN
  if (!Number.isFinite(t)) return 0
  return jstat.ibeta(degreesOfFreedom / (degreesOfFreedom + t * t), degreesOfFreedom / 2, 0.5)
}
