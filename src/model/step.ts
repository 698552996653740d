/** The order of events: of a step of the clock, and of a visit. Reading this file is reading the model. */
import { visitorsOf } from './agenda.js'
import { arrive } from './arriving.js'
import { browse } from './browsing.js'
import { closeDay } from './daily.js'
import type { Forum } from './forum.js'
import { readInbox } from './inbox.js'
import { considerLeaving } from './leaving.js'
import { considerOpening } from './opening.js'
import { workShift } from './professionals.js'
import { comeIn, planNextVisit } from './visiting.js'

/** One step of the clock. Removals of violations fall due by themselves: a violation carries the step up to which it stands. */
export function step(forum: Forum): void {
  forum.momentOfStep[forum.now] = forum.moment
  arrive(forum)
  workShift(forum)
  // Who comes once more in a long step comes after everyone else.
  while (forum.agenda[forum.now]! >= 0) {
    const visitors = visitorsOf(forum, forum.now)
    for (let k = 0; k < forum.visitorCount; k++) visit(forum, visitors[k]!)
  }
  forum.now++
  if (forum.now % forum.stepsPerDay === 0) closeDay(forum)
}

/** One visit of a member. */
function visit(forum: Forum, member: number): void {
  comeIn(forum, member)
  readInbox(forum)
  browse(forum)
  considerOpening(forum)
  const left = considerLeaving(forum)
  if (!left) planNextVisit(forum)
}
