/** Tables of what runs show: the arms beside what they are compared with. */
import { armReplicates, arms, replicates, seedOf, shown } from './arms.js'

import { short, table } from './markdown.js'

/**
 * @typedef {Readonly<Record<import('../../src/model/measures.js').MeasureName, number>>} Values
 * @typedef {(values: readonly number[]) => import('../../src/statistics/interval.js').Interval} Mean mean with its 95 % interval
 * @typedef {(settings: import('../../src/model/configure.js').Settings, seed: string) => { readonly measures: Values }} Simulate
 */

/** @param {Simulate} simulate */
export const runDefaults = (simulate) => Array.from({ length: replicates }, (_, k) => simulate({}, seedOf(k + 1)).measures)

/** The runs of every arm, by its name. @param {Simulate} simulate @returns {Map<string, Values[]>} */
export const runArms = (simulate) =>
  new Map(
    arms.map(({ name, settings }) => [
      name,
      Array.from({ length: armReplicates }, (_, k) => simulate(settings, seedOf(k + 1)).measures),
    ]),
  )

/** @param {import('../../src/statistics/interval.js').Interval} interval */
const withBounds = ({ estimate, low, high }) => `${short(estimate)} [${short(low)}, ${short(high)}]`

/**
 * @param {Map<string, Values[]>} runs
 * @param {Readonly<Record<string, { readonly label: string }>>} measures
 * @param {Mean} mean
 */
export const armTable = (runs, measures, mean) =>
  table(
    ['forum', ...shown.map((name) => measures[name]?.label ?? name)],
    [...runs].map(([name, own]) => [name, ...shown.map((measure) => withBounds(mean(own.map((values) => values[measure]))))]),
  )

/**
 * Paired by replicate: what an arm has more than the one it is compared with.
 * @param {Map<string, Values[]>} runs
 * @param {Readonly<Record<string, { readonly label: string }>>} measures
 * @param {Mean} mean
 */
export const differenceTable = (runs, measures, mean) =>
  table(
    ['forum', 'less', ...shown.map((name) => measures[name]?.label ?? name)],
    arms.flatMap(({ name, against }) => {
      const own = runs.get(name) ?? []
      const others = against === undefined ? undefined : runs.get(against)
      if (against === undefined || others === undefined) return []
      const differences = shown.map((measure) =>
        mean(own.map((values, k) => values[measure] - (others[k]?.[measure] ?? Number.NaN))),
      )
      return [[name, against, ...differences.map(withBounds)]]
    }),
  )
