import fc from 'fast-check'
import { expect, test } from 'vitest'
import { holm } from '../../src/statistics/holm.js'

test("three p-values worked by hand, as R's p.adjust(c(0.04, 0.01, 0.03), 'holm') gives them", () => {
  // sorted 0.01 0.03 0.04, times 3 2 1: 0.03 0.06 0.04, never falling: 0.03 0.06 0.06
  const adjusted = holm([0.04, 0.01, 0.03])
  for (const [index, expected] of [0.06, 0.03, 0.06].entries()) expect(adjusted[index]).toBeCloseTo(expected, 12)
})

test('a missing p-value stays missing and is not counted', () => {
  expect(holm([0.02, Number.NaN, 0.5])).toEqual([0.04, Number.NaN, 0.5])
  expect(holm([])).toEqual([])
})

test('adjusted values keep the order, are at least the raw ones, at most Bonferroni, and do not depend on the order given', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 }), (pValues) => {
      const adjusted = holm(pValues)
      for (const [index, p] of pValues.entries()) {
        expect(adjusted[index]).toBeGreaterThanOrEqual(p)
        expect(adjusted[index]).toBeLessThanOrEqual(Math.min(1, p * pValues.length))
        for (const [other, q] of pValues.entries()) if (p <= q) expect(adjusted[index]).toBeLessThanOrEqual(adjusted[other]!)
      }
      expect(holm([...pValues].reverse())).toEqual([...adjusted].reverse())
    }),
    { seed: 4 },
  )
})
