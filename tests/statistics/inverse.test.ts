import { Matrix } from 'ml-matrix'
import seedrandom from 'seedrandom'
import { describe, expect, test } from 'vitest'
import { inverseOf, normalDraws, rootOf } from '../../src/statistics/gaussian.js'
import { invert } from '../../src/statistics/inverse.js'
import type { Surface } from '../../src/statistics/responseSurface.js'
import { sliceSample } from '../../src/statistics/slice.js'

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
const variance = (values: readonly number[]): number => mean(values.map((value) => (value - mean(values)) ** 2))

describe('slice sampling around a normal guess', () => {
  const random = seedrandom.alea('slice')
  const tools = { random, normal: normalDraws(random), thin: 2 }

  test('draws from a skewed density, whatever the guess', () => {
    // A logarithm of a gamma variable of shape 3: mean digamma(3), variance trigamma(3).
    const logDensity = ([x = 0]: Float64Array): number => 3 * x - Math.exp(x)
    const guess = { centre: [0], root: Matrix.eye(1).mul(2) }
    const draws = sliceSample(logDensity, guess, 8000, tools).map(([x = 0]) => x)
    expect(mean(draws)).toBeCloseTo(0.9228, 1)
    expect(variance(draws)).toBeCloseTo(0.3949, 1)
  })

  test('keeps to where the density is', () => {
    const logDensity = ([x = 0, y = 0]: Float64Array): number =>
      x > 0 && y > x ? -(x * x + y * y) / 2 : Number.NEGATIVE_INFINITY
    const draws = sliceSample(logDensity, { centre: [0.5, 1], root: Matrix.eye(2) }, 500, tools)
    expect(draws.every(([x = 0, y = 0]) => x > 0 && y > x)).toBe(true)
  })
})

/** A plane seen exactly. */
function plane(rows: readonly (readonly number[])[], luck: Matrix): Surface {
  const slopes = new Matrix(rows.map((row) => [...row]))
  const value = (point: ArrayLike<number>): Float64Array =>
    Float64Array.from(rows, (row) => row.reduce((sum, slope, i) => sum + slope * point[i]!, 0))
  return { value, at: (point) => ({ value: value(point), slopes }), luck, spread: luck }
}

describe('the way back through a surface', () => {
  const rows = [
    [1, 0.5],
    [0.2, -1],
    [0.7, 0.7],
  ]
  const errors = new Matrix([
    [0.5, 0.2, 0],
    [0.2, 0.4, 0.1],
    [0, 0.1, 0.3],
  ])
  const options = { count: 4000, random: seedrandom.alea('inverse') }

  test('is the posterior of linear regression where the surface is a plane', () => {
    const observed = [0.6, -0.4, 0.9]
    const { draws, mode, discrepancy } = invert(
      { surface: plane(rows, errors), chances: [] },
      observed,
      errors,
      [[0, 0]],
      options,
    )
    const slopes = new Matrix(rows)
    const weighted = slopes.transpose().mmul(inverseOf(errors))
    const covariance = inverseOf(weighted.mmul(slopes).add(Matrix.eye(2)))
    const exact = covariance.mmul(weighted).mmul(Matrix.columnVector(observed))
    expect([...discrepancy]).toEqual([0, 0, 0])
    for (const axis of [0, 1]) {
      const values = draws.map((draw) => draw[axis]!)
      expect(mode[axis]).toBeCloseTo(exact.get(axis, 0), 4)
      expect(mean(values)).toBeCloseTo(exact.get(axis, 0), 1)
      expect(variance(values) / covariance.get(axis, axis)).toBeCloseTo(1, 1)
    }
    const both = draws.map((draw) => (draw[0]! - mode[0]!) * (draw[1]! - mode[1]!))
    expect(mean(both)).toBeCloseTo(covariance.get(0, 1), 1)
  })

  test('gives up a target that lies out of reach, and fits the others as if it were not there', () => {
    const far = [0.6, -0.4, 0.9, 40]
    const wider = Matrix.eye(4).mul(0.01)
    const blind = [...rows, [0, 0]]
    const { discrepancy, misses, mode } = invert({ surface: plane(blind, wider), chances: [] }, far, wider, [[0, 0]], options)
    const without = invert(
      { surface: plane(rows, Matrix.eye(3).mul(0.01)), chances: [] },
      far.slice(0, 3),
      Matrix.eye(3).mul(0.01),
      [[0, 0]],
      options,
    )
    expect(Math.sqrt(discrepancy[3]!)).toBeCloseTo(40, 0)
    expect(misses[3]).toBeCloseTo(40, 6)
    expect([...mode]).toEqual([...without.mode].map((value) => expect.closeTo(value, 3)))
  })

  test('finds the highest of several tops', () => {
    const bent: Surface = {
      value: (point) => Float64Array.from([point[0]! ** 2]),
      at: (point) => ({ value: Float64Array.from([point[0]! ** 2]), slopes: new Matrix([[2 * point[0]!]]) }),
      luck: Matrix.eye(1),
      spread: Matrix.eye(1),
    }
    const { draws } = invert({ surface: bent, chances: [] }, [1], Matrix.eye(1).mul(0.04), [[0.5], [-0.5]], {
      ...options,
      count: 300,
    })
    expect(draws.every(([x = 0]) => Math.abs(Math.abs(x) - 1) < 0.6)).toBe(true)
  })

  test('has a root for every spread it is given', () => {
    expect(rootOf(errors).get(0, 0)).toBeCloseTo(Math.sqrt(0.5), 12)
  })
})
