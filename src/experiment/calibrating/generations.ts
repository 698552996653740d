/**
 * The search for the parameters behind some facts: generations of trials, each drawn where the trials before make them likely,
 * until the budget is spent. It knows points of a standard normal prior and targets on their scales, and nothing of forums.
 */
import { Matrix } from 'ml-matrix'
import seedrandom from 'seedrandom'
import { type Chance, learnChance } from '../../statistics/chance.js'
import { normalQuantile } from '../../statistics/distributions.js'
import { rootOf, solveLower, weightedMoments } from '../../statistics/gaussian.js'
import { type Inverse, invert } from '../../statistics/inverse.js'
import { learnSurface, type Surface, type Trial } from '../../statistics/responseSurface.js'
import { sobolSequence } from '../designs/sobolSequence.js'
import type { Budget } from './budget.js'

export interface Question {
  /** Of the study: names all luck of the search. */
  readonly seed: string
  readonly dimensions: number
  readonly observed: readonly number[]
  /** Variance of each observed target, as far as its interval tells. */
  readonly observedVariance: readonly number[]
  readonly budget: Budget
}

/** Points to try, each `replicates` times; the lots of a search are numbered from 0. */
export interface Lot {
  readonly generation: number
  readonly points: readonly (readonly number[])[]
  readonly replicates: number
}

/** The outcomes of each point; an outcome with a target that is not defined is NaN there. */
export type Answered = readonly (readonly (readonly number[])[])[]

export interface Found {
  readonly surface: Surface
  readonly inverse: Inverse
  /** The last lot: one outcome at each of some draws from the posterior. */
  readonly check: { readonly points: readonly (readonly number[])[]; readonly outcomes: Answered }
  readonly trials: readonly Trial[]
  /** Trials of which some target was not defined, and which taught nothing. */
  readonly lost: number
}

/**
 * How much of what the surface has not learnt counts while the search goes on: with all of it the generations would stay as wide as
 * the surface is poor, and it would never become better; with little they miss the place. The last generation and the end are as wide as is owned up to. These two and
 * the number of generations were chosen by coverage and width on a simulator of 25 parameters and 31 targets.
 */
const HOPE = 0.3

/** How fast trials lose weight with their distance. */
const POWER = 1.5

/** Thrown where hardly any trial had all its targets defined, so that there is nothing to learn from. */
export class TooFewTrials extends Error {
  override readonly name = 'TooFewTrials'
  /** For each target, in how many runs it was not defined. */
  readonly missing: readonly number[]
  readonly trials: number
  constructor(used: number, lost: number, missing: readonly number[]) {
    super(`of ${used + lost} trials only ${used} had all targets defined: too few to learn from`)
    this.missing = missing
    this.trials = used + lost
  }
}

/** From the posterior at the end; a quarter of them show the way to the next generation. */
const DRAWS = 1000

/**
 * Carries the search to its end. The same question and the same answers give the same result, in whatever order the trials of a lot
 * were carried out.
 * @param ask carries out a lot; undefined where it was stopped before the end
 * @returns undefined where it was stopped
 * @throws TooFewTrials where hardly any had all its targets defined
 */
export async function search(question: Question, ask: (lot: Lot) => Promise<Answered | undefined>): Promise<Found | undefined> {
  const { seed, dimensions, budget } = question
  const trials: Trial[] = []
  const tried: Trial[] = []
  let lost = 0
  const missing = question.observed.map(() => 0)
  let points = priorPoints(dimensions, budget.first, seedrandom.alea(`${seed}/calibration/prior`))
  let fitted: { surface: Surface; inverse: Inverse } | undefined
  for (let generation = 0; generation <= budget.generations; generation++) {
    const answered = await ask({ generation, points, replicates: budget.replicates })
    if (!answered) return undefined
    answered.forEach((outcomes, place) => {
      tried.push({ point: points[place]!, outcomes })
      if (outcomes.every((outcome) => outcome.every(Number.isFinite))) trials.push({ point: points[place]!, outcomes })
      else {
        lost++
        for (const outcome of outcomes)
          outcome.forEach((value, target) => {
            if (!Number.isFinite(value)) missing[target] = (missing[target] ?? 0) + 1
          })
      }
    })
    if (trials.length < Math.max(10, dimensions / 2)) throw new TooFewTrials(trials.length, lost, missing)
    const random = seedrandom.alea(`${seed}/calibration/generation/${generation + 1}`)
    const last = generation === budget.generations
    const count = last ? budget.check : budget.each
    fitted = learn(question, { trials, tried }, fitted?.inverse, {
      random,
      count: Math.max(count, last ? DRAWS : DRAWS / 4),
      unlearnt: generation < budget.generations - 1 ? HOPE : 1,
    })
    const { draws } = fitted.inverse
    points = Array.from({ length: count }, (_, place) => Array.from(draws[Math.floor((place * draws.length) / count)]!))
  }
  const generation = budget.generations + 1
  const outcomes = await ask({ generation, points, replicates: 1 })
  if (!outcomes || !fitted) return undefined
  return { ...fitted, check: { points, outcomes }, trials, lost }
}

/** Points spread evenly over the prior. */
function priorPoints(dimensions: number, count: number, random: () => number): number[][] {
  return sobolSequence(dimensions, count, random).map((cube) =>
    cube.map((u) => normalQuantile(Math.min(Math.max(u, 1e-4), 1 - 1e-4))),
  )
}

/** No target is fitted closer than this, on its scale: about one per cent. */
const CLOSE = 0.01

function learn(
  { observed, observedVariance, dimensions }: Question,
  { trials, tried }: { readonly trials: readonly Trial[]; readonly tried: readonly Trial[] },
  before: Inverse | undefined,
  options: { readonly random: () => number; readonly count: number; readonly unlearnt: number },
): { surface: Surface; inverse: Inverse } {
  const weights = weightsOf(trials, before, dimensions)
  const surface = learnSurface(trials, weights)
  const errors = Matrix.add(surface.luck, Matrix.sub(surface.spread, surface.luck).mul(options.unlearnt))
  observedVariance.forEach((variance, target) => {
    const more = Math.max(variance, CLOSE ** 2) - surface.luck.get(target, target)
    if (more > 0) errors.set(target, target, errors.get(target, target) + more)
  })
  const starts = nearest(trials, observed, errors)
  return {
    surface,
    inverse: invert({ surface, chances: chancesOf(tried, before, dimensions) }, observed, errors, starts, options),
  }
}

/**
 * The chance that a forum gives outcomes at all, which the observed one did: that its run was not given up, and that all targets are
 * defined where it was not. None where it always held: there is nothing to learn from.
 */
function chancesOf(tried: readonly Trial[], before: Inverse | undefined, dimensions: number): Chance[] {
  const endless = (outcome: readonly number[]): boolean => outcome.every(Number.isNaN)
  const ended = tried.filter(({ outcomes }) => !outcomes.every(endless))
  const chance = (among: readonly Trial[], held: (outcome: readonly number[]) => boolean): Chance[] => {
    const hits = among.map(({ outcomes }) => outcomes.filter(held).length / outcomes.length)
    if (hits.every((part) => part === 1)) return []
    const points = among.map(({ point }) => point)
    return [learnChance(points, hits, weightsOf(among, before, dimensions))]
  }
  return [
    ...chance(tried, (outcome) => !endless(outcome)),
    ...chance(ended, (outcome) => endless(outcome) || outcome.every(Number.isFinite)),
  ]
}

/** Trials count the less, the farther they lie from where the posterior was last. */
function weightsOf(trials: readonly Trial[], before: Inverse | undefined, dimensions: number): number[] {
  if (!before) return trials.map(() => 1)
  const { mean, covariance } = weightedMoments(
    before.draws,
    before.draws.map(() => 1),
  )
  const root = rootOf(covariance)
  return trials.map(({ point }) => {
    const away = solveLower(
      root,
      point.map((value, i) => value - mean[i]!),
    )
    const squared = away.reduce((sum, value) => sum + value * value, 0)
    return 1 / (1 + squared / dimensions) ** POWER
  })
}

const STARTS = 4

/** The points whose trials came nearest to what was observed, and the middle of the prior. */
function nearest(trials: readonly Trial[], observed: readonly number[], errors: Matrix): number[][] {
  const far = ({ outcomes }: Trial): number =>
    outcomes.reduce(
      (sum, outcome) =>
        sum + outcome.reduce((all, value, target) => all + (value - observed[target]!) ** 2 / errors.get(target, target), 0),
      0,
    )
  const ordered = trials.map((trial) => ({ trial, away: far(trial) })).sort((one, other) => one.away - other.away)
  return [
    ...ordered.slice(0, STARTS).map(({ trial }) => [...trial.point]),
    observed.length > 0 ? trials[0]!.point.map(() => 0) : [],
  ]
}
