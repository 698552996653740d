/** Facts of a log beside those of fitted forums. */
import type { TopLevelSpec } from 'vega-lite'
import { facts } from '../evidence/facts.js'
import type { CheckedFact, Place } from '../experiment/calibrating/result.js'
import { scaled } from '../experiment/calibrating/targets.js'
import { framed, type Layer } from './frame.js'
import { shortly } from './posterior.js'
import { rounded, scaleOf } from './quantities.js'
import { acrossRows, column, placeScales, rowsOf } from './rows.js'
import { ink } from './theme.js'

const width = 330
const rowHeight = 21
/** How far beyond the grey bar the axis goes, in lengths of the bar; what lies farther is drawn at the edge. */
const beyond = 1
const places = ['inside', 'near', 'outside'] as const satisfies readonly Place[]
const looks = {
  inside: { color: '#00568f', shape: 'circle' },
  near: { color: '#56b4e9', shape: 'diamond' },
  outside: { color: '#d55e00', shape: 'triangle-up' },
} as const

/** A value of a fact in the unit in which it is told, with three significant digits. */
export const told = (name: CheckedFact['name'], value: number): string => shortly(value * scaleOf(facts[name].unit).factor)

/** `12.3 to 45.6 %` */
export function rangeTold({ name, low, high }: Pick<CheckedFact, 'name' | 'low' | 'high'>): string {
  if (!Number.isFinite(low)) return 'not defined'
  return `${told(name, low)} to ${told(name, high)} ${scaleOf(facts[name].unit).unit}`.trim()
}

function rowOf(checked: CheckedFact) {
  const { name, observed, low, high, median, place, givenUp } = checked
  const [from, to] = [scaled(name, low), scaled(name, high)]
  // A fact that comes out the same in all forums has a bar of no length.
  const length = Math.max(to - from, 0.02)
  const along = (value: number) => (scaled(name, value) - (from + to) / 2) / length + 0.5
  const across = (value: number) => rounded(Math.max(-beyond, Math.min(1 + beyond, along(value))))
  const at = along(observed.value)
  const off = at < -beyond ? '◂ ' : at > 1 + beyond ? '▸ ' : ''
  return {
    name,
    fact: `${facts[name].label}${givenUp ? ' *' : ''}`,
    place,
    at: across(observed.value),
    low: across(observed.low ?? Number.NaN),
    high: across(observed.high ?? Number.NaN),
    median: across(median),
    observed: `${off}${told(name, observed.value)}`,
    predicted: rangeTold(checked),
  }
}

export interface CheckWords {
  /** What is checked: "targets of the fit", "facts of days 1095 to 2146". */
  readonly what: string
  readonly closing: string
}

/** Every row is scaled so that nine in ten of the fitted forums fill the grey bar. */
export function predictiveCheck(checks: readonly CheckedFact[], { what, closing }: CheckWords): TopLevelSpec {
  const values = checks.map(rowOf)
  const known = checks.filter(({ place }) => place !== 'not defined')
  const inside = known.filter(({ place }) => place === 'inside').length
  const missing = checks.length - known.length
  const title = `${inside} of ${checks.length} ${what} lie within nine in ten fitted forums${missing > 0 ? `; ${missing} not defined there` : ''}`
  const labelExpr = "datum.value === 0 ? '5 %' : '95 %'"
  const x = acrossRows([-beyond, 1 + beyond], { values: [0, 1], labelExpr, title: 'each row scaled to what fitted forums give' })
  const domain = places.filter((place) => values.some((row) => row.place === place))
  const { color, shape } = placeScales(domain, looks)
  const only = (field: string) => [{ filter: { field, valid: true as const } }]
  const layer: Layer[] = [
    {
      transform: only('median'),
      mark: { type: 'bar', color: '#dcdcdc', height: { band: 0.72 } },
      encoding: { x: { datum: 0, ...x }, x2: { datum: 1 } },
    },
    {
      transform: only('median'),
      mark: { type: 'tick', color: ink.line, thickness: 2, size: rowHeight * 0.7 },
      encoding: { x: { field: 'median', ...x } },
    },
    {
      transform: [...only('low'), ...only('at'), { filter: "datum.place !== 'not defined'" }],
      mark: { type: 'rule', strokeWidth: 2 },
      encoding: { x: { field: 'low', ...x }, x2: { field: 'high' }, color },
    },
    {
      transform: [...only('at'), { filter: "datum.place !== 'not defined'" }],
      mark: { type: 'point', filled: true, size: 70, opacity: 1 },
      encoding: { x: { field: 'at', ...x }, color, shape },
    },
    ...column('observed', width + 10, 'observed'),
    ...column('predicted', width + 85, 'fitted forums, 90 %'),
  ]
  const starred = checks.some(({ givenUp }) => givenUp)
  return {
    ...framed(
      {
        title,
        notes: [
          'Grey: nine in ten of the fitted forums, each with parameters and luck of its own; tick: their median. Mark: the observed fact, with its 95 % interval where it has one.',
          ...(domain.includes('near') ? ['Near: outside, but the interval of the observed fact reaches the grey.'] : []),
          ...(starred ? ['* The fit gave this target up: together with the others it lies out of the model’s reach.'] : []),
        ],
        alternative: `${title}. ${values.map(({ fact, observed, predicted, place }) => `${fact}: ${observed}, fitted forums ${predicted}, ${place}`).join('; ')}.`,
      },
      closing,
    ),
    data: { values },
    width,
    height: { step: rowHeight },
    encoding: { y: rowsOf('fact') },
    layer,
  }
}
