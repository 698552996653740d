/** The difference of two arms over two swept parameters, with the line along which it changes sign. */
import type { TopLevelSpec } from 'vega-lite'
import { type Direction, directionOf, isDecided } from '../experiment/comparisons.js'
import { measures } from '../model/measures.js'
import type { Study } from '../scenario/study.js'
import { betterOf, capitalised, labelOf, quoted } from './findings.js'
import { type Caption, differenceWords, framed, provenance } from './frame.js'
import { type Heatmap, heatmap, type MapTable, type Step } from './heatmap.js'
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

/** The values of the cells are those of `arm` less those of `against`. */
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

/** The map without what stands around it. */
export function differenceCells(table: DifferenceMapTable): Heatmap {
  const { measure, cells } = table
  const { factor } = scaleOf(measures[measure].unit)
  const largest = Math.max(0, ...cells.map(({ value }) => Math.abs(value.estimate * factor)).filter(Number.isFinite))
  return {
    table,
    factor,
    steps: betterOf(measure) === 'lower' ? [...steps].reverse() : steps,
    span: [-largest, largest],
    signs: true,
    bold: ({ value }) => isDecided(value),
    borders: signChanges(table),
  }
}

/** `higher at 3, lower at 20, undecided at 2 of 25 points`; what is nowhere the case is not named. */
export function directionsAt({ cells }: Pick<MapTable, 'cells'>): string {
  const count = (wanted: string) => cells.filter(({ value }) => wordOf(directionOf(value)) === wanted).length
  const counts = ['higher', 'lower', 'the same', 'undecided'].map((word) => [word, count(word)] as const)
  const said = counts.filter(([, number]) => number > 0).map(([word, number]) => `${word} at ${number}`)
  return `${said.join(', ')} of ${cells.length} points`
}

const wordOf = (direction: Direction): string => (direction === 'equal' ? 'the same' : direction)

/** How to read a map of differences. */
export const differenceNote = ({ pairing }: Pick<Study, 'pairing'>): string =>
  `${capitalised(differenceWords({ pairing }))}. Bold: its 95 % interval leaves out zero. Heavy line: where its sign changes.`

export function differenceMap(table: DifferenceMapTable, caption: Caption & Pick<Study, 'pairing'>): TopLevelSpec {
  const { measure, across, up, arm, against, cells } = table
  const { unit } = measures[measure]
  const better = betterOf(measure)
  const title = `${capitalised(labelOf(measure))} with ${quoted(arm)} against ${quoted(against)}: ${directionsAt(table)}`
  const said = cells.map(({ x, y, value }) => `${x} and ${y}: ${difference(value, unit)}`)
  return {
    ...framed(
      {
        title,
        notes: [differenceNote(caption)],
        alternative: `Map of the difference in ${labelOf(measure)} between ${arm} and ${against} over ${across} and ${up}. ${title}. ${said.join('; ')}.`,
      },
      provenance(caption, 'point'),
    ),
    ...heatmap({
      ...differenceCells(table),
      legend: ['difference', scaleOf(unit).difference, better && `${better} is better`].filter(Boolean).join(', '),
    }),
  }
}
