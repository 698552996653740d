/** What came out of the runs, cell by cell and replicate by replicate. */
import type { MeasureName } from '../../model/measures.js'
import type { Cell } from '../cells.js'

/** A run that has ended; without measures where it failed. */
export interface EndedRun {
  readonly arm: string
  /** The id of its point. */
  readonly point: string
  /** From 1. */
  readonly replicate: number
  readonly measures?: Readonly<Partial<Record<MeasureName, number>>>
}

export interface CellOutcome extends Cell {
  /** The value of a measure in each of the first `n` complete replicates; NaN where the run failed or the measure is not defined. */
  values(measure: MeasureName, n: number): number[]
}

export interface Outcomes {
  readonly cells: readonly CellOutcome[]
  /** How many replicates are complete: in 1 to this one every cell has a run that ended. What lies beyond is not judged. */
  readonly replicates: number
}

/** Sorts runs into their cells. Runs of other cells are passed over. */
export function outcomesOf(cells: readonly Cell[], runs: readonly EndedRun[]): Outcomes {
  const ended = new Map<string, Map<number, EndedRun>>(cells.map((cell) => [keyOf(cell), new Map()]))
  for (const run of runs) ended.get(keyOf(run))?.set(run.replicate, run)
  const known = (replicate: number) => [...ended.values()].every((ofCell) => ofCell.has(replicate))
  let replicates = 0
  while (cells.length > 0 && known(replicates + 1)) replicates++
  return {
    cells: cells.map((cell) => {
      const ofCell = ended.get(keyOf(cell))!
      const measures = Array.from({ length: replicates }, (_, index) => ofCell.get(index + 1)?.measures)
      return { ...cell, values: (measure, n) => measures.slice(0, n).map((known) => known?.[measure] ?? Number.NaN) }
    }),
    replicates,
  }
}

// The id of a point holds no slash.
const keyOf = ({ arm, point }: { readonly arm: string; readonly point: string }): string => `${point}/${arm}`

/** Replicate by replicate the mean of a measure over some cells; NaN where it is missing in one of them, or there are none. */
export function meanOver(cells: readonly CellOutcome[], measure: MeasureName, n: number): number[] {
  const columns = cells.map((cell) => cell.values(measure, n))
  return Array.from({ length: n }, (_, replicate) => {
    let sum = 0
    for (const column of columns) sum += column[replicate]!
    return sum / columns.length
  })
}
