/** A measure along one swept parameter, arm by arm, with intervals. */
import type { TopLevelSpec } from 'vega-lite'
import { type MeasureName, measures } from '../model/measures.js'
import type { Interval } from '../statistics/interval.js'
import { betterOf, capitalised, labelOf, quoted } from './findings.js'
import { type Caption, framed, type Layer, meanWith, provenance } from './frame.js'
import { axisTitle, type Level, levelsIn, type SweptParameter } from './parameterAxis.js'
import { estimate, quantity, rounded, scaleOf } from './quantities.js'
import { armScales, ink, legendAbove, wrapped } from './theme.js'

export interface AlongTable {
  readonly measure: MeasureName
  readonly along: SweptParameter
  /** In the order in which they are shown. */
  readonly arms: readonly string[]
  readonly points: readonly { readonly arm: string; readonly at: Level; readonly value: Interval }[]
  /** Whether the points differ in more than this parameter, so that no line joins them. */
  readonly apart?: boolean
}

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

interface Size {
  readonly width: number
  readonly height: number
}

/** Lines through the points of each arm, with a bar for each interval; what stands around it is added by whoever shows it. */
export function linesAlong({ measure, along, arms, points, apart = false }: AlongTable, { width, height }: Size) {
  const { unit } = measures[measure]
  const scale = scaleOf(unit)
  const levels = levelsIn(points.map(({ at }) => at))
  const numeric = levels.every((level) => typeof level === 'number')
  const better = betterOf(measure)
  const scales = armScales(arms)
  const legend = arms.length > 1 ? legendAbove(arms, 640) : null
  const named = [capitalised(labelOf(measure)), scale.unit].filter(Boolean).join(', ')
  const label = [...wrapped(named, Math.floor(height / 6)), ...(better ? [`(${better} is better)`] : [])]
  const axis = { grid: false, labelAngle: 0, labelOverlap: true as const }
  const title = wrapped(axisTitle(along.name), Math.floor(width / 6))
  const x = numeric
    ? {
        type: 'quantitative' as const,
        scale: { type: along.scale, nice: false, padding: 14, ...(along.scale === 'log' ? {} : { zero: false }) },
        axis: { ...axis, format: '.4~r', ...(apart ? { tickCount: 6 } : { values: levels.map(Number) }) },
      }
    : { type: 'ordinal' as const, scale: { domain: levels.map(String) }, axis }
  const y = {
    type: 'quantitative',
    title: label,
    axis: { tickCount: 5, minExtent: 40 },
    scale: { zero: unit !== 'sd', nice: true },
  } as const
  // Beside each other, so that no arm hides another that has the same value.
  const gap = Math.min(6, 24 / arms.length)
  const layer = arms.flatMap((arm, index): Layer[] => {
    const xOffset = apart ? 0 : Math.round(10 * gap * (index - (arms.length - 1) / 2)) / 10
    const own = (field: 'value' | 'low') => [{ filter: { field: 'arm', equal: arm } }, { filter: { field, valid: true } }]
    const line: Layer = {
      transform: own('value'),
      mark: { type: 'line', strokeWidth: 1.5, strokeDash: scales.strokeDash.range[index]!, xOffset },
      encoding: { y: { field: 'value', ...y } },
    }
    return [
      ...(apart || !numeric ? [] : [line]),
      {
        transform: own('low'),
        mark: { type: 'rule', strokeWidth: 2, opacity: 0.75, xOffset },
        encoding: { y: { field: 'low', ...y }, y2: { field: 'high' } },
      },
      {
        transform: own('value'),
        mark: { type: 'point', size: apart ? 30 : 50, opacity: 1, fill: ink.ground, strokeWidth: apart ? 1.5 : 2, xOffset },
        encoding: { y: { field: 'value', ...y }, shape: { field: 'arm', type: 'nominal', scale: scales.shape, legend } },
      },
    ]
  })
  return {
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
      x: { field: 'at', title, ...x },
      color: { field: 'arm', type: 'nominal' as const, scale: scales.color, legend },
    },
    layer,
  }
}

/** The numbers of a table in words, arm by arm. */
export function inWords({ measure, arms, points }: AlongTable): string {
  const { unit } = measures[measure]
  const said = arms.map((arm) => {
    const own = points.filter((point) => point.arm === arm)
    return `${arm}: ${own.map(({ at, value }) => `${at} ${quantity(value, unit)}`).join(', ')}`
  })
  return said.join('; ')
}

/** One measure along one parameter. */
export function along(table: AlongTable, caption: Caption): TopLevelSpec {
  return {
    ...framed(
      {
        title: title(table),
        notes: [capitalised(meanWith(caption, 'its 95 % interval'))],
        alternative: `Line chart of ${labelOf(table.measure)} along ${table.along.name}. ${inWords(table)}.`,
      },
      provenance(caption, 'point'),
    ),
    ...linesAlong(table, { width: 620, height: 340 }),
  }
}
