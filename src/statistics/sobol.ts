/** Variance-based sensitivity: how much of the variance between points is due to each factor. */
import { mean, sampleVariance } from 'simple-statistics'
import { type BootstrapOptions, percentileIntervals } from './bootstrap.js'
import type { Interval } from './interval.js'

/**
 * What came out at the points of one row of a Saltelli design, each by replicate; all have the same replicates in the same
 * order.
 */
export interface SaltelliRow {
  /** At the point of matrix A, and at that of matrix B. */
  readonly a: readonly number[]
  readonly b: readonly number[]
  /** One entry a factor: at the point of A with this factor's coordinate taken from B. */
  readonly mixed: readonly (readonly number[])[]
}

export interface SobolIndices {
  /** By factor, first-order index: share of the variance that would go if this factor were known. */
  readonly first: readonly Interval[]
  /** By factor, total index: share that would stay if all but this factor were known. */
  readonly total: readonly Interval[]
  /** Variance between points of the expected output, luck taken out (with one replicate it cannot be, and is included). */
  readonly variance: number
  /** Variance between replicates at one point, on average; NaN with one replicate. */
  readonly noise: number
  /** noise / (variance + noise): the share of the variance of single runs that is luck. */
  readonly noiseShare: number
}

/**
 * Sobol' indices: first-order by A. Saltelli et al. (Comput. Phys. Commun. 181, 2010, 259-270, table 2, estimator b), mean
 * of f(B) (f(AB) - f(A)); total by M. J. W. Jansen (Comput. Phys. Commun. 117, 1999, 35-43), mean of (f(A) - f(AB))^2 / 2;
 * both over the variance of f(A) and f(B) taken together, with the mean of f subtracted first. Intervals: percentile
 * bootstrap over rows (G. E. B. Archer, A. Saltelli & I. M. Sobol', J. Stat. Comput. Simul. 58, 1997, 99-120), which for
 * points of a Sobol' sequence is on the wide side.
 *
 * With two or more replicates luck is kept apart: every product above is taken between different replicates only (mean of
 * u_r v_s over r != s), which leaves the indices of the expected output without bias, whether or not the points share the
 * luck of a replicate. Estimates can then lie outside [0, 1]. Rows with a missing value (NaN) are left out; where the
 * variance is not above 0 the indices are NaN.
 * @param random uniform on [0, 1), for the bootstrap
 */
export function sobolIndices(rows: readonly SaltelliRow[], random: () => number, options: BootstrapOptions = {}): SobolIndices {
  const complete = rows.filter(({ a, b, mixed }) => ![a, b, ...mixed].flat().some(Number.isNaN))
  const factors = complete[0]?.mixed.length ?? 0
  const centre = complete.length === 0 ? Number.NaN : mean(complete.flatMap(({ a, b }) => [...a, ...b]))
  const products = complete.map((row) => productsOf(row, centre))
  const luck = complete.flatMap(({ a, b, mixed }) => [a, b, ...mixed].map(variance))
  const noise = luck.length === 0 ? Number.NaN : mean(luck)
  const between = varianceOf(products)
  const both = percentileIntervals(products, indices, random, options)
  return {
    first: both.slice(0, factors),
    total: both.slice(factors),
    variance: between,
    noise,
    noiseShare: noise / (between + noise),
  }
}

/** What one row adds to each sum. */
interface Products {
  readonly first: readonly number[]
  readonly total: readonly number[]
  readonly square: number
  /** Mean of f(A) and f(B), by replicate. */
  readonly middle: readonly number[]
}

function productsOf({ a, b, mixed }: SaltelliRow, centre: number): Products {
  const centred = (values: readonly number[]) => values.map((value) => value - centre)
  const minus = (values: readonly number[], others: readonly number[]) => values.map((value, r) => value - others[r]!)
  const [inA, inB] = [centred(a), centred(b)]
  return {
    first: mixed.map((ab) => crossed(inB, minus(ab, a))),
    total: mixed.map((ab) => crossed(minus(a, ab), minus(a, ab)) / 2),
    square: (crossed(inA, inA) + crossed(inB, inB)) / 2,
    middle: inA.map((value, r) => (value + inB[r]!) / 2),
  }
}

/** Mean of u_r v_s over all pairs of different replicates r and s; with one replicate, u v. */
function crossed(u: readonly number[], v: readonly number[]): number {
  const count = u.length
  let sumU = 0
  let sumV = 0
  let same = 0
  for (let r = 0; r < count; r++) {
    sumU += u[r]!
    sumV += v[r]!
    same += u[r]! * v[r]!
  }
  return count === 1 ? same : (sumU * sumV - same) / (count * (count - 1))
}

function varianceOf(rows: readonly Products[]): number {
  const middle = rows[0]?.middle.map((_, r) => rows.reduce((sum, row) => sum + row.middle[r]!, 0) / rows.length) ?? []
  return rows.reduce((sum, row) => sum + row.square, 0) / rows.length - crossed(middle, middle)
}

/** First-order indices of all factors, then total ones. */
function indices(rows: readonly Products[]): number[] {
  const between = varianceOf(rows)
  const share = (of: (row: Products) => readonly number[]) =>
    (rows[0] ? of(rows[0]) : []).map((_, factor) => {
      let sum = 0
      for (const row of rows) sum += of(row)[factor]!
      return between > 0 ? sum / rows.length / between : Number.NaN
    })
  return [...share(({ first }) => first), ...share(({ total }) => total)]
}

const variance = (values: readonly number[]): number => (values.length < 2 ? Number.NaN : sampleVariance([...values]))
