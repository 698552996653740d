/** Hypotheses and their verdicts: one panel each, for each speaks of another measure. */
import type { TopLevelSpec } from 'vega-lite'
import { type MeasureName, measures } from '../model/measures.js'
import type { Study } from '../scenario/study.js'
import type { Interval } from '../statistics/interval.js'
import { type Verdict, verdicts } from '../statistics/verdict.js'
import { labelOf } from './findings.js'
import { type Caption, framed, type Layer, provenance, type View } from './frame.js'
import { difference, figure, rounded, scaleOf } from './quantities.js'
import { ink, wrapped } from './theme.js'

export interface JudgedHypothesis {
  readonly says: string
  readonly measure: MeasureName
  /** What the estimate is of, such as `moderated less unmoderated`, or `along members.hostileShare`. */
  readonly of: string
  /** In the unit of the measure. */
  readonly estimate: Interval
  readonly expected: 'higher' | 'lower'
  /** The smallest difference worth having, in the unit of the measure; 0 where any is. */
  readonly by: number
  readonly verdict: Verdict
}

const width = 430
const height = 34

const looks: Readonly<Record<Verdict, { readonly colour: string; readonly shape: string; readonly filled: boolean }>> = {
  supported: { colour: '#00568f', shape: 'circle', filled: true },
  contradicted: { colour: '#d55e00', shape: 'cross', filled: true },
  'too small to matter': { colour: '#4d4d4d', shape: 'diamond', filled: true },
  'cannot tell': { colour: '#4d4d4d', shape: 'circle', filled: false },
}

function panel({ says, measure, of, estimate, expected, by, verdict }: JudgedHypothesis): View {
  const { factor, difference: unit } = scaleOf(measures[measure].unit)
  const { colour, shape, filled } = looks[verdict]
  const row = {
    estimate: rounded(estimate.estimate * factor),
    low: rounded(estimate.low * factor),
    high: rounded(estimate.high * factor),
    edge: rounded(by * factor),
    other: rounded(-by * factor),
  }
  const axis = { title: [...new Set([labelOf(measure), unit])].filter(Boolean).join(', '), tickCount: 5, labelOverlap: true }
  const x = { type: 'quantitative' as const, scale: { zero: true, nice: true }, axis }
  const middle = { value: height / 2 }
  const least = String(Number((by * factor).toPrecision(3)))
  const wanted = `expected ${expected}${by > 0 ? ` by more than ${figure(Number(least), (least.split('.')[1] ?? '').length)} ${unit}`.trimEnd() : ''}`
  const layer: Layer[] = [
    ...(by > 0
      ? [{ mark: { type: 'rect' as const, color: '#ececec' }, encoding: { x: { field: 'other', ...x }, x2: { field: 'edge' } } }]
      : []),
    { mark: { type: 'rule', color: ink.line, strokeDash: [4, 3] }, encoding: { x: { datum: 0, ...x } } },
    {
      transform: [{ filter: { field: 'low', valid: true } }],
      mark: { type: 'rule', strokeWidth: 2.5, color: colour },
      encoding: { x: { field: 'low', ...x }, x2: { field: 'high' }, y: middle },
    },
    {
      transform: [{ filter: { field: 'estimate', valid: true } }],
      mark: { type: 'point', shape, size: 110, opacity: 1, strokeWidth: 2, stroke: colour, fill: filled ? colour : ink.ground },
      encoding: { x: { field: 'estimate', ...x }, y: middle },
    },
    {
      mark: { type: 'text', text: verdict, align: 'left', fontWeight: 'bold', color: colour, fontSize: 12, dy: -8 },
      encoding: { x: { value: width + 16 }, y: middle },
    },
    {
      mark: { type: 'text', text: difference(estimate, measures[measure].unit), align: 'left', dy: 8 },
      encoding: { x: { value: width + 16 }, y: middle },
    },
  ]
  return {
    title: {
      text: wrapped(says, 78),
      subtitle: wrapped(`${of}; ${wanted}`, 96),
      fontSize: 12,
      lineHeight: 15,
      offset: 6,
      subtitlePadding: 2,
      frame: 'group',
    },
    data: { values: [row] },
    width,
    height,
    layer,
  }
}

export function verdictForest(
  hypotheses: readonly JudgedHypothesis[],
  caption: Caption & Partial<Pick<Study, 'design' | 'sensitivity'>>,
): TopLevelSpec {
  const counts = verdicts.map((verdict) => [verdict, hypotheses.filter((one) => one.verdict === verdict).length] as const)
  const told = counts.filter(([, count]) => count > 0).map(([verdict, count]) => `${count} ${verdict}`)
  const title = `Of ${hypotheses.length} ${hypotheses.length === 1 ? 'hypothesis' : 'hypotheses'}: ${told.join(', ')}`
  const said = hypotheses.map(
    ({ says, of, estimate, measure, verdict }) => `${says} ${of}: ${difference(estimate, measures[measure].unit)}, ${verdict}`,
  )
  return {
    ...framed(
      {
        title,
        notes: ['Estimates with their intervals. Grey: smaller than what was called worth having before the runs.'],
        alternative: `${title}. ${said.join('. ')}.`,
      },
      provenance(caption, caption.design || caption.sensitivity ? 'point' : 'arm'),
    ),
    spacing: 24,
    vconcat: hypotheses.map(panel),
  }
}
