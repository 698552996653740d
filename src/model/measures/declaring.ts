/** How a measure is declared. */
import type { Forum } from '../forum.js'
import { MEMBER_SHIFT } from '../records.js'

/** How a value comes about within one run. Over replicates every measure is summarised by its mean and a 95 % interval. */
export type Aggregation = 'total' | 'at the end' | 'mean' | 'share' | 'quantile' | 'slope' | 'difference'

export interface MeasureDeclaration {
  readonly unit: string
  /** A few words for tables and axes. */
  readonly label: string
  readonly meaning: string
  readonly definition: string
  readonly aggregation: Aggregation
  /** Which direction is the better one for the members, where there is one. */
  readonly better?: 'higher' | 'lower'
  /** One of the few measures shown first. */
  readonly headline?: true
  /** True where the same definition can be computed from a real forum's post log. */
  readonly onLog?: true
}

/** Calls `use` with the place of every member's record. */
export function forEachMember({ members }: Forum, use: (me: number) => void): void {
  for (let member = 0; member < members.count; member++) use(member << MEMBER_SHIFT)
}

/** Declarations by name of the measure. */
export type Declarations = Record<string, MeasureDeclaration>

/** A value for each declaration; NaN where a measure is not defined. */
export type Values<Declared extends Declarations> = Record<keyof Declared, number>

/** A count over the run. */
export const total = (unit: string, label: string, meaning: string, definition: string): MeasureDeclaration => ({
  unit,
  label,
  meaning,
  definition,
  aggregation: 'total',
})
