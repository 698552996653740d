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

test('it meets the bands of how much each poster writes, and has nothing to say of all others', () => {
  const inside = patterns.filter(({ of, low, high }) => of(measures) >= low && of(measures) <= high).map(({ id }) => id)
  expect(inside).toEqual([
    'shareTop1Posters',
    'gini',
    'postsPerPoster',
    'onePostShare',
    'continued1',
    'continued2',
    'continued5',
    'continued10',
    'leavingSlope',
  ])
  expect(patterns.filter(({ of }) => Number.isNaN(of(measures))).length).toBe(patterns.length - inside.length)
})
