/**
 * The way back from what was observed to where it may come from: points with a standard normal prior, seen through a response
 * surface with normal errors around it.
 */
import { Matrix } from 'ml-matrix'
import type { Chance } from './chance.js'
import { addProduct, choleskyOf, inverseOf, normalDraws, rootOf, solveLower, squaredDistance } from './gaussian.js'
import type { Surface } from './responseSurface.js'
import { sliceSample } from './slice.js'

export interface Inverse {
  /** Draws from the posterior. */
  readonly draws: readonly Float64Array[]
  /** The most likely point. */
  readonly mode: Float64Array
  /** What was observed less what the surface gives at the mode, and the spread that one new outcome would have. */
  readonly misses: Float64Array
  readonly spread: Float64Array
  /** Variance added to each target because no point reaches it; 0 for most. */
  readonly discrepancy: Float64Array
}

/** A target farther off than this many times its spread is out of reach. */
const REACH = 2

/** What is known of how points and targets hang together. */
export interface View {
  readonly surface: Surface
  /** Chances that there is an outcome at all, of which the surface then tells; all of them together make up the chance. */
  readonly chances: readonly Chance[]
}

/**
 * @param observed the targets, as the surface gives them
 * @param errors covariance of one observation around the surface
 * @param starts points from which the mode is looked for; the best end is taken
 * The target that the best point misses most, if by more than twice its spread, gets the variance that makes the miss one spread, and the
 * mode is looked for again, and so on: what the model cannot do hardly moves what it can.
 */
export function invert(
  view: View,
  observed: readonly number[],
  errors: Matrix,
  starts: readonly ArrayLike<number>[],
  { count, random }: { readonly count: number; readonly random: () => number },
): Inverse {
  const discrepancy = new Float64Array(observed.length)
  const spread = Float64Array.from(observed, (_, target) => Math.sqrt(errors.get(target, target)))
  let found = best(view, observed, errors, starts)
  // The worst first: what it pulled away comes back once it is given up.
  const givenUp = new Set<number>()
  for (let round = 0; round < 3 * observed.length; round++) {
    const misses = missesAt(view.surface, observed, found.point)
    const excess = misses.map((miss, target) => (givenUp.has(target) ? 0 : (miss / spread[target]!) ** 2))
    const worst = excess.indexOf(Math.max(...excess))
    if (excess[worst]! > REACH ** 2) givenUp.add(worst)
    const before = discrepancy.slice()
    for (const target of givenUp) discrepancy[target] = Math.max(0, misses[target]! ** 2 - spread[target]! ** 2)
    if (discrepancy.every((now, target) => Math.abs(now - before[target]!) <= 0.05 * now)) break
    found = best(view, observed, withDiagonal(errors, discrepancy), [found.point, ...starts.slice(0, 2)])
  }

  const root = rootOf(withDiagonal(errors, discrepancy))
  const logDensity = (point: Float64Array): number =>
    -(squaredDistance(root, missesAt(view.surface, observed, point)) + squared(point)) / 2 + logChance(view, point)
  const covariance = inverseOf(found.precision).mul(WIDER)
  const normal = normalDraws(random)
  const guess = { centre: found.point, root: rootOf(covariance) }
  const draws = sliceSample(logDensity, guess, count, { normal, random, thin: THIN })
  return { draws, mode: found.point, misses: missesAt(view.surface, observed, found.point), spread, discrepancy }
}

/** The guess is made a little wider than the curvature at the mode says, for tails that are longer than normal ones. */
const WIDER = 1.3
const THIN = 5

const squared = (point: ArrayLike<number>): number => {
  let sum = 0
  for (let i = 0; i < point.length; i++) sum += point[i]! ** 2
  return sum
}

const logChance = ({ chances }: View, point: ArrayLike<number>): number =>
  chances.reduce((sum, chance) => sum + chance.log(point), 0)

const missesAt = (surface: Surface, observed: readonly number[], point: ArrayLike<number>): Float64Array =>
  surface.value(point).map((value, target) => observed[target]! - value)

function withDiagonal(matrix: Matrix, added: Float64Array): Matrix {
  const raised = matrix.clone()
  added.forEach((value, i) => {
    raised.set(i, i, raised.get(i, i) + value)
  })
  return raised
}

interface Mode {
  readonly point: Float64Array
  readonly height: number
  readonly precision: Matrix
}

function best(view: View, observed: readonly number[], errors: Matrix, starts: readonly ArrayLike<number>[]): Mode {
  const modes = starts.map((start) => climb(view, observed, errors, start))
  return modes.reduce((one, other) => (other.height > one.height ? other : one))
}

/** Gauss and Newton's steps with Levenberg and Marquardt's damping. */
function climb(view: View, observed: readonly number[], errors: Matrix, start: ArrayLike<number>): Mode {
  const root = rootOf(errors)
  const heightOf = (point: ArrayLike<number>): number =>
    -(squaredDistance(root, missesAt(view.surface, observed, point)) + squared(point)) / 2 + logChance(view, point)
  let point = Float64Array.from(start)
  let height = heightOf(point)
  let damping = 0.01
  let precision = Matrix.eye(point.length)
  for (let step = 0; step < 60 && damping < 1e8; step++) {
    const { value, slopes } = view.surface.at(point)
    // Both in units of the spread, in which the errors are independent.
    const steep = new Matrix(
      slopes
        .transpose()
        .to2DArray()
        .map((column) => [...solveLower(root, column)]),
    )
    const miss = Matrix.columnVector([
      ...solveLower(
        root,
        value.map((expected, target) => observed[target]! - expected),
      ),
    ])
    precision = steep.mmul(steep.transpose()).add(Matrix.eye(point.length))
    const uphill = steep.mmul(miss).sub(Matrix.columnVector(Array.from(point)))
    for (const { slope, direction, curvature } of view.chances.map((chance) => chance.at(point))) {
      addProduct(precision, direction, curvature)
      uphill.add(Matrix.columnVector([...slope]))
    }
    let gained = 0
    for (; damping < 1e8; damping *= 4) {
      const damped = precision.clone()
      for (let i = 0; i < point.length; i++) damped.set(i, i, damped.get(i, i) * (1 + damping))
      const cholesky = choleskyOf(damped)
      if (!cholesky.isPositiveDefinite()) continue
      const move = cholesky.solve(uphill)
      const tried = point.map((at, i) => at + move.get(i, 0))
      const reached = heightOf(tried)
      if (reached <= height) continue
      gained = reached - height
      point = tried
      height = reached
      damping /= 10
      break
    }
    if (gained < 1e-6) break
  }
  return { point, height, precision }
}
