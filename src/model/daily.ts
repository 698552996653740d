/** What is recorded at the end of every day; each name is declared in measures.ts. */
import { careByForum, careDifference, careEffect, twinDistress } from './care.js'
import { reliefElsewhere } from './elsewhere.js'
import { fadedNow } from './fading.js'
import type { Counts, Forum } from './forum.js'
import { sources } from './ledger.js'
import { FIRST_ANYWHERE, FIRST_POST, M, MEMBER_SHIFT, T, THREAD_SHIFT } from './records.js'

const WEEK = 7
/** Above this number of active members the daily means are over a sample of half to all of this number, drawn by luck alone. */
const MOST_ASKED = 2000

/** The visitors of a day: how many came on no later day yet, and those of them in the sample. */
export interface DayOfVisits {
  /** Members whose latest visit fell on this day. */
  latest: number
  /** Sampled are the members whose luck has these bits 0. */
  mask: number
  sampled: Int32Array
  sampledCount: number
}

/** Enters a visitor under the present day, at the first visit of the day; `lastVisit` is the step of the visit before. */
export function noteVisitor(forum: Forum, member: number, lastVisit: number): void {
  const { recentDays, stepsPerDay } = forum
  const today = Math.floor(forum.now / stepsPerDay)
  const before = Math.floor(lastVisit / stepsPerDay)
  const { whole } = forum.members
  const me = member << MEMBER_SHIFT
  const isFirstVisit = whole[me + M.visits] === 1
  if (before === today && !isFirstVisit) return
  if (!isFirstVisit && before > today - WEEK) recentDays[before % WEEK]!.latest--
  const day = recentDays[today % WEEK]!
  day.latest++
  if (whole[me + M.keyA]! & day.mask) return
  if (day.sampledCount === day.sampled.length) {
    const sampled = new Int32Array(2 * day.sampledCount)
    sampled.set(day.sampled)
    day.sampled = sampled
  }
  day.sampled[day.sampledCount++] = member
}

/** Relief, in sd, of a member by this forum at the present step. */
export const reliefNow = (forum: Forum, me: number): number => fadedNow(forum, me, M.relief, forum.parameters.support.reliefDays)

/** Belonging, 0..1, of a member at the present step. */
export const belongingNow = (forum: Forum, me: number): number =>
  fadedNow(forum, me, M.belonging, forum.parameters.belonging.days)

/** Difference, in sd, between a member's distress and that of the twin at the present step. */
export function effectNow(forum: Forum, me: number): number {
  const felt = reliefNow(forum, me) + forum.members.real[me + M.lasting]! + reliefElsewhere(forum, me)
  return felt + careDifference(forum, me, forum.now * forum.stepDays)
}

/** Sum of a member's ledger, in sd: every change by this forum, fading ignored, and the difference made by care that it advised. */
export function ledgerSum(forum: Forum, me: number): number {
  const { real } = forum.members
  let sum = careByForum(forum, me, forum.now * forum.stepDays)
  for (let source = 0; source < sources.length; source++) sum += real[me + M.ledger + source]!
  return sum
}

/** Distress, in sd, of a member at the present step. */
export function distressNow(forum: Forum, me: number): number {
  const { real } = forum.members
  const day = forum.now * forum.stepDays
  const twin = twinDistress(forum, me, day) - careEffect(forum, real[me + M.twinCareStart]!, day)
  const felt = reliefNow(forum, me) + real[me + M.lasting]! + reliefElsewhere(forum, me)
  return twin + felt + careEffect(forum, real[me + M.careStart]!, day)
}

/** Ends a day: writes its line of the series and begins the next. */
export function closeDay(forum: Forum): void {
  const { daily, today, total } = forum
  const day = forum.now / forum.stepsPerDay - 1
  daily.registered[day] = forum.members.count
  daily.visits[day] = today.visits
  daily.threads[day] = today.threads
  daily.replies[day] = today.replies
  daily.posts[day] = today.posts
  daily.violations[day] = today.violations
  daily.professionalReplies[day] = today.professionalReplies
  recordActive(forum, day)
  recordAnswers(forum, day)
  for (const count of Object.keys(today) as (keyof Counts)[]) {
    total[count] += today[count]
    today[count] = 0
  }
  forum.firstThreadOfDay[day + 1] = forum.threads.count
}

function recordActive(forum: Forum, day: number): void {
  const { daily, recentDays, stepsPerDay } = forum
  const { whole } = forum.members
  const mask = recentDays.reduce((most, { mask }) => Math.max(most, mask), 0)
  let distress = 0
  let effect = 0
  let ledger = 0
  let belonging = 0
  let asked = 0
  for (let back = Math.min(day, WEEK - 1); back >= 0; back--) {
    const { sampled, sampledCount } = recentDays[(day - back) % WEEK]!
    for (let k = 0; k < sampledCount; k++) {
      const me = sampled[k]! << MEMBER_SHIFT
      // A member stands under every day with a visit; the latest one counts.
      if (Math.floor(whole[me + M.lastVisit]! / stepsPerDay) !== day - back || whole[me + M.keyA]! & mask) continue
      asked++
      distress += distressNow(forum, me)
      effect += effectNow(forum, me)
      ledger += ledgerSum(forum, me)
      belonging += belongingNow(forum, me)
    }
  }
  const active = recentDays.reduce((sum, { latest }) => sum + latest, 0)
  daily.activeMembers[day] = active
  daily.meanDistress[day] = distress / asked
  daily.twinDistress[day] = (distress - effect) / asked
  daily.forumEffect[day] = ledger / asked
  daily.belonging[day] = belonging / asked
  const next = recentDays[(day + 1) % WEEK]!
  next.latest = 0
  next.sampledCount = 0
  next.mask = 0
  while (active > MOST_ASKED * (next.mask + 1)) next.mask = 2 * next.mask + 1
}

/** How the threads of the day before were answered within 24 hours; those of all forums, where this is the whole of several. */
function recordAnswers(forum: Forum, day: number): void {
  const firstPost = forum.parts === undefined ? FIRST_POST : FIRST_ANYWHERE
  let threads = 0
  let answered = 0
  let newcomers = 0
  let newcomersAnswered = 0
  for (const { threads: records, firstThreadOfDay } of forum.parts ?? [forum]) {
    const { whole: field } = records
    const end = firstThreadOfDay[day]!
    for (let thread = day > 0 ? firstThreadOfDay[day - 1]! : end; thread < end; thread++) {
      const begin = thread << THREAD_SHIFT
      const first = field[begin + T.firstReply]!
      const inTime = first >= 0 && first - field[begin + T.opened]! <= forum.stepsPerDay ? 1 : 0
      threads++
      answered += inTime
      if (field[begin + T.topics]! & firstPost) {
        newcomers++
        newcomersAnswered += inTime
      }
    }
  }
  forum.daily.answeredWithinDay[day] = answered / threads
  forum.daily.newcomersAnswered[day] = newcomersAnswered / newcomers
}
