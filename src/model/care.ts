/** Professional care outside the forum: sought with or without it, with a wait, working slowly. */
import { exp } from './elementary.js'
import { shareCare } from './elsewhere.js'
import type { Forum } from './forum.js'
import { needOf } from './forum.js'
import { life } from './life.js'
import { decision, exponential, uniform } from './luck.js'
import { M, MEMBER_SHIFT } from './records.js'

/** A day that never comes. */
const NEVER = 3e38

/** Change of distress, in sd, on a day by care that begins to work on day `start`: -effect (1 - exp(-(day - start) / days)). */
export function careEffect(forum: Forum, start: number, day: number): number {
  if (day <= start) return 0
  const { effect, days } = forum.parameters.care
  return -effect * (1 - exp(-(day - start) / days))
}

/**
 * Whether and when a new member would seek care without the forum: first event of a process with rate base x need per year,
 * need of the twin, drawn by thinning (Lewis and Shedler 1979) from life and baseline alone.
 */
export function drawOwnCare(forum: Forum, me: number): void {
  const { real, whole } = forum.members
  const { base, waitDays } = forum.parameters.care
  const a = whole[me + M.keyA]!
  const b = whole[me + M.keyB]!
  real[me + M.twinCareStart] = NEVER
  const horizon = forum.parameters.clock.days
  let day = whole[me + M.joined]! * forum.stepDays
  for (let candidate = 0; base > 0; candidate++) {
    day += (exponential(a, b, decision.care, 2 * candidate) * 365) / base
    if (day >= horizon) break
    const need = needOf(real[me + M.baseline]! + life(forum, me, day))
    if (uniform(a, b, decision.care, 2 * candidate + 1) < need) {
      real[me + M.twinCareStart] = day + waitDays
      break
    }
  }
  real[me + M.careStart] = real[me + M.twinCareStart]!
}

/** A member in the forum seeks care now, unless it was sought already. */
export function seekCare(forum: Forum, me: number): void {
  const { real } = forum.members
  const start = forum.now * forum.stepDays + forum.parameters.care.waitDays
  if (start >= real[me + M.careStart]!) return
  real[me + M.careStart] = start
  if (forum.beside !== undefined) shareCare(forum, forum.beside, me)
}

/** Distress, in sd, of the twin who never found the forum. */
export function twinDistress(forum: Forum, me: number, day: number): number {
  const { real } = forum.members
  return real[me + M.baseline]! + life(forum, me, day) + careEffect(forum, real[me + M.twinCareStart]!, day)
}

/** What the forum changed by care, in sd: the effect of the member's care less that of the twin's. */
export function careDifference(forum: Forum, me: number, day: number): number {
  const { real } = forum.members
  const start = real[me + M.careStart]!
  const twinStart = real[me + M.twinCareStart]!
  return start === twinStart ? 0 : careEffect(forum, start, day) - careEffect(forum, twinStart, day)
}

/** What of it was this forum's doing: all, or nothing where care was sought on the advice of another forum beside it. */
export function careByForum(forum: Forum, me: number, day: number): number {
  const { beside } = forum
  return beside === undefined || beside.caredFor.has(beside.personOf[me >> MEMBER_SHIFT]!) ? careDifference(forum, me, day) : 0
}
