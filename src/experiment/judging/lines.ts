/** Which cells may be set against each other along an axis: those that are alike in all else. */
import type { ParameterName } from '../../model/configure.js'
import { valueIn } from '../plan.js'
import type { CellOutcome } from './outcomes.js'

/** Cells of one arm that differ in one swept parameter only. */
export interface Line {
  readonly cells: readonly CellOutcome[]
  /** The value of the parameter in each; NaN where it is a name. */
  readonly x: readonly number[]
}

/** The lines along a parameter: one for each arm and each combination of the other swept parameters. */
export function linesAlong(along: ParameterName, cells: readonly CellOutcome[], swept: readonly ParameterName[]): Line[] {
  const others = swept.filter((name) => name !== along)
  const lines = new Map<string, { cells: CellOutcome[]; x: number[] }>()
  for (const cell of cells) {
    const key = JSON.stringify([cell.arm, ...others.map((name) => valueIn(cell.settings, name))])
    const line = lines.get(key) ?? { cells: [], x: [] }
    lines.set(key, line)
    const value = valueIn(cell.settings, along)
    line.cells.push(cell)
    line.x.push(typeof value === 'number' ? value : Number.NaN)
  }
  return [...lines.values()]
}

/** Largest less smallest; NaN where one is missing. */
export function spreadOf(x: readonly number[]): number {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of x) {
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  return high - low
}
