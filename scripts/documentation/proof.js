/** A fingerprint of what a study gives, from a few of its runs: it moves when the study or what the model does in it moves. */
import { fingerprint } from './blocks.js'

/**
 * @typedef {import('../../src/scenario/study.js').Study} Study
 * @typedef {import('../../src/experiment/results.js').RunSpecification} Run
 * @typedef {Pick<import('../../src/experiment/results.js').RunRow, 'hash' | 'measures'>} Product
 */

/**
 * The runs that stand for all: replicate 1 of every arm at the first point, which every arm has.
 * @param {readonly Run[]} runs the plan of the study
 */
export function witnesses(runs) {
  const [first] = runs
  return runs.filter(({ replicate, point }) => replicate === 1 && point === first?.point)
}

/**
 * @param {Study} study
 * @param {readonly Run[]} runs the plan of the study
 * @param {(run: Run) => Product} productOf
 */
export const proofOf = (study, runs, productOf) =>
  fingerprint(
    JSON.stringify([
      { ...study, charts: [] },
      witnesses(runs).map((run) => {
        const { hash, measures } = productOf(run)
        return [run.id, hash, Object.entries(measures).sort()]
      }),
    ]),
  )
