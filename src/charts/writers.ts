/** Who writes: posts of each member by rank, both axes logarithmic. */
import type { TopLevelSpec } from 'vega-lite'
import { compareArms } from '../experiment/comparisons.js'
import type { Results } from '../experiment/results.js'
import { quoted } from './findings.js'
import { forumsWords, framed, provenance } from './frame.js'
import { figure } from './quantities.js'
import { armScales, ink, legendAbove } from './theme.js'

const width = 640
const height = 380
const perDecade = 16

/** Ranks from 1 to `last`, every one at first, then `perDecade` to a power of ten; the last always among them. */
export function ranks(last: number): number[] {
  const chosen = new Set<number>()
  for (let step = 0; step <= Math.log10(Math.max(1, last)) * perDecade; step++) chosen.add(Math.round(10 ** (step / perDecade)))
  if (last > 0) chosen.add(last)
  return [...chosen].filter((rank) => rank <= last)
}

function title(results: Results): string {
  const shares = compareArms(results)
    .filter(({ measure, value }) => measure === 'shareTop1Posters' && Number.isFinite(value.estimate))
    .map(({ value }) => value.estimate)
  if (shares.length === 0) return 'Who writes: nobody has written a post'
  const [least, most] = [Math.min(...shares), Math.max(...shares)].map((share) => figure(100 * share, 0))
  const said = least === most ? `${least}\u00a0%` : `between ${least} and ${most}\u00a0%`
  return `The busiest 1\u00a0% of posters write ${said} of all posts${least === most ? '' : ', depending on the arm'}`
}

/** Rank-frequency of posts per member of the first replicate of each arm. Members without a post have no place on a logarithmic axis. */
export function writers(results: Results): TopLevelSpec {
  const arms = results.study.arms.map(({ name }) => name)
  const scales = armScales(arms)
  const values = results.writers.flatMap(({ arm, posts }) => {
    const written = posts.filter((count) => count > 0)
    return ranks(written.length).map((rank) => ({ arm, rank, posts: written[rank - 1]! }))
  })
  const wrote = results.writers.map(
    ({ arm, posts }) => `${figure(posts.filter((count) => count > 0).length, 0)} with ${quoted(arm)}`,
  )
  const axis = { format: ',d', values: [1, 10, 100, 1000, 10_000, 100_000, 1_000_000] }
  const scale = { type: 'log' as const, nice: false }
  return {
    ...framed(
      {
        title: title(results),
        notes: [
          ...forumsWords(results.study),
          'First replicate of each arm only. A power law would be a straight line.',
          `Members who wrote at least one post: ${wrote.join('; ')}.`,
        ],
        alternative: `Line chart, both axes logarithmic: posts per member by rank. ${title(results)}. Members who wrote: ${wrote.join('; ')}.`,
      },
      provenance(results.study),
    ),
    data: { values },
    width,
    height,
    encoding: {
      x: { field: 'rank', type: 'quantitative', title: 'rank of the member, most posts first', scale, axis },
      y: { field: 'posts', type: 'quantitative', title: 'posts written by that member', scale, axis },
      color: { field: 'arm', type: 'nominal', scale: scales.color, legend: legendAbove(arms, width) },
    },
    layer: [
      // A layer for each arm: as a scale the dashes would get into the legend, where they spoil the shapes.
      ...arms.map((arm, index) => ({
        transform: [{ filter: { field: 'arm', equal: arm } }],
        mark: { type: 'line' as const, strokeWidth: 1.5, strokeDash: scales.strokeDash.range[index]! },
      })),
      {
        mark: { type: 'point', size: 40, opacity: 1, fill: ink.ground, strokeWidth: 1.5 },
        encoding: { shape: { field: 'arm', type: 'nominal', scale: scales.shape } },
      },
    ],
  }
}
