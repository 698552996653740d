/** Screening by elementary effects: which factors matter at all. */
import { mean } from 'simple-statistics'
import { type BootstrapOptions, bootstrapInterval } from './bootstrap.js'
import { type Interval, present, standardDeviation } from './interval.js'

/** A walk through the unit cube in which each step changes one coordinate, and what came out at each point. */
export interface WalkedTrajectory {
  readonly points: readonly (readonly number[])[]
  /** Point by replicate; every point has the same replicates in the same order. NaN is missing. */
  readonly values: readonly (readonly number[])[]
}

/** Of one factor; all in units of the output per whole range of the factor. */
export interface ElementaryEffects {
  /** Mean of the elementary effects: on the whole up or down. */
  readonly mu: number
  /** Mean of their absolute values: how much the factor matters. With a bootstrap interval (BCa) over trajectories. */
  readonly muStar: Interval
  /** Their standard deviation: how much the effect depends on where it is taken, by curvature or other factors (and luck). */
  readonly sigma: number
  /**
   * Standard deviation that luck alone gives an elementary effect, from its variance between replicates; NaN with one
   * replicate. A factor without any effect has a mu* of about 0.8 times this (sqrt(2 / pi)), and a sigma of about this.
   */
  readonly noise: number
}

/**
 * M. D. Morris' mu and sigma (Technometrics 33, 1991, 161-174) and the mu* of F. Campolongo, J. Cariboni & A. Saltelli
 * (Environ. Model. Softw. 22, 2007, 1509-1518), one entry a factor. An elementary effect is the change of the output over
 * one step, divided by the change of the coordinate; with replicates, its mean over them. Steps with a missing end are left
 * out.
 * @param random uniform on [0, 1), for the bootstrap
 * @throws RangeError if a step changes no coordinate or more than one
 */
export function elementaryEffects(
  trajectories: readonly WalkedTrajectory[],
  random: () => number,
  options: BootstrapOptions = {},
): ElementaryEffects[] {
  const factors = trajectories[0]?.points[0]?.length ?? 0
  const steps = trajectories.flatMap(stepsOf)
  return Array.from({ length: factors }, (_, factor) => {
    const ofFactor = steps.filter((step) => step.factor === factor && step.effects.length > 0)
    const effects = ofFactor.map((step) => mean(step.effects))
    const luck = present(ofFactor.map((step) => standardDeviation(step.effects) ** 2 / step.effects.length))
    return {
      mu: effects.length === 0 ? Number.NaN : mean(effects),
      muStar: bootstrapInterval(effects, (drawn) => mean(drawn.map(Math.abs)), random, options),
      sigma: standardDeviation(effects),
      noise: luck.length === 0 ? Number.NaN : Math.sqrt(mean(luck)),
    }
  })
}

/** The elementary effect of each step in each replicate that has both its ends. */
function stepsOf({ points, values }: WalkedTrajectory): { factor: number; effects: number[] }[] {
  return points.slice(1).map((point, index) => {
    const before = points[index]!
    const changed = point.flatMap((at, coordinate) => (at === before[coordinate] ? [] : [coordinate]))
    const [factor] = changed
    if (factor === undefined || changed.length > 1) {
      throw new RangeError(`step ${index + 1} of a trajectory changes ${changed.length} coordinates, not 1`)
    }
    const width = point[factor]! - before[factor]!
    const effects = present(values[index + 1]!.map((value, replicate) => (value - values[index]![replicate]!) / width))
    return { factor, effects }
  })
}
