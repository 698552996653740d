import { describe, expect, test } from 'vitest'
import { cosineOfTurns, exp, log } from '../../src/model/elementary.js'
import { filesOfRepository, readSource } from '../sources.js'

const between = (low: number, high: number, n = 20_000): number[] =>
  Array.from({ length: n }, (_, k) => low + ((high - low) * k) / n)
/** The largest error in units of the last place of the value. */
const worst = (values: readonly number[], one: (x: number) => number, other: (x: number) => number): number =>
  Math.max(...values.map((x) => Math.abs(one(x) - other(x)) / (Number.EPSILON * Math.max(Math.abs(other(x)), 2 ** -1022))))

describe('exponential, logarithm and cosine', () => {
  test('are those of mathematics, but for the last place', () => {
    // mpmath, of the double nearest to the argument
    const known = [
      [exp(0), '1'],
      [exp(1), '2.71828182845904523536028747135'],
      [exp(-1.5), '0.223130160148429828933280470764'],
      [exp(10), '22026.4657948067165169579006453'],
      [log(0.3), '-1.20397280432593602963018037193'],
      [log(7), '1.94591014905531330510535274344'],
      [log(2), '0.693147180559945309417232121458'],
      [cosineOfTurns(0.2), '0.309016994374947424102293417183'],
    ] as const
    for (const [value, exact] of known) expect(Math.abs(value / Number(exact) - 1)).toBeLessThan(2 * Number.EPSILON)
    expect([log(1), ...[0, 0.5, 1, 1.5].map(cosineOfTurns)]).toEqual([0, 1, -1, 1, -1])
    for (const turns of [0.25, 0.75, 1.25]) expect(cosineOfTurns(turns)).toBeCloseTo(0, 15)
  })

  test('are near those of the language, over all that the model asks for', () => {
    expect(worst(between(-700, 700), exp, Math.exp)).toBeLessThan(3)
    expect(worst(between(-5, 5), exp, Math.exp)).toBeLessThan(3)
    expect(worst(between(1e-9, 3), log, Math.log)).toBeLessThan(3)
    expect(worst(between(-700, 700).map(Math.exp), log, Math.log)).toBeLessThan(3)
    const cosine = (x: number): number => Math.cos(2 * Math.PI * x)
    expect(Math.max(...between(0, 3).map((x) => Math.abs(cosineOfTurns(x) - cosine(x))))).toBeLessThan(4e-15)
  })

  test('have ends: an exponential that is too small is 0, one that is too large infinite, that of no number none', () => {
    expect([exp(-1000), exp(Number.NEGATIVE_INFINITY), exp(1000), exp(Number.POSITIVE_INFINITY)]).toEqual([
      0,
      0,
      Infinity,
      Infinity,
    ])
    expect(exp(Number.NaN)).toBeNaN()
    expect(exp(708.9)).toBeLessThan(Infinity)
    expect(exp(-707.9)).toBeGreaterThan(0)
  })
})

test('nothing in the model asks the language for what its engines compute differently', () => {
  const sources = filesOfRepository().filter((path) => path.startsWith('src/model/') && path.endsWith('.ts'))
  const inexact =
    /\bMath\s*\.\s*(?!(?:abs|ceil|clz32|floor|fround|imul|max|min|round|sqrt|trunc|E|LN2|LOG2E|PI|SQRT1_2|SQRT2)\b)\w+|\*\*(?!\s*-?\d)/g
  const found = sources.flatMap((path) => (readSource(path).code.match(inexact) ?? []).map((words) => `${path}: ${words}`))
  expect(sources.length).toBeGreaterThan(30)
  expect(found).toEqual([])
})
