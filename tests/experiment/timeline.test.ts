import { expect, test } from 'vitest'
import { collectTimeline } from '../../src/experiment/timeline.js'
import { type DailyName, dailyNames } from '../../src/model/measures.js'

const daily = (posts: readonly number[]) =>
  Object.fromEntries(
    dailyNames.map((name) => [name, Float64Array.from(name === 'posts' ? posts : posts.map(() => 0))]),
  ) as Record<DailyName, Float64Array>

const collected = (...runs: readonly (readonly number[])[]) => {
  const timeline = collectTimeline()
  for (const run of runs) timeline.add('arm', daily(run))
  return timeline.points().filter(({ measure }) => measure === 'posts')
}

test('the points of a day are the mean of its runs and the t interval worked by hand', () => {
  // 2, 4, 9: mean 5, sd sqrt(13); t(0.975, 2) = 4.302653: half-width 4.302653 sqrt(13 / 3) = 8.956686
  const [first, second] = collected([2, 1], [4, 1], [9, 1])
  expect(first).toMatchObject({ arm: 'arm', day: 1, mean: 5, n: 3 })
  expect(first?.low).toBeCloseTo(5 - 8.956686, 5)
  expect(first?.high).toBeCloseTo(5 + 8.956686, 5)
  expect(second).toMatchObject({ day: 2, mean: 1, low: 1, high: 1, n: 3 })
})

test('a day on which a run has no value is drawn from the others, one without any is not defined', () => {
  const [one, none] = collected([2, Number.NaN], [Number.NaN, Number.NaN])
  expect(one).toEqual({ arm: 'arm', day: 1, measure: 'posts', mean: 2, low: Number.NaN, high: Number.NaN, n: 1 })
  expect(none).toMatchObject({ mean: Number.NaN, n: 0 })
})

test('arms may differ in length, and come in the order in which they were first met', () => {
  const timeline = collectTimeline()
  timeline.add('long', daily([1, 2, 3]))
  timeline.add('short', daily([1]))
  const posts = timeline.points().filter(({ measure }) => measure === 'posts')
  expect(posts.map(({ arm, day }) => `${arm} ${day}`)).toEqual(['long 1', 'long 2', 'long 3', 'short 1'])
})
