import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { kaplanMeier, probabilityBy, timeOf } from '../../src/statistics/survival.js'

// Remission under 6-mercaptopurine (Freireich and others 1963), the textbook example; a plus marks the censored.
const freireich = '6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+'.split(' ').map((text) => ({
  time: Number.parseFloat(text),
  event: text.endsWith('+') ? 0 : 1,
}))

const curveOf = (items: readonly { readonly time: number; readonly event: number }[]) =>
  kaplanMeier(
    items.map(({ time }) => time),
    items.map(({ event }) => event),
  )

describe('survival with censoring', () => {
  // Survival and the bounds on the scale of log(-log), as any statistical package prints them.
  test.each([
    [6, 0.857, 0.6197, 0.9516],
    [7, 0.807, 0.5631, 0.9228],
    [10, 0.753, 0.5032, 0.8894],
    [23, 0.448, 0.1881, 0.6801],
  ])('in the textbook example at %i weeks is %f, from %f to %f', (week, survival, low, high) => {
    const { estimate, low: least, high: most, n } = probabilityBy(curveOf(freireich), week)
    expect(1 - estimate).toBeCloseTo(survival, 3)
    expect(1 - most).toBeCloseTo(low, 4)
    expect(1 - least).toBeCloseTo(high, 4)
    expect(n).toBe(21)
  })

  test('has its median where the curve passes one half', () => {
    expect(timeOf(curveOf(freireich), 0.5).estimate).toBe(23)
  })

  test('says nothing of a probability that the curve never reaches', () => {
    expect(timeOf(curveOf(freireich), 0.9).estimate).toBeNaN()
  })

  test('does not depend on the order of the items', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(freireich, { minLength: freireich.length }), (shuffled) => {
        expect(curveOf(shuffled)).toEqual(curveOf(freireich))
      }),
    )
  })

  test('is the plain share where nothing is censored', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1 }), fc.integer({ min: 0, max: 20 }), (times, at) => {
        const curve = kaplanMeier(
          times,
          times.map(() => 1),
        )
        expect(probabilityBy(curve, at).estimate).toBeCloseTo(times.filter((time) => time <= at).length / times.length, 12)
      }),
    )
  })

  test('is nothing of nothing', () => {
    const curve = kaplanMeier([], [])
    expect(probabilityBy(curve, 1).estimate).toBeNaN()
    expect(timeOf(curve, 0.5)).toMatchObject({ estimate: Number.NaN, n: 0 })
  })
})
