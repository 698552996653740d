import fc from 'fast-check'
import seedrandom from 'seedrandom'
import { expect, test } from 'vitest'
import { morrisTrajectories } from '../../../src/experiment/designs/morrisTrajectories.js'
import { elementaryEffects } from '../../../src/statistics/morris.js'

test('a trajectory changes every coordinate once, one at a time, by the step, and stays on the grid', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.constantFrom(2, 4, 6, 8), fc.nat(), (dimensions, levels, seed) => {
      const step = levels / (2 * (levels - 1))
      for (const points of morrisTrajectories(dimensions, 3, `s${seed}`, levels)) {
        expect(points.length).toBe(dimensions + 1)
        const changed = points
          .slice(1)
          .flatMap((point, index) => point.flatMap((at, axis) => (at === points[index]![axis] ? [] : [axis])))
        expect([...changed].sort((a, b) => a - b)).toEqual(Array.from({ length: dimensions }, (_, axis) => axis))
        for (const [index, point] of points.slice(1).entries()) {
          const axis = changed[index]!
          expect(Math.abs(point[axis]! - points[index]![axis]!)).toBeCloseTo(step, 12)
        }
        for (const at of points.flat()) {
          expect(at).toBeGreaterThanOrEqual(0)
          expect(at).toBeLessThanOrEqual(1)
          expect(at * (levels - 1)).toBeCloseTo(Math.round(at * (levels - 1)), 12)
        }
      }
    }),
    { seed: 2 },
  )
})

test('more trajectories leave the earlier ones as they are, another seed gives others', () => {
  const few = morrisTrajectories(5, 4, 'seed')
  expect(morrisTrajectories(5, 40, 'seed').slice(0, 4)).toEqual(few)
  expect(morrisTrajectories(5, 4, 'other')).not.toEqual(few)
  expect(new Set(few.map((points) => JSON.stringify(points))).size).toBe(4)
})

test('each of four levels is the start of a quarter of the steps, up and down half each', () => {
  const starts = morrisTrajectories(10, 200, 'quarters').flatMap((points) => points[0]!)
  for (const level of [0, 1 / 3, 2 / 3, 1]) {
    expect(Math.abs(starts.filter((at) => at === level).length / starts.length - 0.25)).toBeLessThan(0.04)
  }
})

test('screening the function of Morris 1991 in 20 factors separates the ten that matter from the ten that hardly do', () => {
  // w_i = 2 (x_i - 1/2), for i = 3, 5, 7: 2 (1.1 x_i / (x_i + 0.1) - 1/2); first-order coefficients 20 for i <= 10, of pairs -15
  // for i, j <= 6, of triples -10 for i, j, k <= 5, of quadruples 5 for i, j, k, l <= 4; the others standard normal (his section 4).
  const random = seedrandom.alea('coefficients')
  const small = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const first = Array.from({ length: 20 }, (_, i) => (i < 10 ? 20 : small()))
  const second = first.map((_, i) => first.map((__, j) => (i < 6 && j < 6 ? -15 : small())))
  const output = (point: readonly number[]) => {
    const w = point.map((x, i) => ([2, 4, 6].includes(i) ? 2 * ((1.1 * x) / (x + 0.1) - 0.5) : 2 * (x - 0.5)))
    let sum = 0
    for (let i = 0; i < 20; i++) {
      sum += first[i]! * w[i]!
      for (let j = i + 1; j < 20; j++) {
        sum += second[i]![j]! * w[i]! * w[j]!
        for (let k = j + 1; k < 5; k++) {
          sum -= 10 * w[i]! * w[j]! * w[k]!
          for (let l = k + 1; l < 4; l++) sum += 5 * w[i]! * w[j]! * w[k]! * w[l]!
        }
      }
    }
    return [sum]
  }
  const walked = morrisTrajectories(20, 10, 'morris').map((points) => ({ points, values: points.map(output) }))
  const found = elementaryEffects(walked, random)
  const strong = found.slice(0, 10)
  const weak = found.slice(10)
  expect(Math.min(...strong.map(({ muStar }) => muStar.estimate))).toBeGreaterThan(
    2 * Math.max(...weak.map(({ muStar }) => muStar.estimate)),
  )
  // Factors 8 to 10 act nearly linearly, 1 to 7 with curvature or others.
  expect(Math.max(...found.slice(7, 10).map(({ sigma }) => sigma))).toBeLessThan(
    Math.min(...found.slice(0, 7).map(({ sigma }) => sigma)),
  )
})

test('an odd number of levels is refused', () => {
  expect(() => morrisTrajectories(2, 1, 's', 5)).toThrow('5 levels: elementary effects take an even number of them')
})
