/** Sobol' indices: the share of the variance of a measure that each parameter explains, alone and with the others. */
import type { TopLevelSpec } from 'vega-lite'
import type { ParameterName } from '../model/configure.js'
import type { MeasureName } from '../model/measures.js'
import type { Interval } from '../statistics/interval.js'
import { capitalised, labelOf, listed, quoted } from './findings.js'
import { type Caption, framed, type Layer, provenance } from './frame.js'
import { estimate, quantity, rounded } from './quantities.js'
import { ink, legendAbove } from './theme.js'

export interface SobolTable {
  readonly measure: MeasureName
  /** Named in the title where a study has several. */
  readonly arm?: string
  readonly factors: readonly { readonly parameter: ParameterName; readonly first: Interval; readonly total: Interval }[]
  /** The share of the variance of single runs that is luck; NaN with one replicate. */
  readonly noiseShare: number
}

const width = 460
const kinds = ['alone (first order)', 'with all its interplay (total)'] as const

/** Two bars a parameter, the most important first. Indices may come out below 0 or above 1 by chance, and are shown so. */
export function sobolBars({ measure, arm, factors, noiseShare }: SobolTable, caption: Caption): TopLevelSpec {
  const size = ({ total }: (typeof factors)[number]) =>
    Number.isFinite(total.estimate) ? total.estimate : Number.NEGATIVE_INFINITY
  const ordered = [...factors].sort((one, other) => size(other) - size(one))
  const names = ordered.map(({ parameter }) => parameter)
  const values = ordered.flatMap(({ parameter, first, total }) =>
    [first, total].map((index, place) => ({
      parameter,
      kind: kinds[place]!,
      share: rounded(100 * index.estimate),
      low: rounded(100 * index.low),
      high: rounded(100 * index.high),
    })),
  )
  const label = capitalised(labelOf(measure)) + (arm === undefined ? '' : ` with ${quoted(arm)}`)
  const top = ordered.filter(({ total }) => total.low > 0).slice(0, 3)
  const said = top.map(({ parameter, total }) => `${parameter} (${estimate(total, 'share')})`)
  const title =
    said.length > 0 ? `${label} varies most with ${listed(said)}` : `${label}: no parameter clearly explains its variance`
  const luck = Number.isFinite(noiseShare)
    ? [
        `${estimate({ estimate: noiseShare, low: Number.NaN, high: Number.NaN }, 'share')} of the variance of single runs is luck, which is left out here.`,
      ]
    : []
  const x = {
    type: 'quantitative',
    axis: { tickCount: 6 },
    scale: { zero: true, nice: true },
    title: 'share of the variance between points, %',
  } as const
  const scale = { domain: [...kinds], range: ['#00568f', '#9cc6e6'] }
  const layer: Layer[] = [
    {
      mark: { type: 'bar', stroke: '#00568f', strokeWidth: 1 },
      encoding: {
        x: { field: 'share', ...x },
        color: { field: 'kind', type: 'nominal', scale, legend: { ...legendAbove(kinds, 640), symbolType: 'square' } },
      },
    },
    {
      transform: [{ filter: { field: 'low', valid: true } }],
      mark: { type: 'rule', strokeWidth: 1.5, color: ink.text },
      encoding: { x: { field: 'low', ...x }, x2: { field: 'high' } },
    },
    {
      transform: [{ filter: { field: 'share', valid: false } }],
      mark: { type: 'text', text: 'not defined', align: 'left', dx: 4, fontStyle: 'italic', color: ink.soft },
      encoding: { x: { datum: 0, ...x } },
    },
  ]
  return {
    ...framed(
      {
        title,
        notes: ['With 95 % intervals. Where the two bars differ, the parameter acts together with others.', ...luck],
        alternative: `Bar chart. ${title}. ${ordered.map(({ parameter, first, total }) => `${parameter}: alone ${quantity(first, 'share')}, in total ${quantity(total, 'share')}`).join('; ')}.`,
      },
      provenance(caption, 'point'),
    ),
    data: { values },
    width,
    height: { step: 13, for: 'offset' },
    encoding: {
      y: {
        field: 'parameter',
        type: 'nominal',
        scale: { domain: names, paddingInner: 0.35 },
        title: null,
        axis: { ticks: false, domain: false, labelPadding: 8 },
      },
      yOffset: { field: 'kind', type: 'nominal', scale: { domain: [...kinds], paddingInner: 0.1 } },
    },
    layer,
  }
}
