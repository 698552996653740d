import { expect, test } from 'vitest'
import { elementaryEffects, type WalkedTrajectory } from '../../src/statistics/morris.js'
import { normal, sample, seeded } from './draws.js'

type Point = readonly number[]

/** Walks from random corners of a grid of 4 levels, each coordinate once by 2/3, in random order. */
function walks(factors: number, count: number, output: (point: Point) => number[], seed: string): WalkedTrajectory[] {
  const random = seeded(seed)
  return Array.from({ length: count }, () => {
    const start = sample(factors, () => Math.floor(random() * 4) / 3)
    const order = start.map((_, factor) => ({ factor, key: random() })).sort((a, b) => a.key - b.key)
    const points: Point[] = [start]
    for (const { factor } of order) {
      const last = points.at(-1)!
      points.push(last.with(factor, last[factor]! + (last[factor]! < 0.5 ? 2 / 3 : -2 / 3)))
    }
    return { points, values: points.map(output) }
  })
}

test('a linear function: mu is the slope, mu* its size, sigma 0', () => {
  const slopes = [3, -2, 0.5, 0]
  const found = elementaryEffects(
    walks(4, 10, (x) => [7 + x.reduce((sum, at, i) => sum + slopes[i]! * at, 0)], 'linear'),
    seeded('b'),
  )
  for (const [factor, slope] of slopes.entries()) {
    expect(found[factor]!.mu).toBeCloseTo(slope, 10)
    expect(found[factor]!.muStar.estimate).toBeCloseTo(Math.abs(slope), 10)
    expect(found[factor]!.muStar.low).toBeCloseTo(Math.abs(slope), 10)
    expect(found[factor]!.sigma).toBeCloseTo(0, 10)
    expect(found[factor]!.muStar.n).toBe(10)
  }
})

test('an interaction shows in sigma, a change of sign in mu* above mu', () => {
  // Effects of the first factor in (x1 - 1/2)(x2 - 1/2): x2 - 1/2, on four levels -1/2 -1/6 1/6 1/2: mean 0, mean size 1/3, sd sqrt(5)/6.
  const [first] = elementaryEffects(
    walks(2, 800, ([a, b]) => [(a! - 0.5) * (b! - 0.5)], 'product'),
    seeded('b'),
    { resamples: 50 },
  )
  expect(Math.abs(first!.mu)).toBeLessThan(0.05)
  expect(first!.muStar.estimate).toBeCloseTo(1 / 3, 1)
  expect(Math.abs(first!.sigma - Math.sqrt(5) / 6)).toBeLessThan(0.015)
})

test('two walks worked by hand, with the interval of mu* between the two effects', () => {
  const up = {
    points: [
      [0, 0],
      [0.5, 0],
      [0.5, 0.5],
    ],
    values: [[1], [3], [2]],
  }
  const down = {
    points: [
      [1, 1],
      [1, 0.5],
      [0.5, 0.5],
    ],
    values: [[4], [5], [8]],
  }
  const [first, second] = elementaryEffects([up, down], seeded('hand'))
  // first: (3 - 1) / 0.5 = 4 and (8 - 5) / -0.5 = -6; second: (2 - 3) / 0.5 = -2 and (5 - 4) / -0.5 = -2
  expect(first).toMatchObject({ mu: -1, muStar: { estimate: 5, n: 2 }, noise: Number.NaN })
  expect(first!.sigma).toBeCloseTo(Math.sqrt(50), 12)
  expect(first!.muStar.low).toBeGreaterThanOrEqual(4)
  expect(first!.muStar.high).toBeLessThanOrEqual(6)
  expect(second).toMatchObject({ mu: -2, sigma: 0, muStar: { estimate: 2, low: 2, high: 2 } })
})

test('luck between replicates is told apart: without an effect mu* is 0.8 and sigma 1 times the noise', () => {
  const random = seeded('noise')
  const output = ([a]: Point) => sample(4, () => 10 * a! + normal(random))
  const [strong, none] = elementaryEffects(walks(2, 600, output, 'noise'), random, { resamples: 50 })
  // Variance of a difference of two values is 2, of the mean of four of them 1/2, over a step of 2/3: sd 1.06.
  const expected = Math.sqrt(0.5) / (2 / 3)
  expect(Math.abs(none!.noise / expected - 1)).toBeLessThan(0.05)
  expect(Math.abs(none!.muStar.estimate / (expected * Math.sqrt(2 / Math.PI)) - 1)).toBeLessThan(0.08)
  expect(Math.abs(none!.sigma / expected - 1)).toBeLessThan(0.08)
  expect(Math.abs(strong!.mu - 10)).toBeLessThan(0.15)
})

test('luck that the points of a replicate share is no noise of an effect', () => {
  const output = ([a]: Point) => [100, 200, 300].map((luck) => luck + a!)
  const [factor] = elementaryEffects(walks(1, 5, output, 'shared'), seeded('b'))
  expect(factor!.noise).toBeCloseTo(0, 10)
  expect(factor!.mu).toBeCloseTo(1, 10)
})

test('a step with a missing end is left out, the others stay', () => {
  const points = [
    [0, 0],
    [0.5, 0],
    [0.5, 0.5],
  ]
  const [first, second] = elementaryEffects(
    [
      {
        points,
        values: [
          [Number.NaN, 1],
          [3, 3],
          [2, Number.NaN],
        ],
      },
    ],
    seeded('b'),
  )
  expect(first!.mu).toBe(4)
  expect(second!.mu).toBe(-2)
  const whole = {
    points,
    values: [
      [1, 2],
      [3, 5],
      [2, 2],
    ],
  }
  const broken = {
    points,
    values: [
      [1, Number.NaN],
      [3, 5],
      [2, 2],
    ],
  }
  expect(elementaryEffects([whole, broken], seeded('b'))[0]!.noise).toBe(elementaryEffects([whole], seeded('b'))[0]!.noise)
  const [none] = elementaryEffects([{ points, values: [[Number.NaN], [3], [2]] }], seeded('b'))
  expect(none).toMatchObject({ mu: Number.NaN, muStar: { estimate: Number.NaN, n: 0 } })
})

test('a step that changes two coordinates, or none, is refused', () => {
  const values = [[1], [2]]
  expect(() =>
    elementaryEffects(
      [
        {
          points: [
            [0, 0],
            [1, 1],
          ],
          values,
        },
      ],
      seeded('b'),
    ),
  ).toThrow('step 1 of a trajectory changes 2 coordinates')
  expect(() =>
    elementaryEffects(
      [
        {
          points: [
            [0, 0],
            [0, 0],
          ],
          values,
        },
      ],
      seeded('b'),
    ),
  ).toThrow('changes 0 coordinates')
})
