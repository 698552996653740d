import seedrandom from 'seedrandom'
import { describe, expect, test } from 'vitest'
import { learnChance } from '../../src/statistics/chance.js'
import { normalDraws } from '../../src/statistics/gaussian.js'

const random = seedrandom.alea('chance')
const normal = normalDraws(random)
const points = Array.from({ length: 3000 }, () => [normal(), normal()])
const logit = ([x = 0, y = 0]: readonly number[]): number => 0.5 + 1.5 * x - y * y
const chanceOf = (point: readonly number[]): number => 1 / (1 + Math.exp(-logit(point)))
const ones = points.map(() => 1)

describe('a chance learnt from tries', () => {
  const chance = learnChance(
    points,
    points.map((point) => (random() < chanceOf(point) ? 1 : 0)),
    ones,
  )

  test('is that by which they were drawn', () => {
    for (const point of [
      [0, 0],
      [1, 0.5],
      [-1, 1],
      [0.5, -1.5],
    ])
      expect(Math.exp(chance.log(point))).toBeCloseTo(chanceOf(point), 1)
  })

  test('has the slope of its logarithm', () => {
    const point = [0.4, -0.6]
    const { slope } = chance.at(point)
    for (const axis of [0, 1]) {
      const beside = point.map((x, i) => x + (i === axis ? 1e-6 : 0))
      expect((chance.log(beside) - chance.log(point)) / 1e-6).toBeCloseTo(slope[axis]!, 3)
    }
  })
})

test('where every try succeeded the chance is near one all over', () => {
  const chance = learnChance(points.slice(0, 50), ones.slice(0, 50), ones.slice(0, 50))
  expect(Math.exp(chance.log([2, -2]))).toBeGreaterThan(0.8)
  expect(Math.exp(chance.log([0, 0]))).toBeGreaterThan(0.95)
})

test('where a wall parts success from failure it stays finite, and puts the wall where it is', () => {
  const hits = points.map(([x = 0]) => (x < 0.7 ? 1 : 0))
  const chance = learnChance(points, hits, ones)
  expect(Math.exp(chance.log([0.4, 0]))).toBeGreaterThan(0.8)
  expect(Math.exp(chance.log([1, 0]))).toBeLessThan(0.2)
  expect(Number.isFinite(chance.log([5, 0]))).toBe(true)
})
