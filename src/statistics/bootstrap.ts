/** Bootstrap intervals for any statistic of independent items: numbers, pairs, rows or trajectories. */
import { quantileSorted } from 'simple-statistics'
import { normalProbability, normalQuantile } from './distributions.js'
import { type Interval, present } from './interval.js'

export interface BootstrapOptions {
  /** Coverage aimed at, in (0, 1); 0.95 by default. */
  readonly level?: number
  /** How many times the items are drawn anew with replacement; 2000 by default. */
  readonly resamples?: number
}

/**
 * Bootstrap interval of a statistic of one sample by the BCa method (bias-corrected and accelerated): B. Efron & R. J.
 * Tibshirani, An Introduction to the Bootstrap, 1993, section 14.3; bias from the share of resamples below the estimate
 * (ties count half), acceleration from the jackknife. Items that are NaN are left out. Fewer than two items give NaN
 * bounds, and so does a statistic that no resample undercuts, or none exceeds. Calls `statistic` resamples + n + 1 times.
 * @param random uniform on [0, 1)
 */
export function bootstrapInterval<Item>(
  items: readonly Item[],
  statistic: (items: Item[]) => number,
  random: () => number,
  options: BootstrapOptions = {},
): Interval {
  return bootstrapOfSamples([items], ([only]) => statistic(only!), random, options)
}

/**
 * The same for a statistic of several independent samples, each drawn anew by itself (A. C. Davison & D. V. Hinkley,
 * Bootstrap Methods and their Application, 1997, equation 5.27 for the acceleration). The interval's n counts the items of
 * all samples.
 */
export function bootstrapOfSamples<Item>(
  samples: readonly (readonly Item[])[],
  statistic: (samples: readonly Item[][]) => number,
  random: () => number,
  { level = 0.95, resamples = 2000 }: BootstrapOptions = {},
): Interval {
  const known = samples.map(present)
  const n = known.reduce((sum, sample) => sum + sample.length, 0)
  const estimate = known.some((sample) => sample.length === 0) ? Number.NaN : statistic(known)
  if (known.some((sample) => sample.length < 2)) return { estimate, low: Number.NaN, high: Number.NaN, n }

  const drawn = Array.from({ length: resamples }, () => statistic(known.map((sample) => resample(sample, random))))
  drawn.sort((a, b) => a - b)
  if (drawn[0] === drawn.at(-1) && drawn[0] === estimate) return { estimate, low: estimate, high: estimate, n }
  const below = drawn.filter((value) => value < estimate).length
  const equal = drawn.filter((value) => value === estimate).length
  const bias = normalQuantile((below + equal / 2) / resamples)
  const acceleration = jackknifeAcceleration(known, statistic)
  const bound = (probability: number) => {
    const shifted = bias + normalQuantile(probability)
    const at = normalProbability(bias + shifted / (1 - acceleration * shifted))
    return Number.isFinite(bias) && Number.isFinite(at) ? quantileSorted(drawn, at) : Number.NaN
  }
  return { estimate, low: bound((1 - level) / 2), high: bound((1 + level) / 2), n }
}

/**
 * Percentile bootstrap intervals (Efron & Tibshirani 1993, section 13.3) of several statistics of the same items, all from the
 * same resamples: for large samples and costly statistics, where BCa's jackknife would take n more evaluations. A resample
 * without a value (NaN) leaves no bounds to that statistic, nor do fewer than two items.
 */
export function percentileIntervals<Item>(
  items: readonly Item[],
  statistics: (items: readonly Item[]) => readonly number[],
  random: () => number,
  { level = 0.95, resamples = 2000 }: BootstrapOptions = {},
): Interval[] {
  const n = items.length
  const estimates = statistics(items)
  if (n < 2) return estimates.map((estimate) => ({ estimate, low: Number.NaN, high: Number.NaN, n }))
  const drawn = Array.from({ length: resamples }, () => statistics(resample(items, random)))
  return estimates.map((estimate, index) => {
    const sorted = drawn.map((values) => values[index]!).sort((a, b) => a - b)
    const bound = (probability: number) => (sorted.some(Number.isNaN) ? Number.NaN : quantileSorted(sorted, probability))
    return { estimate, low: bound((1 - level) / 2), high: bound((1 + level) / 2), n }
  })
}

const resample = <Item>(items: readonly Item[], random: () => number): Item[] =>
  items.map(() => items[Math.floor(random() * items.length)]!)

/** Sum of the cubed influences over 6 times the 3/2 power of the sum of their squares, each sample's scaled by its size. */
function jackknifeAcceleration<Item>(samples: readonly Item[][], statistic: (samples: Item[][]) => number): number {
  let squares = 0
  let cubes = 0
  samples.forEach((sample, index) => {
    const without = sample.map((_, left) => statistic(samples.with(index, sample.toSpliced(left, 1))))
    const centre = without.reduce((sum, value) => sum + value, 0) / without.length
    for (const value of without) {
      const influence = ((sample.length - 1) * (centre - value)) / sample.length
      squares += influence ** 2
      cubes += influence ** 3
    }
  })
  return squares === 0 ? 0 : cubes / (6 * squares ** 1.5)
}
