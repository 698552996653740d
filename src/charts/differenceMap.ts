/** The paired difference of two arms over two swept parameters, with the line along which it changes sign. */
import type { TopLevelSpec } from 'vega-lite'
import { directionOf, isDecided } from '../experiment/comparisons.js'
import { measures } from '../model/measures.js'
import { betterOf, capitalised, labelOf, quoted } from './findings.js'
import { type Caption, provenance } from './frame.js'
import { heatmap, type MapTable, type Step } from './heatmap.js'
import { levelsIn } from './parameterAxis.js'
import { difference, scaleOf } from './quantities.js'
import { ink } from './theme.js'

/** From worse to better. In grey both ends are dark; which is which the signs in the cells and the heavy line tell. */
const steps: readonly Step[] = [
  { colour: '#a33e00', text: ink.ground },
  { colour: '#e8995f', text: ink.text },
  { colour: '#fbe5d3', text: ink.text },
  { colour: '#dcebf7', text: ink.text },
  { colour: '#7fb5da', text: ink.text },
  { colour: '#00568f', text: ink.ground },
]

/** The values of the cells are those of `arm` less those of `against`, paired by replicate. */
export interface DifferenceMapTable extends MapTable {
  readonly arm: string
  readonly against: string
}

/** The borders between neighbouring cells whose differences have opposite signs. */
export function signChanges({ cells }: Pick<MapTable, 'cells'>) {
  const columns = levelsIn(cells.map(({ x }) => x))
  const rows = levelsIn(cells.map(({ y }) => y))
  const estimates = new Map(cells.map(({ x, y, value }) => [JSON.stringify([x, y]), value.estimate]))
  const at = (column: number, row: number) => estimates.get(JSON.stringify([columns[column], rows[row]])) ?? Number.NaN
  return columns.flatMap((x, column) =>
    rows.flatMap((y, row) => [
      ...(at(column, row) * at(column + 1, row) < 0 ? [{ x, y, side: 'right' as const }] : []),
      ...(at(column, row) * at(column, row + 1) < 0 ? [{ x, y, side: 'above' as const }] : []),
    ]),
  )
}

export function differenceMap(table: DifferenceMapTable, caption: Caption): TopLevelSpec {
  const { measure, across, up, arm, against, cells } = table
  const { unit } = measures[measure]
  const { factor, difference: shown } = scaleOf(unit)
  const count = (direction: 'higher' | 'lower') => cells.filter(({ value }) => directionOf(value) === direction).length
  const better = betterOf(measure)
  const largest = Math.max(0, ...cells.map(({ value }) => Math.abs(value.estimate * factor)).filter(Number.isFinite))
  const rest = cells.length - count('higher') - count('lower')
  const title =
    `${capitalised(labelOf(measure))} with ${quoted(arm)} against ${quoted(against)}: ` +
    `higher at ${count('higher')}, lower at ${count('lower')}, undecided at ${rest} of ${cells.length} points`
  const said = cells.map(({ x, y, value }) => `${x} and ${y}: ${difference(value, unit)}`)
  return heatmap({
    table,
    factor,
    frame: {
      title,
      notes: ['Difference paired by replicate. Bold: its 95 % interval leaves out zero. Heavy line: where its sign changes.'],
      alternative: `Map of the difference in ${labelOf(measure)} between ${arm} and ${against} over ${across} and ${up}. ${title}. ${said.join('; ')}.`,
    },
    closing: provenance(caption, 'point'),
    legend: ['difference', shown, better && `${better} is better`].filter(Boolean).join(', '),
    steps: better === 'lower' ? [...steps].reverse() : steps,
    span: [-largest, largest],
    signs: true,
    bold: ({ value }) => isDecided(value),
    borders: signChanges(table),
  })
}
