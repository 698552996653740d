import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { movable, partOf, priorRange, usuallyMoved, valueAt } from '../../../src/experiment/calibrating/movable.js'
import { configure, declarationOf, isChoice, type ParameterName } from '../../../src/model/configure.js'
import { normalProbability } from '../../../src/statistics/distributions.js'

const size = { members: 800, days: 400 }
const one = (name: ParameterName, around = {}) => movable([{ name }], around, size)[0]!

test('all that is marked as calibrated moves, with the size of the forum, and nothing else', () => {
  for (const name of usuallyMoved)
    expect(name.startsWith('members.') || /calibrated/.test(declarationOf(name)!.source)).toBe(true)
  expect(usuallyMoved).toContain('members.arrivalsPerDay')
  expect(usuallyMoved).toContain('leaving.base')
  expect(usuallyMoved).not.toContain('replying.shared')
})

describe('the stretch of a parameter', () => {
  test('is the declared range, and its prior a bell around the value of the study', () => {
    // Declared from -6 to 3 with -0.8: hardly cut.
    const leaving = one('leaving.base')
    expect(leaving).toMatchObject({ low: -6, high: 3, scale: 'linear' })
    expect(valueAt(leaving, 0)).toBeCloseTo(-0.8, 1)
    expect(valueAt(leaving, 1) - valueAt(leaving, 0)).toBeCloseTo(0.15 * 9, 1)
    expect(valueAt(one('leaving.base', { 'leaving.base': -2 }), 0)).toBeCloseTo(-2, 1)
  })

  test('is cut where the range ends: of a bell around an end only half is left', () => {
    // Declared from 0 with 0.3 of a spread of 0.45.
    const opening = one('opening.belonging')
    expect(valueAt(opening, -8)).toBeGreaterThanOrEqual(0)
    expect(valueAt(opening, 0)).toBeGreaterThan(0.3)
    expect(priorRange(opening).low).toBeLessThan(0.1)
  })

  test('is one of ratios where the range spans more than a factor of ten above nought', () => {
    const perDay = one('visiting.perDay')
    expect(perDay.scale).toBe('log')
    expect(valueAt(perDay, 0)).toBeCloseTo(0.24, 2)
    expect(valueAt(perDay, 1) / valueAt(perDay, 0)).toBeCloseTo(200 ** 0.15, 1)
    expect(one('members.baseline.sd').scale).toBe('linear')
  })

  test('is that which is asked for', () => {
    expect(movable([{ name: 'leaving.base', low: -2, high: 0 }], {}, size)).toEqual([
      { name: 'leaving.base', low: -2, high: 0, scale: 'linear', whole: false },
    ])
  })

  test('of registrations follows how many wrote', () => {
    expect(one('members.arrivalsPerDay')).toMatchObject({ low: 1, high: 40, scale: 'log' })
    expect(one('members.initial')).toMatchObject({ low: 1, high: 800, whole: true })
  })

  test('holds only values that the model takes, wherever the search goes', () => {
    const all = movable(
      usuallyMoved.map((name) => ({ name })),
      {},
      size,
    )
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: all.length, maxLength: all.length }),
        (point) => {
          expect(() => configure(Object.fromEntries(all.map((of, place) => [of.name, valueAt(of, point[place]!)])))).not.toThrow()
        },
      ),
    )
  })
})

test('without a bell values lie along the stretch as their chances say', () => {
  for (const name of ['leaving.base', 'visiting.perDay'] as const) {
    const [of] = movable([{ name, low: name === 'leaving.base' ? -2 : 0.05, high: 1 }], {}, size)
    for (const coordinate of [-1.5, 0, 0.8])
      expect(partOf(of!, valueAt(of!, coordinate))).toBeCloseTo(normalProbability(coordinate), 4)
  }
})

test('nothing that can be moved is a choice between words', () => {
  for (const name of usuallyMoved) expect(isChoice(declarationOf(name)!)).toBe(false)
})
