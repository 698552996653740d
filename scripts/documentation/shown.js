/** Tables of what runs show: the patterns beside their bands, and the arms beside what they are compared with. */
import { armReplicates, arms, replicates, seedOf, shown } from './arms.js'

import { short, table } from './markdown.js'

/**
 * @typedef {Readonly<Record<import('../../src/model/measures.js').MeasureName, number>>} Values
 * @typedef {import('../../src/evidence/patterns.js').Pattern} Pattern
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

/** @param {Pattern} pattern @param {number} value */
export const isInside = ({ low, high }, value) => value >= low && value <= high

/** @param {Pattern} pattern @param {number} value */
const verdict = (pattern, value) => (Number.isNaN(value) ? '-' : isInside(pattern, value) ? 'yes' : '**no**')

/**
 * @param {readonly Pattern[]} patterns
 * @param {readonly Values[]} runs of the defaults
 * @param {Values} nothing the null model
 * @param {Mean} mean
 */
export function patternTable(patterns, runs, nothing, mean) {
  const rows = patterns.map((pattern) => {
    const values = runs.map(pattern.of)
    const { estimate, n } = mean(values)
    const variance = values.reduce((sum, value) => sum + (value - estimate) ** 2, 0) / (n - 1)
    const none = pattern.of(nothing)
    return [
      pattern.label,
      pattern.unit,
      `${pattern.low} to ${pattern.high}`,
      `${short(estimate)} ± ${short(Math.sqrt(variance / n))}`,
      verdict(pattern, estimate),
      short(none),
      verdict(pattern, none),
      pattern.source,
    ]
  })
  const inside = (/** @type {number} */ column) => String(rows.filter((row) => row[column] === 'yes').length)
  const sums = ['**inside, of all**', '', String(rows.length), '', inside(4), '', inside(6), '']
  return table(
    ['pattern', 'unit', 'band', `mean of ${runs.length} runs ± standard error`, 'inside', 'null model', 'inside', 'source'],
    [...rows, sums],
  )
}

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
