import { expect, test } from 'vitest'
import { daysPerPoint, spans } from '../../src/charts/spans.js'
import type { DailyName } from '../../src/model/measures.js'

const series = (measure: DailyName, means: readonly number[], arm = 'a') =>
  means.map((mean, index) => ({ arm, day: index + 1, measure, mean, low: mean - 1, high: mean + 1, n: 5 }))

test('a series of twenty years has few enough points to draw, one of four months keeps every day', () => {
  expect([120, 365, 730, 7300].map((days) => Math.ceil(days / daysPerPoint(days)))).toEqual([120, 53, 105, 261])
})

test('spans end with the last day; the first may be shorter', () => {
  expect(spans(series('posts', [1, 2, 3, 4, 5, 6, 7, 8]), 'posts', 7).map(({ day }) => day)).toEqual([1, 8])
})

test('posts are shown per day, members as on the last day of the span', () => {
  const means = [10, 20, 60]
  expect(spans(series('posts', means), 'posts', 3)[0]).toEqual({ arm: 'a', day: 3, mean: 30, low: 29, high: 31 })
  expect(spans(series('activeMembers', means), 'activeMembers', 3)[0]).toMatchObject({ mean: 60, low: 59, high: 61 })
})

test('days on which a measure is not defined are left out, and a span of such days is not defined', () => {
  const points = series('answeredWithinDay', [Number.NaN, Number.NaN, Number.NaN, 0.5])
  expect(spans(points, 'answeredWithinDay', 2).map(({ mean }) => mean)).toEqual([Number.NaN, 0.5])
})

test('arms are kept apart, even where the name of one holds a number', () => {
  const points = [...series('posts', [1, 1], 'a'), ...series('posts', [5, 5], 'a 1')]
  expect(spans(points, 'posts', 2).map(({ arm, mean }) => [arm, mean])).toEqual([
    ['a', 1],
    ['a 1', 5],
  ])
})
