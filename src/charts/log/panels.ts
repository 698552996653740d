/** The panels of the portrait of a log, each with a sentence that says what is seen. */
import type { LogCurves } from '../../evidence/curves.js'
import type { Fact, FactName } from '../../evidence/facts.js'
import type { Layer, View } from '../frame.js'
import { figure } from '../quantities.js'
import { ink, wrapped } from '../theme.js'
import { ranks } from '../writers.js'

export type FactValues = Readonly<Record<FactName, Fact>>

export interface LogPanel {
  readonly says: string
  readonly view: View
}

const width = 320
const height = 190
const colour = '#00568f'
const band = 0.22

const percent = (share: number): string => `${figure(100 * share, 0)}\u00a0%`

/** What is seen, where all figures that the sentence needs are defined. */
const told = (about: string, needs: readonly Fact[], says: string): string =>
  needs.every(({ value }) => Number.isFinite(value)) ? says : `${about}: too few to tell`

const line = { type: 'line', strokeWidth: 2, color: colour } as const
const points = { type: 'point', filled: true, size: 22, opacity: 1, color: colour } as const
const logarithmic = { type: 'log', nice: false } as const
/** Only those there are: where all values are equal, the scale has no length and would show all labels at one place. */
const decadesUpTo = (most = 1) => ({
  format: ',d',
  values: [1, 10, 100, 1000, 10_000, 100_000, 1_000_000].filter((value) => value <= most),
  grid: true,
})
const perCent = { type: 'quantitative' as const, scale: { domain: [0, 100] } }
const moments = [1 / 60, 1 / 6, 1, 6, 24, 168, 672, 8760]
const shares = [1, 0.1, 0.01, 0.001, 0.0001, 0.00001]

const drawn = (says: string, values: readonly object[], layer: Layer[]): LogPanel => ({
  says,
  view: {
    title: { text: wrapped(says, 44), fontSize: 12, lineHeight: 15, offset: 8, frame: 'group', anchor: 'start' },
    width,
    height,
    // A text is drawn once for each row: where nothing else is, there must be one.
    data: { values: values.length === 0 ? [{}] : [...values] },
    layer: values.length === 0 ? [{ mark: { type: 'text', text: 'nothing to draw', color: ink.soft } }] : layer,
  },
})

/** Posts by rank, both axes logarithmic. */
export function writingPanel({ written }: LogCurves, { top1Share }: FactValues): LogPanel {
  const values = ranks(written.length).map((rank) => ({ rank, posts: written[rank - 1]! }))
  const encoding = {
    x: {
      field: 'rank',
      type: 'quantitative',
      title: 'rank of the member, most posts first',
      scale: logarithmic,
      axis: decadesUpTo(written.length),
    },
    y: { field: 'posts', type: 'quantitative', title: 'posts by that member', scale: logarithmic, axis: decadesUpTo(written[0]) },
  } as const
  const says = `The busiest 1\u00a0% wrote ${percent(top1Share.value)} of all posts`
  return drawn(told('Who writes', [top1Share], says), values, [
    { mark: { ...line, strokeWidth: 1.2 }, encoding },
    { mark: points, encoding },
  ])
}

/** Who writes on after the n-th post. */
export function continuationPanel({ continuation }: LogCurves, { nextAfter1, nextAfter10 }: FactValues): LogPanel {
  const values = continuation
    .filter(({ next }) => (next.n ?? 0) >= 10)
    .map(({ posts, next }) => ({ posts, share: 100 * next.value, low: 100 * next.low!, high: 100 * next.high! }))
  const x = {
    field: 'posts',
    type: 'quantitative',
    title: 'posts written so far',
    axis: { grid: false, tickMinStep: 1 },
  } as const
  const later = Number.isFinite(nextAfter10.value) ? `of those with ten, ${percent(nextAfter10.value)} go on` : 'too few have ten'
  return drawn(told('Who writes on', [nextAfter1], `${percent(nextAfter1.value)} write a second post; ${later}`), values, [
    {
      mark: { type: 'area', opacity: band, color: colour },
      encoding: { x, y: { field: 'low', ...perCent }, y2: { field: 'high' } },
    },
    {
      mark: { ...line, point: { size: 22, color: colour } },
      encoding: { x, y: { field: 'share', title: '% who write another', ...perCent } },
    },
  ])
}

/** Threads answered, by the time since they were begun. */
export function answersPanel({ answered }: LogCurves, { waitMedianHours, answeredBy7d }: FactValues): LogPanel {
  const { time } = answered
  const first = 1 / 60
  const steps = 160
  const values = []
  const last = time.at(-1) ?? 0
  for (let step = 0, place = 0; step <= steps && last > 0; step++) {
    const hours = first * (Math.max(1, last) / first) ** (step / steps)
    while (place < time.length && time[place]! <= hours) place++
    const of = (column: Float64Array): number => (place === 0 ? 0 : 100 * column[place - 1]!)
    values.push({ hours, share: of(answered.happened), low: of(answered.low), high: of(answered.high) })
  }
  const x = {
    field: 'hours',
    type: 'quantitative',
    title: 'time since the thread was begun',
    scale: logarithmic,
    axis: {
      values: moments,
      labelExpr:
        "datum.value < 0.02 ? '1 min' : datum.value < 0.9 ? '10 min' : datum.value < 24 ? datum.value + ' h' : datum.value < 168 ? '1 d' : datum.value < 600 ? '1 wk' : datum.value < 8000 ? '4 wk' : '1 yr'",
      labelOverlap: 'greedy',
      labelSeparation: 8,
      grid: true,
    },
  } as const
  const half = Number.isFinite(waitMedianHours.value) ? `half within ${duration(waitMedianHours.value)}` : 'fewer than half ever'
  const week = Number.isFinite(answeredBy7d.value) ? `, ${percent(answeredBy7d.value)} within a week` : ''
  return drawn(time.length === 0 ? 'Threads answered: too few to tell' : `Threads answered: ${half}${week}`, values, [
    {
      mark: { type: 'area', opacity: band, color: colour, interpolate: 'step-after' },
      encoding: { x, y: { field: 'low', ...perCent }, y2: { field: 'high' } },
    },
    {
      mark: { ...line, interpolate: 'step-after' },
      encoding: { x, y: { field: 'share', title: '% answered by another', ...perCent } },
    },
  ])
}

const duration = (hours: number): string =>
  hours < 1.5
    ? `${figure(60 * hours, 0)} min`
    : hours < 48
      ? `${figure(hours, hours < 10 ? 1 : 0)} h`
      : `${figure(hours / 24, 0)} d`

/** Replies per thread: the share of threads that have at least so many, both axes logarithmic. */
export function threadsPanel({ replies }: LogCurves, { repliesMedian, replies99 }: FactValues): LogPanel {
  const threads = replies.length
  const values = ranks(threads)
    .map((rank) => ({ replies: replies[rank - 1]!, share: rank / threads }))
    .filter(({ replies: own }) => own > 0)
    // Of equal sizes the last rank tells how many threads have at least so many.
    .filter(({ replies: own }, place, all) => all[place + 1]?.replies !== own)
  const encoding = {
    x: { field: 'replies', type: 'quantitative', title: 'replies', scale: logarithmic, axis: decadesUpTo(replies[0]) },
    y: {
      field: 'share',
      type: 'quantitative',
      title: 'threads with at least so many',
      scale: { ...logarithmic, domainMax: 1 },
      axis: { values: shares.filter((share) => share * threads >= 1), format: '~%', grid: true },
    },
  } as const
  return drawn(
    told(
      'Replies',
      [repliesMedian, replies99],
      `A thread has ${figure(repliesMedian.value, 0)} replies (median), one in a hundred more than ${figure(replies99.value, 0)}`,
    ),
    values,
    [
      { mark: { ...line, strokeWidth: 1.2 }, encoding },
      { mark: points, encoding },
    ],
  )
}

/** Who still writes, week by week. */
export function retentionPanel({ retention }: LogCurves): LogPanel {
  const known = retention.filter(({ active }) => (active.n ?? 0) >= 10)
  const values = known.map(({ week, active }) => ({
    week,
    share: 100 * active.value,
    low: 100 * active.low!,
    high: 100 * active.high!,
  }))
  const x = {
    field: 'week',
    type: 'quantitative',
    title: 'weeks after the first post',
    axis: { grid: false, tickMinStep: 1 },
  } as const
  const y = { type: 'quantitative', scale: { zero: true, nice: true } } as const
  const first = known[0]
  // The last weeks rest on few: they are drawn with their bands, and not put into words.
  const last = known.findLast(({ active }) => (active.n ?? 0) >= 50)
  const says =
    first && last
      ? `${percent(first.active.value)} write in week 1 after their first post, ${percent(last.active.value)} in week ${last.week}`
      : 'Who still writes: too few to tell'
  return drawn(says, values, [
    { mark: { type: 'area', opacity: band, color: colour }, encoding: { x, y: { field: 'low', ...y }, y2: { field: 'high' } } },
    { mark: line, encoding: { x, y: { field: 'share', title: '% who write in that week', ...y } } },
  ])
}

/** Posts and writers of each week. */
export function weeksPanel({ weeks }: LogCurves, { weeklyActiveMedian, allPostsPerDay }: FactValues): LogPanel {
  const values = [...weeks.written].flatMap((posts, place) => [
    { week: place + 1, what: 'posts', count: posts },
    { week: place + 1, what: 'writers', count: weeks.active[place]! },
  ])
  const encoding = {
    x: {
      field: 'week',
      type: 'quantitative',
      title: 'week of the window',
      axis: { grid: false, tickMinStep: 1 },
      scale: { nice: false },
    },
    y: { field: 'count', type: 'quantitative', title: 'a week', axis: { format: ',d', tickMinStep: 1 } },
    color: {
      field: 'what',
      type: 'nominal',
      scale: { domain: ['posts', 'writers'], range: [colour, '#d55e00'] },
      legend: { orient: 'top', direction: 'horizontal', title: null, symbolType: 'stroke', symbolSize: 400, offset: 2 },
    },
    strokeDash: { field: 'what', type: 'nominal', scale: { domain: ['posts', 'writers'], range: [[], [6, 2]] } },
  } as const
  const writers = `${figure(weeklyActiveMedian.value, 0)} people write in a median week`
  return drawn(
    told('Week by week', [allPostsPerDay, weeklyActiveMedian], `${figure(allPostsPerDay.value, 1)} posts a day; ${writers}`),
    values,
    [{ mark: { type: 'line', strokeWidth: 1.4 }, encoding }],
  )
}
