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

/** What a model written anew may be held against: two forums that between them use nearly every rule. @type {readonly { name: string, settings: import('../../src/model/configure.js').Settings }[]} */
export const references = [
  { name: 'defaults', settings: {} },
  {
    name: 'with staff',
    settings: {
      'clock.days': 365,
      'experience.topics': 4,
      'members.hostileShare': 0.05,
      'moderation.detection': 0.6,
      'moderation.wrongful': 0.1,
      'professionals.count': 1,
      'professionals.policy': 'backstop',
    },
  },
]

/** @type {readonly import('../../src/model/measures.js').MeasureName[]} */
const checked = [
  'registered',
  'visits',
  'threads',
  'posts',
  'activeMembers',
  'belonging',
  'repliesMean',
  'repliesMedian',
  'unanswered',
  'firstReplyMedianHours',
  'everPosted',
  'gini',
  'continued1',
  'againAnswered',
  'activeWeek4',
  'reciprocity',
  'leftRecovered',
  'careSought',
  'reliefSupport',
  'reliefHelping',
  'reliefUniversality',
  'reliefContagion',
  'twinDistress',
  'effectLeft',
]

/**
 * Mean and standard deviation over the runs of each reference, and the standard error of the mean.
 * @param {Simulate} simulate
 * @param {Readonly<Record<string, { readonly label: string, readonly unit: string }>>} measures
 */
export function numbersTable(simulate, measures) {
  const runs = references.map(({ settings }) =>
    Array.from({ length: replicates }, (_, k) => simulate(settings, seedOf(k + 1)).measures),
  )
  const cells = (/** @type {readonly number[]} */ values) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1))
    return [`${short(mean)} ± ${short(sd / Math.sqrt(values.length))}`, short(sd)]
  }
  const heads = references.flatMap(({ name }) => [`${name}: mean ± its standard error`, 'sd of a run'])
  return table(
    ['measure', 'unit', ...heads],
    checked.map((name) => [name, measures[name]?.unit ?? '', ...runs.flatMap((own) => cells(own.map((values) => values[name])))]),
  )
}

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
