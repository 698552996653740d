import fc from 'fast-check'
import seedrandom from 'seedrandom'
import { expect, test } from 'vitest'
import { latinHypercube } from '../../../src/experiment/designs/latinHypercube.js'

const seeded = (seed: string): (() => number) => seedrandom.alea(seed)

test('along every axis each stratum holds exactly one point', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 60 }), fc.nat(), (dimensions, count, seed) => {
      const points = latinHypercube(dimensions, count, seeded(`s${seed}`))
      expect(points.length).toBe(count)
      for (let axis = 0; axis < dimensions; axis++) {
        const strata = points.map((point) => Math.floor(point[axis]! * count)).sort((a, b) => a - b)
        expect(strata).toEqual(Array.from({ length: count }, (_, stratum) => stratum))
      }
    }),
    { seed: 1 },
  )
})

test('the same luck gives the same points, other luck others; a dimension added behind changes none before it', () => {
  const points = latinHypercube(3, 10, seeded('a'))
  expect(latinHypercube(3, 10, seeded('a'))).toEqual(points)
  expect(latinHypercube(3, 10, seeded('b'))).not.toEqual(points)
  expect(latinHypercube(5, 10, seeded('a')).map((point) => point.slice(0, 3))).toEqual(points)
})

test('the axes are joined at random: over many designs their correlation is 0, its sd 1 / sqrt(n - 1)', () => {
  const correlations = Array.from({ length: 400 }, (_, luck) => {
    const points = latinHypercube(2, 10, seeded(`joined ${luck}`))
    return points.reduce((sum, [x, y]) => sum + 12 * (x! - 0.5) * (y! - 0.5), 0) / points.length
  })
  const mean = correlations.reduce((sum, value) => sum + value, 0) / correlations.length
  const sd = Math.sqrt(correlations.reduce((sum, value) => sum + value ** 2, 0) / correlations.length)
  expect(Math.abs(mean)).toBeLessThan(0.05)
  expect(Math.abs(sd - 1 / 3)).toBeLessThan(0.04)
})
