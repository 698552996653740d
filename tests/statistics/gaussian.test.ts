import { Matrix } from 'ml-matrix'
import seedrandom from 'seedrandom'
import { expect, test } from 'vitest'
import {
  inverseOf,
  normalDraws,
  rootOf,
  solveLower,
  squaredDistance,
  timesLower,
  weightedMoments,
} from '../../src/statistics/gaussian.js'

const covariance = new Matrix([
  [4, 2, 0.6],
  [2, 3, 0.5],
  [0.6, 0.5, 1],
])

test('normal draws have the moments and the tails of the normal distribution', () => {
  const normal = normalDraws(seedrandom.alea('normal'))
  const draws = Array.from({ length: 40_000 }, normal)
  const mean = (power: number) => draws.reduce((sum, value) => sum + value ** power, 0) / draws.length
  expect(Math.abs(mean(1))).toBeLessThan(0.02)
  expect(Math.abs(mean(2) - 1)).toBeLessThan(0.03)
  expect(Math.abs(mean(4) - 3)).toBeLessThan(0.2)
  expect(draws.filter((value) => Math.abs(value) > 1.959964).length / draws.length).toBeCloseTo(0.05, 2)
})

test('the root of a covariance gives it back, and undoes itself', () => {
  const root = rootOf(covariance)
  expect(root.mmul(root.transpose()).to2DArray().flat()).toEqual(
    covariance
      .to2DArray()
      .flat()
      .map((value) => expect.closeTo(value, 12)),
  )
  const x = [1.5, -2, 0.25]
  expect([...timesLower(root, solveLower(root, x))]).toEqual(x.map((value) => expect.closeTo(value, 12)))
})

test('a squared distance is x C^-1 x', () => {
  const x = Matrix.columnVector([1, 2, 3])
  const expected = x.transpose().mmul(inverseOf(covariance)).mmul(x).get(0, 0)
  expect(squaredDistance(rootOf(covariance), [1, 2, 3])).toBeCloseTo(expected, 10)
})

test('a covariance of rank one, which rounding may make less than nought, still has a root near it', () => {
  const flat = new Matrix([
    [1, 1],
    [1, 1],
  ])
  const root = rootOf(flat)
  expect(root.mmul(root.transpose()).get(1, 1)).toBeCloseTo(1, 6)
})

test('what is no covariance has no root', () => {
  expect(() =>
    rootOf(
      new Matrix([
        [1, 3],
        [3, 1],
      ]),
    ),
  ).toThrow('negative variance')
})

test('weighted moments are those of rows repeated as often as their weights say', () => {
  const { mean, covariance: found } = weightedMoments(
    [
      [1, 2],
      [3, 5],
    ],
    [3, 1],
  )
  expect([...mean]).toEqual([1.5, 2.75])
  // Rows 1, 1, 1, 3 and 2, 2, 2, 5: deviations -0.5 x 3, 1.5 and -0.75 x 3, 2.25.
  expect(found.to2DArray()).toEqual([
    [0.75, 1.125],
    [1.125, 1.6875],
  ])
})
