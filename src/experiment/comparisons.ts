/** Every measure of every arm with its interval, and its paired difference from the first arm. */
import { type MeasureName, measureNames } from '../model/measures.js'
import { differences } from '../statistics/difference.js'
import { type Interval, meanInterval } from '../statistics/interval.js'
import { welch } from '../statistics/unpaired.js'
import type { Results, RunRow } from './results.js'

export interface Comparison {
  readonly measure: MeasureName
  readonly arm: string
  /** The first arm of the study. */
  readonly against: string
  /** Mean over the replicates of the arm with a 95 % t interval; replicates in which the measure is not defined are left out. */
  readonly value: Interval
  /**
   * Mean of arm minus first arm, replicate by replicate, with a 95 % t interval; where a study pairs nothing, the difference of
   * the means with Welch's interval. None for the first arm itself.
   */
  readonly difference?: Interval
}

/** What a difference says: `equal` where every pair agrees exactly, `undecided` where the interval holds zero or there is none. */
export type Direction = 'higher' | 'lower' | 'equal' | 'undecided'

export function directionOf(difference: Interval | undefined): Direction {
  if (!difference || !Number.isFinite(difference.low) || !Number.isFinite(difference.high)) return 'undecided'
  if (difference.low === 0 && difference.high === 0) return 'equal'
  if (difference.low > 0) return 'higher'
  return difference.high < 0 ? 'lower' : 'undecided'
}

/** Whether the interval leaves out zero. */
export const isDecided = (difference: Interval | undefined): boolean => ['higher', 'lower'].includes(directionOf(difference))

/**
 * All comparisons of a study, measure by measure in the order given, arm by arm in the order of the study. Where a study has
 * a design, what is compared is the mean over its points, replicate by replicate; a replicate in which a point is missing
 * counts for nothing. Rows of some points only compare the arms there.
 */
export function compareArms(
  { study, rows }: Pick<Results, 'study' | 'rows'>,
  chosen: readonly MeasureName[] = measureNames,
): Comparison[] {
  const names = study.arms.map(({ name }) => name)
  const against = names[0]!
  const replicates = [...new Set(rows.map(({ replicate }) => replicate))]
  const points = new Set(rows.map(({ point }) => point)).size
  const runs = new Map(names.map((name) => [name, byReplicate(rows.filter(({ arm }) => arm === name))]))
  return chosen.flatMap((measure) => {
    const valuesOf = (arm: string) =>
      replicates.map((replicate) => meanOverPoints(runs.get(arm)!.get(replicate) ?? [], measure, points))
    const reference = valuesOf(against)
    return names.map((arm): Comparison => {
      const values = valuesOf(arm)
      const value = meanInterval(values)
      if (arm === against) return { measure, arm, against, value }
      const difference = study.pairing === 'none' ? welch(values, reference) : meanInterval(differences(values, reference))
      return { measure, arm, against, value, difference }
    })
  })
}

function byReplicate(rows: readonly RunRow[]): Map<number, RunRow[]> {
  const runs = new Map<number, RunRow[]>()
  for (const row of rows) {
    const known = runs.get(row.replicate)
    if (known) known.push(row)
    else runs.set(row.replicate, [row])
  }
  return runs
}

/** NaN where a point is missing or the measure is not defined at one. */
function meanOverPoints(rows: readonly RunRow[], measure: MeasureName, points: number): number {
  if (rows.length < points) return Number.NaN
  let sum = 0
  for (const { measures } of rows) sum += measures[measure]
  return sum / points
}
