/** Arms compared: for each headline measure the paired difference from the first arm with its 95 % interval. */
import type { TopLevelSpec } from 'vega-lite'
import { type Comparison, compareArms, directionOf, isDecided } from '../experiment/comparisons.js'
import type { Results } from '../experiment/results.js'
import { headlineMeasures, type MeasureName, measures } from '../model/measures.js'
import { armsAlone, ofArms, type StudyInRows } from '../scenario/rows.js'
import { betterOf, capitalised, decided, directionsOf, labelOf, quoted } from './findings.js'
import { differenceWords, forumsWords, framed, type Layer, meanWith, overPoints, provenance, type View } from './frame.js'
import { difference, quantity, rounded, scaleOf } from './quantities.js'
import { armScales, ink, nameAxis, rowHeightFor, wrapped } from './theme.js'

const panelWidth = 280

/** A row of the chart's table. In a study with one arm there is nothing to compare, and the row holds the value itself. */
function rowOf({ measure, arm, value, difference: paired }: Comparison, alone: boolean) {
  const { factor } = scaleOf(measures[measure].unit)
  const range = alone ? value : paired
  const scaled = (number = Number.NaN) => rounded(number * factor)
  return {
    measure,
    arm,
    estimate: scaled(range?.estimate),
    low: scaled(range?.low),
    high: scaled(range?.high),
    told: alone || isDecided(paired),
  }
}

function axisTitle(measure: MeasureName, alone: boolean): string {
  const { unit, difference } = scaleOf(measures[measure].unit)
  const what = alone ? unit : ['difference', difference].filter(Boolean).join(', ')
  const better = betterOf(measure)
  return better ? `${what} (${better} is better)` : what
}

interface Drawing {
  readonly measure: MeasureName
  /** The limits of all that is drawn, in any unit: none where nothing is defined. */
  readonly extent: readonly number[]
  /** All arms of the study, in order: the same arm has the same colour in every chart. */
  readonly arms: readonly string[]
  readonly alone: boolean
}

const shownOf = ({ arms, alone }: Pick<Drawing, 'arms' | 'alone'>): readonly string[] => (alone ? arms : arms.slice(1))

/** Where nothing or only zero is drawn, vega would make up ticks. */
function ticks(extent: readonly number[]) {
  if (extent.some((limit) => limit !== 0)) return {}
  return extent.length === 0 ? { values: [] } : { values: [0], format: 'd' }
}

function layers({ measure, extent, arms, alone }: Drawing, withNames: boolean): Layer[] {
  const rows = [...shownOf({ arms, alone })]
  const names = { ...nameAxis(rows), labels: withNames }
  const y = { field: 'arm', type: 'nominal', scale: { domain: rows }, title: null, axis: names } as const
  const scale = { zero: true, nice: true }
  const axis = { title: axisTitle(measure, alone), tickCount: 4, labelOverlap: true, ...ticks(extent) } as const
  const x = { type: 'quantitative', scale, axis } as const
  const scales = armScales(arms)
  const color = { field: 'arm', type: 'nominal', scale: scales.color, legend: null } as const
  const shape = { field: 'arm', type: 'nominal', scale: scales.shape, legend: null } as const
  const zero: Layer = { mark: { type: 'rule', color: ink.line, strokeDash: [4, 3] }, encoding: { x: { datum: 0, ...x } } }
  const point = (told: boolean): Layer => ({
    transform: [{ filter: { field: 'told', equal: told } }, { filter: { field: 'estimate', valid: true } }],
    mark: {
      type: 'point',
      size: told ? 110 : 80,
      strokeWidth: 2,
      opacity: 1,
      ...(told ? { filled: true } : { fill: ink.ground }),
    },
    encoding: { x: { field: 'estimate', ...x }, y, color, shape },
  })
  return [
    ...(alone || extent.length === 0 ? [] : [zero]),
    {
      transform: [{ filter: { field: 'low', valid: true } }],
      mark: { type: 'rule', strokeWidth: 2 },
      encoding: { x: { field: 'low', ...x }, x2: { field: 'high' }, y, color },
    },
    point(true),
    point(false),
    {
      transform: [{ filter: { field: 'estimate', valid: false } }],
      mark: { type: 'text', text: 'not defined', fontStyle: 'italic', color: ink.soft },
      encoding: { x: { value: panelWidth / 2 }, y },
    },
  ]
}

function panel(drawing: Drawing, first: Comparison, withNames: boolean): View {
  const { measure, alone } = drawing
  const shown = shownOf(drawing)
  const reference = `${quoted(first.arm)}: ${quantity(first.value, measures[measure].unit)}`
  return {
    title: {
      text: capitalised(labelOf(measure)),
      subtitle: alone ? [] : wrapped(reference, 46),
      fontSize: 12,
      offset: 6,
      subtitlePadding: 2,
      frame: 'group',
    },
    transform: [{ filter: { field: 'measure', equal: measure } }],
    width: panelWidth,
    height: rowHeightFor(shown) * shown.length,
    layer: layers(drawing, withNames),
  }
}

function title(all: readonly Comparison[], study: StudyInRows): string {
  const { replicates, arms } = study
  const comparisons = ofArms(study, all)
  const [first = '', ...others] = armsAlone(study).map(({ name }) => name)
  if (others.length === 0 && arms.length > 1) return `The forums of ${quoted(first)}, each against all of them together`
  if (others.length === 0) return `${quoted(first)} alone: its headline measures, with nothing to compare them with`
  const clear = decided(comparisons, headlineMeasures)
  if (replicates.most === 1) return `One run of each arm: no difference from ${quoted(first)} can be told from chance`
  const differences = comparisons.flatMap((one) => (one.difference ? [directionOf(one.difference)] : []))
  if (differences.every((direction) => direction === 'equal'))
    return `In no run does any headline measure differ from ${quoted(first)}`
  if (clear.length === 0) return `No headline measure can be told apart from ${quoted(first)} in any other arm`
  const labels = new Map<string, string[]>()
  for (const measure of [...new Set(clear.map((one) => one.measure))].slice(0, 2)) {
    const directions = directionsOf(comparisons, measure, ['higher', 'lower'])
    labels.set(directions, [...(labels.get(directions) ?? []), labelOf(measure)])
  }
  const clauses = [...labels].map(([directions, shown]) => `${shown.join(' and ')} ${directions}`)
  return `Clearest against ${quoted(first)}: ${clauses.join('; ')}`
}

/** Paired differences from the first arm, one panel per headline measure, each with its own axis. */
export function arms(results: Results): TopLevelSpec {
  const names = results.study.arms.map(({ name }) => name)
  const alone = names.length === 1
  const comparisons = compareArms(results).filter(({ measure }) => headlineMeasures.includes(measure))
  const drawn = comparisons.filter(({ arm, against }) => alone || arm !== against)
  const panels = headlineMeasures.map((measure, index) => {
    const first = comparisons.find((comparison) => comparison.measure === measure)!
    const extent = drawn
      .filter((one) => one.measure === measure)
      .map(({ difference: taken, value }) => taken ?? value)
      .flatMap(({ estimate, low, high }) => [estimate, low, high].filter(Number.isFinite))
    return panel({ measure, extent, arms: names, alone }, first, index % 2 === 0)
  })
  const said = drawn.map((one) => {
    const { unit } = measures[one.measure]
    return `${labelOf(one.measure)}, ${one.arm}: ${one.difference ? difference(one.difference, unit) : quantity(one.value, unit)}`
  })
  const paired = `From ${quoted(names[0]!)}: ${differenceWords(results.study)}`
  const notes =
    results.study.replicates.most === 1 || alone
      ? [capitalised(meanWith(results.study, 'its 95 % interval'))]
      : [`${paired}, with its 95 % interval. Filled: it leaves out zero; hollow: undecided.`]
  return {
    ...framed(
      {
        title: title(comparisons, results.study),
        notes: [...notes, ...forumsWords(results.study), ...overPoints(results)],
        alternative: `${title(comparisons, results.study)}. ${said.join('; ')}.`,
      },
      provenance(results.study, results.study.design || results.study.sensitivity ? 'point' : 'arm'),
    ),
    data: { values: drawn.map((comparison) => rowOf(comparison, alone)) },
    columns: 2,
    spacing: { row: 22, column: 36 },
    concat: panels,
  }
}
