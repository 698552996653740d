import { expect, test } from 'vitest'
import { factsOf } from '../../src/evidence/facts.js'
import { type Line, logOf } from './logs.js'

/** Members who wrote so many posts each, in one thread. */
const written = (...posts: readonly number[]) =>
  logOf(posts.flatMap((own, member) => Array.from({ length: own }, (): Line => [1, 0, member])))

test('the line of posts by rank is that of the first third of members', () => {
  // Ranks 1, 2, 4 would be on a line; rank 3 is not. Posts 64, 16, 16, 4: in logarithms to base 4 3, 2, 2, 1.
  const facts = factsOf(written(1, 4, 16, 64, 16, 1, 1, 1, 1, 1, 1, 1))
  const x = [1, 2, 3, 4].map(Math.log)
  const y = [64, 16, 16, 4].map(Math.log)
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value / 4, 0)
  const product = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, v, k) => sum + (v - mean(a)) * (b[k]! - mean(b)), 0)
  expect(facts.rankExponent).toEqual({ value: expect.closeTo(-product(x, y) / product(x, x), 12), n: 4 })
  expect(facts.rankFit.value).toBeCloseTo(product(x, y) ** 2 / (product(x, x) * product(y, y)), 12)
})

test('a pure power law of exponent 1 is told as one', () => {
  const { rankExponent, rankFit } = factsOf(written(...Array.from({ length: 30 }, (_, rank) => Math.round(2520 / (rank + 1)))))
  expect(rankExponent.value).toBeCloseTo(1, 2)
  expect(rankFit.value).toBeCloseTo(1, 3)
})

test('of few members, or of equals, no line is drawn', () => {
  expect(factsOf(written(5, 4, 3, 2, 1)).rankExponent.value).toBeNaN()
  expect(factsOf(written(...Array.from({ length: 12 }, () => 2))).rankFit.value).toBeNaN()
})
