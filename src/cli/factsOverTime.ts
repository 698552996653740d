/** `responsorium facts LOG --every DAYS`: the facts over time for a terminal. */
import { figure, scaleOf } from '../charts/quantities.js'
import { wrapped } from '../charts/theme.js'
import { type FactName, facts } from '../evidence/facts.js'
import { type OverTime, type Span, spanCount, tellingFacts } from '../evidence/overTime.js'
import { UsageError } from './exit.js'
import { shownAfter, significant } from './factsTable.js'
import { paragraph } from './layout.js'

/** More could neither be read nor drawn. */
const MOST_SPANS = 500

/** @throws UsageError where it is no number of days above 0 */
export function everyOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const number = Number(text)
  if (text.trim() === '' || !Number.isFinite(number) || number <= 0)
    throw new UsageError(`--every: ${text === '' ? 'nothing' : text} is not a number of days > 0`)
  return number
}

/** @throws UsageError where the window holds no span of this length, or too many */
export function refuseSpans(every: number, window: Span): void {
  const length = window.to - window.from
  const count = spanCount(window, every)
  if (count === 0) throw new UsageError(`--every ${every}: no span is so long, for the window has ${inDays(length)}.`)
  if (count > MOST_SPANS)
    throw new UsageError(
      `--every ${every}: that makes ${figure(count, 0)} spans, and ${MOST_SPANS} is the most. Take ${inDays(Math.ceil(length / MOST_SPANS))} or more, or a shorter window (--from, --to).`,
    )
}

const inDays = (value: number): string => `${significant(value)} ${value === 1 ? 'day' : 'days'}`

const WIDTH = 80
const GAP = 2

/** A few telling facts of each span, a span on a line, in as many blocks as the width asks for; then what is to be borne in mind. */
export function overTimeWords(course: OverTime): string {
  const { every, spans, left } = course
  const days = { heading: ['days'], cells: spans.map(({ from, to }) => `${significant(from)} to ${significant(to)}`) }
  const blocks: Column[][] = []
  let room = 0
  for (const column of tellingFacts.flat().map((name) => columnOf(name, course))) {
    const needed = GAP + widthOf(column)
    if (blocks.length === 0 || needed > room) {
      blocks.push([])
      room = WIDTH - widthOf(days)
    }
    blocks.at(-1)?.push(column)
    room -= needed
  }
  const end = spans.at(-1)?.to ?? 0
  const rest =
    left === 0 ? '' : ` What comes after day ${significant(end)}, ${inDays(left)}, is too short for a span and is left out.`
  const caution = `Each span of ${inDays(every)} is seen for itself: whoever wrote before counts as new, threads begun before have no beginning, and the burn-in is of the whole window only. Without them is without the top 1 %. Facts of spans of another length cannot be compared with these, nor can those of the whole window.${rest} The file over-time.csv in the folder of --out has all facts of each span with their intervals, and so has --json FILE.`
  return ['OVER TIME', ...blocks.map((block) => gridOf([days, ...block])), paragraph(caution, WIDTH, '')].join('\n\n')
}

interface Column {
  readonly heading: readonly string[]
  readonly cells: readonly string[]
}

const widthOf = ({ heading, cells }: Column): number => Math.max(...[...heading, ...cells].map(({ length }) => length))

function columnOf(name: FactName, { spans }: OverTime): Column {
  const { label, unit } = facts[name]
  const { factor, unit: shown } = scaleOf(unit)
  const longest = Math.max(...label.split(' ').map(({ length }) => length))
  const cells = spans.map(({ facts: values }) => {
    const { value } = values[name]
    return Number.isFinite(value) ? significant(value * factor) : '-'
  })
  return { heading: [...wrapped(label, Math.max(7, longest)), shownAfter(shown)].filter((words) => words !== ''), cells }
}

/** The headings stand on the first row of numbers. */
function gridOf(columns: readonly Column[]): string {
  const deep = Math.max(...columns.map(({ heading }) => heading.length))
  const lines = columns.map((column) => {
    const above = Array.from({ length: deep - column.heading.length }, () => '')
    return [...above, ...column.heading, ...column.cells].map((words) => words.padStart(widthOf(column)))
  })
  return lines[0]!
    .map((_, row) =>
      lines
        .map((line) => line[row])
        .join(' '.repeat(GAP))
        .trimEnd(),
    )
    .join('\n')
}
