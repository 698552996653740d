/** The state of a forum: an empty one, and the plain record that every submodel reads and changes. */
import type { Parameters } from './configure.js'
import type { DayOfVisits } from './daily.js'
import { exp, log } from './elementary.js'
import type { Log } from './log.js'
import { createLog } from './log.js'
import { decision, keyOf, logistic } from './luck.js'
import { createTies, type Ties } from './network.js'
import { createRecords, MEMBER_SHIFT, type Records, THREAD_SHIFT } from './records.js'
import { type DailyName, dailyNames } from './series.js'
import type { Beside } from './sideBySide.js'
import { createTestimony, type Testimony } from './testimony.js'

/** The visit in progress: one record, reused, so that a visit makes no objects. */
export interface Visit {
  member: number
  /** Where the member's record begins. */
  me: number
  /** Luck of this visit. */
  a: number
  b: number
  /** Part of distress that nothing in the visit changes: baseline, life outside, care. In sd. */
  outside: number
  /** What the visitor brings along from other forums: change of distress, in sd, and load. 0 where there is one forum. */
  reliefElsewhere: number
  loadElsewhere: number
  /** Moment of the visit before. */
  since: number
}

/** What is counted; once for the day in progress, once for the run. */
export interface Counts {
  visits: number
  threadsRead: number
  threads: number
  replies: number
  posts: number
  violations: number
  wrongfulRemovals: number
  professionalReplies: number
  referrals: number
}

export interface Forum {
  readonly parameters: Parameters
  /** Luck of the run. */
  readonly keyA: number
  readonly keyB: number
  /** Length of a step in days; steps in a day; steps in the run. */
  readonly stepDays: number
  readonly stepsPerDay: number
  readonly steps: number
  /** The present step, from 0. */
  now: number
  /** Posts so far, by members and professionals: a clock finer than the steps, which tells what was written before what. */
  moment: number
  /** The moment at the beginning of each step. */
  readonly momentOfStep: Int32Array
  readonly members: Records
  readonly threads: Records
  /** First member of the list of each step, -1 where nobody comes. */
  readonly agenda: Int32Array
  /** Top thread of each board, -1 where it is empty. */
  readonly boards: Int32Array
  /** How far down each board the visitor has read: the next thread. */
  readonly fingers: Int32Array
  /** Cumulated weights of the topics, the last one 1. */
  readonly topicWeights: Float64Array
  /** Steps on which the founders join, in order, and how many have joined. */
  readonly founding: Int32Array
  founded: number
  readonly visit: Visit
  /** Room in which the visitors of a step are put in order. */
  visitors: Int32Array
  arranged: Int32Array
  order: Float64Array
  visitorCount: number
  readonly today: Counts
  readonly total: Counts
  readonly daily: Record<DailyName, Float64Array>
  /** The visitors of the last seven days, by day modulo seven. */
  readonly recentDays: readonly DayOfVisits[]
  /** First thread opened on each of the last days, for measures that look back one day. */
  readonly firstThreadOfDay: Int32Array
  readonly ties: Ties
  /** Sums over all answers so far of own story, advice, hope and care, and how many answers there were. */
  readonly answerParts: Float64Array
  /** Lately written replies, and those by professionals among them, fading over a week. */
  recentReplies: number
  recentProfessionalReplies: number
  /** Whole and broken replies the professionals can still write in this step. */
  capacity: number
  /** Oldest thread a professional may still answer. */
  oldestInReach: number
  readonly log: Log | undefined
  /** What only an interview asks for. */
  readonly testimony: Testimony | undefined
  /** Names the luck of visits: one person's visits to two forums are not alike. */
  readonly visitName: number
  /** What this forum knows of those beside it; undefined where it stands alone. */
  beside: Beside | undefined
  /** The forums side by side, where this is the whole of them and its members are the people; see whole.ts. */
  parts: readonly Forum[] | undefined
}

const noCounts = (): Counts => ({
  visits: 0,
  threadsRead: 0,
  threads: 0,
  replies: 0,
  posts: 0,
  violations: 0,
  wrongfulRemovals: 0,
  professionalReplies: 0,
  referrals: 0,
})

/**
 * An empty forum on the morning of its first day.
 * @param place its number, from 0, among forums side by side
 */
export function createForum(parameters: Parameters, seed: string, log: boolean, testimony = false, place = 0): Forum {
  const { clock, members, experience } = parameters
  const stepDays = clock.stepHours / 24
  const stepsPerDay = Math.round(1 / stepDays)
  const steps = clock.days * stepsPerDay
  const expected = members.initial + members.arrivalsPerDay * clock.days
  const key = keyOf(seed)
  return {
    parameters,
    keyA: key.a,
    keyB: key.b,
    stepDays,
    stepsPerDay,
    steps,
    now: 0,
    moment: 0,
    momentOfStep: new Int32Array(steps),
    // Six standard deviations of a Poisson number above its mean, so that growth is all but never needed.
    members: createRecords(MEMBER_SHIFT, Math.ceil(expected + 6 * Math.sqrt(expected))),
    threads: createRecords(THREAD_SHIFT, 1024),
    agenda: new Int32Array(steps).fill(-1),
    boards: new Int32Array(experience.topics).fill(-1),
    fingers: new Int32Array(experience.topics),
    topicWeights: cumulatedZipf(experience.topics, experience.skew),
    founding: new Int32Array(members.initial),
    founded: 0,
    visit: { member: 0, me: 0, a: 0, b: 0, outside: 0, reliefElsewhere: 0, loadElsewhere: 0, since: 0 },
    visitors: new Int32Array(1024),
    arranged: new Int32Array(1024),
    order: new Float64Array(1024),
    visitorCount: 0,
    today: noCounts(),
    total: noCounts(),
    daily: Object.fromEntries(dailyNames.map((name) => [name, new Float64Array(clock.days)])) as Record<DailyName, Float64Array>,
    recentDays: Array.from({ length: 7 }, () => ({ latest: 0, mask: 0, sampled: new Int32Array(256), sampledCount: 0 })),
    firstThreadOfDay: new Int32Array(clock.days + 1),
    ties: createTies(),
    answerParts: new Float64Array(5),
    recentReplies: 0,
    recentProfessionalReplies: 0,
    capacity: 0,
    oldestInReach: 0,
    log: log ? createLog() : undefined,
    testimony: testimony ? createTestimony() : undefined,
    visitName: decision.visit + (place << 5),
    beside: undefined,
    parts: undefined,
  }
}

/** Weights 1 / rank^skew, cumulated and divided by their sum. */
function cumulatedZipf(topics: number, skew: number): Float64Array {
  const weights = Float64Array.from({ length: topics }, (_, rank) => exp(-skew * log(rank + 1)))
  const sum = weights.reduce((a, b) => a + b)
  let cumulated = 0
  return weights.map((weight) => (cumulated += weight / sum))
}

/** Moves x a share g of the way towards 1. */
export const towardOne = (x: number, g: number): number => x + g * (1 - x)

/** Need, 0..1, of a member with this distress in sd: logistic(distress - 0.5). */
export const needOf = (distress: number): number => logistic(distress - 0.5)
