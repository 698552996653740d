/** How a fact is declared. */
import type { MeasureName } from '../../model/measures.js'
import { wilsonInterval } from '../../statistics/share.js'

/** The groups of facts, in the order in which they are shown. */
export const factGroups = [
  'size',
  'participation',
  'continuation',
  'threads',
  'answers',
  'newcomers',
  'retention',
  'lifetimes',
  'roles',
  'ties',
  'weeks',
  'shuffled ties',
  'modules',
  'without the top 1 %',
] as const
export type FactGroup = (typeof factGroups)[number]

export interface FactDeclaration {
  readonly group: FactGroup
  readonly unit: string
  /** A few words for tables and axes. */
  readonly label: string
  readonly meaning: string
  readonly definition: string
  /** The measure of the model that is the same thing by the same definition, where nobody but members wrote. */
  readonly measure?: MeasureName
  /** Computed only when asked for by name: it takes longer than all others together. */
  readonly slow?: true
}

/** A fact of a log; NaN where it is not defined. */
export interface Fact {
  readonly value: number
  /** Bounds of its 95 % interval, where it has one. */
  readonly low?: number
  readonly high?: number
  /** How many members, threads, posts or weeks it rests on. */
  readonly n?: number
}

/** Declarations by name of the fact. */
export type FactDeclarations = Record<string, FactDeclaration>

/** A value for each declaration. */
export type Facts<Declared extends FactDeclarations> = Record<keyof Declared, Fact>

/** A share of `n` with Wilson's interval. */
export function share(hits: number, n: number): Fact {
  const { estimate, low, high } = wilsonInterval(hits, n)
  return { value: estimate, low, high, n }
}
