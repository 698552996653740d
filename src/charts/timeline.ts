/** The forum over time by arm: small multiples of daily measures with 95 % bands. */
import type { TopLevelSpec } from 'vega-lite'
import { compareArms } from '../experiment/comparisons.js'
import type { Results } from '../experiment/results.js'
import { type DailyName, dailyMeasures } from '../model/measures.js'
import { ofArms } from '../scenario/rows.js'
import { finding } from './findings.js'
import { forumsWords, framed, type Layer, meanWith, provenance, type View } from './frame.js'
import { rounded, scaleOf } from './quantities.js'
import { daysPerPoint, spans } from './spans.js'
import { armScales, lineLegendAbove } from './theme.js'

const panelWidth = 320
const panelHeight = 150

interface Panel {
  readonly measure: DailyName
  readonly title: string
  readonly unit?: string
  /** Drawn dotted in the same panel. */
  readonly twin?: DailyName
}

const panels: readonly Panel[] = [
  { measure: 'activeMembers', title: 'Active members' },
  { measure: 'posts', title: 'Posts per day', unit: 'posts/day' },
  { measure: 'answeredWithinDay', title: 'Threads answered within 24 h' },
  { measure: 'belonging', title: 'Belonging of active members', unit: '% of full belonging' },
  { measure: 'meanDistress', title: 'Distress of active members', unit: 'sd (lower is better)', twin: 'twinDistress' },
  { measure: 'forumEffect', title: 'Relief felt by active members so far, added up', unit: 'sd (negative is better)' },
]

const spanWords = { 1: 'Each point is a day', 7: 'Each point is a week', 28: 'Each point is four weeks' } as const

/** The rows of one series, shares in per cent. Bands are cut where values cannot be: below nothing, above everyone. */
function rowsOf(results: Results, measure: DailyName, length: number) {
  const { unit } = dailyMeasures[measure]
  const { factor } = scaleOf(unit)
  const most = unit === 'share' ? 100 : Number.POSITIVE_INFINITY
  const possible = (limit: number) => (unit === 'sd' ? limit : Math.min(Math.max(limit, 0), most))
  return spans(results.timeline, measure, length).map(({ arm, day, mean, low, high }) => ({
    measure,
    arm,
    day,
    mean: rounded(mean * factor),
    low: rounded(possible(low * factor)),
    high: rounded(possible(high * factor)),
  }))
}

function view({ measure, title, unit, twin }: Panel, names: readonly string[]): View {
  const declared = dailyMeasures[measure].unit
  const axis = { title: unit ?? scaleOf(declared).unit, tickCount: 5, minExtent: 44 }
  const x = {
    field: 'day',
    type: 'quantitative',
    title: 'day',
    axis: { grid: false, tickCount: 6 },
    scale: { nice: false },
  } as const
  const y = { type: 'quantitative', axis, scale: { zero: declared !== 'sd', nice: 5 } } as const
  const scales = armScales(names)
  const legend = lineLegendAbove(names, 640)
  const color = { field: 'arm', type: 'nominal', scale: scales.color, legend } as const
  const strokeDash = { field: 'arm', type: 'nominal', scale: scales.strokeDash, legend } as const
  const of = (name: DailyName) => ({ filter: { field: 'measure', equal: name } })
  const layer: Layer[] = [
    {
      transform: [of(measure), { filter: { field: 'low', valid: true } }],
      mark: { type: 'area', opacity: names.length > 1 ? 0.13 : 0.2 },
      encoding: { x, y: { field: 'low', ...y }, y2: { field: 'high' }, color },
    },
    {
      transform: [of(measure)],
      mark: { type: 'line', strokeWidth: 2 },
      encoding: { x, y: { field: 'mean', ...y }, color, strokeDash },
    },
  ]
  if (twin) {
    layer.push({
      transform: [of(twin)],
      mark: { type: 'line', strokeWidth: 1.5, strokeDash: [1, 3], strokeCap: 'butt' },
      encoding: { x, y: { field: 'mean', ...y }, color },
    })
  }
  return { title: { text: title, fontSize: 12, offset: 8, frame: 'group' }, width: panelWidth, height: panelHeight, layer }
}

/** Daily measures over the run, joined to weeks or four weeks where the run is long. */
export function timeline(results: Results): TopLevelSpec {
  const names = results.study.arms.map(({ name }) => name)
  const days = results.timeline.reduce((latest, { day }) => Math.max(latest, day), 0)
  const length = daysPerPoint(days)
  const title = finding(ofArms(results.study, compareArms(results)), 'activeMembers')
  const drawn = panels.flatMap(({ measure, twin }) => (twin ? [measure, twin] : [measure]))
  return {
    ...framed(
      {
        title,
        notes: [
          `${spanWords[length]}: ${meanWith(results.study, 'a band of its 95 % interval')}`,
          ...(names.length > 1 && results.study.pairing === 'replicate'
            ? ['Arms share their luck: where bands overlap the arms may still differ, as their paired differences tell.']
            : []),
          ...forumsWords(results.study),
          'Active: visited in the last 7 days. Dotted: the distress that the same people would have without the forum.',
        ],
        alternative: `Line charts over time by arm: ${panels.map((panel) => panel.title.toLowerCase()).join(', ')}. ${title}.`,
      },
      provenance(results.study),
    ),
    data: { values: drawn.flatMap((measure) => rowsOf(results, measure, length)) },
    columns: 2,
    spacing: { row: 26, column: 40 },
    resolve: { scale: { color: 'shared', strokeDash: 'shared' } },
    concat: panels.map((panel) => view(panel, names)),
  }
}
