import seedrandom from 'seedrandom'
import { expect, test } from 'vitest'
import { mostDimensions, sobolPoint, sobolSequence } from '../../../src/experiment/designs/sobolSequence.js'

const seeded = (seed: string): (() => number) => seedrandom.alea(seed)

test('the first ten points of the plain sequence in six dimensions are those of SciPy', () => {
  // scipy 1.17.1: stats.qmc.Sobol(6, scramble=False).random(10)
  expect(sobolSequence(6, 10)).toEqual([
    [0, 0, 0, 0, 0, 0],
    [0.5, 0.5, 0.5, 0.5, 0.5, 0.5],
    [0.75, 0.25, 0.25, 0.25, 0.75, 0.75],
    [0.25, 0.75, 0.75, 0.75, 0.25, 0.25],
    [0.375, 0.375, 0.625, 0.875, 0.375, 0.125],
    [0.875, 0.875, 0.125, 0.375, 0.875, 0.625],
    [0.625, 0.125, 0.875, 0.625, 0.625, 0.875],
    [0.125, 0.625, 0.375, 0.125, 0.125, 0.375],
    [0.1875, 0.3125, 0.9375, 0.4375, 0.5625, 0.3125],
    [0.6875, 0.8125, 0.4375, 0.9375, 0.0625, 0.8125],
  ])
})

test('1,024 points in all 256 dimensions add up to the checksum of those of SciPy', () => {
  // p = (qmc.Sobol(256, scramble=False).random(1024) * 1024).astype(int); (p * arange(1, 257) * arange(1, 1025)[:, None]).sum()
  let sum = 0
  for (const [index, point] of sobolSequence(256, 1024).entries()) {
    for (const [dimension, at] of point.entries()) sum += at * 1024 * (dimension + 1) * (index + 1)
  }
  expect(sum).toBe(8839238615040)
})

test('point 123,456,789, which takes 27 bits of every direction number, is that of SciPy', () => {
  // s = qmc.Sobol(256, scramble=False, bits=30); s.fast_forward(123456789); s.random(1)
  const point = sobolPoint(256)(123456789)
  expect([0, 1, 2, 99, 255].map((dimension) => point[dimension])).toEqual([
    0.9758977368474007, 0.792431928217411, 0.006405912339687347, 0.6261719837784767, 0.13123583048582077,
  ])
  expect(point.reduce((sum, at, dimension) => sum + at * 2 ** 30 * (dimension + 1), 0)).toBe(16404838872704)
})

test.each([['plain'], ['scrambled']])('%s: in each of 256 dimensions the first 256 points lie one in each 256th', (kind) => {
  const points = sobolSequence(256, 256, kind === 'plain' ? undefined : seeded('strata'))
  for (let dimension = 0; dimension < 256; dimension++) {
    expect(new Set(points.map((point) => Math.floor(point[dimension]! * 256))).size).toBe(256)
  }
})

test.each([['plain'], ['scrambled']])(
  '%s: 64 points in two dimensions lie one in each box of area 1/64, whatever its shape',
  (kind) => {
    const points = sobolSequence(2, 64, kind === 'plain' ? undefined : seeded('boxes'))
    for (let wide = 1; wide <= 64; wide *= 2) {
      const boxes = points.map(([x, y]) => `${Math.floor(x! * wide)},${Math.floor((y! * 64) / wide)}`)
      expect(new Set(boxes).size).toBe(64)
    }
  },
)

test('further points and further dimensions change nothing before them, and the luck of the scrambling does', () => {
  const few = sobolSequence(3, 20, seeded('a'))
  expect(sobolSequence(3, 500, seeded('a')).slice(0, 20)).toEqual(few)
  expect(sobolSequence(9, 20, seeded('a')).map((point) => point.slice(0, 3))).toEqual(few)
  expect(sobolSequence(3, 20, seeded('b'))).not.toEqual(few)
})

test('over scramblings every point is uniform: its mean is 1/2 and its variance 1/12', () => {
  const drawn = Array.from({ length: 2000 }, (_, luck) => sobolPoint(1, seeded(`uniform ${luck}`))(5)[0]!)
  const mean = drawn.reduce((sum, value) => sum + value, 0) / drawn.length
  const variance = drawn.reduce((sum, value) => sum + (value - mean) ** 2, 0) / drawn.length
  expect(Math.abs(mean - 1 / 2)).toBeLessThan(0.02)
  expect(Math.abs(variance - 1 / 12)).toBeLessThan(0.006)
})

test('the error of an integral over six dimensions from 1,024 points is under a fifth of that of random points', () => {
  const product = (point: readonly number[]) => point.reduce((whole, x) => whole * (1 + (x - 0.5) / 2), 1)
  const rootMeanSquare = (design: (seed: string) => number[][]) => {
    const errors = Array.from({ length: 20 }, (_, luck) => {
      const points = design(`integral ${luck}`)
      return points.reduce((sum, point) => sum + product(point), 0) / points.length - 1
    })
    return Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length)
  }
  const randomPoints = (seed: string) => {
    const random = seeded(seed)
    return Array.from({ length: 1024 }, () => Array.from({ length: 6 }, random))
  }
  const sobol = rootMeanSquare((seed) => sobolSequence(6, 1024, seeded(seed)))
  expect(sobol).toBeLessThan(rootMeanSquare(randomPoints) / 5)
})

test('more dimensions than there are direction numbers are refused', () => {
  expect(mostDimensions).toBe(256)
  expect(() => sobolSequence(257, 1)).toThrow(
    new RangeError('a Sobol sequence of 257 dimensions: there are direction numbers for 256'),
  )
})
