import seedrandom from 'seedrandom'
import { expect, test } from 'vitest'
import { nullMeasures, stopsAfter } from '../../src/evidence/nullModel.js'
import { patterns } from '../../src/evidence/patterns.js'
import { gini, shareOfLargest } from '../../src/model/distribution.js'

const measures = nullMeasures()

/** Posts of 200 000 posters who stop by the same chance, drawn one by one, fewest first. */
function drawn(): Int32Array {
  const random = seedrandom.alea('null model')
  return Int32Array.from({ length: 200_000 }, () => {
    let posts = 1
    while (random() >= stopsAfter(posts)) posts++
    return posts
  }).sort()
}

test('what is computed is what posters who are drawn one by one do', () => {
  const posts = drawn()
  const sum = posts.reduce((a, b) => a + b, 0)
  const withAtLeast = (n: number) => posts.filter((own) => own >= n).length
  // The mean of so many still has a standard error of 1 %: the tail is heavy.
  expect(measures.postsPerPoster / (sum / posts.length)).toBeCloseTo(1, 1)
  expect(measures.gini).toBeCloseTo(gini(posts), 2)
  expect(measures.shareTop1Posters).toBeCloseTo(shareOfLargest(posts, 0, posts.length / 100, sum), 1)
  expect(measures.onePostShare).toBeCloseTo(1 - withAtLeast(2) / posts.length, 2)
  for (const n of [1, 2, 5, 10] as const) {
    expect(measures[`continued${n}`]).toBeCloseTo(withAtLeast(n + 1) / withAtLeast(n), 2)
  }
})

test('the slope of its hazard is the exponent', () => {
  expect(measures.leavingSlope).toBeCloseTo(-0.8, 12)
})

test('of the measures of a run it has those of how much each poster writes, all in their bands, and no other', () => {
  const values = patterns.map(({ id, quantity, low, high }) => ({ id, low, high, value: quantity.of({ measures }) }))
  const inside = values.filter(({ value, low, high }) => value >= low && value <= high).map(({ id }) => id)
  expect(inside).toEqual([
    'P1.3 posts by top 1 % of posters',
    'P1.4 Gini of posts',
    'P1.5 posts per poster',
    'P1.4 only one post',
    'P3.2 write again after 1',
    'P3.2 write again after 2',
    'P3.2 write again after 5',
    'P3.2 write again after 10',
    'P3.2 slope of the leaving hazard',
  ])
  expect(values.filter(({ value }) => Number.isNaN(value)).length).toBe(patterns.length - inside.length)
})
