/** Charts of rows: marks on an axis that all rows share, and columns of words beside them. */
import type { Layer } from './frame.js'
import { ink } from './theme.js'

/** The rows, one for each value of a field, in the order of the data. */
export const rowsOf = (field: string) =>
  ({ field, type: 'nominal', sort: null, title: null, axis: { ticks: false, domain: false, labelPadding: 8 } }) as const

/** The axis that the rows share. */
export const acrossRows = (
  domain: readonly [number, number],
  axis: { values: number[]; labelExpr: string; title: string | null },
) => ({
  type: 'quantitative' as const,
  scale: { domain: [...domain], nice: false },
  axis: { ...axis, grid: false },
})

/** The words of a field in every row, and above them what they are. @param at from the left edge, in pixels */
export const column = (field: string, at: number, head: string): Layer[] => [
  {
    mark: { type: 'text', align: 'left', baseline: 'middle' },
    encoding: { x: { value: at }, text: { field, type: 'nominal' } },
  },
  {
    data: { values: [{}] },
    mark: { type: 'text', align: 'left', text: head, color: ink.soft },
    encoding: { x: { value: at }, y: { value: -10 } },
  },
]

/** Colour and shape of a mark by the field `place`. @param domain the places that are shown */
export function placeScales<Place extends string>(
  domain: readonly Place[],
  looks: Readonly<Record<Place, { readonly color: string; readonly shape: string }>>,
) {
  const by = (look: 'color' | 'shape') =>
    ({
      field: 'place',
      type: 'nominal',
      scale: { domain: [...domain], range: domain.map((place) => looks[place][look]) },
      legend: { orient: 'top', title: null },
    }) as const
  return { color: by('color'), shape: by('shape') }
}
