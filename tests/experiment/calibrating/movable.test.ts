import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { movable, partOf, usuallyMoved, valueAt } from '../../../src/experiment/calibrating/movable.js'
import { configure, declarationOf, isChoice, type ParameterName } from '../../../src/model/configure.js'
import { normalProbability } from '../../../src/statistics/distributions.js'

const size = { members: 800, days: 400 }
const one = (name: ParameterName) => movable([{ name }], size)[0]!

test('all that is marked as calibrated moves, with the size of the forum, and nothing else', () => {
  for (const name of usuallyMoved)
    expect(name.startsWith('members.') || /calibrated/.test(declarationOf(name)!.source)).toBe(true)
  expect(usuallyMoved).toContain('members.arrivalsPerDay')
  expect(usuallyMoved).toContain('leaving.base')
  expect(usuallyMoved).not.toContain('replying.shared')
})

describe('the stretch of a parameter', () => {
  test('is the declared range', () => {
    expect(one('leaving.base')).toMatchObject({ low: -6, high: 3, scale: 'linear' })
  })

  test('is one of ratios where the range spans more than a factor of ten above nought', () => {
    expect(one('visiting.perDay')).toMatchObject({ low: 0.01, high: 2, scale: 'log' })
    expect(valueAt(one('visiting.perDay'), 0)).toBeCloseTo(Math.sqrt(0.02), 5)
    expect(one('members.baseline.sd')).toMatchObject({ low: 0, scale: 'linear' })
  })

  test('is that which is asked for', () => {
    expect(movable([{ name: 'leaving.base', low: -2, high: 0 }], size)).toEqual([
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

test('values lie along the stretch as their chances say', () => {
  for (const of of movable(
    usuallyMoved.map((name) => ({ name })),
    size,
  ).filter(({ whole }) => !whole)) {
    for (const coordinate of [-1.5, 0, 0.8])
      expect(partOf(of, valueAt(of, coordinate))).toBeCloseTo(normalProbability(coordinate), 4)
  }
})

test('nothing that can be moved is a choice between words', () => {
  for (const name of usuallyMoved) expect(isChoice(declarationOf(name)!)).toBe(false)
})
