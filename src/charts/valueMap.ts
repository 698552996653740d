/** The value of a measure over two swept parameters, in one arm. */
import type { TopLevelSpec } from 'vega-lite'
import { measures } from '../model/measures.js'
import { betterOf, capitalised, labelOf, quoted } from './findings.js'
import { type Caption, provenance } from './frame.js'
import { type Cell, heatmap, type MapTable, type Step } from './heatmap.js'
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
  readonly arm: string
}

export function valueMap(table: ValueMapTable, caption: Caption): TopLevelSpec {
  const { measure, across, up, arm, cells } = table
  const { unit } = measures[measure]
  const { factor, unit: shown } = scaleOf(unit)
  const known = cells
    .filter(({ value }) => Number.isFinite(value.estimate))
    .sort((one, other) => one.value.estimate - other.value.estimate)
  const [least, most] = [known[0], known.at(-1)]
  const place = ({ x, y, value }: Cell) => `${estimate(value, unit)} at ${x}, ${y}`
  const better = betterOf(measure)
  const title =
    least && most
      ? `${capitalised(labelOf(measure))} with ${quoted(arm)}: from ${place(least)} to ${place(most)} (${across}, ${up})`
      : `${capitalised(labelOf(measure))} with ${quoted(arm)} is defined at no point`
  const said = cells.map(({ x, y, value }) => `${x} and ${y}: ${quantity(value, unit)}`)
  return heatmap({
    table,
    factor,
    frame: {
      title,
      notes: [caption.replicates.most > 1 ? 'Mean over the replicates of each point.' : 'One run of each point.'],
      alternative: `Map of ${labelOf(measure)} over ${across} and ${up} with ${arm}. ${said.join('; ')}.`,
    },
    closing: provenance(caption, 'point'),
    legend: [shown, better && `${better} is better`].filter(Boolean).join(', '),
    steps,
    span: [(least?.value.estimate ?? 0) * factor, (most?.value.estimate ?? 0) * factor],
    signs: false,
    bold: () => false,
    borders: [],
  })
}
