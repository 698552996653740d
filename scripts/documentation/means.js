/** Means of a study's measures over the points of its design, taken replicate by replicate, so that arms stay paired. */
import { estimate, quantity, difference as writtenDifference } from '../../dist/charts/quantities.js'
import { cellsOf } from '../../dist/experiment/cells.js'
import { directionOf } from '../../dist/experiment/comparisons.js'
import { meanOver, outcomesOf } from '../../dist/experiment/judging/outcomes.js'
import { valueIn } from '../../dist/experiment/plan.js'
import { endedRuns } from '../../dist/experiment/results.js'
import { measures } from '../../dist/model/measures.js'
import { differences } from '../../dist/statistics/difference.js'
import { meanInterval } from '../../dist/statistics/interval.js'
import { table } from './markdown.js'

/**
 * @typedef {import('../../dist/model/measures.js').MeasureName} MeasureName
 * @typedef {import('../../dist/model/configure.js').ParameterName} ParameterName
 * @typedef {import('../../dist/experiment/judging/outcomes.js').CellOutcome} CellOutcome
 * @typedef {import('../../dist/statistics/interval.js').Interval} Interval
 * @typedef {import('./carriedOut.js').CarriedOut} CarriedOut
 * @typedef {(arm: string, measure: MeasureName, at?: Readonly<Partial<Record<ParameterName, number | string>>>) => number[]} Values
 */

/** @param {CarriedOut} carriedOut */
export function meansOf({ study, results }) {
  const { cells, replicates } = outcomesOf(cellsOf(study), endedRuns(results))
  /** One value a replicate: the mean over the points where some parameters have these values. @type {Values} */
  const values = (arm, measure, at = {}) => {
    const wanted = Object.entries(at)
    const chosen = cells.filter(
      (cell) =>
        cell.arm === arm &&
        wanted.every(([name, value]) => valueIn(cell.settings, /** @type {ParameterName} */ (name)) === value),
    )
    if (chosen.length === 0) throw new Error(`${study.name} has no point of ${arm} at ${JSON.stringify(at)}`)
    return meanOver(chosen, measure, replicates)
  }
  const [first] = study.arms
  return {
    values,
    /** @type {(...words: Parameters<Values>) => Interval} */
    mean: (...words) => meanInterval(values(...words)),
    /** From the first arm, or from another. @type {(arm: string, measure: MeasureName, at?: Parameters<Values>[2], against?: string) => Interval} */
    difference: (arm, measure, at, against = first?.name ?? '') =>
      meanInterval(differences(values(arm, measure, at), values(against, measure, at))),
  }
}

/** The values that a parameter takes in a study, in order. @param {CarriedOut} carriedOut @param {ParameterName} name */
export const levelsOf = ({ study }, name) =>
  [...new Set(cellsOf(study).map(({ settings }) => Number(valueIn(settings, name))))].sort((a, b) => a - b)

/** Spaces that do not break are kept off a document that people edit. @param {string} text */
export const plain = (text) => text.replaceAll('\u00a0', ' ')

/** @param {Interval} interval @param {MeasureName} measure */
export const inFull = (interval, measure) => plain(quantity(interval, measures[measure].unit))

/** @param {Interval} interval @param {MeasureName} measure */
export const alone = (interval, measure) => plain(estimate(interval, measures[measure].unit))

/** @param {Interval} interval @param {MeasureName} measure */
export const changed = (interval, measure) =>
  directionOf(interval) === 'equal' ? 'the same' : plain(writtenDifference(interval, measures[measure].unit))

/** Arms below each other: the first with its means, the others with their paired differences from it. @param {CarriedOut} carriedOut @param {readonly MeasureName[]} shown */
export function armsTable(carriedOut, shown) {
  const { mean, difference } = meansOf(carriedOut)
  return table(
    ['', ...shown.map((measure) => measures[measure].label)],
    carriedOut.study.arms.map(({ name }, index) => [
      name,
      ...shown.map((measure) =>
        index === 0 ? inFull(mean(name, measure), measure) : changed(difference(name, measure), measure),
      ),
    ]),
  )
}

/** The values of a parameter below each other, with the mean of a measure in each arm. @param {CarriedOut} carriedOut @param {ParameterName} along @param {MeasureName} measure */
export function levelsTable(carriedOut, along, measure) {
  const { mean } = meansOf(carriedOut)
  const arms = carriedOut.study.arms.map(({ name }) => name)
  const one = arms.length === 1
  return table(
    [`\`${along}\``, ...arms.map((arm) => (one ? measures[measure].label : `${measures[measure].label}, ${arm}`))],
    levelsOf(carriedOut, along).map((level) => [
      String(level),
      ...arms.map((arm) => inFull(mean(arm, measure, { [along]: level }), measure)),
    ]),
  )
}
