/** The facts of a log as a table for a terminal. */
import { figure, scaleOf } from '../charts/quantities.js'
import { type Fact, type FactName, factGroups, factNames, facts } from '../evidence/facts.js'

/** In characters: a label, a value, its interval, and what it rests on. Together 80. */
const LABEL = 37
const VALUE = 12
const INTERVAL = 18
const N = 9

/** What a fact is where no parents are recorded: it is not to bear the name of what the log does not have. */
export const withoutParents: Partial<Record<FactName, string>> = { reciprocityRecorded: 'reciprocity (no parents: who began)' }

/** Groups of facts below each other, each fact on a line: value, 95 % interval, and how many members, threads, posts or weeks it rests on. */
export function factsTable(values: Readonly<Record<FactName, Fact>>, hasParents = true): string {
  const groups = factGroups.map((group) => {
    const rows = factNames
      .filter((name) => facts[name].group === group)
      .map((name) => row(name, values[name], hasParents ? undefined : withoutParents[name]))
    return [line(group.toUpperCase(), 'value', '95 % interval', 'n'), ...rows].join('\n')
  })
  return groups.join('\n\n')
}

const line = (label: string, value: string, interval: string, n: string): string =>
  `${label.padEnd(LABEL)}${value.padStart(VALUE)}  ${interval.padStart(INTERVAL)}  ${n.padStart(N)}`.trimEnd()

function row(name: FactName, { value, low = Number.NaN, high = Number.NaN, n }: Fact, otherLabel: string | undefined): string {
  const { label, unit } = facts[name]
  const { factor, unit: shown } = scaleOf(unit)
  const short = shownAfter(shown)
  const written = Number.isFinite(value) ? `${significant(value * factor)}${short === '' ? '' : ` ${short}`}` : '-'
  const between = Number.isFinite(low + high) ? `${significant(low * factor)} to ${significant(high * factor)}` : ''
  return line(otherLabel ?? label, written, between, n === undefined ? '' : figure(n, 0))
}

/** Per cent, hours and days stand after the number; what is counted is in the label. */
export const shownAfter = (unit: string): string => (unit === 'days' ? 'd' : ['%', 'h'].includes(unit) ? unit : '')

/** Three significant digits, and every digit before the point. */
export function significant(value: number): string {
  if (Number.isInteger(value)) return figure(value, 0)
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))))
  return figure(value, Math.min(6, decimals))
}
