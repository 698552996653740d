/** `responsorium explain`: the tables of parameters and measures, for people. */
import { type FactName, factGroups, factNames, facts } from '../evidence/facts.js'
import { type Declaration, declarationOf, isChoice, parameterList } from '../model/configure.js'
import {
  type DailyName,
  dailyMeasures,
  dailyNames,
  type MeasureDeclaration,
  type MeasureName,
  measureNames,
  measures,
} from '../model/measures.js'
import { suggestion } from '../scenario/suggest.js'
import { UsageError } from './exit.js'
import { explainInterview, interviewNames } from './explainInterview.js'
import { withoutParents } from './factsTable.js'
import { columns, paragraph } from './layout.js'

export interface ExplainFlags {
  readonly assumptions: boolean
  /** Of the terminal, in characters. */
  readonly width: number
}

/**
 * What a parameter, a measure or a fact of a log is; all of a group for a group's name; everything without a name.
 * @throws UsageError for a name that is none, with the nearest one.
 */
export function explain(name: string | undefined, { assumptions, width }: ExplainFlags): string {
  const chosen = parameterList.filter((parameter) => !assumptions || restsOnNothing(parameter))
  if (name === undefined) {
    const which = `Parameters${assumptions ? ' that rest on no source' : ''}: name, default (range) unit, meaning [source]`
    const parameters = `${which}\n\n${parameterTable(chosen, width)}\n${where(width)}`
    return assumptions ? parameters : `${parameters}\n${measureTable(width)}`
  }
  if (name === 'facts') return factTable(width)
  if (interviewNames.includes(name)) return explainInterview(name, width)
  const group = chosen.filter((parameter) => parameter.name.startsWith(`${name}.`))
  const parameter = declarationOf(name)
  const texts = [
    ...(group.length > 0 ? [`${parameterTable(group, width)}\n${where(width)}`] : []),
    ...(parameter ? [describeParameter(parameter, width)] : []),
    ...(isMeasure(name) ? [describeMeasure(name, measures[name], width)] : []),
    ...(isDaily(name) ? [describeDaily(name, width)] : []),
    ...(isFact(name) ? [describeFact(name, width)] : []),
  ]
  // A label may be the name of something else too: posts is a measure, and the label of the fact allPosts.
  for (const text of labelled(name, width)) if (!texts.includes(text)) texts.push(text)
  if (texts.length === 0) throw new UsageError(unknown(name, assumptions))
  return texts.join('\n')
}

/** What bears this label in a table of facts or of measures. */
function labelled(label: string, width: number): string[] {
  const plain = (text: string): string => text.toLowerCase().replaceAll('−', '-').replace(/\s+/g, ' ').trim()
  const is = (other: string | undefined): boolean => other !== undefined && plain(other) === plain(label)
  return [
    ...measureNames.filter((name) => is(measures[name].label)).map((name) => describeMeasure(name, measures[name], width)),
    ...factNames.filter((name) => is(facts[name].label) || is(withoutParents[name])).map((name) => describeFact(name, width)),
  ]
}

/** What the letters of a source stand for. */
const where = (width: number): string =>
  paragraph(
    'M and P numbers: claims of the interview study and findings of others; responsorium explain --odd lists them.',
    width,
    '',
  )

/** True for what is neither measured, nor claimed by the study, nor calibrated to what was measured. */
const restsOnNothing = ({ source }: Declaration): boolean => /\b(assumption|gap in the literature|open)\b/.test(source)

const isMeasure = (name: string): name is MeasureName => Object.hasOwn(measures, name)
const isFact = (name: string): name is FactName => Object.hasOwn(facts, name)
const isDaily = (name: string): name is DailyName => Object.hasOwn(dailyMeasures, name)

function unknown(name: string, assumptions: boolean): string {
  const groups = new Set(parameterList.map((parameter) => parameter.name.split('.')[0]!))
  const known = [
    ...parameterList.map((parameter) => parameter.name),
    ...groups,
    ...measureNames,
    ...dailyNames,
    'facts',
    ...factNames,
    ...factNames.map((fact) => facts[fact].label),
    ...interviewNames,
  ]
  if (assumptions && known.includes(name)) return `${name}: nothing there that rests on no source.`
  return `${name}: there is no such parameter, measure or fact${suggestion(name, known)}. responsorium explain lists them all.`
}

const rangeOf = (parameter: Declaration): string =>
  isChoice(parameter)
    ? parameter.choices.join(' | ')
    : (parameter.allowed?.join(' | ') ?? `${parameter.low} to ${parameter.high}`)

/** Two lines each: what may be set, then what it is. */
function parameterTable(parameters: readonly Declaration[], width: number): string {
  const longest = Math.max(...parameters.map(({ name }) => name.length))
  return parameters
    .map((parameter) => {
      const { name, unit, meaning, source } = parameter
      const values = `${parameter.default} (${rangeOf(parameter)})${unitAfter(unit)}`
      return paragraph(values, width, `${name.padEnd(longest)}  `) + paragraph(`${meaning} [${source}]`, width, '    ')
    })
    .join('')
}

function measureTable(width: number): string {
  const perRun = measureNames.map((name) => [name, measures[name].unit, measures[name].meaning])
  const perDay = dailyNames.map((name) => [name, dailyMeasures[name].unit, dailyMeasures[name].meaning])
  return [
    'Measures of a run (responsorium explain NAME gives the exact definition)\n',
    columns(['name', 'unit', 'what it is'], perRun, width),
    'Measures of every day\n',
    columns(['name', 'unit', 'what it is'], perDay, width),
  ].join('\n')
}

const describeParameter = (parameter: Declaration, width: number): string =>
  entry(`${parameter.name}, a parameter`, width, {
    meaning: parameter.meaning,
    default: `${parameter.default}${unitAfter(parameter.unit)}`,
    range: `${rangeOf(parameter)}${unitAfter(parameter.unit)}${!isChoice(parameter) && parameter.whole ? ', whole numbers' : ''}`,
    source: parameter.source,
  }) + where(width)

const describeMeasure = (name: string, measure: MeasureDeclaration, width: number): string =>
  entry(`${name}, a measure of a run`, width, {
    meaning: measure.meaning,
    unit: measure.unit,
    definition: measure.definition,
    summary: `${measure.aggregation} within a run; over runs its mean with a 95 % interval`,
    ...(measure.better ? { better: measure.better } : {}),
    'on a log': measure.onLog ? 'can be computed from the posts of a real forum' : 'needs more than the posts of a forum',
  })

const overDays = { sum: 'their sum', mean: 'their mean', last: 'the last of them' }

const describeDaily = (name: DailyName, width: number): string =>
  entry(`${name}, a measure of every day`, width, {
    meaning: dailyMeasures[name].meaning,
    unit: dailyMeasures[name].unit,
    summary: `over several days ${overDays[dailyMeasures[name].over]}`,
  })

/** The facts of a log, under the names that they have in its JSON file. */
function factTable(width: number): string {
  const groups = factGroups.map((group) => {
    const rows = factNames
      .filter((name) => facts[name].group === group)
      .map((name) => [name, facts[name].unit, facts[name].meaning])
    return `${group.toUpperCase()}\n${columns(['name', 'unit', 'what it is'], rows, width)}`
  })
  return `Facts of a log (responsorium explain NAME gives the exact definition)\n\n${groups.join('\n')}`
}

function describeFact(name: FactName, width: number): string {
  const { label, meaning, unit, definition, unlike } = facts[name]
  return entry(`${name}, a fact of a log (“${label}”)`, width, {
    meaning,
    unit,
    definition,
    ...(unlike ? { 'not quite': `the measure ${unlike.measure}: ${unlike.because}` } : {}),
    ...(isMeasure(name) ? { 'the same as': 'the measure of that name' } : {}),
  })
}

const unitAfter = (unit: string): string => (unit === '-' || unit === '1' ? '' : ` ${unit}`)

function entry(title: string, width: number, facts: Readonly<Record<string, string>>): string {
  const lines = Object.entries(facts).map(([key, words]) => paragraph(words, width, `  ${key.padEnd(12)}`))
  return `${title}\n${lines.join('')}`
}
