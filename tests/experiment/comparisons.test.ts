import { describe, expect, test } from 'vitest'
import { compareArms, directionOf } from '../../src/experiment/comparisons.js'
import { exampleResults } from '../charts/example.js'

const results = exampleResults({ arms: ['first', 'second'], replicates: 3 })

/** The example with posts per day replaced; replicate 1 of the first arm, and so on, arm by arm. */
function withPosts(values: readonly number[], of = results) {
  const rows = of.rows.map((row, index) => ({ ...row, measures: { ...row.measures, postsPerDay: values[index]! } }))
  return { ...of, rows }
}

const posts = (of: ReturnType<typeof withPosts>) => compareArms(of).filter(({ measure }) => measure === 'postsPerDay')

test('a difference is the mean of the differences within replicates, with their t interval', () => {
  // Differences 1, 1, 2: mean 4/3, sd sqrt(1/3), t(0.975, 2) = 4.302653, half-width 4.302653 * sqrt(1/3) / sqrt(3) = 1.434218.
  const [first, second] = posts(withPosts([10, 20, 30, 11, 21, 32]))
  expect(first).toMatchObject({ arm: 'first', against: 'first', value: { estimate: 20, n: 3 } })
  expect(first).not.toHaveProperty('difference')
  expect(second!.difference!.estimate).toBeCloseTo(4 / 3, 12)
  expect(second!.difference!.high - second!.difference!.estimate).toBeCloseTo(1.434218, 5)
})

test('replicates are paired by their number, wherever they stand in the table', () => {
  const of = withPosts([10, 20, 30, 11, 21, 32])
  expect(posts({ ...of, rows: [...of.rows].reverse() })[1]!.difference!.estimate).toBeCloseTo(4 / 3, 12)
})

test('a replicate that failed in one arm, or where the measure is not defined, is left out of the pairs', () => {
  const of = withPosts([10, 20, Number.NaN, 11, 21, 99])
  expect(posts(of)[1]!.difference).toMatchObject({ estimate: 1, n: 2 })
  expect(posts({ ...of, rows: of.rows.slice(1) })[1]!.difference).toMatchObject({ estimate: 1, n: 1 })
})

test('an interval beside zero decides, one around zero or none at all does not, and equal runs are told as equal', () => {
  expect(directionOf({ estimate: 2, low: 1, high: 3, n: 9 })).toBe('higher')
  expect(directionOf({ estimate: -2, low: -3, high: -1, n: 9 })).toBe('lower')
  expect(directionOf({ estimate: 1, low: -0.1, high: 2.1, n: 9 })).toBe('undecided')
  expect(directionOf({ estimate: 1, low: Number.NaN, high: Number.NaN, n: 1 })).toBe('undecided')
  expect(directionOf({ estimate: 0, low: 0, high: 0, n: 9 })).toBe('equal')
})

test('where a study pairs nothing, arms are compared as independent samples, by Welch', () => {
  // Means 20 and 64/3, variances 100 and 331/3, n 3 each: error sqrt(100/3 + 331/9) = 8.3732, 3.99 degrees of freedom, t 2.7786.
  const of = withPosts([10, 20, 30, 11, 21, 32])
  const { difference } = posts({ ...of, study: { ...of.study, pairing: 'none' } })[1]!
  expect(difference).toMatchObject({ n: 6 })
  expect(difference!.estimate).toBeCloseTo(4 / 3, 12)
  expect(difference!.high - difference!.estimate).toBeCloseTo(23.27, 1)
})

describe('at several points of a design', () => {
  const of = withPosts([10, 20, 30, 40, 11, 21, 32, 43], exampleResults({ arms: ['first', 'second'], replicates: 4 }))
  const places = [
    ['a', 1],
    ['b', 1],
    ['a', 2],
    ['b', 2],
  ] as const
  const rows = of.rows.map((row, index) => ({ ...row, point: places[index % 4]![0], replicate: places[index % 4]![1] }))

  test('a replicate counts once, with its mean over the points', () => {
    // Means 15, 35 and 16, 37.5: differences 1 and 2.5.
    const [first, second] = posts({ ...of, rows })
    expect(first!.value).toMatchObject({ estimate: 25, n: 2 })
    expect(second!.difference).toMatchObject({ estimate: 1.75, n: 2 })
  })

  test('a replicate in which a point is missing is left out', () => {
    expect(posts({ ...of, rows: rows.slice(1) })[1]!.difference).toMatchObject({ estimate: 2.5, n: 1 })
  })
})
