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

/** All comparisons of a study, measure by measure in the order of the declarations, arm by arm in the order of the study. */
export function compareArms({ study, rows }: Results): Comparison[] {
  const names = study.arms.map(({ name }) => name)
  const against = names[0]!
  const runs = new Map(names.map((name) => [name, rows.filter(({ arm }) => arm === name)]))
  const pairs = new Map(names.map((name) => [name, paired(runs.get(name)!, runs.get(against)!)]))
  return measureNames.flatMap((measure) => {
    const of = ({ measures }: RunRow) => measures[measure]
    const valuesOf = (arm: string) => runs.get(arm)!.map(of)
    return names.map((arm): Comparison => {
      const value = meanInterval(valuesOf(arm))
      if (arm === against) return { measure, arm, against, value }
      if (study.pairing === 'none') return { measure, arm, against, value, difference: welch(valuesOf(arm), valuesOf(against)) }
      const { first, second } = pairs.get(arm)!
      return { measure, arm, against, value, difference: meanInterval(differences(first.map(of), second.map(of))) }
    })
  })
}

/** What the arm does not say of a run's id: replicate, and point of a design where there is one. */
const place = ({ id, arm }: RunRow): string => id.slice(arm.length)

/** The runs that both arms have, in the same order. */
function paired(runs: readonly RunRow[], reference: readonly RunRow[]) {
  const partners = new Map(reference.map((row) => [place(row), row]))
  const first = runs.filter((row) => partners.has(place(row)))
  return { first, second: first.map((row) => partners.get(place(row))!) }
}
