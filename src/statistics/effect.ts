/** What a sample of differences (or of rises, one a replicate) says about their mean. */
import { mean } from 'simple-statistics'
import { type BootstrapOptions, bootstrapInterval } from './bootstrap.js'
import { studentP } from './distributions.js'
import { type Interval, meanInterval, present, standardDeviation } from './interval.js'

export interface Effect {
  /** The mean with Student's interval (for unpaired samples: the difference of the means with Welch's). */
  readonly t: Interval
  /** The same with a BCa bootstrap interval. */
  readonly bootstrap: Interval
  /** Two-sided p-value of a mean of 0. */
  readonly p: number
  /**
   * The mean over the standard deviation of the differences: Cohen's d_z (Statistical Power Analysis, 1988, section 2.3.5;
   * Lakens 2013, doi:10.3389/fpsyg.2013.00863, equation 6), not corrected for small samples.
   */
  readonly standardised: number
  /** Share of the differences that have the sign of their mean; a difference of exactly 0 has another sign. */
  readonly sameSign: number
}

/**
 * Two-sided p-value of Student's t test that the mean is 0; 1 where all values are 0, NaN for fewer than two. NaN is left
 * out.
 */
export function meanP(values: readonly number[]): number {
  const known = present(values)
  if (known.length < 2) return Number.NaN
  const centre = mean(known)
  return centre === 0 ? 1 : studentP((centre * Math.sqrt(known.length)) / standardDeviation(known), known.length - 1)
}

/**
 * Describes the mean of independent differences. Missing values (NaN) are left out; with fewer than two left everything but
 * the mean is NaN.
 * @param random uniform on [0, 1), for the bootstrap
 */
export function effect(values: readonly number[], random: () => number, options: BootstrapOptions = {}): Effect {
  const known = present(values)
  const t = meanInterval(known, options.level)
  const sign = Math.sign(t.estimate)
  return {
    t,
    bootstrap: bootstrapInterval(known, mean, random, options),
    p: meanP(known),
    standardised: t.estimate / standardDeviation(known),
    sameSign: known.length < 2 ? Number.NaN : known.filter((value) => Math.sign(value) === sign).length / known.length,
  }
}
