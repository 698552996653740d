import { expect, test } from 'vitest'
import { evenLevels, grid } from '../../../src/experiment/designs/grid.js'
import { oneAtATime } from '../../../src/experiment/designs/oneAtATime.js'

test('even levels reach from 0 to 1', () => {
  expect(evenLevels(2)).toEqual([0, 1])
  expect(evenLevels(5)).toEqual([0, 0.25, 0.5, 0.75, 1])
  expect(() => evenLevels(1)).toThrow(RangeError)
})

test('a grid is every combination, the last axis changing fastest; without axes it is the one point there is', () => {
  expect(grid([[0, 1], [0.5], [0, 0.3]])).toEqual([
    [0, 0.5, 0],
    [0, 0.5, 0.3],
    [1, 0.5, 0],
    [1, 0.5, 0.3],
  ])
  expect(grid([])).toEqual([[]])
  expect(grid([[0, 1], []])).toEqual([])
})

test('one at a time: the base, then each axis at its levels with the others at the base, the base itself only once', () => {
  const base = Object.freeze([0.5, 0.2])
  expect(
    oneAtATime(base, [
      [0, 0.5, 1],
      [0, 0.2],
    ]),
  ).toEqual([
    [0.5, 0.2],
    [0, 0.2],
    [1, 0.2],
    [0.5, 0],
  ])
  expect(() => oneAtATime([0.5], [[0], [1]])).toThrow('1 coordinates of the base, but levels of 2 axes')
})
