/** What a hypothesis comes to in numbers: one a replicate, and an interval of what they say together. */
import type { MeasureName } from '../../model/measures.js'
import type { Pairing } from '../../scenario/replicates.js'
import type { BootstrapOptions } from '../../statistics/bootstrap.js'
import { differences, pairedDifference } from '../../statistics/difference.js'
import { type Effect, effect, meanP } from '../../statistics/effect.js'
import { type Interval, present, skewAdjustedInterval } from '../../statistics/interval.js'
import { unpairedDifference } from '../../statistics/unpaired.js'
import type { Claim } from '../../statistics/verdict.js'
import { type CellOutcome, meanOver } from './outcomes.js'
import { inUnit } from './sentence.js'

/** Every function takes the first `n` replicates, in the order of their numbers. */
export interface Contrast {
  /** What is judged, in words: `moderated less unmoderated`, `along members.hostileShare`. */
  readonly of: string
  /** The side of 0 on which it is expected. */
  readonly direction: Claim['direction']
  /** One number a replicate, NaN where it is missing. */
  values(n: number): readonly number[]
  /** The interval to be judged; that of the values less something in each replicate where it is given. */
  interval(n: number, level: number, less?: readonly number[]): Interval
  /** Whether nothing that was compared differs in any replicate. */
  identical(n: number): boolean
  /** Two-sided p-value of no difference. */
  p(n: number): number
  /** Replicate by replicate what a margin in per cent is a share of. */
  reference(n: number): readonly number[]
  /** As in statistics/effect.ts; with the variance ratio of statistics/difference.ts where luck is shared between two arms. */
  effect(n: number, random: () => number, options: BootstrapOptions): Effect & { readonly varianceRatio?: number }
  /** Where an inner peak lies on its axis. */
  place?(n: number): number
}

/** The interval and the p-value of the mean of independent numbers, one a replicate. */
export const ofMean = (values: (n: number) => readonly number[]) => ({
  values,
  interval: (n: number, level: number, less?: readonly number[]) =>
    skewAdjustedInterval(less ? differences(values(n), less) : values(n), level),
  identical: (n: number) => allZero(values(n)),
  p: (n: number) => meanP(values(n)),
  effect: (n: number, random: () => number, options: BootstrapOptions) => effect(values(n), random, options),
})

/** Whether every value that is known is 0, and one is. */
export function allZero(values: readonly number[]): boolean {
  const known = present(values)
  return known.length > 0 && known.every((value) => value === 0)
}

/** `A above N`, `A below N`: replicate by replicate the measure of A less N, A being its mean over all points of the design. */
export function besideNumber(
  { kind, arm, number }: { readonly kind: 'above' | 'below'; readonly arm: string; readonly number: number },
  cells: readonly CellOutcome[],
  measure: MeasureName,
): Contrast {
  const ofArm = cells.filter((cell) => cell.arm === arm)
  return {
    ...ofMean((n) => meanOver(ofArm, measure, n).map((value) => value - number)),
    of: number === 0 ? arm : `${arm} less ${inUnit(number, measure)}`,
    direction: kind === 'above' ? 'higher' : 'lower',
    reference: (n) => Array.from({ length: n }, () => number),
  }
}

/**
 * `A > B`: replicate by replicate the measure of A less that of B, each the mean over all points of the design. A margin in
 * per cent is a share of the mean of B.
 *
 * With independent luck the replicates are set against each other by their numbers all the same: the differences are
 * independent, and their interval allows for skewness, which Welch's does not. Only the description of the effect takes the
 * arms as two samples.
 */
export function compared(
  { arm, than }: { readonly arm: string; readonly than: string },
  cells: readonly CellOutcome[],
  measure: MeasureName,
  pairing: Pairing,
): Contrast {
  const meansOf = (name: string) => {
    const ofArm = cells.filter((cell) => cell.arm === name)
    return (n: number) => meanOver(ofArm, measure, n)
  }
  const first = meansOf(arm)
  const second = meansOf(than)
  return {
    ...ofMean((n) => differences(first(n), second(n))),
    of: `${arm} less ${than}`,
    direction: 'higher',
    reference: second,
    effect: (n, random, options) =>
      (pairing === 'replicate' ? pairedDifference : unpairedDifference)(first(n), second(n), random, options),
  }
}
