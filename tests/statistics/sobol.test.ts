import { expect, test } from 'vitest'
import { type SaltelliRow, sobolIndices } from '../../src/statistics/sobol.js'
import { normal, sample, seeded, share } from './draws.js'

type Point = readonly number[]

/** Rows of A, B and A with one coordinate of B, at random points; `luck` is added replicate by replicate. */
function rows(
  factors: number,
  count: number,
  output: (point: Point) => number,
  random: () => number,
  luck: () => number[] = () => [0],
): SaltelliRow[] {
  const at = (point: Point) => luck().map((extra) => output(point) + extra)
  return Array.from({ length: count }, () => {
    const [a, b] = [sample(factors, random), sample(factors, random)]
    return { a: at(a), b: at(b), mixed: a.map((_, factor) => at(a.with(factor, b[factor]!))) }
  })
}

const off = (found: readonly { estimate: number }[], expected: readonly number[]): number =>
  Math.max(...expected.map((value, factor) => Math.abs(found[factor]!.estimate - value)))

// T. Ishigami & T. Homma 1990, on [-pi, pi]^3 with a = 7, b = 0.1
const ishigami = (point: Point): number => {
  const [x, y, z] = point.map((u) => Math.PI * (2 * u - 1))
  return Math.sin(x!) + 7 * Math.sin(y!) ** 2 + 0.1 * z! ** 4 * Math.sin(x!)
}
const ishigamiTruth = (() => {
  const [a, b, pi] = [7, 0.1, Math.PI]
  const variance = a ** 2 / 8 + (b * pi ** 4) / 5 + (b ** 2 * pi ** 8) / 18 + 1 / 2
  const first = [(1 + (b * pi ** 4) / 5) ** 2 / 2 / variance, a ** 2 / 8 / variance, 0]
  const together = (b ** 2 * pi ** 8 * (1 / 18 - 1 / 50)) / variance
  return { variance, first, total: [first[0]! + together, first[1]!, together] }
})()

test('Ishigami: the closed form is 0.314 0.442 0 and 0.558 0.442 0.244; 8,000 random rows come within 0.04', () => {
  expect(ishigamiTruth.first[0]).toBeCloseTo(0.3139, 4)
  expect(ishigamiTruth.total[2]).toBeCloseTo(0.2437, 4)
  const found = sobolIndices(rows(3, 8000, ishigami, seeded('ishigami')), seeded('b'), { resamples: 20 })
  expect(off(found.first, ishigamiTruth.first)).toBeLessThan(0.04)
  expect(off(found.total, ishigamiTruth.total)).toBeLessThan(0.04)
  expect(Math.abs(found.variance / ishigamiTruth.variance - 1)).toBeLessThan(0.04)
  expect(found.noise).toBeNaN()
})

test("Sobol's G function of eight factors: 8,000 random rows come within 0.04 of the closed form", () => {
  const a = [0, 1, 4.5, 9, 99, 99, 99, 99]
  const g = (point: Point) => point.reduce((product, x, i) => (product * (Math.abs(4 * x - 2) + a[i]!)) / (1 + a[i]!), 1)
  const partial = a.map((value) => 1 / (3 * (1 + value) ** 2))
  const variance = partial.reduce((product, value) => product * (1 + value), 1) - 1
  const total = partial.map((value) => (value * (variance + 1)) / (1 + value) / variance)
  const found = sobolIndices(rows(8, 8000, g, seeded('g')), seeded('b'), { resamples: 20 })
  expect(
    off(
      found.first,
      partial.map((value) => value / variance),
    ),
  ).toBeLessThan(0.04)
  expect(off(found.total, total)).toBeLessThan(0.04)
})

test('a sum of independent terms: first-order and total indices are the shares of variance, and a large constant changes nothing', () => {
  const slopes = [4, 2, 1, 0]
  const shares = slopes.map((slope) => slope ** 2 / 21)
  const sum = (constant: number) => (point: Point) => point.reduce((total, x, i) => total + slopes[i]! * x, constant)
  const found = sobolIndices(rows(4, 4000, sum(0), seeded('sum')), seeded('b'), { resamples: 20 })
  expect(off(found.first, shares)).toBeLessThan(0.03)
  expect(off(found.total, shares)).toBeLessThan(0.03)
  const shifted = sobolIndices(rows(4, 4000, sum(1e6), seeded('sum')), seeded('b'), { resamples: 20 })
  expect(
    off(
      shifted.first,
      found.first.map(({ estimate }) => estimate),
    ),
  ).toBeLessThan(1e-6)
})

test('a factor that does nothing has a total index of exactly 0', () => {
  const { total } = sobolIndices(
    rows(2, 50, ([x]) => x!, seeded('idle')),
    seeded('b'),
  )
  expect(total[1]).toEqual({ estimate: 0, low: 0, high: 0, n: 50 })
})

test('the bootstrap intervals over 300 random rows cover the closed form about 95 times in 100', () => {
  const random = seeded('coverage')
  const covered = [0, 0, 0, 0]
  const trials = 200
  for (let trial = 0; trial < trials; trial++) {
    const { first, total } = sobolIndices(rows(3, 300, ishigami, random), random, { resamples: 200 })
    for (const [index, interval] of [first[0]!, first[1]!, total[0]!, total[2]!].entries()) {
      const truth = [ishigamiTruth.first[0]!, ishigamiTruth.first[1]!, ishigamiTruth.total[0]!, ishigamiTruth.total[2]!][index]!
      if (interval.low <= truth && truth <= interval.high) covered[index]! += 1 / trials
    }
  }
  for (const rate of covered) expect(rate).toBeGreaterThan(0.9)
})

const linear = ([x, y]: Point): number => Math.sqrt(12) * (x! + 2 * y!)

test('luck is kept apart: variance 5 between points and 10 between replicates are both found, and the indices are of the points alone', () => {
  const random = seeded('luck')
  const noisy = rows(2, 6000, linear, random, () => sample(3, () => Math.sqrt(10) * normal(random)))
  const found = sobolIndices(noisy, random, { resamples: 20 })
  expect(Math.abs(found.variance - 5)).toBeLessThan(0.3)
  expect(Math.abs(found.noise - 10)).toBeLessThan(0.15)
  expect(Math.abs(found.noiseShare - 2 / 3)).toBeLessThan(0.02)
  expect(off(found.first, [0.2, 0.8])).toBeLessThan(0.06)
  expect(off(found.total, [0.2, 0.8])).toBeLessThan(0.06)
  // With a single replicate luck cannot be told from the factors: every total index is blown up by 2/3 of it.
  const single = noisy.map(({ a, b, mixed }) => ({
    a: a.slice(0, 1),
    b: b.slice(0, 1),
    mixed: mixed.map((ab) => ab.slice(0, 1)),
  }))
  expect(sobolIndices(single, random, { resamples: 20 }).total[0]!.estimate).toBeGreaterThan(0.6)
})

test('luck that all points of a replicate share drops out of the indices', () => {
  const random = seeded('shared luck')
  const shared = [-50, 80, 10]
  const found = sobolIndices(
    rows(2, 3000, linear, random, () => shared),
    random,
    { resamples: 20 },
  )
  expect(Math.abs(found.variance - 5)).toBeLessThan(0.4)
  expect(off(found.first, [0.2, 0.8])).toBeLessThan(0.04)
  expect(off(found.total, [0.2, 0.8])).toBeLessThan(0.04)
})

test('where points do not differ there are no indices, and rows with a missing value are left out', () => {
  expect(
    sobolIndices(
      rows(1, 20, () => 3, seeded('flat')),
      seeded('b'),
    ).first[0],
  ).toMatchObject({ estimate: Number.NaN, low: Number.NaN })
  const whole = rows(2, 30, linear, seeded('missing'))
  const broken = { ...whole[0]!, mixed: [[Number.NaN], [1]] }
  expect(sobolIndices([...whole, broken], seeded('b'))).toEqual(sobolIndices(whole, seeded('b')))
  expect(sobolIndices([broken], seeded('b')).first).toEqual([])
})

test('the same luck gives the same bounds', () => {
  const made = rows(2, 40, linear, seeded('same'))
  expect(sobolIndices(made, seeded('x'))).toEqual(sobolIndices(made, seeded('x')))
  expect(share(1, () => sobolIndices(made, seeded('y')).first[0]!.low !== sobolIndices(made, seeded('x')).first[0]!.low)).toBe(1)
})
