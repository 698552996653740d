/** The interviews of a study, as tables, charts and the page on the wall take them. */

import type { Interview } from './interview.js'
import type { InterviewParameters } from './parameters.js'
import { type Pooled, pool } from './pooling.js'

/** A run that was interviewed. */
export interface InterviewedRun {
  readonly arm: string
  readonly replicate: number
  readonly seed: string
  readonly interview: Interview
}

export interface InterviewedArm {
  readonly name: string
  /** Days simulated. */
  readonly days: number
  readonly pooled: Pooled
}

export interface Findings {
  readonly parameters: InterviewParameters
  /** Those with at least one run that ended. */
  readonly arms: readonly InterviewedArm[]
  readonly runs: readonly InterviewedRun[]
}

/** Puts the interviews of each arm together, in the order of the arms. */
export function findingsOf(
  arms: readonly { readonly name: string; readonly days: number }[],
  runs: readonly InterviewedRun[],
  parameters: InterviewParameters,
): Findings {
  return {
    parameters,
    runs,
    arms: arms.flatMap(({ name, days }) => {
      const own = runs.filter(({ arm }) => arm === name).map(({ interview }) => interview)
      return own.length === 0 ? [] : [{ name, days, pooled: pool(own, parameters) }]
    }),
  }
}

/** What each group is called: `the 8 who answered` and so on. */
export const groupWords = ({ answered, asked, days }: InterviewParameters) =>
  ({
    answered: `the ${answered} who answered`,
    asked: `the ${asked} asked`,
    eligible: `all who wrote in the last ${days} days`,
    everyone: 'all who ever joined',
  }) as const

const numerals = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']

/** A number as people write it: in letters up to twelve. */
export const inLetters = (count: number): string => numerals[count] ?? String(count)
