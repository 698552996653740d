/** What it saved that the arms of a replicate share their luck. */
import type { MeasureName } from '../../model/measures.js'
import { inRows } from '../../scenario/rows.js'
import type { Study } from '../../scenario/study.js'
import { pairedDifference } from '../../statistics/difference.js'
import { cellsOf } from '../cells.js'
import { type EndedRun, meanOver, outcomesOf } from './outcomes.js'

export interface Saving {
  readonly measure: MeasureName
  readonly arm: string
  /** The first arm of the study. */
  readonly against: string
  /**
   * (var a + var b) / var(a - b) over the complete replicates, each the mean over all points: without shared luck it would
   * take as many times as many runs to know the difference as well. Infinity where the difference is always the same, NaN
   * where nothing varies.
   */
  readonly varianceRatio: number
}

/** For every measure and arm but the first; none where the study pairs nothing. */
export function savedByPairing(study: Study, runs: readonly EndedRun[], measures: readonly MeasureName[]): Saving[] {
  const shown = inRows(study)
  const [first, ...others] = shown.arms.map(({ name }) => name)
  if (first === undefined || study.pairing === 'none') return []
  const { cells, replicates } = outcomesOf(cellsOf(shown), runs)
  const valuesOf = (arm: string, measure: MeasureName) =>
    meanOver(
      cells.filter((cell) => cell.arm === arm),
      measure,
      replicates,
    )
  return measures.flatMap((measure) => {
    const reference = valuesOf(first, measure)
    return others.map((arm): Saving => {
      // One resample: the bootstrap interval is not looked at.
      const { varianceRatio } = pairedDifference(valuesOf(arm, measure), reference, () => 0, { resamples: 1 })
      return { measure, arm, against: first, varianceRatio }
    })
  })
}
