/** The parameters of an analysis of sensitivity in the order in which the measures hang on them. */
import type { ParameterName } from '../model/configure.js'
import type { Interval } from '../statistics/interval.js'
import type { Screening, VarianceShares } from './sensitivity.js'

/** A parameter as one measure hangs on it. */
export interface Importance {
  readonly parameter: ParameterName
  /** Morris' mu*, in the unit of the measure, or the total index of Sobol'. */
  readonly size: Interval
  /**
   * Whether it is more than luck: the interval of mu* lies above what luck alone gives it (sqrt(2 / pi) of the noise, 0 where
   * that is not known), that of the total index above 0.
   */
  readonly clear: boolean
}

/** The parameters of a table, the most important first; those whose size is not known last. */
export function byImportance(table: Screening | VarianceShares): Importance[] {
  const found =
    table.method === 'morris'
      ? table.factors.map(({ parameter, muStar, noise }): Importance => {
          const luck = Number.isNaN(noise) ? 0 : Math.sqrt(2 / Math.PI) * noise
          return { parameter, size: muStar, clear: muStar.low > luck }
        })
      : table.factors.map(({ parameter, total }): Importance => ({ parameter, size: total, clear: total.low > 0 }))
  const known = ({ size }: Importance) => (Number.isFinite(size.estimate) ? size.estimate : Number.NEGATIVE_INFINITY)
  return found.sort((one, other) => known(other) - known(one) || 0)
}

/** A parameter over all measures. */
export interface Weight {
  readonly parameter: ParameterName
  /** Its size as a share of that of the most important parameter of the same measure, mean over the measures; 0 where it is not clear. */
  readonly weight: number
  /** Measures that it clearly moves. */
  readonly clear: number
}

/** All parameters of some tables, those on which the measures hang most first. */
export function weights(tables: readonly (Screening | VarianceShares)[]): Weight[] {
  const found = new Map<ParameterName, { weight: number; clear: number }>()
  for (const table of tables) {
    const ordered = byImportance(table)
    const most = ordered[0]?.size.estimate ?? Number.NaN
    for (const { parameter, size, clear } of ordered) {
      const sum = found.get(parameter) ?? { weight: 0, clear: 0 }
      const share = clear && most > 0 ? size.estimate / most : 0
      found.set(parameter, { weight: sum.weight + share / tables.length, clear: sum.clear + Number(clear) })
    }
  }
  return [...found]
    .map(([parameter, sum]) => ({ parameter, ...sum }))
    .sort((one, other) => other.weight - one.weight || (one.parameter < other.parameter ? -1 : 1))
}
