/** Draws of normal variables, and the algebra of covariances that goes with them. */
import { CholeskyDecomposition, Matrix } from 'ml-matrix'

/** A function that gives independent standard normal numbers (Box & Muller), from one that is uniform on [0, 1). */
export function normalDraws(random: () => number): () => number {
  let spare: number | undefined
  return () => {
    if (spare !== undefined) {
      const kept = spare
      spare = undefined
      return kept
    }
    const radius = Math.sqrt(-2 * Math.log(1 - random()))
    const angle = 2 * Math.PI * random()
    spare = radius * Math.sin(angle)
    return radius * Math.cos(angle)
  }
}

/** Mean and covariance (divisor: the sum of the weights) of rows with weights. */
export function weightedMoments(
  rows: readonly ArrayLike<number>[],
  weights: readonly number[],
): { readonly mean: Float64Array; readonly covariance: Matrix } {
  const width = rows[0]?.length ?? 0
  const mean = new Float64Array(width)
  const covariance = Matrix.zeros(width, width)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  rows.forEach((row, index) => {
    for (let i = 0; i < width; i++) mean[i] = mean[i]! + (weights[index]! / total) * row[i]!
  })
  for (const [index, row] of rows.entries()) addProduct(covariance, row, weights[index]! / total, mean)
  return { mean, covariance }
}

/** Adds weight (row - centre)(row - centre)' to a matrix. */
export function addProduct(to: Matrix, row: ArrayLike<number>, weight: number, centre?: ArrayLike<number>): void {
  const width = row.length
  for (let i = 0; i < width; i++) {
    const left = weight * (row[i]! - (centre?.[i] ?? 0))
    for (let j = 0; j < width; j++) to.set(i, j, to.get(i, j) + left * (row[j]! - (centre?.[j] ?? 0)))
  }
}

/** The Cholesky decomposition of a matrix that is symmetric but for rounding. */
export function choleskyOf(matrix: Matrix): CholeskyDecomposition {
  const even = matrix.clone()
  for (let i = 0; i < even.rows; i++) for (let j = 0; j < i; j++) even.set(j, i, even.get(i, j))
  return new CholeskyDecomposition(even)
}

/** The inverse of a covariance or a precision. */
export const inverseOf = (matrix: Matrix): Matrix => choleskyOf(matrix).solve(Matrix.eye(matrix.rows))

/** The lower triangular root of a covariance; where rounding has made it less than positive definite, its diagonal is raised a little. */
export function rootOf(covariance: Matrix): Matrix {
  let raised = covariance
  for (let part = 1e-10; part < 1; part *= 100) {
    const root = choleskyOf(raised)
    if (root.isPositiveDefinite()) return root.lowerTriangularMatrix
    raised = covariance.clone()
    for (let i = 0; i < raised.rows; i++) raised.set(i, i, raised.get(i, i) * (1 + part) + Number.MIN_VALUE)
  }
  throw new RangeError('this is no covariance: it has a direction of negative variance')
}

/** root^-1 x for a lower triangular root. */
export function solveLower(root: Matrix, x: ArrayLike<number>): Float64Array {
  const solved = new Float64Array(x.length)
  for (let i = 0; i < x.length; i++) {
    let rest = x[i]!
    for (let j = 0; j < i; j++) rest -= root.get(i, j) * solved[j]!
    solved[i] = rest / root.get(i, i)
  }
  return solved
}

/** root x for a lower triangular root. */
export function timesLower(root: Matrix, x: ArrayLike<number>): Float64Array {
  return Float64Array.from(x, (_, i) => {
    let sum = 0
    for (let j = 0; j <= i; j++) sum += root.get(i, j) * x[j]!
    return sum
  })
}

/** The squared length of x, each direction in units of its spread under the covariance of this root. */
export function squaredDistance(root: Matrix, x: ArrayLike<number>): number {
  return solveLower(root, x).reduce((sum, value) => sum + value * value, 0)
}
