import { expect, test } from 'vitest'
import { innerPeak } from '../../src/statistics/peak.js'
import { verdict } from '../../src/statistics/verdict.js'
import { normal, seeded, share } from './draws.js'

const claim = { direction: 'higher', by: 0 } as const

/** Replicates of a curve, each with luck of its own that all points share, and a little for each point. */
const around = (curve: readonly number[], replicates: number, random: () => number): number[][] =>
  Array.from({ length: replicates }, () => {
    const luck = 10 * normal(random)
    return curve.map((height) => height + luck + normal(random))
  })

const said = (curve: readonly number[], word: string, times: number): number => {
  const random = seeded(`peak ${curve.join()}`)
  return share(times, () => verdict(innerPeak(around(curve, 20, random)).height, claim) === word)
}

test('the height of a peak without luck is exact, and where it is', () => {
  expect(
    innerPeak([
      [1, 4, 6, 3],
      [2, 5, 7, 4],
    ]),
  ).toEqual({ height: { estimate: 3, low: 3, high: 3, n: 2 }, at: 2, p: 0 })
})

test('a clear inner peak is supported, a narrow one too', () => {
  expect(said([0, 3, 4, 3, 1], 'supported', 200)).toBeGreaterThan(0.97)
  expect(said([0, 0, 4, 0, 1], 'supported', 200)).toBeGreaterThan(0.97)
})

test('a curve that rises and levels off is contradicted or left open, never taken for a peak more than 2.5 times in 100', () => {
  // A parabola fitted to this curve has its top inside.
  expect(said([0, 3, 4, 4.4, 4.5], 'supported', 600)).toBeLessThan(0.025)
  expect(said([0, 2, 4, 6, 8], 'contradicted', 200)).toBeGreaterThan(0.97)
})

test('a flat curve gets a verdict at most 5 times in 100, though its highest point always looks like a peak', () => {
  expect(said([1, 1, 1, 1, 1, 1], 'cannot tell', 800)).toBeGreaterThan(0.95)
})

test('where seven inner points only tie with the higher end, the best of them passes for a peak at most 2.5 times in 100', () => {
  const random = seeded('tie')
  const peaks = Array.from({ length: 1500 }, () => innerPeak(around([0, 5, 5, 5, 5, 5, 5, 5, 5], 15, random)))
  expect(peaks.filter(({ height }) => height.low > 0).length / 1500).toBeLessThan(0.025)
  expect(peaks.filter(({ p }) => p < 0.05).length / 1500).toBeLessThan(0.028)
})

test('a real peak has a small p-value', () => {
  const random = seeded('real')
  expect(share(100, () => innerPeak(around([0, 4, 1], 15, random)).p < 0.05)).toBeGreaterThan(0.9)
})

test('where both ends are equally high, the height lies above the interval at most 2.5 times in 100', () => {
  const random = seeded('ends')
  expect(share(4000, () => innerPeak(around([2, 3, 2], 15, random)).height.high < 1)).toBeLessThan(0.029)
})

test('the interval covers the true height at least 95 times in 100', () => {
  const random = seeded('height')
  const covered = share(800, () => {
    const { height } = innerPeak(around([0, 2, 2.2, 2.1, 1], 20, random))
    return height.low <= 1.2 && 1.2 <= height.high
  })
  expect(covered).toBeGreaterThan(0.95)
})

test('two points have no inside, and replicates have the same points', () => {
  expect(() => innerPeak([[1, 2]])).toThrow('at least three points')
  expect(() =>
    innerPeak([
      [1, 2, 3],
      [1, 2],
    ]),
  ).toThrow('the same in every replicate')
})
