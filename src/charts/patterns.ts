/** Patterns of real forums: each band as a bar, and where the simulation lies. */
import type { TopLevelSpec } from 'vega-lite'
import { patterns as known, type Pattern, placeOf } from '../evidence/patterns.js'
import type { Results, RunRow } from '../experiment/results.js'
import { meanInterval } from '../statistics/interval.js'
import { acrossBand, arrowAt, bandOf, beyond, extentOf, looks, places, writtenFor } from './bands.js'
import { quoted } from './findings.js'
import { framed, type Layer, meanWith, provenance } from './frame.js'
import { acrossRows, column, placeScales, rowsOf } from './rows.js'

const width = 330
const rowHeight = 21

function rowOf(pattern: Pattern, rows: readonly RunRow[]) {
  const value = meanInterval(rows.map(({ measures }) => pattern.quantity.of({ measures })))
  // One run has no interval; then the value itself is judged.
  const place = placeOf(pattern, rows.length > 1 ? value : { ...value, low: value.estimate, high: value.estimate })
  const across = acrossBand(pattern, [value.estimate])
  return {
    id: pattern.id,
    pattern: pattern.label,
    place,
    ...extentOf(pattern),
    at: across(value.estimate),
    low: across(value.low),
    high: across(value.high),
    text: `${arrowAt(pattern, value.estimate)}${place === 'not defined' ? place : writtenFor(pattern, value.estimate)}`,
    band: bandOf(pattern),
  }
}

/** The patterns that the measures of a run can tell. */
const ofMeasures = known.filter(({ quantity }) => quantity.ofMeasures)

/** Where the first arm of a study lies in the bands of real forums; every row is scaled so that its band fills the grey bar. */
export function patterns(results: Results, bands: readonly Pattern[] = ofMeasures): TopLevelSpec {
  const arm = results.study.arms[0]!.name
  const rows = results.rows.filter((row) => row.arm === arm)
  const values = bands.map((band) => rowOf(band, rows))
  const inside = values.filter(({ place }) => place === 'inside').length
  const undecided = values.filter(({ place }) => place === 'undecided').length
  const undefinedOnes = values.filter(({ place }) => place === 'not defined').length
  const title =
    `${inside} of ${bands.length} patterns of real forums hold in ${quoted(arm)}` +
    (undecided > 0 ? `; ${undecided} cannot be told` : '') +
    (undefinedOnes > 0 ? `; ${undefinedOnes} not defined in these runs` : '')
  const labelExpr = "datum.value === 0 ? 'lower edge' : 'upper edge'"
  const x = acrossRows([-beyond, 1 + beyond], { values: [0, 1], labelExpr, title: 'each row scaled to its own band' })
  const domain = places.filter((place) => values.some((row) => row.place === place))
  const { color, shape } = placeScales(domain, looks)
  const said = values.map(({ pattern, text, band, place }) => `${pattern}: ${text}, band ${band}, ${place}`)
  const layer: Layer[] = [
    {
      mark: { type: 'bar', color: '#dcdcdc', height: { band: 0.72 } },
      encoding: { x: { field: 'from', ...x }, x2: { field: 'to' } },
    },
    {
      transform: [{ filter: { field: 'low', valid: true } }],
      mark: { type: 'rule', strokeWidth: 2 },
      encoding: { x: { field: 'low', ...x }, x2: { field: 'high' }, color },
    },
    {
      transform: [{ filter: { field: 'at', valid: true } }],
      mark: { type: 'point', filled: true, size: 70, opacity: 1 },
      encoding: { x: { field: 'at', ...x }, color, shape },
    },
    ...column('text', width + 10, 'simulated'),
    ...column('band', width + 90, 'band'),
  ]
  return {
    ...framed(
      {
        title,
        notes: [
          `Grey: the band that real forums span. Mark: ${meanWith(results.study, 'its 95 % interval')}`,
          'The bands are meant for the default forum after two years; what a study changes may well lead out of them.',
        ],
        alternative: `${title}. ${said.join('; ')}.`,
      },
      provenance(results.study),
    ),
    data: { values },
    width,
    height: { step: rowHeight },
    encoding: { y: rowsOf('pattern') },
    layer,
  }
}
