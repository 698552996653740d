/** What a calibration says: of each parameter, of each target, and of facts that were not aimed at. */
import { type Fact, type FactName, type FactWindow, facts } from '../../evidence/facts.js'
import type { ParameterName } from '../../model/configure.js'
import { quantile } from '../../model/distribution.js'
import { normalProbability } from '../../statistics/distributions.js'
import type { Calibration } from './calibration.js'
import type { Found } from './generations.js'
import { type Movable, valueAt } from './movable.js'
import { isSigned, scaled } from './targets.js'

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
  /** What the fitted study file itself gives, the mean of its runs; NaN where it is not defined in most, none where it was not asked. */
  readonly file?: number
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
  /** What was fitted. */
  readonly log: LogSize
}

export interface LogSize {
  readonly posts: number
  readonly members: number
  readonly days: number
}

/** Below this a log says next to nothing of a forum: about as many as an ordinary forum writes in its first weeks. */
export const LEAST = { posts: 200, members: 30 } as const

export const tooLittle = ({ posts, members }: LogSize): boolean => posts < LEAST.posts || members < LEAST.members

/** Whether the forum that was found is none: most targets are not defined in most runs at the draws. */
export const fitFailed = ({ targets }: Pick<CalibrationResult, 'targets'>): boolean =>
  targets.filter(({ place }) => place === 'not defined').length * 2 > targets.length

/** Facts of runs at draws from the posterior; NaN where a run lacks one. */
export type Simulated = readonly Readonly<Partial<Record<FactName, number>>>[]

export interface Observed {
  readonly facts: Readonly<Partial<Record<FactName, Fact>>>
  /** What fitted forums gave by the same window. */
  readonly simulated: Simulated
  readonly names: readonly FactName[]
  /** What the fitted study file gave by the same window. */
  readonly file?: Simulated
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
    log: sizeOf(aimed.facts, calibration.window),
  }
}

/** The size of the log that some facts are of. */
export const sizeOf = (facts: Observed['facts'], { from, to }: Pick<FactWindow, 'from' | 'to'>): LogSize => ({
  posts: facts.allPosts?.value ?? Number.NaN,
  members: facts.members?.value ?? Number.NaN,
  days: Math.round(to - from),
})

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** The point of the fitted study: the middle of the draws. */
export const middleOf = (draws: Found['inverse']['draws']): number[] =>
  Array.from(draws[0]!, (_, place) => mean(draws.map((draw) => draw[place]!)))

function fittedParameter(prior: Movable, coordinates: readonly number[]): FittedParameter {
  const at = (probability: number): number => valueAt(prior, sampleQuantile(coordinates, probability))
  const parts = coordinates.map(normalProbability)
  const share = (inside: (part: number) => boolean): number => parts.filter(inside).length / parts.length
  const edge = share((part) => part < EDGE) > CROWD ? 'low' : share((part) => part > 1 - EDGE) > CROWD ? 'high' : undefined
  return {
    prior,
    median: at(0.5),
    low: at(0.05),
    high: at(0.95),
    half: [at(0.25), at(0.75)],
    fitted: valueAt(prior, mean(coordinates)),
    width: (sampleQuantile(parts, 0.95) - sampleQuantile(parts, 0.05)) / 0.9,
    ...(edge === undefined ? {} : { edge }),
  }
}

function checked(name: FactName, { facts: ofLog, simulated, file }: Observed, givenUp: boolean): CheckedFact[] {
  const observed = ofLog[name]
  if (observed === undefined || !Number.isFinite(observed.value)) return []
  const values = definedIn(simulated, name)
  const ofFile = file ? { file: meanOf(name, file) } : {}
  // Where fewer than half of the runs have the fact, those that have it are no picture of them.
  if (values.length * 2 < simulated.length || values.length === 0) {
    const missing = { median: Number.NaN, low: Number.NaN, high: Number.NaN }
    return [{ name, observed, ...missing, place: 'not defined', miss: Number.NaN, givenUp, ...ofFile }]
  }
  const low = sampleQuantile(values, 0.05)
  const high = sampleQuantile(values, 0.95)
  const { value } = observed
  const miss = value < low ? value - low : value > high ? value - high : 0
  const reaches = (observed.low ?? value) <= high && (observed.high ?? value) >= low
  const place = miss === 0 ? 'inside' : reaches ? 'near' : 'outside'
  return [{ name, observed, median: sampleQuantile(values, 0.5), low, high, place, miss, givenUp, ...ofFile }]
}

const definedIn = (simulated: Simulated, name: FactName): number[] =>
  simulated.map((run) => run[name] ?? Number.NaN).filter(Number.isFinite)

function meanOf(name: FactName, runs: Simulated): number {
  const values = definedIn(runs, name)
  return values.length * 2 > runs.length ? mean(values) : Number.NaN
}

/** The range of a target is wide beyond this factor, or beyond this part of all where it is a share. */
export const WIDE = { factor: 3, share: 0.3 } as const

/** How far two values of a fact lie apart, 1 where a range between them begins to be wide; counted in small numbers as the search does. */
export function apart(name: FactName, one: number, other: number): number {
  if (facts[name].unit === 'share') return Math.abs(one - other) / WIDE.share
  return isSigned(name) ? 0 : Math.abs(scaled(name, one) - scaled(name, other)) / Math.log(WIDE.factor)
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
    const middle = mean(values)
    const left = values.map((value) => value - middle)
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
