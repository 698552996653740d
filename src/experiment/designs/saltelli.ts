import { sobolSequence } from './sobolSequence.js'

/** The points of one row; their number is dimensions + 2. */
export interface SaltelliPoints {
  readonly a: readonly number[]
  readonly b: readonly number[]
  /** By axis: the point of A with this coordinate taken from B. */
  readonly mixed: readonly (readonly number[])[]
}

/**
 * Points for Sobol' indices (A. Saltelli et al., Comput. Phys. Commun. 181, 2010, 259-270): row j of the matrices A and B
 * is the first and the second half of point j of a scrambled Sobol' sequence of twice the dimensions, with every mixture of
 * A with one coordinate of B. Further rows never change earlier ones. Best balanced at counts that are powers of two.
 * @param random luck of the scrambling, uniform on [0, 1)
 * @throws RangeError for more than 128 dimensions
 */
export function saltelli(dimensions: number, count: number, random: () => number): SaltelliPoints[] {
  return sobolSequence(2 * dimensions, count, random).map((point) => {
    const [a, b] = [point.slice(0, dimensions), point.slice(dimensions)]
    return { a, b, mixed: a.map((_, axis) => a.with(axis, b[axis]!)) }
  })
}
