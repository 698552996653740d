/** Times of posts as logs write them. */

/** How a column of times is written: as numbers of seconds, or as dates. */
export type TimeKind = 'seconds' | 'dates'

const NUMBER = /^-?\d+(\.\d*)?([eE][+-]?\d+)?$/
const DATE = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}([.,]\d+)?)?( ?(Z|UTC|[+-]\d{2}(:?\d{2})?))?)?$/

/** How this time is written; undefined where it is neither. */
export function kindOf(text: string): TimeKind | undefined {
  if (NUMBER.test(text)) return 'seconds'
  return DATE.test(text) ? 'dates' : undefined
}

/** Seconds that a text stands for: of its own, or since 1970 for a date, in UTC where it names no zone. NaN where it cannot be read. */
export function secondsFrom(text: string, kind: TimeKind): number {
  if (kind === 'seconds') return NUMBER.test(text) ? Number(text) : Number.NaN
  if (!DATE.test(text)) return Number.NaN
  const [date, clock, zone] = [text.slice(0, 10), text.slice(11).replace(',', '.'), text.slice(10)]
  if (clock === '') return realDate(date) ? Date.parse(`${date}T00:00:00Z`) / 1000 : Number.NaN
  const offset = /(Z|UTC|[+-]\d{2}(?::?\d{2})?)$/.exec(zone)?.[0] ?? 'Z'
  const time = clock.replace(/ ?(Z|UTC|[+-]\d{2}(:?\d{2})?)$/, '')
  return realDate(date)
    ? Date.parse(`${date}T${time.length === 5 ? `${time}:00` : time}${offsetFrom(offset)}`) / 1000
    : Number.NaN
}

/** Date.parse takes the 30th of February for the 1st of March. */
function realDate(date: string): boolean {
  const parsed = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date)
}

function offsetFrom(text: string): string {
  if (text === 'Z' || text === 'UTC') return 'Z'
  const digits = text.slice(1).replace(':', '').padEnd(4, '0')
  return `${text[0]}${digits.slice(0, 2)}:${digits.slice(2)}`
}
