/** Facts over time: a small panel for each telling fact, or for two that belong together. */
import type { TopLevelSpec } from 'vega-lite'
import { type FactName, facts } from '../../evidence/facts.js'
import { type OverTime, tellingFacts } from '../../evidence/overTime.js'
import { framed, type Layer, type View } from '../frame.js'
import { decimalsFor, figure, rounded, scaleOf } from '../quantities.js'
import { ink, wrapped } from '../theme.js'

const width = 250
const height = 110
const colours = ['#00568f', '#d55e00'] as const
const band = 0.2

interface Panel {
  readonly says: string
  readonly view: View
}

/** @param name what the log is called, with its run where it is a simulated one */
export function overTimeChart(name: string, course: OverTime): TopLevelSpec {
  const { every, spans, left } = course
  const panels = tellingFacts.map((names) => panelOf(names, course))
  const days = (value: number): string => `${day(value)} ${value === 1 ? 'day' : 'days'}`
  const day = (value: number): string => figure(value, value < 10 && !Number.isInteger(value) ? 1 : 0)
  const between = `from day ${day(spans[0]?.from ?? 0)} to ${day(spans.at(-1)?.to ?? 0)}`
  const rest = left === 0 ? '' : ` What comes after the last span, ${days(left)}, is left out.`
  return {
    ...framed(
      {
        title: `${name}: ${spans.length} ${spans.length === 1 ? 'span' : 'spans'} of ${days(every)}, one after another`,
        notes: [
          'Above each panel: the first span to the last. A span is drawn at its middle. Bands: 95 % intervals.',
          'Each span is seen for itself: whoever wrote before counts as new, and threads begun before have no beginning.',
          'Without them: without the 1 % of members with most posts; of the largest component, in % of what it was.',
          'Compare spans of one length only: facts of spans of another length, or of the whole log, are other numbers.',
        ],
        alternative: `${panels.length} panels over time. ${panels.map(({ says }) => says).join('. ')}.`,
      },
      `Spans ${between} of the log, without burn-in.${rest}`,
    ),
    columns: 3,
    bounds: 'flush',
    // Room for an axis and three lines of title.
    spacing: { row: 98, column: 60 },
    resolve: { scale: { color: 'independent', strokeDash: 'independent' } },
    concat: panels.map(({ view }) => view),
  }
}

/** A fact in the words of its panel: what it was at first, and what at last. */
function saysOf(name: FactName, { spans }: OverTime): string {
  const { label, unit } = facts[name]
  const { factor, unit: shown } = scaleOf(unit)
  const values = spans.map(({ facts: own }) => own[name].value * factor).filter(Number.isFinite)
  const [first, last] = [values[0], values.at(-1)]
  if (first === undefined || last === undefined) return `${label}: not defined`
  const words = (estimate: number): string => figure(estimate, decimalsFor({ estimate, low: Number.NaN, high: Number.NaN }))
  const after = ['%', 'h'].includes(shown) ? `\u00a0${shown}` : ''
  return `${label}: ${values.length === 1 ? '' : `${words(first)} to `}${words(last)}${after}`
}

function panelOf(names: readonly FactName[], course: OverTime): Panel {
  const labels = names.map((name) => facts[name].label)
  const values = names.flatMap((name) => {
    const { label, unit } = facts[name]
    const { factor } = scaleOf(unit)
    return course.spans.map(({ from, to, facts: own }) => {
      const { value, low = Number.NaN, high = Number.NaN } = own[name]
      return {
        day: rounded((from + to) / 2),
        what: label,
        value: rounded(value * factor),
        low: rounded(low * factor),
        high: rounded(high * factor),
      }
    })
  })
  const lines = names.map((name, place) => `${place === 0 ? '' : 'dashed, '}${saysOf(name, course)}`)
  const says = lines.join('; ').replace(/^./, (letter) => letter.toUpperCase())
  const scale = { domain: labels, range: colours.slice(0, labels.length) }
  const encoding = {
    x: {
      field: 'day',
      type: 'quantitative',
      title: 'day of the log',
      scale: { zero: false, domain: domainOf(course), nice: false },
      axis: { grid: false, format: ',d', tickCount: 4 },
    },
    color: { field: 'what', type: 'nominal', scale, legend: null },
  } as const
  const { unit: shown } = scaleOf(facts[names[0]!].unit)
  const y = {
    type: 'quantitative',
    title: shown === '' ? null : shown,
    scale: { zero: true, nice: true },
    axis: { tickCount: 4 },
  } as const
  const layer: Layer[] = [
    { mark: { type: 'area', opacity: band }, encoding: { ...encoding, y: { field: 'low', ...y }, y2: { field: 'high' } } },
    {
      mark: { type: 'line', strokeWidth: 1.6, point: { size: 14, filled: true } },
      encoding: {
        ...encoding,
        y: { field: 'value', ...y },
        strokeDash: {
          field: 'what',
          type: 'nominal',
          scale: { domain: labels, range: [[], [6, 2]].slice(0, labels.length) },
          legend: null,
        },
      },
    },
  ]
  const nothing: Layer[] = [{ data: { values: [{}] }, mark: { type: 'text', text: 'nothing to draw', color: ink.soft } }]
  const some = values.some(({ value }) => value !== null)
  const view: View = {
    title: {
      text: says.split('; ').flatMap((line) => wrapped(line, 40)),
      fontSize: 11,
      lineHeight: 14,
      offset: 8,
      frame: 'group',
      anchor: 'start',
    },
    width,
    height,
    data: { values },
    layer: some ? layer : nothing,
  }
  return { says, view }
}

const domainOf = ({ spans }: OverTime): number[] => [spans[0]?.from ?? 0, spans.at(-1)?.to ?? 1]
