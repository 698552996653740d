/** The order of events: of a step of the clock, and of a visit. Reading this file is reading the model. */
import { visitorsOf } from './agenda.js'
import { arrive } from './arriving.js'
import { browse } from './browsing.js'
import { discover } from './choosing.js'
import { closeDay } from './daily.js'
import type { Forum } from './forum.js'
import { readInbox } from './inbox.js'
import { considerLeaving } from './leaving.js'
import { considerOpening } from './opening.js'
import { workShift } from './professionals.js'
import { settle } from './sideBySide.js'
import { comeIn, planNextVisit } from './visiting.js'
import { gatherDay } from './whole.js'

/** One step of the clock. Removals of violations fall due by themselves: a violation carries the step up to which it stands. */
export function step(forum: Forum): void {
  forum.momentOfStep[forum.now] = forum.moment
  arrive(forum)
  meet(forum)
  forum.now++
  if (forum.now % forum.stepsPerDay === 0) closeDay(forum)
}

/** One step of the clock for forums side by side: people arrive once, in the whole, and join one of them; then each has its visitors. */
export function stepTogether(whole: Forum, forums: readonly Forum[]): void {
  for (const forum of forums) forum.momentOfStep[forum.now] = forum.moment
  arrive(whole)
  settle(whole, forums)
  for (const forum of forums) meet(forum)
  for (const forum of forums) forum.now++
  whole.now++
  if (whole.now % whole.stepsPerDay > 0) return
  gatherDay(whole, forums)
  for (const forum of forums) closeDay(forum)
  closeDay(whole)
}

/** What happens in a forum in a step: professionals answer, and members come. */
function meet(forum: Forum): void {
  workShift(forum)
  // Who comes once more in a long step comes after everyone else.
  while (forum.agenda[forum.now]! >= 0) {
    const visitors = visitorsOf(forum, forum.now)
    for (let k = 0; k < forum.visitorCount; k++) visit(forum, visitors[k]!)
  }
}

/** One visit of a member. */
function visit(forum: Forum, member: number): void {
  comeIn(forum, member)
  readInbox(forum)
  browse(forum)
  considerOpening(forum)
  if (forum.beside !== undefined) discover(forum, forum.beside)
  const left = considerLeaving(forum)
  if (!left) planNextVisit(forum)
}
