/** What a calibration learnt of each parameter: its range after the data, on the stretch it could have come from. */
import type { TopLevelSpec } from 'vega-lite'
import { type Movable, partOf, priorRange } from '../experiment/calibrating/movable.js'
import { type FittedParameter, SAYS_NOTHING } from '../experiment/calibrating/result.js'
import { listed } from './findings.js'
import { framed, type Layer } from './frame.js'
import { rounded } from './quantities.js'
import { acrossRows, column, rowsOf } from './rows.js'
import { ink } from './theme.js'

const width = 330
const rowHeight = 22
const colours = { told: '#00568f', untold: ink.line } as const

/** A value as short as it can be told, to three significant digits. */
export const shortly = (value: number): string =>
  Number.isFinite(value) ? String(Number(value.toPrecision(3))).replace('-', '−') : 'not defined'

/** `0.31 (0.22 to 0.45)` */
export const rangeInWords = ({ median, low, high }: Pick<FittedParameter, 'median' | 'low' | 'high'>): string =>
  `${shortly(median)} (${shortly(low)} to ${shortly(high)})`

/** What a parameter could be before the data, nine values in ten. */
export function priorInWords(prior: Movable): string {
  const { low, high } = priorRange(prior)
  return `${shortly(low)} to ${shortly(high)}`
}

/** Parameters in the order of how much was learnt. @param closing the last line of the caption */
export function posteriorChart(parameters: readonly FittedParameter[], closing: string): TopLevelSpec {
  const ordered = parameters.toSorted((one, other) => one.width - other.width)
  const values = ordered.map((one) => {
    const at = (value: number) => rounded(partOf(one.prior, value))
    return {
      name: one.prior.name,
      told: one.width < SAYS_NOTHING,
      low: at(one.low),
      high: at(one.high),
      quarter: at(one.half[0]),
      threeQuarters: at(one.half[1]),
      median: at(one.median),
      range: rangeInWords(one),
      from: at(priorRange(one.prior).low),
      to: at(priorRange(one.prior).high),
      prior: priorInWords(one.prior),
    }
  })
  const silent = ordered.filter((one) => one.width >= SAYS_NOTHING).map(({ prior }) => prior.name)
  const told = parameters.length - silent.length
  const title = `The data narrow ${told} of ${parameters.length} ${parameters.length === 1 ? 'parameter' : 'parameters'}${silent.length > 0 ? `, and say nothing of ${listed(silent)}` : ''}`
  const labelExpr = "datum.value === 0 ? 'least' : datum.value === 1 ? 'most' : ''"
  const x = acrossRows([0, 1], { values: [0, 0.5, 1], labelExpr, title: 'each row: the range of the parameter' })
  const color = { condition: { test: 'datum.told', value: colours.told }, value: colours.untold }
  const layer: Layer[] = [
    { mark: { type: 'rule', color: '#cccccc' }, encoding: { x: { datum: 0, ...x }, x2: { datum: 1 } } },
    {
      mark: { type: 'bar', color: '#e4e4e4', height: { band: 0.72 } },
      encoding: { x: { field: 'from', ...x }, x2: { field: 'to' } },
    },
    { mark: { type: 'rule', strokeWidth: 2 }, encoding: { x: { field: 'low', ...x }, x2: { field: 'high' }, color } },
    {
      mark: { type: 'bar', height: { band: 0.36 } },
      encoding: { x: { field: 'quarter', ...x }, x2: { field: 'threeQuarters' }, color },
    },
    {
      mark: { type: 'tick', thickness: 2.5, size: rowHeight * 0.6, color: ink.text },
      encoding: { x: { field: 'median', ...x } },
    },
    ...column('range', width + 12, 'median (90 %)'),
    ...column('prior', width + 170, 'before (90 %)'),
  ]
  return {
    ...framed(
      {
        title,
        notes: [
          'Grey bar: nine values in ten before the data. Line: nine draws in ten after them; blue bar: half of them; tick: median.',
          `Dark grey instead of blue: at least ${SAYS_NOTHING * 100} % as wide as before, so that the data say nothing of the parameter.`,
        ],
        alternative: `${title}. ${values.map(({ name, range, prior }) => `${name}: ${range}, before ${prior}`).join('; ')}.`,
      },
      closing,
    ),
    data: { values },
    width,
    height: { step: rowHeight },
    encoding: { y: rowsOf('name') },
    layer,
  }
}
