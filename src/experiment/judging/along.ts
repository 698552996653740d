/** Hypotheses along an axis of the design: a measure rises, falls, or is highest inside. */
import { mean } from 'simple-statistics'
import type { ParameterName } from '../../model/configure.js'
import type { MeasureName } from '../../model/measures.js'
import { differences } from '../../statistics/difference.js'
import { effect } from '../../statistics/effect.js'
import { meanInterval } from '../../statistics/interval.js'
import { innerPeak, type Peak } from '../../statistics/peak.js'
import { rises } from '../../statistics/trend.js'
import { allZero, type Contrast, ofMean } from './contrast.js'
import { linesAlong, spreadOf } from './lines.js'
import { type CellOutcome, meanOver } from './outcomes.js'

/** What a hypothesis along an axis speaks of. */
export interface Axis {
  readonly name: ParameterName
  readonly logarithmic: boolean
  /** All swept parameters, this one among them. */
  readonly swept: readonly ParameterName[]
}

/**
 * `rises with P`, `falls with P`: replicate by replicate the least-squares slope within the lines of cells that differ in P
 * only (a grid has one for every arm and combination of the other parameters, each with a mean of its own), times the whole
 * range of P; on a log axis the slope on log P. Where no two cells differ in P only, as in a Latin hypercube, the cells of
 * an arm are taken for one line: the answer then holds for the points that were drawn, not for those that might have been.
 * A margin in per cent is a share of the mean over all these cells.
 * @returns in words, why it cannot be judged
 */
export function trend(
  kind: 'rises' | 'falls',
  axis: Axis,
  cells: readonly CellOutcome[],
  measure: MeasureName,
): Contrast | string {
  const alike = linesAlong(axis.name, cells, axis.swept).filter(({ x }) => spreadOf(x) > 0)
  const lines = alike.length > 0 ? alike : linesAlong(axis.name, cells, []).filter(({ x }) => spreadOf(x) > 0)
  if (lines.length === 0) return `${axis.name} does not take two values that could be put in order`
  const scaled = lines.map(({ x }) => x.map((value) => (axis.logarithmic ? Math.log(value) : value)))
  const centred = scaled.flatMap((x) => {
    const middle = mean(x)
    return x.map((value) => value - middle)
  })
  const stretch = spreadOf(scaled.flat()) / spreadOf(centred)
  const used = lines.flatMap((line) => line.cells)
  // Less the first value of its line: where nothing changes along P the rise is 0 exactly, not a rounding error.
  const columns = (n: number) =>
    lines.flatMap((line) => {
      const ofCells = line.cells.map((cell) => cell.values(measure, n))
      return ofCells.map((column) => differences(column, ofCells[0]!))
    })
  const values = (n: number): number[] => {
    const changes = columns(n)
    const rows = Array.from({ length: n }, (_, replicate) => changes.map((column) => column[replicate]!))
    return rises(centred, rows).map((rise) => rise * stretch)
  }
  return {
    ...ofMean(values),
    identical: (n) => allZero(columns(n).flat()),
    of: `along ${axis.name}`,
    direction: kind === 'rises' ? 'higher' : 'lower',
    reference: (n) => meanOver(used, measure, n),
  }
}

/**
 * `peaks inside P`: how far the highest inner value of P stands above the higher of the two ends (statistics/peak.ts), each
 * value of P being the mean over those lines of cells that have all its values. A margin in per cent is a share of the mean
 * over all these cells. The description of the effect is of the inner value that came out highest: being chosen by the same
 * data it flatters; the interval to be judged does not.
 * @returns in words, why it cannot be judged
 */
export function peak(axis: Axis, cells: readonly CellOutcome[], measure: MeasureName): Contrast | string {
  const lines = linesAlong(axis.name, cells, axis.swept)
  const places = [...new Set(lines.flatMap(({ x }) => x))].filter((x) => !Number.isNaN(x)).sort((a, b) => a - b)
  const whole = lines.filter(({ x }) => places.every((place) => x.includes(place)))
  if (places.length < 3 || whole.length === 0)
    return `an inner peak takes three values of ${axis.name} or more that could be put in order, all else alike`
  const used = whole.flatMap((line) => line.cells)
  const at = places.map((place) => whole.flatMap((line) => line.cells.filter((_, index) => line.x[index] === place)))
  const columns = (n: number) => at.map((ofPlace) => meanOver(ofPlace, measure, n))
  const found = (n: number, level?: number, less?: readonly number[]): Peak => {
    if (n === 0) return { height: meanInterval([]), at: 1, p: Number.NaN }
    const ofPlaces = columns(n)
    const raised = (place: number, replicate: number) => (less && (place === 0 || place === at.length - 1) ? less[replicate]! : 0)
    return innerPeak(
      Array.from({ length: n }, (_, replicate) => ofPlaces.map((column, place) => column[replicate]! + raised(place, replicate))),
      level,
    )
  }
  const values = (n: number): number[] => {
    const ofPlaces = columns(n)
    const highest = ofPlaces[found(n).at]!
    const aboveFirst = differences(highest, ofPlaces[0]!)
    const aboveLast = differences(highest, ofPlaces.at(-1)!)
    return meanInterval(aboveFirst).estimate < meanInterval(aboveLast).estimate ? aboveFirst : aboveLast
  }
  return {
    of: `inside ${axis.name}, above its higher end`,
    direction: 'higher',
    values,
    identical: (n) => allZero(values(n)),
    // The height less a margin is that above ends raised by it.
    interval: (n, level, less) => found(n, level, less).height,
    p: (n) => found(n).p,
    effect: (n, random, options) => effect(values(n), random, options),
    reference: (n) => meanOver(used, measure, n),
    place: (n) => places[found(n).at]!,
  }
}
