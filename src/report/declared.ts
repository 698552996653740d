/** What is declared of the model, as tables: patterns, parameters, measures, series. */
import { patterns } from '../evidence/patterns.js'
import { type Declaration, isChoice, parameterList } from '../model/configure.js'
import { dailyMeasures, dailyNames, measureNames, measures } from '../model/measures.js'
import { table } from './markdown.js'

/** Every empirical pattern with its band. */
export const patternTable = (): string =>
  table(
    ['pattern', 'unit', 'band', 'source'],
    patterns.map(({ label, unit, low, high, source }) => [label, unit, `${low} to ${high}`, source]),
  )

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
