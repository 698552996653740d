/** On which parameters the measures of a study hang: from the runs of a Morris or Saltelli design to its tables. */
import seedrandom from 'seedrandom'
import type { ParameterName } from '../model/configure.js'
import type { MeasureName } from '../model/measures.js'
import { sweptNames } from '../scenario/design.js'
import { inRows } from '../scenario/rows.js'
import type { Study } from '../scenario/study.js'
import type { BootstrapOptions } from '../statistics/bootstrap.js'
import { type Interval, meanInterval } from '../statistics/interval.js'
import { type ElementaryEffects, elementaryEffects } from '../statistics/morris.js'
import { sobolIndices } from '../statistics/sobol.js'
import { cellsOf } from './cells.js'
import { type CellOutcome, type EndedRun, outcomesOf } from './judging/outcomes.js'

/** What every table says of itself. */
interface Table {
  readonly arm: string
  readonly measure: MeasureName
  /** Complete replicates of every point; what lies beyond is not used. */
  readonly replicates: number
  /** Walks, or rows of the matrices, that were used. */
  readonly used: number
  /** Those left out whole, because at one of their points a run failed or the measure is not defined. */
  readonly leftOut: number
}

/** Morris' screening of one measure in one arm; see statistics/morris.ts. NaN where nothing could be used. */
export interface Screening extends Table {
  readonly method: 'morris'
  readonly factors: readonly ({ readonly parameter: ParameterName } & ElementaryEffects)[]
}

/** Sobol' indices of one measure in one arm; see statistics/sobol.ts. NaN where nothing could be used. */
export interface VarianceShares extends Table {
  readonly method: 'sobol'
  readonly factors: readonly { readonly parameter: ParameterName; readonly first: Interval; readonly total: Interval }[]
  /** Variance of the expected measure between points, of single runs at one point, and the share of the latter in both. */
  readonly variance: number
  readonly noise: number
  readonly noiseShare: number
}

/**
 * The tables of a study with `sensitivity`, arm by arm and measure by measure; none for other studies, and none before one
 * replicate of every point has ended. The bootstrap draws from the seed of the study, the arm and the measure, so that other
 * arms and measures change nothing.
 */
export function sensitivityTables(
  study: Study,
  runs: readonly EndedRun[],
  options: BootstrapOptions = {},
): (Screening | VarianceShares)[] {
  const { sensitivity, seed } = study
  const { cells, replicates } = outcomesOf(cellsOf(inRows(study)), runs)
  if (!sensitivity || replicates === 0) return []
  const parameters = sweptNames(sensitivity.design)
  return inRows(study).arms.flatMap(({ name: arm }) => {
    const groups = grouped(cells.filter((cell) => cell.arm === arm))
    return sensitivity.measures.map((measure) => {
      const known = groups
        .map((group) => group.map((cell) => ({ cell, values: cell.values(measure, replicates) })))
        .filter((group) => !group.some(({ values }) => values.some(Number.isNaN)))
      const table: Table = { arm, measure, replicates, used: known.length, leftOut: groups.length - known.length }
      const random = seedrandom.alea(`${seed}/sensitivity/${arm}/${measure}`)
      return sensitivity.method === 'morris'
        ? screening(table, parameters, known, random, options)
        : varianceShares(table, parameters, known, random, options)
    })
  })
}

/** The points of one walk in the order of its steps, or of one row: a, b, and the mixtures in the order of the axes. */
type Group = readonly { readonly cell: CellOutcome; readonly values: readonly number[] }[]

function grouped(cells: readonly CellOutcome[]): CellOutcome[][] {
  const groups = new Map<number, CellOutcome[]>()
  for (const cell of cells) {
    if (!cell.role) continue
    const number = cell.role.design === 'morris' ? cell.role.walk : cell.role.row
    groups.set(number, [...(groups.get(number) ?? []), cell])
  }
  return [...groups.values()]
}

const nothing = meanInterval([])

function screening(
  table: Table,
  parameters: readonly ParameterName[],
  groups: readonly Group[],
  random: () => number,
  options: BootstrapOptions,
): Screening {
  const walks = groups.map((group) => ({
    points: group.map(({ cell: { role } }) => (role?.design === 'morris' ? role.at : [])),
    values: group.map(({ values }) => values),
  }))
  const effects = elementaryEffects(walks, random, options)
  const unknown: ElementaryEffects = { mu: Number.NaN, muStar: nothing, sigma: Number.NaN, noise: Number.NaN }
  return {
    method: 'morris',
    ...table,
    factors: parameters.map((parameter, place) => ({ parameter, ...(effects[place] ?? unknown) })),
  }
}

function varianceShares(
  table: Table,
  parameters: readonly ParameterName[],
  groups: readonly Group[],
  random: () => number,
  options: BootstrapOptions,
): VarianceShares {
  const rows = groups.map((group) => {
    const [a = [], b = [], ...mixed] = group.map(({ values }) => values)
    return { a, b, mixed }
  })
  const { first, total, ...variances } = sobolIndices(rows, random, options)
  return {
    method: 'sobol',
    ...table,
    factors: parameters.map((parameter, place) => ({
      parameter,
      first: first[place] ?? nothing,
      total: total[place] ?? nothing,
    })),
    ...variances,
  }
}
