/** The values of an axis between which a Morris design steps. */
import { type Axis, isListed, levelsOf, type Span } from '../scenario/axis.js'

/** One value of the axis and its place along it, from 0 to 1. */
export interface Rung {
  readonly value: number | string
  readonly at: number
}

/**
 * `levels` rungs from one end of the axis to the other, lowest first. A stretch is divided evenly on its scale. A list, or a
 * stretch of no more whole numbers than there are levels, has as many values as it has: each rung then takes the nearest,
 * so that neighbours can be the same, but never two that are half the ladder apart, which is as far as a step of the design
 * goes. Places are those of the values taken: an effect is per whole range of what was really changed. Numbers of a list
 * are put in order; names (a choice) keep theirs, and the sign of their effect means nothing. A single value cannot be
 * changed; its places are those of the rungs, and its effect is 0.
 */
export function ladderOf(axis: Axis, levels: number): Rung[] {
  if (isListed(axis)) return among(inOrder(axis.values), levels)
  const count = axis.to - axis.from + 1
  if (axis.whole && count <= levels)
    return among(
      Array.from({ length: count }, (_, index) => axis.from + index),
      levels,
    )
  return levelsOf({ ...axis, steps: levels }).map((value, level) => ({
    value,
    at: axis.whole ? placeOf(axis, Number(value)) : level / (levels - 1),
  }))
}

function among(values: readonly (number | string)[], levels: number): Rung[] {
  const last = values.length - 1
  return Array.from({ length: levels }, (_, level) => {
    const u = level / (levels - 1)
    const place = Math.round(u * last)
    return { value: values[place]!, at: last === 0 ? u : place / last }
  })
}

const inOrder = (values: readonly (number | string)[]): readonly (number | string)[] =>
  values.every((value) => typeof value === 'number') ? values.toSorted((a, b) => a - b) : values

const placeOf = ({ from, to, scale }: Span, value: number): number =>
  scale === 'log' ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from)
