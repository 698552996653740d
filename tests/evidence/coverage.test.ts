import seedrandom from 'seedrandom'
import { expect, test } from 'vitest'
import { type FactName, factsOf } from '../../src/evidence/facts.js'
import { nullMeasures, stopsAfter } from '../../src/evidence/nullModel.js'
import { normalised } from '../../src/evidence/posts.js'

const LOGS = 500
const MEMBERS = 400

/** Posts of members who stop after the n-th with the chance of the null model, one member after another. */
function written(draw: () => number) {
  const member: number[] = []
  for (let one = 0; one < MEMBERS; one++)
    for (let posts = 1; ; posts++) {
      member.push(one)
      if (draw() < stopsAfter(posts)) break
    }
  const { length } = member
  return normalised({
    length,
    thread: new Int32Array(length),
    member: Int32Array.from(member),
    parent: new Int32Array(length).fill(-1),
    time: Float64Array.from(member.keys()),
  })
}

test('the interval of a share of members holds the truth as often as it says; where few write most that of what they write does not, as its definition tells', () => {
  const { onePostShare, shareTop1Posters, gini, postsPerPoster } = nullMeasures()
  const truths = { onePostShare, top1Share: shareTop1Posters, gini, postsPerPoster }
  const names = Object.keys(truths) as (FactName & keyof typeof truths)[]
  const held = { onePostShare: 0, top1Share: 0, gini: 0, postsPerPoster: 0 }
  const draw = seedrandom.alea('coverage')
  for (let log = 0; log < LOGS; log++) {
    const facts = factsOf(written(draw), {}, names)
    for (const name of names) {
      const { low, high } = facts[name]
      if (low! <= truths[name] && truths[name] <= high!) held[name]++
    }
  }
  // Two binomial standard errors of 95 % in 500 logs are two points.
  expect(Math.abs(held.onePostShare / LOGS - 0.95)).toBeLessThan(0.025)
  for (const name of ['top1Share', 'gini', 'postsPerPoster'] as const) expect(held[name] / LOGS, name).toBeLessThan(7 / 8)
})
