/** How a fact is declared. */
import type { MeasureName } from '../../model/measures.js'

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
  'without the top 1 %',
  'shuffled ties',
  'modules',
] as const
export type FactGroup = (typeof factGroups)[number]

/** A fact that has the name of a measure of the model has its definition too. */
export interface FactDeclaration {
  readonly group: FactGroup
  readonly unit: string
  /** A few words for tables and axes. */
  readonly label: string
  readonly meaning: string
  readonly definition: string
  /** The measure of the model that comes nearest without being the same, and what sets them apart. */
  readonly unlike?: { readonly measure: MeasureName; readonly because: string }
  /** Computed only when asked for by name: it takes longer than all others together. */
  readonly slow?: true
}

/** Declarations by name of the fact. */
export type FactDeclarations = Record<string, FactDeclaration>

/** A value for each declaration. */
export type Facts<Declared extends FactDeclarations> = Record<keyof Declared, Fact>

/** A fact of a log; NaN where it is not defined. */
export interface Fact {
  readonly value: number
  /** Bounds of its 95 % interval, where it has one. */
  readonly low?: number
  readonly high?: number
  /** How many members, threads, posts, ties or weeks it rests on. */
  readonly n?: number
}
