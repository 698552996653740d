/** What is declared of the model, as tables: patterns, parameters, measures, series. */
import { type Pattern, patterns } from '../evidence/patterns.js'
import { type Declaration, isChoice, parameterList } from '../model/configure.js'
import { dailyMeasures, dailyNames, measureNames, measures } from '../model/measures.js'
import { table } from './markdown.js'

/** The edges of a band in the unit of its quantity, `above` or `below` the only one where there is one. */
export const edgesOf = ({ low, high }: Pick<Pattern, 'low' | 'high'>): string =>
  Number.isFinite(low) && Number.isFinite(high) ? `${low} to ${high}` : Number.isFinite(low) ? `above ${low}` : `below ${high}`

/** Every empirical pattern with its definition, its band, why it is there, and its source. */
export const patternTable = (): string =>
  table(
    ['pattern', 'for', 'in real forums', 'defined as', 'unit', 'band', 'why this band', 'source', 'named by parameters'],
    patterns.map((pattern) => {
      const { id, use, says, quantity, because, source } = pattern
      return [id, use, says, quantity.words, quantity.unit, edgesOf(pattern), because, source, namedBy(pattern).join(', ')]
    }),
  )

/** The parameters whose source names the number of a pattern: they were chosen in its sight, so that it is no independent test of them. */
const namedBy = ({ number }: Pattern): string[] =>
  parameterList.filter(({ source }) => source.split(/[^\w.]+/).includes(number)).map(({ name }) => `\`${name}\``)

/** The values that a parameter may take, in words. */
export function rangeOf(declaration: Declaration): string {
  if (isChoice(declaration)) return declaration.choices.join(', ')
  const { low, high, whole, allowed } = declaration
  return allowed ? allowed.join(', ') : `${low} to ${high}${whole ? ', whole' : ''}`
}

/** Every parameter with its default, range, unit, meaning and source. */
export const parameterTable = (): string =>
  table(
    ['name', 'default', 'range', 'unit', 'meaning', 'source'],
    parameterList.map((declaration) => [
      `\`${declaration.name}\``,
      String(declaration.default),
      rangeOf(declaration),
      declaration.unit,
      declaration.meaning,
      declaration.source,
    ]),
  )

/** Every measure of a run with its definition; those shown first in bold. */
export const measureTable = (): string =>
  table(
    ['name', 'unit', 'meaning', 'definition', 'kind', 'on a log too'],
    measureNames.map((name) => {
      const { unit, meaning, definition, aggregation, headline, onLog } = measures[name]
      return [headline ? `**\`${name}\`**` : `\`${name}\``, unit, meaning, definition, aggregation, onLog ? 'yes' : '']
    }),
  )

/** Every series of a run, and how its days combine. */
export const seriesTable = (): string =>
  table(
    ['name', 'unit', 'meaning', 'over longer spans'],
    dailyNames.map((name) => {
      const { unit, meaning, over } = dailyMeasures[name]
      return [`\`${name}\``, unit, meaning, over]
    }),
  )
