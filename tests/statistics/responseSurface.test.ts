import seedrandom from 'seedrandom'
import { describe, expect, test } from 'vitest'
import { normalDraws } from '../../src/statistics/gaussian.js'
import { learnSurface, type Trial } from '../../src/statistics/responseSurface.js'

const curved = ([x = 0, y = 0]: readonly number[]): number[] => [1 + 2 * x - y, x * y + 0.5 * y * y, 3]

function trialsOf(simulate: (point: readonly number[], normal: () => number) => number[], count: number): Trial[] {
  const normal = normalDraws(seedrandom.alea('trials'))
  return Array.from({ length: count }, () => {
    const point = [normal(), 2 + 0.5 * normal()]
    return { point, outcomes: [simulate(point, normal), simulate(point, normal)] }
  })
}

const ones = (trials: readonly Trial[]): number[] => trials.map(() => 1)

describe('a surface learnt from trials', () => {
  test('of a polynomial of the second degree is that polynomial', () => {
    const trials = trialsOf(curved, 200)
    const surface = learnSurface(trials, ones(trials))
    const point = [0.7, 1.4]
    expect([...surface.value(point)]).toEqual(curved(point).map((value) => expect.closeTo(value, 1)))
  })

  test('slopes as its values do', () => {
    const trials = trialsOf(curved, 60)
    const { at, value } = learnSurface(trials, ones(trials))
    const point = [0.3, 2.2]
    const { slopes, value: here } = at(point)
    expect([...here]).toEqual([...value(point)])
    const step = 1e-5
    for (const axis of [0, 1]) {
      const beside = point.map((x, i) => x + (i === axis ? step : 0))
      value(beside).forEach((there, target) => {
        expect((there - here[target]!) / step).toBeCloseTo(slopes.get(target, axis), 3)
      })
    }
  })

  test('tells luck, and with it how far one new outcome lies from it', () => {
    const noisy = (point: readonly number[], normal: () => number): number[] => {
      const shared = normal()
      const [a = 0, b = 0] = curved(point)
      return [a + 0.5 * shared, b + 0.5 * shared + 0.3 * normal()]
    }
    const trials = trialsOf(noisy, 1500)
    const { luck, spread } = learnSurface(trials, ones(trials))
    expect(luck.get(0, 0)).toBeCloseTo(0.25, 1)
    expect(luck.get(1, 1)).toBeCloseTo(0.34, 1)
    expect(luck.get(0, 1)).toBeCloseTo(0.25, 1)
    // With so many trials hardly anything is left to learn.
    expect(spread.get(0, 0) / luck.get(0, 0)).toBeCloseTo(1, 1)
  })

  test('from few trials of something that is no polynomial owns up to what it has not learnt', () => {
    const bent = ([x = 0, y = 0]: readonly number[], normal: () => number): number[] => [Math.sin(3 * x) * y + 0.1 * normal()]
    const trials = trialsOf(bent, 40)
    const { luck, spread, value } = learnSurface(trials, ones(trials))
    const missed = trialsOf(bent, 400)
      .slice(40)
      .map(({ point, outcomes }) => (outcomes[0]![0]! - value(point)[0]!) ** 2)
    const squared = missed.reduce((sum, one) => sum + one, 0) / missed.length
    expect(spread.get(0, 0)).toBeGreaterThan(20 * luck.get(0, 0))
    expect(spread.get(0, 0) / squared).toBeGreaterThan(0.5)
    expect(spread.get(0, 0) / squared).toBeLessThan(2)
  })

  test('follows the trials that count', () => {
    const broken = ([x = 0]: readonly number[]): number[] => [Math.abs(x)]
    const trials = trialsOf(broken, 400)
    const right = trials.map(({ point }) => (point[0]! > 0.2 ? 1 : 1e-6))
    expect(learnSurface(trials, right).value([1, 2])[0]).toBeCloseTo(1, 1)
    expect(learnSurface(trials, right).at([1, 2]).slopes.get(0, 0)).toBeCloseTo(1, 1)
  })
})
