/** Facts: who writes how much. */
import { gini, quantile, shareOfLargest } from '../../model/distribution.js'
import type { MeasureName } from '../../model/measures.js'
import { type FactDeclaration, type FactDeclarations, type Facts, share } from './declaring.js'
import type { View } from './view.js'

const declared = (unit: string, label: string, meaning: string, definition: string, measure?: MeasureName): FactDeclaration => ({
  group: 'participation',
  unit,
  label,
  meaning,
  definition,
  ...(measure ? { measure } : {}),
})

const RANKED = 'Members are ranked by number of posts; the size of a group is rounded to the nearest whole member, at least one.'
const PER_MEMBER = 'quantile (type 7) of the number of posts over members.'

/** Least number of posts of a member in the tail. */
const TAIL = 5

export const participationDeclarations = {
  shareTop1Posters: declared(
    'share',
    'posts by top 1 %',
    'share of posts by the most active 1 % of those who write',
    RANKED,
    'shareTop1Posters',
  ),
  shareNext9Posters: declared('share', 'posts by next 9 %', 'share of posts by the next 9 %', RANKED),
  shareRest90Posters: declared('share', 'posts by other 90 %', 'share of posts by the other 90 %', RANKED),
  gini: declared(
    '1',
    'Gini of posts',
    'inequality of posting (0 equal, 1 one writes all)',
    'Gini coefficient of the number of posts over members.',
    'gini',
  ),
  onePostShare: declared(
    'share',
    'only one post',
    'members who wrote exactly one post',
    'Members with exactly one post divided by members.',
    'onePostShare',
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
    'Posts by known authors divided by members.',
    'postsPerPoster',
  ),
  postsMedian: declared('posts', 'posts, median', 'median number of posts', `Median, ${PER_MEMBER}`),
  posts90: declared('posts', 'posts, 90 %', 'number of posts that nine members in ten do not exceed', `90 % ${PER_MEMBER}`),
  posts99: declared('posts', 'posts, 99 %', 'number of posts that 99 members in 100 do not exceed', `99 % ${PER_MEMBER}`),
  tailExponent: declared(
    '1',
    'tail exponent',
    'how steeply the number of members falls with the number of posts (the smaller, the heavier the tail)',
    `Maximum likelihood for counts in the approximation of Clauset, Shalizi and Newman 2009 (equation 3.7): 1 + n / sum(log(x / ${TAIL - 0.5})) over the n members with x >= ${TAIL} posts; 95 % interval from its standard error (alpha - 1) / sqrt(n).`,
  ),
} as const satisfies FactDeclarations

export function participation({ written }: View): Facts<typeof participationDeclarations> {
  const sorted = written.slice().sort()
  const n = sorted.length
  const posts = sorted.reduce((a, b) => a + b, 0)
  const one = Math.max(1, Math.round(n / 100))
  const ten = Math.max(one, Math.round(n / 10))
  const withAtLeast = (least: number): number => n - firstAtLeast(sorted, least)
  return {
    shareTop1Posters: { value: shareOfLargest(sorted, 0, one, posts), n },
    shareNext9Posters: { value: shareOfLargest(sorted, one, ten - one, posts), n },
    shareRest90Posters: { value: shareOfLargest(sorted, ten, n - ten, posts), n },
    gini: { value: gini(sorted), n },
    onePostShare: share(n - withAtLeast(2), n),
    tenPostsShare: share(withAtLeast(10), n),
    postsPerPoster: { value: posts / n, n },
    postsMedian: { value: quantile(sorted, 0.5), n },
    posts90: { value: quantile(sorted, 0.9), n },
    posts99: { value: quantile(sorted, 0.99), n },
    tailExponent: tailExponent(sorted),
  }
}

/** Place of the first number of a sorted column that is not below `least`. */
function firstAtLeast(sorted: Int32Array, least: number): number {
  const place = sorted.findIndex((own) => own >= least)
  return place < 0 ? sorted.length : place
}

function tailExponent(sorted: Int32Array) {
  const tail = sorted.subarray(firstAtLeast(sorted, TAIL))
  const n = tail.length
  const value = 1 + n / tail.reduce((sum, own) => sum + Math.log(own / (TAIL - 0.5)), 0)
  const half = (1.959964 * (value - 1)) / Math.sqrt(n)
  return { value, low: value - half, high: value + half, n }
}
