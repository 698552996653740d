/** One dimension of a design: a parameter and the values it takes. */
import type { ParameterName } from '../model/configure.js'

/** Values written down, in the order of the file. */
export interface Listed {
  readonly name: ParameterName
  readonly values: readonly (number | string)[]
  /** Given where the values were taken from a stretch on a log scale: then a trend is one along the logarithms. */
  readonly scale?: 'log'
}

/** A stretch of values, both ends included. */
export interface Span {
  readonly name: ParameterName
  readonly from: number
  readonly to: number
  /** On a log scale equal steps multiply; both ends are above 0. */
  readonly scale: 'linear' | 'log'
  /** Only whole numbers. */
  readonly whole: boolean
  /** How many values a grid takes from it, ends included, at least 2; undefined where the file does not say. */
  readonly steps: number | undefined
}

export type Axis = Listed | Span

export const isListed = (axis: Axis): axis is Listed => 'values' in axis

const STEPS = 5

/** The values a grid takes from an axis: its list, or `steps` values (5, or fewer whole ones) evenly spaced on its scale. */
export function levelsOf(axis: Axis): readonly (number | string)[] {
  if (isListed(axis)) return axis.values
  const { from, to, scale, whole } = axis
  const steps = axis.steps ?? (whole ? Math.min(STEPS, to - from + 1) : STEPS)
  return Array.from({ length: steps }, (_, step) => {
    const value = between(from, to, scale, step / (steps - 1))
    return whole ? Math.round(value) : value
  })
}

/**
 * The value at a fraction `u` in [0, 1] of an axis. The values of a list, and the whole numbers of a span, take equal parts
 * (on the span's scale).
 */
export function valueAt(axis: Axis, u: number): number | string {
  if (isListed(axis)) return axis.values[Math.min(Math.floor(u * axis.values.length), axis.values.length - 1)] ?? Number.NaN
  const { from, to, scale, whole } = axis
  return whole ? Math.min(Math.floor(between(from, to + 1, scale, u)), to) : between(from, to, scale, u)
}

/** Twelve digits, so that a point is named 0.3 and not 0.30000000000000004. */
function between(from: number, to: number, scale: 'linear' | 'log', u: number): number {
  if (u === 0) return from
  if (u === 1) return to
  return Number((scale === 'log' ? from * (to / from) ** u : from + u * (to - from)).toPrecision(12))
}
