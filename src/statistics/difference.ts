/** How much two arms differ, paired by position. */
import type { BootstrapOptions } from './bootstrap.js'
import { type Effect, effect } from './effect.js'
import { standardDeviation } from './interval.js'

export interface PairedDifference extends Effect {
  /**
   * What pairing saved: (var a + var b) / var(a - b), over the pairs used. With independent luck it would take that many
   * times as many runs for the same standard error. Infinity where all differences are the same, NaN where nothing varies
   * at all.
   */
  readonly varianceRatio: number
}

/** The differences first - second by position; NaN where either is missing. @throws RangeError if the lengths differ */
export function differences(first: readonly number[], second: readonly number[]): number[] {
  if (first.length !== second.length) throw new RangeError(`${first.length} values cannot be paired with ${second.length}`)
  return first.map((value, index) => value - second[index]!)
}

/**
 * Compares two equally long vectors paired by position, such as one measure of two arms by replicate. Pairs with a NaN are
 * left out. All variances have the divisor n - 1.
 * @param random uniform on [0, 1), for the bootstrap
 * @throws RangeError if the lengths differ
 */
export function pairedDifference(
  first: readonly number[],
  second: readonly number[],
  random: () => number,
  options: BootstrapOptions = {},
): PairedDifference {
  const gaps = differences(first, second)
  const complete = (_: number, index: number) => !Number.isNaN(gaps[index])
  const [a, b, apart] = [first, second, gaps].map((values) => standardDeviation(values.filter(complete)) ** 2)
  return { ...effect(gaps, random, options), varianceRatio: (a! + b!) / apart! }
}
