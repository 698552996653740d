/** Cells over two swept parameters, each with its figure, coloured in steps: what the two kinds of map share. */
import type { ParameterName } from '../model/configure.js'
import type { MeasureName } from '../model/measures.js'
import type { Interval } from '../statistics/interval.js'
import type { Layer } from './frame.js'
import { axisTitle, type Level, levelsIn } from './parameterAxis.js'
import { figure, rounded, signed } from './quantities.js'
import { ink, wrapped } from './theme.js'

export interface Cell {
  readonly x: Level
  readonly y: Level
  readonly value: Interval
}

/** A measure over two parameters, one cell a point. */
export interface MapTable {
  readonly measure: MeasureName
  readonly across: ParameterName
  readonly up: ParameterName
  readonly cells: readonly Cell[]
}

/** A colour with the ink that can be read on it. */
export interface Step {
  readonly colour: string
  readonly text: string
}

export interface Heatmap {
  readonly table: MapTable
  /** What a value is multiplied by to be shown. */
  readonly factor: number
  /** What the colours mean; none is drawn where this is missing, for the figures say as much. */
  readonly legend?: string
  readonly steps: readonly Step[]
  /** What the steps span, in shown units. */
  readonly span: readonly [number, number]
  /** Signs before the figures. */
  readonly signs: boolean
  /** The cells whose figures are bold. */
  readonly bold: (cell: Cell) => boolean
  /** Borders that are drawn heavily: on the right of a cell, or above it. */
  readonly borders: readonly { readonly x: Level; readonly y: Level; readonly side: 'right' | 'above' }[]
  /** Pixels; a cell among several maps is narrower than that of a single one. */
  readonly cellWidth?: number
}

const cellHeight = 40

/** Data, size and layers of a map; what stands around it is added by whoever shows it. */
export function heatmap({ table, factor, legend, steps, span, signs, bold, borders, cellWidth = 74 }: Heatmap) {
  const { across, up, cells } = table
  const columns = levelsIn(cells.map(({ x }) => x)).map(String)
  const rows = levelsIn(cells.map(({ y }) => y)).map(String)
  const [low, high] = span
  const stepSize = (high - low) / steps.length || 1
  // Enough for two digits of the largest figure, and for every step to have a name of its own.
  const digits = (number: number, count: number) => count - 1 - Math.floor(Math.log10(number || 1))
  const decimals = Math.max(0, Math.min(6, Math.max(digits(Math.max(Math.abs(low), Math.abs(high)), 2), digits(stepSize, 1))))
  const write = signs ? signed : figure
  const names = steps.map(
    (_, index) => `${write(low + index * stepSize, decimals)} to ${write(low + (index + 1) * stepSize, decimals)}`,
  )
  const values = cells.map((cell) => {
    const shown = cell.value.estimate * factor
    const step = Math.max(0, Math.min(steps.length - 1, Math.floor((shown - low) / stepSize)))
    const known = Number.isFinite(shown)
    return {
      x: String(cell.x),
      y: String(cell.y),
      value: rounded(shown),
      low: rounded(cell.value.low * factor),
      high: rounded(cell.value.high * factor),
      step: known ? names[step]! : null,
      text: known ? write(shown, decimals) : 'not defined',
      ink: known ? steps[step]!.text : ink.soft,
      bold: bold(cell),
    }
  })
  const [width, height] = [columns.length * cellWidth, Math.max(rows.length * cellHeight, 160)]
  const axisOf = (name: ParameterName, pixels: number) => ({
    title: wrapped(axisTitle(name), Math.max(24, Math.floor(pixels / 6.4))),
    axis: { labelAngle: 0, grid: false, ticks: false, domain: false },
  })
  const x = (bandPosition: number) => ({
    field: 'x',
    type: 'ordinal' as const,
    scale: { domain: columns, padding: 0 },
    bandPosition,
    ...axisOf(across, width),
  })
  const y = (bandPosition: number) => ({
    field: 'y',
    type: 'ordinal' as const,
    scale: { domain: [...rows].reverse(), padding: 0 },
    bandPosition,
    ...axisOf(up, height),
  })
  const line = { type: 'rule', strokeWidth: 4, color: ink.text, strokeCap: 'square' } as const
  const text = (weight: 'bold' | 'normal'): Layer => ({
    transform: [{ filter: { field: 'bold', equal: weight === 'bold' } }],
    mark: { type: 'text', fontWeight: weight, fontSize: 11 },
    encoding: { x: x(0.5), y: y(0.5), text: { field: 'text' }, color: { field: 'ink', type: 'nominal', scale: null } },
  })
  const layer: Layer[] = [
    {
      transform: [{ filter: { field: 'value', valid: true } }],
      mark: { type: 'rect', stroke: ink.ground, strokeWidth: 1 },
      encoding: {
        x: x(0.5),
        y: y(0.5),
        color: {
          field: 'step',
          type: 'nominal',
          scale: { domain: names, range: steps.map(({ colour }) => colour) },
          legend:
            legend === undefined ? null : { title: legend, symbolType: 'square', symbolSize: 180, symbolStrokeColor: ink.line },
        },
      },
    },
    text('normal'),
    text('bold'),
    {
      data: {
        values: borders.filter(({ side }) => side === 'right').map((border) => ({ x: String(border.x), y: String(border.y) })),
      },
      mark: line,
      encoding: { x: x(1), y: y(0), y2: { field: 'y', bandPosition: 1 } },
    },
    {
      data: {
        values: borders.filter(({ side }) => side === 'above').map((border) => ({ x: String(border.x), y: String(border.y) })),
      },
      mark: line,
      encoding: { x: x(0), x2: { field: 'x', bandPosition: 1 }, y: y(0) },
    },
  ]
  return { data: { values }, width, height, layer }
}
