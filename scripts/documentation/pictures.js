/** One picture for each study: the chart that shows its question best. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { along } from '../../dist/charts/along.js'
import { differenceMap } from '../../dist/charts/differenceMap.js'
import { morrisPlane } from '../../dist/charts/morrisPlane.js'
import { valueMap } from '../../dist/charts/valueMap.js'
import { verdictForest } from '../../dist/charts/verdictForest.js'
import { pngOf, svgOf } from '../../dist/files/pictures.js'
import { root } from '../folders.js'
import { levelsOf, meansOf } from './means.js'
import { packed } from './png.js'

/**
 * @typedef {import('./carriedOut.js').CarriedOut} CarriedOut
 * @typedef {import('./means.js').MeasureName} MeasureName
 * @typedef {import('./means.js').ParameterName} ParameterName
 * @typedef {import('vega-lite').TopLevelSpec} Specification
 */

/** Kept small: they are part of the repository and of the package. */
const MOST_BYTES = 150_000

const folder = join(root, 'scenarios', 'pictures')

/** A measure along a parameter, arm by arm, each value a mean over the other parameters. @param {MeasureName} measure @param {ParameterName} name @param {'linear' | 'log'} [scale] @returns {(carriedOut: CarriedOut) => Specification} */
export const line =
  (measure, name, scale = 'linear') =>
  (carriedOut) => {
    const { mean } = meansOf(carriedOut)
    const arms = carriedOut.study.arms.map((arm) => arm.name)
    const points = arms.flatMap((arm) =>
      levelsOf(carriedOut, name).map((at) => ({ arm, at, value: mean(arm, measure, { [name]: at }) })),
    )
    return along({ measure, along: { name, scale }, arms, points }, carriedOut.study)
  }

/** @param {CarriedOut} carriedOut @param {ParameterName} across @param {ParameterName} up */
const plane = (carriedOut, across, up) =>
  levelsOf(carriedOut, across).flatMap((x) => levelsOf(carriedOut, up).map((y) => ({ x, y, at: { [across]: x, [up]: y } })))

/** A measure of the first arm over two parameters. @param {MeasureName} measure @param {ParameterName} across @param {ParameterName} up @returns {(carriedOut: CarriedOut) => Specification} */
export const surface = (measure, across, up) => (carriedOut) => {
  const { mean } = meansOf(carriedOut)
  const arm = carriedOut.study.arms[0]?.name ?? ''
  const cells = plane(carriedOut, across, up).map(({ x, y, at }) => ({ x, y, value: mean(arm, measure, at) }))
  // An arm is named where there are several.
  const which = carriedOut.study.arms.length > 1 ? { arm } : {}
  return valueMap({ measure, across, up, ...which, cells }, carriedOut.study)
}

/** What an arm has more than the first over two parameters. @param {string} arm @param {MeasureName} measure @param {ParameterName} across @param {ParameterName} up @returns {(carriedOut: CarriedOut) => Specification} */
export const surplus = (arm, measure, across, up) => (carriedOut) => {
  const { difference } = meansOf(carriedOut)
  const cells = plane(carriedOut, across, up).map(({ x, y, at }) => ({ x, y, value: difference(arm, measure, at) }))
  return differenceMap({ measure, across, up, arm, against: carriedOut.study.arms[0]?.name ?? '', cells }, carriedOut.study)
}

/** Every hypothesis with its verdict. @type {(carriedOut: CarriedOut) => Specification} */
export const forest = ({ judged, study }) => verdictForest(judged, study)

/** Which parameters move a measure. @param {MeasureName} measure @returns {(carriedOut: CarriedOut) => Specification} */
export const screened = (measure) => (carriedOut) => {
  const table = carriedOut.tables.find((one) => one.measure === measure)
  if (table?.method !== 'morris') throw new Error(`${carriedOut.name} screens no ${measure}`)
  const { arm: _, ...whole } = table
  return morrisPlane(carriedOut.study.arms.length > 1 ? table : whole, carriedOut.study)
}

/**
 * Draws the picture of a study and gives what is to be said to those who do not see it.
 * @param {string} name @param {Specification} specification @param {number} [mostBytes]
 */
export async function draw(name, specification, mostBytes = MOST_BYTES) {
  const svg = await svgOf(specification)
  const large = packed(await pngOf(svg))
  const png = large.length <= mostBytes ? large : packed(await pngOf(halved(svg)))
  if (png.length > mostBytes) throw new Error(`the picture of ${name} has ${png.length} bytes; at most ${mostBytes}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name}.png`), png)
  return String(specification.description ?? '')
}

/** A tall picture is drawn at its own size, where others are drawn at twice theirs. @param {string} svg */
const halved = (svg) =>
  svg.replace(/ width="([\d.]+)" height="([\d.]+)"/, (_, width, height) => ` width="${width / 2}" height="${height / 2}"`)
