/** What is recorded at the end of every day; each name is declared in measures.ts. */
import { careDifference, careEffect, twinDistress } from './care.js'
import type { Counts, Forum } from './forum.js'
import { sources } from './ledger.js'
import { FIRST_POST, M, MEMBER_SHIFT, T, THREAD_SHIFT } from './records.js'

const WEEK = 7

/** Enters a visitor in the list of the day, at the first visit of the day; `lastVisit` is the step of the visit before. */
export function noteVisitor(forum: Forum, member: number, lastVisit: number): void {
  const day = Math.floor(forum.now / forum.stepsPerDay)
  if (Math.floor(lastVisit / forum.stepsPerDay) === day) return
  const list = forum.recentVisitors[day % WEEK]!
  if (list.count === list.members.length) {
    const members = new Int32Array(2 * list.count)
    members.set(list.members)
    list.members = members
  }
  list.members[list.count++] = member
}

/** Calls `use` with the place of the record of every member who visited in the seven days up to the last midnight. */
export function forEachActive(forum: Forum, use: (me: number) => void): void {
  const { whole } = forum.members
  const today = Math.floor((forum.now - 1) / forum.stepsPerDay)
  for (let day = Math.max(0, today - WEEK + 1); day <= today; day++) {
    const { members, count } = forum.recentVisitors[day % WEEK]!
    for (let k = 0; k < count; k++) {
      const me = members[k]! << MEMBER_SHIFT
      // A member stands on the list of every day with a visit; the latest one counts.
      if (Math.floor(whole[me + M.lastVisit]! / forum.stepsPerDay) === day) use(me)
    }
  }
}

/** Relief, in sd, of a member at the present step. */
export const reliefNow = (forum: Forum, me: number): number =>
  forum.members.real[me + M.relief]! * Math.exp(-sinceCaughtUp(forum, me) / forum.parameters.support.reliefDays)

/** Belonging, 0..1, of a member at the present step. */
export const belongingNow = (forum: Forum, me: number): number =>
  forum.members.real[me + M.belonging]! * Math.exp(-sinceCaughtUp(forum, me) / forum.parameters.belonging.days)

const sinceCaughtUp = (forum: Forum, me: number): number => (forum.now - forum.members.whole[me + M.caughtUp]!) * forum.stepDays

/** Difference, in sd, between a member's distress and that of the twin at the present step. */
export function effectNow(forum: Forum, me: number): number {
  return reliefNow(forum, me) + forum.members.real[me + M.lasting]! + careDifference(forum, me, forum.now * forum.stepDays)
}

/** Sum of a member's ledger, in sd: every change by the forum, fading ignored, and the difference made by care. */
export function ledgerSum(forum: Forum, me: number): number {
  const { real } = forum.members
  let sum = careDifference(forum, me, forum.now * forum.stepDays)
  for (let source = 0; source < sources.length; source++) sum += real[me + M.ledger + source]!
  return sum
}

/** Distress, in sd, of a member at the present step. */
export function distressNow(forum: Forum, me: number): number {
  const { real } = forum.members
  const day = forum.now * forum.stepDays
  const twin = twinDistress(forum, me, day) - careEffect(forum, real[me + M.twinCareStart]!, day)
  return twin + reliefNow(forum, me) + real[me + M.lasting]! + careEffect(forum, real[me + M.careStart]!, day)
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
  forum.recentVisitors[(day + 1) % WEEK]!.count = 0
}

function recordActive(forum: Forum, day: number): void {
  const { daily } = forum
  let active = 0
  let distress = 0
  let effect = 0
  let ledger = 0
  let belonging = 0
  forEachActive(forum, (me) => {
    active++
    distress += distressNow(forum, me)
    effect += effectNow(forum, me)
    ledger += ledgerSum(forum, me)
    belonging += belongingNow(forum, me)
  })
  daily.activeMembers[day] = active
  daily.meanDistress[day] = distress / active
  daily.twinDistress[day] = (distress - effect) / active
  daily.forumEffect[day] = ledger / active
  daily.belonging[day] = belonging / active
}

/** How the threads of the day before were answered within 24 hours. */
function recordAnswers(forum: Forum, day: number): void {
  const { whole: field } = forum.threads
  const end = forum.firstThreadOfDay[day]!
  let threads = 0
  let answered = 0
  let newcomers = 0
  let newcomersAnswered = 0
  for (let thread = day > 0 ? forum.firstThreadOfDay[day - 1]! : end; thread < end; thread++) {
    const begin = thread << THREAD_SHIFT
    const first = field[begin + T.firstReply]!
    const inTime = first >= 0 && first - field[begin + T.opened]! <= forum.stepsPerDay ? 1 : 0
    threads++
    answered += inTime
    if (field[begin + T.topics]! & FIRST_POST) {
      newcomers++
      newcomersAnswered += inTime
    }
  }
  forum.daily.answeredWithinDay[day] = answered / threads
  forum.daily.newcomersAnswered[day] = newcomersAnswered / newcomers
}
