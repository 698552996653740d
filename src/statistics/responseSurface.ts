/**
 * A response surface: what a simulator gives on the mean at a point, as a second-degree polynomial learnt from trials, with
 * the spread of a new outcome around it (G. E. P. Box & K. B. Wilson, J. R. Statist. Soc. B 13, 1951, 1-45; the ridge and its
 * leave-one-out errors after A. E. Hoerl & R. W. Kennard, Technometrics 12, 1970, 55-67).
 */
import { Matrix } from 'ml-matrix'
import { addProduct, choleskyOf, rootOf, solveLower, weightedMoments } from './gaussian.js'

/** What came out at a point: one or more independent outcomes, each with a number for every target. */
export interface Trial {
  readonly point: readonly number[]
  readonly outcomes: readonly (readonly number[])[]
}

export interface Surface {
  /** The expected outcome at a point, and how it changes with each coordinate (a row for each target). */
  at(point: ArrayLike<number>): { readonly value: Float64Array; readonly slopes: Matrix }
  /** The expected outcome alone. */
  value(point: ArrayLike<number>): Float64Array
  /** Covariance of one new outcome around the surface: luck, and what the surface has not learnt. */
  readonly spread: Matrix
  /** Covariance of outcomes of one and the same point: luck alone. */
  readonly luck: Matrix
}

/** Penalties of the second-degree terms; those of the first degree have a twentieth of it. The last all but forbids curvature. */
const PENALTIES = [0.3, 1, 3, 10, 30, 100, 1e6]

/**
 * Learns a surface from trials, which all have equally many outcomes, at least two.
 * @param weights how much each trial counts, above 0: those near the place of interest more than others
 */
export function learnSurface(trials: readonly Trial[], weights: readonly number[]): Surface {
  const points = trials.map(({ point }) => point)
  const targets = trials[0]!.outcomes[0]!.length
  const replicates = trials[0]!.outcomes.length
  const means = trials.map(({ outcomes }) => meanOf(outcomes))
  const { mean: centre, covariance } = weightedMoments(points, weights)
  const root = rootOf(covariance)
  const inside = (point: ArrayLike<number>): Float64Array => solveLower(root, minus(point, centre))
  const crossed = canCross(centre.length, trials.length)
  const features = points.map((point) => featuresOf(inside(point), crossed))
  const { coefficients, errors } = ridge(features, means, weights, centre.length)

  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const spread = Matrix.zeros(targets, targets)
  const luck = Matrix.zeros(targets, targets)
  trials.forEach(({ outcomes }, trial) => {
    const weight = weights[trial]! / total
    addProduct(spread, errors[trial]!, weight)
    for (const outcome of outcomes) addProduct(luck, outcome, weight / (replicates - 1), means[trial]!)
  })
  shrink(spread, trials.length)
  shrink(luck, trials.length * (replicates - 1))
  spread.add(Matrix.mul(luck, 1 - 1 / replicates))

  const value = (point: ArrayLike<number>): Float64Array => product(coefficients, featuresOf(inside(point), crossed))
  return {
    value,
    at(point) {
      const x = inside(point)
      return { value: product(coefficients, featuresOf(x, crossed)), slopes: slopesAt(coefficients, x, root, crossed) }
    },
    spread,
    luck,
  }
}

/** Takes back the correlations as far as so few observations may have made them up; a covariance of fewer than its width has none to show. */
function shrink(covariance: Matrix, observations: number): void {
  const kept = 1 - Math.min(1, covariance.rows / (2 * observations))
  for (let i = 0; i < covariance.rows; i++)
    for (let j = 0; j < i; j++) {
      covariance.set(i, j, covariance.get(i, j) * kept)
      covariance.set(j, i, covariance.get(i, j))
    }
}

const minus = (x: ArrayLike<number>, y: ArrayLike<number>): Float64Array => Float64Array.from(x, (value, i) => value - y[i]!)

function meanOf(outcomes: readonly (readonly number[])[]): number[] {
  return outcomes[0]!.map((_, target) => outcomes.reduce((sum, outcome) => sum + outcome[target]!, 0) / outcomes.length)
}

/** Whether there are trials enough to learn how the effect of each coordinate hangs on each other: two for each term. */
const canCross = (dimensions: number, trials: number): boolean => trials >= (dimensions + 1) * (dimensions + 2)

/** 1, x_i, then (x_i^2 - 1) / sqrt 2 and, where crossed, x_i x_j for j < i: of mean 0 and variance 1 for standard normal x. */
function featuresOf(x: ArrayLike<number>, crossed: boolean): Float64Array {
  const { length } = x
  const features = new Float64Array(1 + 2 * length + (crossed ? (length * (length - 1)) / 2 : 0))
  features[0] = 1
  let place = 1
  for (let i = 0; i < length; i++) features[place++] = x[i]!
  for (let i = 0; i < length; i++) {
    if (crossed) for (let j = 0; j < i; j++) features[place++] = x[i]! * x[j]!
    features[place++] = (x[i]! * x[i]! - 1) * Math.SQRT1_2
  }
  return features
}

/** How each target changes with each coordinate of the point, where x = root^-1 (point - centre). */
function slopesAt(coefficients: readonly Float64Array[], x: Float64Array, root: Matrix, crossed: boolean): Matrix {
  const width = x.length
  const slopes = Matrix.zeros(coefficients.length, width)
  coefficients.forEach((of, target) => {
    const row = new Float64Array(width)
    let place = 1
    for (let i = 0; i < width; i++) row[i] = of[place++]!
    for (let i = 0; i < width; i++) {
      for (let j = 0; crossed && j < i; j++) {
        const cross = of[place++]!
        row[i] = row[i]! + cross * x[j]!
        row[j] = row[j]! + cross * x[i]!
      }
      row[i] = row[i]! + of[place++]! * Math.SQRT2 * x[i]!
    }
    // Back through the triangular root: root' s = row.
    for (let i = width - 1; i >= 0; i--) {
      let rest = row[i]!
      for (let j = i + 1; j < width; j++) rest -= root.get(j, i) * slopes.get(target, j)
      slopes.set(target, i, rest / root.get(i, i))
    }
  })
  return slopes
}

const product = (coefficients: readonly Float64Array[], features: Float64Array): Float64Array =>
  Float64Array.from(coefficients, (of) => {
    let sum = 0
    for (let k = 0; k < features.length; k++) sum += of[k]! * features[k]!
    return sum
  })

/** Coefficients of each target under the penalty that errs least where a trial is left out, and those errors of each trial. */
function ridge(
  features: readonly Float64Array[],
  means: readonly (readonly number[])[],
  weights: readonly number[],
  dimensions: number,
): { coefficients: Float64Array[]; errors: Float64Array[] } {
  const width = features[0]!.length
  const targets = means[0]!.length
  const gram = gramOf(features, weights)
  const right = Matrix.zeros(width, targets)
  features.forEach((row, trial) => {
    for (let k = 0; k < width; k++)
      for (let t = 0; t < targets; t++) right.set(k, t, right.get(k, t) + weights[trial]! * row[k]! * means[trial]![t]!)
  })
  const best = new Float64Array(targets).fill(Number.POSITIVE_INFINITY)
  const coefficients: Float64Array[] = Array.from({ length: targets }, () => new Float64Array(width))
  const errors: Float64Array[] = features.map(() => new Float64Array(targets))
  for (const penalty of PENALTIES) {
    const penalised = gram.clone()
    for (let k = 1; k < width; k++) penalised.set(k, k, penalised.get(k, k) + (k <= dimensions ? penalty / 20 : penalty))
    // A line through everything is always to be had.
    if (penalty === PENALTIES.at(-1)) for (let k = 1; k <= dimensions; k++) penalised.set(k, k, gram.get(k, k) + 0.1)
    const cholesky = choleskyOf(penalised)
    const solved = cholesky.solve(right)
    const lower = lowerOf(cholesky.lowerTriangularMatrix)
    const pull = features.map((row, trial) => weights[trial]! * pulled(lower, row))
    for (let t = 0; t < targets; t++) {
      const own = Float64Array.from({ length: width }, (_, k) => solved.get(k, t))
      const left = features.map((row, trial) => {
        let fitted = 0
        for (let k = 0; k < width; k++) fitted += row[k]! * own[k]!
        return (means[trial]![t]! - fitted) / Math.max(1e-3, 1 - pull[trial]!)
      })
      const loss = left.reduce((sum, error, trial) => sum + weights[trial]! * error * error, 0)
      if (loss >= best[t]!) continue
      best[t] = loss
      coefficients[t] = own
      left.forEach((error, trial) => {
        errors[trial]![t] = error
      })
    }
  }
  return { coefficients, errors }
}

function gramOf(features: readonly Float64Array[], weights: readonly number[]): Matrix {
  const width = features[0]!.length
  const gram = Array.from({ length: width }, () => new Float64Array(width))
  features.forEach((row, trial) => {
    for (let k = 0; k < width; k++) {
      const left = weights[trial]! * row[k]!
      const into = gram[k]!
      for (let l = 0; l <= k; l++) into[l] = into[l]! + left * row[l]!
    }
  })
  const whole = Matrix.zeros(width, width)
  for (let k = 0; k < width; k++)
    for (let l = 0; l <= k; l++) {
      whole.set(k, l, gram[k]![l]!)
      whole.set(l, k, gram[k]![l]!)
    }
  return whole
}

const lowerOf = (matrix: Matrix): Float64Array[] =>
  Array.from({ length: matrix.rows }, (_, i) => Float64Array.from({ length: i + 1 }, (_, j) => matrix.get(i, j)))

/** row' A^-1 row, for A = L L'. */
function pulled(lower: readonly Float64Array[], row: Float64Array): number {
  const solved = new Float64Array(row.length)
  let sum = 0
  for (let i = 0; i < row.length; i++) {
    const own = lower[i]!
    let rest = row[i]!
    for (let j = 0; j < i; j++) rest -= own[j]! * solved[j]!
    const value = rest / own[i]!
    solved[i] = value
    sum += value * value
  }
  return sum
}
