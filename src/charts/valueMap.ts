/** The value of a measure over two swept parameters, in one arm. */
import type { TopLevelSpec } from 'vega-lite'
import { measures } from '../model/measures.js'
import { betterOf, capitalised, labelOf, quoted } from './findings.js'
import { type Caption, framed, provenance } from './frame.js'
import { type Cell, type Heatmap, heatmap, type MapTable, type Step } from './heatmap.js'
import { estimate, quantity, scaleOf } from './quantities.js'
import { ink } from './theme.js'

/** Darker is more, so that grey print shows it too. */
const steps: readonly Step[] = [
  { colour: '#eef5fb', text: ink.text },
  { colour: '#cfe3f3', text: ink.text },
  { colour: '#a6cbe6', text: ink.text },
  { colour: '#74acd3', text: ink.text },
  { colour: '#3a7fb3', text: ink.ground },
  { colour: '#1e639b', text: ink.ground },
  { colour: '#073f74', text: ink.ground },
]

export interface ValueMapTable extends MapTable {
  /** Named in the title where a study has several. */
  readonly arm?: string
}

/** The values of the cells that are known, the least first. */
const knownOf = ({ cells }: MapTable) =>
  cells.filter(({ value }) => Number.isFinite(value.estimate)).sort((one, other) => one.value.estimate - other.value.estimate)

/** The map without what stands around it. */
export function valueCells(table: ValueMapTable): Heatmap {
  const { factor } = scaleOf(measures[table.measure].unit)
  const known = knownOf(table)
  return {
    table,
    factor,
    steps,
    span: [(known[0]?.value.estimate ?? 0) * factor, (known.at(-1)?.value.estimate ?? 0) * factor],
    signs: false,
    bold: () => false,
    borders: [],
  }
}

export function valueMap(table: ValueMapTable, caption: Caption): TopLevelSpec {
  const { measure, across, up, arm, cells } = table
  const { unit } = measures[measure]
  const { unit: shown } = scaleOf(unit)
  const known = knownOf(table)
  const [least, most] = [known[0], known.at(-1)]
  const label = capitalised(labelOf(measure)) + (arm === undefined ? '' : ` with ${quoted(arm)}`)
  const place = ({ x, y, value }: Cell) => `${estimate(value, unit)} where ${across} is ${x} and ${up} ${y}`
  const better = betterOf(measure)
  const title = least && most ? `${label}: from ${place(least)} to ${place(most)}` : `${label} is defined at no point`
  const said = cells.map(({ x, y, value }) => `${x} and ${y}: ${quantity(value, unit)}`)
  return {
    ...framed(
      {
        title,
        notes: [caption.replicates.most > 1 ? 'Mean over the replicates of each point.' : 'One run of each point.'],
        alternative: `Map of ${labelOf(measure)} over ${across} and ${up}. ${title}. ${said.join('; ')}.`,
      },
      provenance(caption, 'point'),
    ),
    ...heatmap({ ...valueCells(table), legend: [shown, better && `${better} is better`].filter(Boolean).join(', ') }),
  }
}
