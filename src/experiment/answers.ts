/** What the runs of a study say to what it asked: its hypotheses judged, its parameters ranked. */
import type { BootstrapOptions } from '../statistics/bootstrap.js'
import { type Judged, judge } from './judging/judge.js'
import { type Levels, levelsOf } from './judging/levels.js'
import { endedRuns, type Results } from './results.js'
import { type Screening, sensitivityTables, type VarianceShares } from './sensitivity.js'

export interface Answers {
  /** In the order of the study; none where it has no hypotheses. */
  readonly judged: readonly Judged[]
  /** Hypothesis by hypothesis what its verdict hangs on. */
  readonly levels: readonly (readonly Levels[])[]
  /** Arm by arm, measure by measure; none where it has no analysis of sensitivity. */
  readonly sensitivity: readonly (Screening | VarianceShares)[]
}

/** The same for the same results. Takes a second or two where many parameters are screened. */
export function answersOf(results: Results, options: Pick<BootstrapOptions, 'resamples'> = {}): Answers {
  const runs = endedRuns(results)
  const { study } = results
  return {
    judged: judge(study, runs, options),
    levels: study.hypotheses.map((hypothesis) => levelsOf(hypothesis, study, runs)),
    sensitivity: sensitivityTables(study, runs, options),
  }
}
