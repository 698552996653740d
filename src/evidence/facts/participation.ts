/** Facts: who writes how much. */
import { gini, shareOfLargest } from '../../model/distribution.js'
import type { Fact, FactDeclaration, FactDeclarations, Facts } from './declaring.js'
import { meanOf, quantileOf, share, withError } from './estimating.js'
import type { View } from './view.js'

const declared = (unit: string, label: string, meaning: string, definition: string): FactDeclaration => ({
  group: 'participation',
  unit,
  label,
  meaning,
  definition,
})

const TOO_SHORT =
  'Where few write most it is too short: for 400 members who write as those of the null model it misses the truth in more than one log of eight.'
const RANKED = `Members are ranked by number of posts; the size of a group is rounded up to whole members. Interval: standard error by the influence function, members being independent. ${TOO_SHORT}`
const perMember = (p: string) => `${p} (quantile of type 7) of the number of posts over members.`

/** Least number of posts of a member in the tail. */
const TAIL = 5

export const participationDeclarations = {
  top1Share: {
    ...declared('share', 'posts by top 1 %', 'share of posts by the most active 1 % of those who write', RANKED),
    unlike: { measure: 'shareTop1Posters', because: 'the measure rounds the size of the group to the nearest whole member' },
  },
  next9Share: declared('share', 'posts by next 9 %', 'share of posts by the next 9 %', RANKED),
  rest90Share: declared('share', 'posts by other 90 %', 'share of posts by the other 90 %', RANKED),
  gini: declared(
    '1',
    'Gini of posts',
    'inequality of posting (0 equal, 1 one writes all)',
    `Gini coefficient of the number of posts over members. Interval: standard error by the influence function. ${TOO_SHORT}`,
  ),
  onePostShare: declared(
    'share',
    'only one post',
    'members who wrote exactly one post',
    'Members with exactly one post divided by members.',
  ),
  tenPostsShare: declared(
    'share',
    'ten posts or more',
    'members who wrote at least ten posts',
    'Members with at least ten posts divided by members.',
  ),
  postsPerPoster: declared(
    'posts',
    'posts per member',
    'mean number of posts',
    `Posts by known authors divided by members. Interval: normal. ${TOO_SHORT}`,
  ),
  postsMedian: declared('posts', 'posts, median', 'median number of posts', perMember('Median')),
  posts90: declared('posts', 'posts, 90 %', 'number of posts that nine members in ten do not exceed', perMember('90 %')),
  posts99: declared('posts', 'posts, 99 %', 'number of posts that 99 members in 100 do not exceed', perMember('99 %')),
  tailExponent: declared(
    '1',
    'tail exponent',
    'how steeply the number of members falls with the number of posts (the smaller, the heavier the tail)',
    `Maximum likelihood for counts in the approximation of Clauset, Shalizi and Newman 2009 (equation 3.7): 1 + n / sum(log(x / ${TAIL - 0.5})) over the n members with x >= ${TAIL} posts; standard error (exponent - 1) / sqrt(n).`,
  ),
} as const satisfies FactDeclarations

export function participation({ written }: View): Facts<typeof participationDeclarations> {
  const sorted = written.slice().sort()
  const n = sorted.length
  const one = Math.ceil(n / 100)
  const ten = Math.ceil(n / 10)
  const withAtLeast = (least: number): number => n - firstAtLeast(sorted, least)
  return {
    top1Share: shareBetween(sorted, 0, one),
    next9Share: shareBetween(sorted, one, ten),
    rest90Share: shareBetween(sorted, ten, n),
    gini: giniWithError(sorted),
    onePostShare: share(n - withAtLeast(2), n),
    tenPostsShare: share(withAtLeast(10), n),
    postsPerPoster: meanOf(sorted),
    postsMedian: quantileOf(sorted, 0.5),
    posts90: quantileOf(sorted, 0.9),
    posts99: quantileOf(sorted, 0.99),
    tailExponent: tailExponent(sorted),
  }
}

/** Place of the first number of a sorted column that is not below `least`. */
function firstAtLeast(sorted: Int32Array, least: number): number {
  const place = sorted.findIndex((own) => own >= least)
  return place < 0 ? sorted.length : place
}

/**
 * Share of the sum held by the ranks from `above` to `below`, counted from the largest. Influence of a value x on the sum of the values
 * over a quantile c that a share of n exceeds is (x - c)+, whatever the quantile does (the Lorenz curve's, Zheng 2002).
 */
function shareBetween(sorted: Int32Array, above: number, below: number): Fact {
  const n = sorted.length
  const sum = sorted.reduce((a, b) => a + b, 0)
  const value = shareOfLargest(sorted, above, below - above, sum)
  const at = (rank: number): number => (rank === 0 ? Number.POSITIVE_INFINITY : rank >= n ? 0 : sorted[n - rank]!)
  const upper = at(above)
  const lower = at(below)
  const over = (x: number, limit: number): number => Math.max(0, x - limit)
  const influence = (x: number): number => over(x, lower) - over(x, upper) - value * x
  return withError(value, (standardDeviation(sorted, influence) * Math.sqrt(n)) / sum, n)
}

/** Influence of x on the Gini coefficient G: (2 (x F(x) - L(x)) - (1 + G) x) / mean + constant, with L(x) the mean of what does not exceed x. */
function giniWithError(sorted: Int32Array): Fact {
  const n = sorted.length
  const value = gini(sorted)
  const sum = sorted.reduce((a, b) => a + b, 0)
  let held = 0
  let rank = 0
  const influence = (x: number): number => {
    held += x
    rank++
    return 2 * ((x * (rank - 0.5)) / n - (held - x / 2) / n) - (1 + value) * x
  }
  return withError(value, (standardDeviation(sorted, influence) * Math.sqrt(n)) / sum, n)
}

/** Standard deviation of a function of each value, called once for each in their order. */
function standardDeviation(values: Int32Array, of: (value: number) => number): number {
  let sum = 0
  let squares = 0
  for (const value of values) {
    const one = of(value)
    sum += one
    squares += one * one
  }
  const n = values.length
  return Math.sqrt(Math.max(0, squares / n - (sum / n) ** 2))
}

function tailExponent(sorted: Int32Array): Fact {
  const tail = sorted.subarray(firstAtLeast(sorted, TAIL))
  const n = tail.length
  if (n === 0) return { value: Number.NaN, n }
  const value = 1 + n / tail.reduce((sum, own) => sum + Math.log(own / (TAIL - 0.5)), 0)
  return withError(value, (value - 1) / Math.sqrt(n), n)
}
