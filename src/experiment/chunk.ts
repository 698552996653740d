/** Parts of a plan, for several machines. */
import type { RunSpecification } from './results.js'

/** Part `index` (from 1) of `of`. */
export interface Chunk {
  readonly index: number
  readonly of: number
}

/** Every `of`-th run of a plan, beginning with the `index`-th: a fair share of every arm. */
export const runsOf = (plan: readonly RunSpecification[], { index, of }: Chunk): RunSpecification[] =>
  plan.filter((_, place) => place % of === index - 1)

/** `part 2 of 5` */
export const partInWords = ({ index, of }: Chunk): string => `part ${index} of ${of}`
