/** Counts of the answers of a group to one question. */
import { quantileSorted } from 'simple-statistics'
import { NOT_ASKED } from './questions.js'

export interface Tally {
  /** How many the question could be asked of. */
  readonly n: number
  /** Share of each kind of answer among them; NaN where there are none. */
  readonly shares: readonly number[]
  /** Median of the number behind the answers; NaN where there is none. */
  readonly median: number
}

/**
 * @param answers places among the kinds, or NOT_ASKED
 * @param amounts the numbers behind them, NaN where there is none
 */
export function tally(answers: readonly number[], amounts: readonly number[], kinds: number): Tally {
  const counts = countsOf(answers, kinds)
  const n = counts.reduce((sum, count) => sum + count, 0)
  const known = amounts.filter((amount, place) => answers[place] !== NOT_ASKED && !Number.isNaN(amount)).sort((a, b) => a - b)
  return {
    n,
    shares: counts.map((count) => count / n),
    median: known.length === 0 ? Number.NaN : quantileSorted(known, 0.5),
  }
}

/** How many gave each kind of answer. */
export function countsOf(answers: readonly number[], kinds: number): number[] {
  const counts = Array.from({ length: kinds }, () => 0)
  for (const answer of answers) if (answer !== NOT_ASKED) counts[answer] = counts[answer]! + 1
  return counts
}

/** The answer that most gave; undefined where two are level or nobody answered. */
export function mostGiven(counts: readonly number[]): number | undefined {
  const most = Math.max(...counts)
  const place = counts.indexOf(most)
  return most === 0 || counts.indexOf(most, place + 1) >= 0 ? undefined : place
}
