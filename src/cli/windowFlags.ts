/** Which days of a log are looked at: what `--from`, `--to` and `--burn-in` say, and what is to be said about it. */
import { figure } from '../charts/quantities.js'
import { deadTail } from '../evidence/deadTail.js'
import { type FactWindow, windowOf } from '../evidence/facts.js'
import type { ReadLog } from '../files/logs/readLog.js'
import { kindOf, secondsFrom } from '../files/logs/times.js'
import { UsageError } from './exit.js'
import { significant } from './factsTable.js'

const DAY = 86_400

export interface WindowFlags {
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly burnIn?: string | undefined
}

/** A number of days, or a date as it stands. */
type Moment = number | string

/** What was asked for, before the log is read. */
export interface AskedWindow {
  readonly from: Moment | undefined
  readonly to: Moment | undefined
  readonly burnIn: number | undefined
}

/** @throws UsageError for what is neither days nor a date */
export const askedWindow = ({ from, to, burnIn }: WindowFlags): AskedWindow => ({
  from: momentIn('from', from),
  to: momentIn('to', to),
  burnIn: burnIn === undefined ? undefined : days('burn-in', burnIn, ''),
})

/**
 * The window in days of the log.
 * @throws UsageError where nothing is in it, or a date is asked for of a log without dates
 */
export function windowIn(log: ReadLog, { from, to, burnIn }: AskedWindow): FactWindow {
  const [begin, end] = [dayOf('from', from, log), dayOf('to', to, log)]
  const window = windowOf(log.posts, {
    ...(begin === undefined ? {} : { from: begin }),
    ...(end === undefined ? {} : { to: end }),
    ...(burnIn === undefined ? {} : { burnIn }),
  })
  refuseEmptyWindow(log, window)
  return window
}

function momentIn(name: 'from' | 'to', text: string | undefined): Moment | undefined {
  if (text === undefined) return undefined
  return kindOf(text) === 'dates' && Number.isFinite(secondsFrom(text, 'dates'))
    ? text
    : days(name, text, ' since 00:00 of the first day of the log, nor a date such as 2013-05-01')
}

function days(name: string, text: string, since: string): number {
  const number = Number(text)
  if (text.trim() === '' || !Number.isFinite(number) || number < 0)
    throw new UsageError(`--${name}: ${text === '' ? 'nothing' : text} is not a number of days >= 0${since}`)
  return number
}

/** A date without a clock is its whole day: `--from` begins with it, `--to` ends with it. */
function dayOf(name: 'from' | 'to', moment: Moment | undefined, { begins }: ReadLog): number | undefined {
  if (typeof moment !== 'string') return moment
  if (begins === undefined)
    throw new UsageError(`--${name} ${moment}: this log has no dates, only seconds: give the days since its second 0.`)
  const whole = name === 'to' && moment.length === '2013-05-01'.length ? 1 : 0
  const day = (secondsFrom(moment, 'dates') - secondsFrom(begins, 'dates')) / DAY + whole
  if (day < 0) throw new UsageError(`--${name} ${moment}: the log begins later, on ${begins}.`)
  return day
}

function refuseEmptyWindow({ posts, begins }: ReadLog, { from, to, burnIn }: FactWindow): void {
  const whole = windowOf(posts)
  const zero = begins === undefined ? '' : ` (day 0 is ${begins})`
  const span = `The log has posts from day ${significant(whole.from)} to day ${significant(whole.to)}${zero}.`
  if (from > whole.to) throw new UsageError(`--from ${significant(from)}: nobody writes so late. ${span}`)
  if (to < whole.from) throw new UsageError(`--to ${significant(to)}: nobody writes so early. ${span}`)
  if (from >= to && whole.from < whole.to)
    throw new UsageError(`--from ${significant(from)} --to ${significant(to)}: the window is empty. ${span}`)
  if (burnIn > 0 && burnIn >= to - from)
    throw new UsageError(`--burn-in ${burnIn}: nothing is left after it, for the window has ${significant(to - from)} days.`)
}

/** Days in which nobody writes because nobody looked, or the forum is no more, are no quiet days. */
export function notesOnWindow({ posts }: ReadLog, window: FactWindow): string[] {
  const last = windowOf(posts).to
  const beyond = window.to - last
  const tail = deadTail(posts, { from: window.from, to: Math.min(window.to, last) })
  return [
    ...(beyond < 1
      ? []
      : [
          `--to ${window.to}: the last post is on day ${significant(last)}. The ${significant(beyond)} days after it count as days on which nobody wrote.`,
        ]),
    ...(tail
      ? [
          `After day ${figure(tail.from, 0)} only ${figure(tail.posts, 0)} ${tail.posts === 1 ? 'post' : 'posts'} in ${figure(tail.days, 0)} days (no week with a tenth of the mean week): perhaps the log was cut or the forum closed; --to ${tail.from} leaves them out.`,
        ]
      : []),
  ]
}
