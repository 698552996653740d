/** The chance of an event as it changes over a space of points: logistic regression with a ridge. */
import { Matrix } from 'ml-matrix'
import { choleskyOf } from './gaussian.js'

export interface Chance {
  /** Natural logarithm of the chance at a point. */
  log(point: ArrayLike<number>): number
  /** Slope of that logarithm, and the curvature that comes with the linear part of the predictor: weight times slope slope'. */
  at(point: ArrayLike<number>): { readonly slope: Float64Array; readonly direction: Float64Array; readonly curvature: number }
}

/** Penalty of every coefficient but the constant: that of a normal prior of variance 2 for coordinates whose spread is about one. */
const RIDGE = 0.5
const STEPS = 30

/**
 * Learns the chance from points and the part of tries that succeeded at each, with a predictor of the coordinates and their squares.
 * @param weights how much each point counts
 */
export function learnChance(points: readonly (readonly number[])[], hits: readonly number[], weights: readonly number[]): Chance {
  const dimensions = points[0]?.length ?? 0
  const features = points.map((point) => [1, ...point, ...point.map((x) => x * x - 1)])
  const width = 1 + 2 * dimensions
  let coefficients = new Float64Array(width)
  for (let step = 0; step < STEPS; step++) {
    const curvature = Matrix.zeros(width, width)
    const slope = Float64Array.from(coefficients, (value, k) => (k === 0 ? -0.01 : -RIDGE) * value)
    features.forEach((row, place) => {
      const p = logistic(row.reduce((sum, value, k) => sum + value * coefficients[k]!, 0))
      const weight = weights[place]!
      for (let k = 0; k < width; k++) {
        slope[k] = slope[k]! + weight * (hits[place]! - p) * row[k]!
        const left = weight * Math.max(p * (1 - p), 1e-6) * row[k]!
        for (let l = 0; l <= k; l++) curvature.set(k, l, curvature.get(k, l) + left * row[l]!)
      }
    })
    for (let k = 0; k < width; k++) curvature.set(k, k, curvature.get(k, k) + (k === 0 ? 0.01 : RIDGE))
    const move = choleskyOf(curvature).solve(Matrix.columnVector([...slope]))
    // Newton's steps can overshoot where nearly all points agree.
    const length = Math.max(1, Math.sqrt(move.to1DArray().reduce((sum, value) => sum + value * value, 0)) / 5)
    coefficients = coefficients.map((value, k) => value + move.get(k, 0) / length)
    if (Math.max(...move.to1DArray().map(Math.abs)) < 1e-6) break
  }
  const predictor = (point: ArrayLike<number>): number => {
    let sum = coefficients[0]!
    for (let i = 0; i < dimensions; i++)
      sum += coefficients[1 + i]! * point[i]! + coefficients[1 + dimensions + i]! * (point[i]! ** 2 - 1)
    return sum
  }
  return {
    log(point) {
      const at = predictor(point)
      return at > 0 ? -Math.log1p(Math.exp(-at)) : at - Math.log1p(Math.exp(at))
    },
    at(point) {
      const p = logistic(predictor(point))
      const direction = Float64Array.from(
        { length: dimensions },
        (_, i) => coefficients[1 + i]! + 2 * coefficients[1 + dimensions + i]! * point[i]!,
      )
      return { slope: direction.map((value) => (1 - p) * value), direction, curvature: p * (1 - p) }
    },
  }
}

const logistic = (x: number): number => 1 / (1 + Math.exp(-x))
