/** Tables of what the sources declare: parameters, measures, series, assumptions. */
import { table } from './markdown.js'

/**
 * @typedef {import('../../src/model/configure.js').Declaration} Declaration
 * @typedef {import('../../src/model/measures.js').MeasureDeclaration} Measure
 * @typedef {import('../../src/model/measures.js').DailyDeclaration} Series
 */

/** @param {Declaration} declaration */
function rangeOf(declaration) {
  if ('choices' in declaration) return declaration.choices.join(', ')
  const { low, high, whole, allowed } = declaration
  if (allowed) return allowed.join(', ')
  return `${low} to ${high}${whole ? ', whole' : ''}`
}

/** @param {readonly Declaration[]} list */
export const parameterTable = (list) =>
  table(
    ['name', 'default', 'range', 'unit', 'meaning', 'source'],
    list.map((declaration) => [
      `\`${declaration.name}\``,
      String(declaration.default),
      rangeOf(declaration),
      declaration.unit,
      declaration.meaning,
      declaration.source,
    ]),
  )

/** Words by which a source says that nobody has measured the number. */
export const UNMEASURED = /assumption|open|gap/i

/** @param {readonly Declaration[]} list */
export const assumptionTable = (list) =>
  table(
    ['name', 'default', 'range', 'meaning', 'source'],
    list
      .filter(({ source }) => UNMEASURED.test(source))
      .map((declaration) => [
        `\`${declaration.name}\``,
        String(declaration.default),
        rangeOf(declaration),
        declaration.meaning,
        declaration.source,
      ]),
  )

/** How many parameters rest on what. @param {readonly Declaration[]} list */
export function sourceCounts(list) {
  const count = (/** @type {RegExp} */ words) => list.filter(({ source }) => words.test(source)).length
  return table(
    [
      'parameters',
      'of which calibrated',
      'an assumption, open, or a gap in the literature',
      'with an identifier of theory or evidence',
    ],
    [[String(list.length), String(count(/calibrated/)), String(count(UNMEASURED)), String(count(/\b[MP]\d/))]],
  )
}

/** @param {Readonly<Record<string, Measure>>} measures */
export const measureTable = (measures) =>
  table(
    ['name', 'unit', 'meaning', 'definition', 'kind', 'on a log too'],
    Object.entries(measures).map(([name, { unit, meaning, definition, aggregation, headline, onLog }]) => [
      headline ? `**\`${name}\`**` : `\`${name}\``,
      unit,
      meaning,
      definition,
      aggregation,
      onLog ? 'yes' : '',
    ]),
  )

/** @param {Readonly<Record<string, Series>>} series */
export const seriesTable = (series) =>
  table(
    ['name', 'unit', 'meaning', 'over longer spans'],
    Object.entries(series).map(([name, { unit, meaning, over }]) => [`\`${name}\``, unit, meaning, over]),
  )
