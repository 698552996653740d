/** Whether a measure rises along an axis, judged within replicates. */
import { linearRegression } from 'simple-statistics'

/**
 * By how much a measure rises along an axis in each replicate: the least-squares slope on x times (largest x - smallest x),
 * in the unit of the measure. All points of a replicate share their luck, so its rises, not its points, are independent:
 * the test of "rises with x" is a t interval of the rises over replicates (the summary-measures approach of J. N. S.
 * Matthews et al., BMJ 300, 1990, 230-235; a linear trend contrast with the error of replicate x trend). It asks for a
 * tendency: a curve that falls somewhere can still rise on the whole.
 * @param x one value a point, at least two of them different; on a logarithmic axis, the logarithms
 * @param values replicate by point; a replicate with a missing value (NaN) gives NaN
 * @throws RangeError for an x without spread or a replicate of another length
 */
export function rises(x: readonly number[], values: readonly (readonly number[])[]): number[] {
  const range = Math.max(...x) - Math.min(...x)
  if (!(range > 0)) throw new RangeError('a trend needs at least two different values of x')
  return values.map((ofReplicate) => {
    if (ofReplicate.length !== x.length)
      throw new RangeError(`${ofReplicate.length} values cannot be set against ${x.length} values of x`)
    return ofReplicate.some(Number.isNaN)
      ? Number.NaN
      : linearRegression(x.map((at, point) => [at, ofReplicate[point]!])).m * range
  })
}
