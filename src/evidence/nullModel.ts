/**
 * The null model that the forum has to beat: nobody reads, answers or feels anything; each poster stops for good after the n-th post with
 * chance 0.47 n^-0.8 (P3.2: after Smirnov 2023). Its figures are computed from that chance, in the limit of many posters, not drawn: the tail is so
 * heavy that the mean of 100 000 drawn posters is still off by a per cent.
 */
import { weightedSlope } from '../model/distribution.js'
import { type MeasureName, measureNames } from '../model/measures.js'

/** Chance of stopping for good after the n-th post, n from 1. */
export const stopsAfter = (n: number): number => 0.47 * n ** -0.8

/** Beyond this number of posts less than one poster in a hundred million is left. */
const MOST = 100_000

/** Share of posters with at least n posts, for n from 1 (at place 0) to the most that are counted. */
function sharesWithAtLeast(): Float64Array {
  const shares = new Float64Array(MOST)
  shares[0] = 1
  for (let n = 1; n < MOST; n++) shares[n] = shares[n - 1]! * (1 - stopsAfter(n))
  return shares
}

/**
 * The measures that the null model has a value for, defined as in the model's measures.ts; NaN for all others. With S(n) the share of
 * posters with at least n posts: their mean is the sum of S, their Gini coefficient 1 - sum(S^2) / sum(S), and the top share p of them writes
 * sum(min(S, p)) / sum(S) of all posts.
 */
export function nullMeasures(): Record<MeasureName, number> {
  const atLeast = sharesWithAtLeast()
  const sumOf = (what: (share: number) => number): number => atLeast.reduce((sum, share) => sum + what(share), 0)
  const mean = sumOf((share) => share)
  return {
    ...undefinedMeasures(),
    shareTop1Posters: sumOf((share) => Math.min(share, 0.01)) / mean,
    gini: 1 - sumOf((share) => share ** 2) / mean,
    postsPerPoster: mean,
    onePostShare: stopsAfter(1),
    continued1: 1 - stopsAfter(1),
    continued2: 1 - stopsAfter(2),
    continued5: 1 - stopsAfter(5),
    continued10: 1 - stopsAfter(10),
    leavingSlope: weightedSlope(
      Array.from(atLeast.subarray(0, 20), (weight, place) => ({
        x: Math.log(place + 1),
        y: Math.log(stopsAfter(place + 1)),
        weight,
      })),
    ),
  }
}

const undefinedMeasures = () => Object.fromEntries(measureNames.map((name) => [name, Number.NaN])) as Record<MeasureName, number>
