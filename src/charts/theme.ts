/** The look of every chart. Arms are told apart three times over: by colour, by dash and by shape, so that grey print will do. */
import type { TopLevelSpec } from 'vega-lite'

/** The first is shipped with the program and used for measuring and for PNG; Verdana has nearly its widths. */
export const fontFamily = 'DejaVu Sans, Verdana, sans-serif'

export const ink = { text: '#1a1a1a', soft: '#4d4d4d', line: '#8a8a8a', grid: '#e3e3e3', ground: '#ffffff' } as const

/** After Okabe and Ito; the first four also lie apart in lightness (0, 36, 53, 71 of 100). */
const colours = ['#000000', '#00568f', '#d55e00', '#56b4e9', '#009e73', '#cc79a7', '#e69f00', '#7a7a7a'] as const
const dashes: readonly number[][] = [[], [7, 3], [9, 3, 2, 3], [14, 3], [4, 2], [6, 2, 2, 2, 2, 2], [1, 3], [2, 2]]
const shapes = [
  'circle',
  'square',
  'triangle-up',
  'diamond',
  'triangle-down',
  'cross',
  'triangle-right',
  'triangle-left',
] as const

const repeated = <Item>(items: readonly Item[], count: number): Item[] =>
  Array.from({ length: count }, (_, index) => items[index % items.length]!)

/** Scales for the channels `color`, `strokeDash` and `shape`: the same arm looks the same in every chart of a study. */
export function armScales(arms: readonly string[]) {
  const domain = [...arms]
  return {
    color: { domain, range: repeated(colours, arms.length) },
    // Every ninth arm and so on would repeat both colour and dash: shifting the dash by one per round keeps them apart.
    strokeDash: { domain, range: arms.map((_, index) => dashes[(index + Math.floor(index / 8)) % 8]!) },
    shape: { domain, range: arms.map((_, index) => shapes[(index + Math.floor(index / 8)) % 8]!) },
  }
}

/** A legend above the chart, in as many columns as fit `width` pixels without cutting a name. */
export function legendAbove(names: readonly string[], width: number) {
  const longest = Math.max(0, ...names.map((name) => name.length))
  const columns = Math.max(1, Math.min(names.length, Math.floor(width / (longest * 6.8 + 60))))
  return {
    orient: 'top',
    direction: 'horizontal',
    columns,
    title: null,
    symbolSize: 90,
    symbolStrokeWidth: 2,
    symbolOpacity: 1,
  } as const
}

/** The same with a piece of line for each arm. */
export const lineLegendAbove = (names: readonly string[], width: number) =>
  ({ ...legendAbove(names, width), symbolType: 'stroke', symbolSize: 700 }) as const

/** Text in lines of at most `columns` characters, broken between words; a longer word stays whole. */
export function wrapped(text: string, columns: number): string[] {
  const lines: string[] = []
  for (const word of text.split(/[ \t\r\n]+/).filter(Boolean)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= columns) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

const nameColumns = 28
const lineHeight = 14

const bare = { labelPadding: 8, ticks: false, domain: false, grid: false } as const

/** Properties of an axis of names: long ones are broken into lines, centred on their row, and never cut. */
export function nameAxis(names: readonly string[]) {
  const most = Math.max(...names.map((name) => wrapped(name, nameColumns).length))
  if (most <= 1) return bare
  const lines = `split(trim(replace(datum.label, /(.{1,${nameColumns}})(?:\\s+|$)/g, '$1\\n')), '\\n')`
  const offsets = Array.from({ length: most - 1 }, (_, index) => ({
    test: `length(${lines}) === ${index + 2}`,
    value: (-lineHeight * (index + 1)) / 2,
  }))
  return { ...bare, labelExpr: lines, labelLineHeight: lineHeight, labelOffset: { condition: offsets, value: 0 } }
}

/** Height in pixels that a row needs so that none of these names touches the next. */
export const rowHeightFor = (names: readonly string[]): number =>
  Math.max(26, ...names.map((name) => wrapped(name, nameColumns).length * lineHeight + 8))

export const config = {
  // Each mark would carry its own label for a screen reader; the picture is described as a whole instead.
  aria: false,
  background: ink.ground,
  font: fontFamily,
  padding: 12,
  title: {
    anchor: 'start',
    frame: 'bounds',
    color: ink.text,
    fontSize: 16,
    fontWeight: 'bold',
    lineHeight: 20,
    subtitleColor: ink.soft,
    subtitleFontSize: 11,
    subtitleLineHeight: 15,
    subtitlePadding: 6,
    offset: 14,
  },
  view: { stroke: null },
  axis: {
    domainColor: ink.line,
    gridColor: ink.grid,
    tickColor: ink.line,
    labelColor: ink.text,
    labelFontSize: 11,
    labelLimit: 0,
    titleColor: ink.soft,
    titleFontSize: 11,
    titleFontWeight: 'normal',
    titleLimit: 0,
  },
  legend: {
    labelColor: ink.text,
    labelFontSize: 12,
    labelLimit: 0,
    titleColor: ink.soft,
    titleFontWeight: 'normal',
    titleLimit: 0,
    offset: 12,
  },
  text: { color: ink.text, fontSize: 11 },
} as const satisfies NonNullable<TopLevelSpec['config']>
