/** What a calibration says: of each parameter, of each target, and of facts that were not aimed at. */
import type { Fact, FactName } from '../../evidence/facts.js'
import type { ParameterName } from '../../model/configure.js'
import { quantile } from '../../model/distribution.js'
import { normalProbability } from '../../statistics/distributions.js'
import type { Calibration } from './calibration.js'
import type { Found } from './generations.js'
import { type Movable, valueAt } from './movable.js'

export interface Range {
  readonly median: number
  /** Between these lie nine draws in ten. */
  readonly low: number
  readonly high: number
}

export interface FittedParameter extends Range {
  readonly prior: Movable
  /** Half of the draws lie between these. */
  readonly half: readonly [number, number]
  /** In the fitted study: where the middle of the draws lies on the scale of the search. */
  readonly fitted: number
  /** Length of the range of nine draws in ten, as a part of the same range of the prior: 1 where the data say nothing. */
  readonly width: number
  /** Towards which end of the prior the draws crowd. */
  readonly edge?: 'low' | 'high'
}

/** How an observed fact lies to what fitted forums give: within nine in ten, its interval reaching there, or neither. */
export type Place = 'inside' | 'near' | 'outside' | 'not defined'

export interface CheckedFact extends Range {
  readonly name: FactName
  readonly observed: Fact
  readonly place: Place
  /** By how much the observed value lies outside, in the unit of the fact; 0 inside. */
  readonly miss: number
  /** True where the fit gave the target up, as out of the model's reach together with the others. */
  readonly givenUp: boolean
}

export interface Correlation {
  readonly one: ParameterName
  readonly other: ParameterName
  readonly r: number
}

export interface CalibrationResult {
  readonly parameters: readonly FittedParameter[]
  /** Of every pair, the strongest first. */
  readonly correlations: readonly Correlation[]
  readonly targets: readonly CheckedFact[]
  /** Facts that were not aimed at. */
  readonly others: readonly CheckedFact[]
  /** Facts of another window of the log, where they were asked for. */
  readonly predicted: readonly CheckedFact[]
  /** Draws from the posterior, each with a value for every parameter that moves. */
  readonly draws: readonly (readonly number[])[]
  readonly trials: { readonly used: number; readonly lost: number }
}

/** Facts of runs at draws from the posterior; NaN where a run lacks one. */
export type Simulated = readonly Readonly<Partial<Record<FactName, number>>>[]

export interface Observed {
  readonly facts: Readonly<Partial<Record<FactName, Fact>>>
  /** What fitted forums gave by the same window. */
  readonly simulated: Simulated
  readonly names: readonly FactName[]
}

/** Beyond this width the data are said to say nothing of a parameter. */
export const SAYS_NOTHING = 0.9

/** A quarter of the draws in the outer twentieth of the prior. */
const EDGE = 0.05
const CROWD = 0.25

/** Draws all there is to say together; `predicted` where a later window was asked for. */
export function resultOf(calibration: Calibration, found: Found, aimed: Observed, predicted?: Observed): CalibrationResult {
  const { moved, targets } = calibration
  const { draws, discrepancy } = found.inverse
  const givenUp = new Set(targets.filter((_, place) => discrepancy[place]! > 0).map(({ name }) => name))
  const names = targets.map(({ name }) => name)
  const check = (observed: Observed, chosen: readonly FactName[]): CheckedFact[] =>
    chosen.flatMap((name) => checked(name, observed, givenUp.has(name)))
  return {
    parameters: moved.map((prior, place) =>
      fittedParameter(
        prior,
        draws.map((draw) => draw[place]!),
      ),
    ),
    correlations: correlationsOf(moved, draws),
    targets: check(aimed, names),
    others: check(
      aimed,
      aimed.names.filter((name) => !names.includes(name)),
    ),
    predicted: predicted ? check(predicted, predicted.names) : [],
    draws: draws.map((draw) => moved.map((one, place) => valueAt(one, draw[place]!))),
    trials: { used: found.trials.length, lost: found.lost },
  }
}

function fittedParameter(prior: Movable, coordinates: readonly number[]): FittedParameter {
  const at = (probability: number): number => valueAt(prior, sampleQuantile(coordinates, probability))
  const parts = coordinates.map(normalProbability)
  const share = (inside: (part: number) => boolean): number => parts.filter(inside).length / parts.length
  const edge = share((part) => part < EDGE) > CROWD ? 'low' : share((part) => part > 1 - EDGE) > CROWD ? 'high' : undefined
  const mean = coordinates.reduce((sum, value) => sum + value, 0) / coordinates.length
  return {
    prior,
    median: at(0.5),
    low: at(0.05),
    high: at(0.95),
    half: [at(0.25), at(0.75)],
    fitted: valueAt(prior, mean),
    width: (sampleQuantile(parts, 0.95) - sampleQuantile(parts, 0.05)) / 0.9,
    ...(edge === undefined ? {} : { edge }),
  }
}

function checked(name: FactName, { facts, simulated }: Observed, givenUp: boolean): CheckedFact[] {
  const observed = facts[name]
  if (observed === undefined || !Number.isFinite(observed.value)) return []
  const values = simulated.map((run) => run[name] ?? Number.NaN).filter(Number.isFinite)
  // Where fewer than half of the runs have the fact, those that have it are no picture of them.
  if (values.length * 2 < simulated.length || values.length === 0) {
    const missing = { median: Number.NaN, low: Number.NaN, high: Number.NaN }
    return [{ name, observed, ...missing, place: 'not defined', miss: Number.NaN, givenUp }]
  }
  const low = sampleQuantile(values, 0.05)
  const high = sampleQuantile(values, 0.95)
  const { value } = observed
  const miss = value < low ? value - low : value > high ? value - high : 0
  const reaches = (observed.low ?? value) <= high && (observed.high ?? value) >= low
  const place = miss === 0 ? 'inside' : reaches ? 'near' : 'outside'
  return [{ name, observed, median: sampleQuantile(values, 0.5), low, high, place, miss, givenUp }]
}

const sampleQuantile = (values: readonly number[], probability: number): number =>
  quantile(
    values.toSorted((one, other) => one - other),
    probability,
  )

/** Of the coordinates in which the prior is standard normal. */
function correlationsOf(moved: readonly Movable[], draws: readonly ArrayLike<number>[]): Correlation[] {
  const columns = moved.map((_, place) => {
    const values = draws.map((draw) => draw[place]!)
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    const left = values.map((value) => value - mean)
    const length = Math.hypot(...left)
    return left.map((value) => value / length)
  })
  const pairs = moved.flatMap(({ name: one }, place) =>
    moved.slice(place + 1).map(({ name: other }, after) => ({
      one,
      other,
      r: columns[place]!.reduce((sum, value, draw) => sum + value * columns[place + 1 + after]![draw]!, 0),
    })),
  )
  return pairs.sort((a, b) => Math.abs(b.r) - Math.abs(a.r))
}
