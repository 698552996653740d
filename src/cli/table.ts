/** The results of a study as a short table for a terminal. */
import { decimalsFor, figure, scaleOf, signed } from '../charts/quantities.js'
import { type Comparison, compareArms, directionOf } from '../experiment/comparisons.js'
import { type Results, runsAmong } from '../experiment/results.js'
import { headlineMeasures, type MeasureName, measureNames, measures } from '../model/measures.js'
import type { Interval } from '../statistics/interval.js'

const GAP = '  '

/** Arms beside each other, headline measures below each other, in as many blocks as the width asks for. */
export function resultsTable(results: Results, width: number): string {
  const comparisons = compareArms(results)
  const labels = ['', ...headlineMeasures.map(labelOf)]
  const columns = results.study.arms.map(({ name }) => [
    name,
    ...headlineMeasures.map((measure) => cell(comparisons.find((one) => one.arm === name && one.measure === measure)!)),
  ])
  const blocks = inBlocks(columns.map(padded), width - lengthOf(padded(labels)) - GAP.length)
  const tables = blocks.map((block) =>
    labels.map((_, row) => [padded(labels)[row], ...block.map((column) => column[row])].join(GAP).trimEnd()),
  )
  return [...tables.map((lines) => lines.join('\n')), legend(results)].join('\n\n')
}

function legend({ study, rows }: Results): string {
  const count = runsAmong(rows)
  const runs = `${count} ${count === 1 ? 'run' : 'runs'}`
  if (study.arms.length === 1) return `Mean ± half of its 95 % interval; ${runs}, seed ${study.seed}.`
  return [
    `Mean ± half of its 95 % interval; ${runs}, seed ${study.seed}. In brackets the difference from "${study.arms[0]!.name}",`,
    `${study.pairing === 'none' ? 'of independent runs' : 'paired by replicate'}; * marks a difference whose 95 % interval does not hold zero.`,
  ].join('\n')
}

function labelOf(measure: MeasureName): string {
  const { unit } = scaleOf(measures[measure].unit)
  const label = labelWithWhom(measure)
  return unit === '' || label.includes(unit) || unit === 'posts/day' ? label : `${label}, ${unit}`
}

/** The label; where others of its name are of some only, such as `relief felt by posters`, it says that this one is of all. */
function labelWithWhom(measure: MeasureName): string {
  const { label, definition } = measures[measure]
  const ofSome = measureNames.some((other) => measures[other].label.startsWith(`${label} by `))
  return ofSome && definition.startsWith('Mean over all registered members') ? `${label} by all` : label
}

function cell({ measure, value, difference }: Comparison): string {
  const { factor } = scaleOf(measures[measure].unit)
  const mean = withHalfWidth(value, factor, figure)
  if (!difference || !Number.isFinite(difference.estimate)) return mean
  const direction = directionOf(difference)
  if (direction === 'equal') return `${mean} (the same)`
  return `${mean} (${withHalfWidth(difference, factor, signed)})${direction === 'undecided' ? '' : ' *'}`
}

function withHalfWidth({ estimate, low, high }: Interval, factor: number, number: typeof figure): string {
  if (!Number.isFinite(estimate)) return '-'
  const decimals = decimalsFor({ estimate: estimate * factor, low: low * factor, high: high * factor })
  const half = ((high - low) / 2) * factor
  return number(estimate * factor, decimals) + (Number.isFinite(half) ? ` ± ${figure(half, decimals)}` : '')
}

/** Columns counted in characters as a terminal shows them, accents and all; wide scripts come out ragged, not wrong. */
const lengthOf = (column: readonly string[]): number => Math.max(...column.map((text) => [...text].length))

function padded(column: readonly string[]): string[] {
  const length = lengthOf(column)
  return column.map((text) => text + ' '.repeat(length - [...text].length))
}

function inBlocks(columns: readonly string[][], room: number): string[][][] {
  const blocks: string[][][] = [[]]
  let used = 0
  for (const column of columns) {
    const needed = lengthOf(column) + GAP.length
    if (used > 0 && used + needed > room + GAP.length) {
      blocks.push([])
      used = 0
    }
    blocks.at(-1)!.push(column)
    used += needed
  }
  return blocks
}
