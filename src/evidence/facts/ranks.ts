/** Facts: posts of members by rank, the most active first. */
import type { FactDeclarations, Facts } from './declaring.js'
import type { View } from './view.js'

const LINE =
  'Least-squares line of log(posts) on log(rank) over the members of rank 1 to a third of all, the most active first; not defined for fewer than three.'

export const ranksDeclarations = {
  rankExponent: {
    group: 'participation',
    unit: '1',
    label: 'rank exponent',
    meaning: 'how steeply posts fall with the rank of the member (posts in proportion to rank^-exponent)',
    definition: `Minus the slope. ${LINE}`,
  },
  rankFit: {
    group: 'participation',
    unit: '1',
    label: 'rank line, R²',
    meaning: 'how closely posts by rank follow a power law',
    definition: `Share of the variance of log(posts) that the line explains. ${LINE}`,
  },
} as const satisfies FactDeclarations

export function ranks({ written }: View): Facts<typeof ranksDeclarations> {
  const n = Math.floor(written.length / 3)
  const y = Float64Array.from(written.slice().sort().reverse().subarray(0, n), Math.log)
  const x = y.map((_, place) => Math.log(place + 1))
  const mean = (column: Float64Array): number => column.reduce((sum, value) => sum + value, 0) / n
  const [meanX, meanY] = [mean(x), mean(y)]
  let xx = 0
  let xy = 0
  let yy = 0
  for (let k = 0; k < n; k++) {
    xx += (x[k]! - meanX) ** 2
    xy += (x[k]! - meanX) * (y[k]! - meanY)
    yy += (y[k]! - meanY) ** 2
  }
  return {
    rankExponent: { value: n < 3 ? Number.NaN : -xy / xx, n },
    rankFit: { value: n < 3 || y[0] === y[n - 1] ? Number.NaN : (xy * xy) / (xx * yy), n },
  }
}
