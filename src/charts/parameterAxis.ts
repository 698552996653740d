/** A parameter as an axis of a chart. */
import { declarationOf, type ParameterName } from '../model/configure.js'

/** A parameter that was swept: numbers on a linear or log scale, or names in the order in which they are shown. */
export interface SweptParameter {
  readonly name: ParameterName
  readonly scale: 'linear' | 'log'
}

export type Level = number | string

/** `members.arrivalsPerDay: mean number of people who register per day (members/day)` */
export function axisTitle(name: ParameterName): string {
  const declaration = declarationOf(name)
  if (!declaration) return name
  const { meaning, unit } = declaration
  return `${name}: ${meaning}${unit === '-' || unit === '1' ? '' : ` (${unit})`}`
}

/** The levels that occur, numbers in rising order, names in order of appearance. */
export function levelsIn(levels: readonly Level[]): Level[] {
  const distinct = [...new Set(levels)]
  return distinct.every((level) => typeof level === 'number') ? distinct.sort((one, other) => one - other) : distinct
}
