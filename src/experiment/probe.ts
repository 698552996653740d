/** How long the runs of a plan take, from a few of them. */
import type { Product, Runner } from './engine.js'
import type { RunSpecification } from './results.js'

export interface Probe {
  /** The runs that were tried, with what they left. */
  readonly tried: readonly { readonly run: RunSpecification; readonly product: Product }[]
  /** Mean over them, in ms. */
  readonly perRun: number
}

/**
 * Carries out runs spread over a plan (not an empty one) until `budget` ms have passed, at least one, at most `most`. The first is left out
 * of the mean where there are others, for it also warms the program up.
 * @param clock the time in ms
 */
export function probe(
  runs: readonly RunSpecification[],
  runner: Runner,
  clock: () => number,
  { budget = 2000, most = 200, log = false } = {},
): Probe {
  const tried: { run: RunSpecification; product: Product }[] = []
  const times: number[] = []
  const begun = clock()
  for (let place = 0; place === 0 || (place < most && clock() - begun < budget); place++) {
    const run = runs[spread(place, runs.length)]!
    const start = clock()
    tried.push({ run, product: runner({ run, log, writers: run.replicate === 1 }) })
    times.push(clock() - start)
  }
  const counted = times.length > 1 ? times.slice(1) : times
  return { tried, perRun: counted.reduce((sum, time) => sum + time, 0) / counted.length }
}

/** Places all over a list, however soon one stops: the fractional parts of multiples of the golden ratio. */
const spread = (place: number, length: number): number => Math.floor(((place * 0.618_033_988_749_895) % 1) * length)
