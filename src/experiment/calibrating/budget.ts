/** How the runs of a calibration are shared out. */

export interface Budget {
  /** Runs of each trial, at least two: their differences show luck. */
  readonly replicates: number
  /** Trials spread over the prior. */
  readonly first: number
  /** Generations after it, and trials of each. */
  readonly generations: number
  readonly each: number
  /** Runs of the check, each at a draw of its own from the posterior. */
  readonly check: number
}

/** Where nothing else is asked for. */
export const USUAL_RUNS = 1200

const REPLICATES = 2
const GENERATIONS = 6

/** A third of the trials over the prior, the rest in six generations, after a sixth was set aside for the check. */
export function budgetOf(runs: number): Budget {
  const check = Math.floor(runs / 6)
  const trials = Math.floor((runs - check) / REPLICATES)
  const first = Math.ceil(trials / 3)
  return { replicates: REPLICATES, first, generations: GENERATIONS, each: Math.floor((trials - first) / GENERATIONS), check }
}

/** Runs worth a second search, where one of so many trials learnt too little: twice as many, at least the usual number. */
export const moreRuns = (trials: number): number =>
  Math.min(MOST_RUNS, Math.max(USUAL_RUNS, Math.ceil((trials * REPLICATES * 12) / 500) * 100))

export const MOST_RUNS = 1_000_000

/** The fewest runs from which something can be learnt of so many parameters: a first generation with as many trials. */
export const fewestRuns = (parameters: number): number => Math.ceil((Math.max(12, parameters) * 3 * REPLICATES * 6) / 5)
