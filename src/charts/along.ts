/** A measure along one swept parameter, arm by arm, with intervals. */
import type { TopLevelSpec } from 'vega-lite'
import { type MeasureName, measures } from '../model/measures.js'
import type { Interval } from '../statistics/interval.js'
import { betterOf, capitalised, labelOf, quoted } from './findings.js'
import { type Caption, framed, type Layer, meanWith, provenance } from './frame.js'
import { axisTitle, type Level, levelsIn, type SweptParameter } from './parameterAxis.js'
import { estimate, quantity, rounded, scaleOf } from './quantities.js'
import { armScales, ink, legendAbove } from './theme.js'

export interface AlongTable {
  readonly measure: MeasureName
  readonly along: SweptParameter
  /** In the order in which they are shown. */
  readonly arms: readonly string[]
  readonly points: readonly { readonly arm: string; readonly at: Level; readonly value: Interval }[]
}

const width = 620
const height = 340

/** From where to where each arm goes: a statement of what is drawn, not of a trend. */
function title({ measure, along, arms, points }: AlongTable): string {
  const { unit } = measures[measure]
  const label = capitalised(labelOf(measure))
  const levels = levelsIn(points.map(({ at }) => at))
  const [first, last] = [levels[0], levels.at(-1)]
  const said = arms.slice(0, 3).flatMap((arm) => {
    const at = (level: Level | undefined) => points.find((point) => point.arm === arm && point.at === level)?.value
    const [from, to] = [at(first), at(last)]
    if (!from || !to || first === last) return []
    return [`from ${estimate(from, unit)} to ${estimate(to, unit)}${arms.length > 1 ? ` with ${quoted(arm)}` : ''}`]
  })
  if (said.length === 0) return `${label} along ${along.name}`
  return `${label}: ${said.join(', ')} as ${along.name} goes from ${first} to ${last}`
}

/** Lines through the points of each arm, with a bar for each interval. */
export function along(table: AlongTable, caption: Caption): TopLevelSpec {
  const { measure, arms, points } = table
  const { unit } = measures[measure]
  const scale = scaleOf(unit)
  const levels = levelsIn(points.map(({ at }) => at))
  const numeric = levels.every((level) => typeof level === 'number')
  const better = betterOf(measure)
  const scales = armScales(arms)
  const legend = legendAbove(arms, width)
  const label = [capitalised(labelOf(measure)), scale.unit].filter(Boolean).join(', ') + (better ? ` (${better} is better)` : '')
  const axis = { grid: false, labelAngle: 0, labelOverlap: true as const }
  const x = numeric
    ? {
        type: 'quantitative' as const,
        scale: { type: table.along.scale, nice: false, padding: 14, ...(table.along.scale === 'log' ? {} : { zero: false }) },
        axis: { ...axis, values: levels.map(Number) },
      }
    : { type: 'ordinal' as const, scale: { domain: levels.map(String) }, axis }
  const y = { type: 'quantitative', title: label, axis: { tickCount: 6 }, scale: { zero: unit !== 'sd', nice: true } } as const
  const layer: Layer[] = [
    ...arms.map((arm, index) => ({
      transform: [{ filter: { field: 'arm', equal: arm } }],
      mark: { type: 'line' as const, strokeWidth: 1.5, strokeDash: scales.strokeDash.range[index]! },
      encoding: { y: { field: 'value', ...y } },
    })),
    {
      transform: [{ filter: { field: 'low', valid: true } }],
      mark: { type: 'rule', strokeWidth: 2, opacity: 0.75 },
      encoding: { y: { field: 'low', ...y }, y2: { field: 'high' } },
    },
    {
      transform: [{ filter: { field: 'value', valid: true } }],
      mark: { type: 'point', size: 60, opacity: 1, fill: ink.ground, strokeWidth: 2 },
      encoding: { y: { field: 'value', ...y }, shape: { field: 'arm', type: 'nominal', scale: scales.shape, legend } },
    },
  ]
  const said = arms.map((arm) => {
    const own = points.filter((point) => point.arm === arm)
    return `${arm}: ${own.map(({ at, value }) => `${at} ${quantity(value, unit)}`).join(', ')}`
  })
  return {
    ...framed(
      {
        title: title(table),
        notes: [capitalised(meanWith(caption, 'its 95 % interval'))],
        alternative: `Line chart of ${labelOf(measure)} along ${table.along.name}. ${said.join('; ')}.`,
      },
      provenance(caption, 'point'),
    ),
    data: {
      values: points.map(({ arm, at, value }) => ({
        arm,
        at: typeof at === 'number' && !numeric ? String(at) : at,
        value: rounded(value.estimate * scale.factor),
        low: rounded(value.low * scale.factor),
        high: rounded(value.high * scale.factor),
      })),
    },
    width,
    height,
    encoding: {
      x: { field: 'at', title: axisTitle(table.along.name), ...x },
      color: { field: 'arm', type: 'nominal', scale: scales.color, legend },
    },
    layer,
  }
}
