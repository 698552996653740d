/** The Morris plane: how much each parameter matters, against how much that depends on the others. */
import type { TopLevelSpec } from 'vega-lite'
import type { ParameterName } from '../model/configure.js'
import { type MeasureName, measures } from '../model/measures.js'
import type { Interval } from '../statistics/interval.js'
import { capitalised, labelOf, listed, quoted } from './findings.js'
import { type Caption, framed, type Layer, provenance } from './frame.js'
import { decimalsFor, figure, rounded, scaleOf } from './quantities.js'
import { ink } from './theme.js'

export interface MorrisTable {
  readonly measure: MeasureName
  /** Named in the title where a study has several. */
  readonly arm?: string
  /** As `elementaryEffects` gives them: in the unit of the measure per whole range of the parameter. */
  readonly factors: readonly {
    readonly parameter: ParameterName
    readonly muStar: Interval
    readonly sigma: number
    /** What luck alone gives to sigma; NaN where it is not known. */
    readonly noise: number
  }[]
}

const side = 400
const named = 15
const rowHeight = 18

/** Numbered in the order of mu*; the names stand beside the plane, so that none hides another. */
export function morrisPlane({ measure, arm, factors }: MorrisTable, caption: Caption): TopLevelSpec {
  const { factor, difference: unit } = scaleOf(measures[measure].unit)
  const ordered = factors
    .filter(({ muStar }) => Number.isFinite(muStar.estimate))
    .sort((a, b) => b.muStar.estimate - a.muStar.estimate)
  const values = ordered.map(({ parameter, muStar, sigma, noise }, index) => {
    const shown = { estimate: muStar.estimate * factor, low: muStar.low * factor, high: muStar.high * factor }
    const decimals = decimalsFor(shown)
    return {
      parameter,
      rank: index + 1,
      named: index < named,
      muStar: rounded(shown.estimate),
      low: rounded(shown.low),
      high: rounded(shown.high),
      sigma: rounded(sigma * factor),
      noise: rounded(noise * factor),
      number: String(index + 1),
      entry: `${index + 1}\u2002${parameter}: ${figure(shown.estimate, decimals)}`,
    }
  })
  const label = `${labelOf(measure)}${arm === undefined ? '' : ` with ${quoted(arm)}`}`
  const title =
    ordered.length === 0
      ? `${capitalised(label)}: no effect of any parameter could be computed`
      : `What moves ${label} most: ${listed(ordered.slice(0, 3).map(({ parameter }) => parameter))}`
  const reach = Math.max(
    ...values.map(({ muStar, high }) => Math.max(muStar ?? 0, high ?? 0)),
    ...values.map(({ sigma }) => sigma ?? 0),
    Number.MIN_VALUE,
  )
  const scale = { domain: [0, reach * 1.06], nice: false }
  const unitWords = unit ? `, ${unit}` : ''
  const x = {
    type: 'quantitative' as const,
    scale,
    title: `μ*: mean size of the effect over the whole range${unitWords}`,
    axis: { tickCount: 6 },
  }
  const y = {
    type: 'quantitative' as const,
    scale,
    title: `σ: how much it varies with the other parameters and luck${unitWords}`,
    axis: { tickCount: 6 },
  }
  const only = (field: string, equal: boolean) => [{ filter: { field, equal } }]
  const layer: Layer[] = [
    {
      data: { values: [{ from: 0, to: reach * 1.06 }] },
      mark: { type: 'rule', color: ink.line, strokeDash: [4, 3] },
      encoding: { x: { field: 'from', ...x }, y: { field: 'from', ...y }, x2: { field: 'to' }, y2: { field: 'to' } },
    },
    {
      transform: [{ filter: { field: 'low', valid: true } }, ...only('named', true)],
      mark: { type: 'rule', color: '#00568f', opacity: 0.5 },
      encoding: { x: { field: 'low', ...x }, x2: { field: 'high' }, y: { field: 'sigma', ...y } },
    },
    {
      transform: only('named', false),
      mark: { type: 'point', size: 22, color: ink.line, opacity: 1 },
      encoding: { x: { field: 'muStar', ...x }, y: { field: 'sigma', ...y } },
    },
    {
      transform: only('named', true),
      mark: { type: 'point', size: 190, filled: true, opacity: 1, color: '#00568f' },
      encoding: { x: { field: 'muStar', ...x }, y: { field: 'sigma', ...y } },
    },
    {
      transform: only('named', true),
      mark: { type: 'text', color: ink.ground, fontSize: 9, fontWeight: 'bold' },
      encoding: { x: { field: 'muStar', ...x }, y: { field: 'sigma', ...y }, text: { field: 'number' } },
    },
    ...values.slice(0, named).map(({ entry }, index) => ({
      data: { values: [{}] },
      mark: { type: 'text' as const, align: 'left' as const, text: entry },
      encoding: { x: { value: side + 24 }, y: { value: 8 + index * rowHeight } },
    })),
  ]
  return {
    ...framed(
      {
        title,
        notes: [
          `Named with their μ*${unitWords}: the ${Math.min(named, ordered.length)} of ${factors.length} parameters that matter most. Bars: 95 % interval of μ*.`,
          'Above the dashed line σ exceeds μ*: the effect hangs on the other parameters, is curved, or is luck.',
        ],
        alternative: `Scatter plot of the effects of ${factors.length} parameters on ${labelOf(measure)}. ${title}. In order of mu*: ${values.map(({ parameter, muStar, sigma }) => `${parameter} ${muStar}, sigma ${sigma}`).join('; ')}.`,
      },
      provenance(caption, 'point'),
    ),
    data: { values },
    width: side,
    height: side,
    layer,
  }
}
