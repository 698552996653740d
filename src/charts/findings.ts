/** What comparisons say, in words: sentences for titles, captions and the report. Undecided is said as plainly as decided. */
import { type Comparison, type Direction, directionOf, isDecided } from '../experiment/comparisons.js'
import { type MeasureDeclaration, type MeasureName, measures } from '../model/measures.js'
import { quantity } from './quantities.js'

export const labelOf = (measure: MeasureName): string => measures[measure].label

/** `higher` or `lower`, where one of them is the better one for the members. */
export function betterOf(measure: MeasureName): 'higher' | 'lower' | undefined {
  const declaration: MeasureDeclaration = measures[measure]
  return declaration.better
}

export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export const quoted = (name: string): string => `“${name}”`

/** `a`, `a and b`, `a, b and c`; beyond four, `a, b, c and 3 more`. */
export function listed(names: readonly string[]): string {
  if (names.length <= 1) return names.join('')
  if (names.length > 4) return `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

/** Names of arms for a title: counted where they are long or many. */
function named(arms: readonly string[], outOf: number): string {
  const names = listed(arms)
  if (arms.length < 2 || names.length <= 60) return names
  return arms.length === outOf ? `all ${outOf} others` : `${arms.length} of ${outOf} others`
}

function phrase(measure: MeasureName, direction: Direction): string {
  if (direction === 'equal') return 'exactly the same with'
  if (direction === 'undecided') return 'undecided for'
  const better = betterOf(measure)
  return `${direction}${better ? ` (${direction === better ? 'better' : 'worse'})` : ''} with`
}

const directions = ['higher', 'lower', 'equal', 'undecided'] as const

/**
 * Which way one measure differs in each arm but the first: `lower (better) with “peer”, undecided for “staff”`. `said` are
 * the directions to be told; what goes another way is passed over.
 */
export function directionsOf(
  comparisons: readonly Comparison[],
  measure: MeasureName,
  said: readonly Direction[] = directions,
): string {
  const others = comparisons.filter((one) => one.measure === measure && one.difference)
  const clauses = said.flatMap((direction) => {
    const arms = others.filter(({ difference }) => directionOf(difference) === direction).map(({ arm }) => quoted(arm))
    return arms.length > 0 ? [`${phrase(measure, direction)} ${named(arms, others.length)}`] : []
  })
  return clauses.join(', ')
}

/** How one measure stands at the end: in a study with one arm its value, else its directions against the first arm. */
export function finding(comparisons: readonly Comparison[], measure: MeasureName): string {
  const all = comparisons.filter((comparison) => comparison.measure === measure)
  const first = all[0]!
  const label = capitalised(labelOf(measure))
  if (all.length === 1) return `${label} at the end: ${quantity(first.value, measures[measure].unit)}`
  return `${label} at the end: ${directionsOf(comparisons, measure)} (against ${quoted(first.arm)})`
}

/** The decided differences among `chosen` measures, the clearest first: by distance from zero in half-widths of the interval. */
export function decided(comparisons: readonly Comparison[], chosen: readonly MeasureName[]): Comparison[] {
  const clarity = ({ difference }: Comparison) =>
    difference ? Math.abs(difference.estimate) / (difference.high - difference.low + Number.MIN_VALUE) : 0
  return comparisons
    .filter(({ measure, difference }) => chosen.includes(measure) && isDecided(difference))
    .sort((one, other) => clarity(other) - clarity(one))
}
