/** What a person who is in several forums carries from one to another: change of distress, load, care. */
import { noteVisitor } from './daily.js'
import { fadedNow } from './fading.js'
import type { Forum } from './forum.js'
import { M, MEMBER_SHIFT } from './records.js'
import type { Beside } from './sideBySide.js'

/** A visitor comes in: counted once for all forums, and with what was felt and carried in the others. */
export function comeInAsPerson(forum: Forum, beside: Beside): void {
  const { visit, now } = forum
  const { whole } = beside.whole.members
  const person = beside.personOf[visit.member]!
  const them = person << MEMBER_SHIFT
  whole[them + M.visits] = whole[them + M.visits]! + 1
  noteVisitor(beside.whole, person, whole[them + M.lastVisit]!)
  whole[them + M.lastVisit] = now
  visit.reliefElsewhere = reliefElsewhere(forum, visit.me)
  visit.loadElsewhere = 0
  for (const other of beside.forums) {
    const record = recordIn(other, person)
    if (other !== forum && record >= 0) visit.loadElsewhere += fadedNow(other, record, M.load, other.parameters.helping.loadDays)
  }
}

/** Change of distress, in sd, at the present step by all forums but this one; 0 where there is no other. */
export function reliefElsewhere(forum: Forum, me: number): number {
  const { beside } = forum
  if (beside === undefined) return 0
  const person = beside.personOf[me >> MEMBER_SHIFT]!
  let felt = 0
  for (const other of beside.forums) {
    const record = recordIn(other, person)
    if (other === forum || record < 0) continue
    felt += fadedNow(other, record, M.relief, other.parameters.support.reliefDays) + other.members.real[record + M.lasting]!
  }
  return felt
}

/** Care is sought once, wherever it was advised; it is the doing of the forum that advised it. */
export function shareCare(forum: Forum, beside: Beside, me: number): void {
  const person = beside.personOf[me >> MEMBER_SHIFT]!
  const start = forum.members.real[me + M.careStart]!
  beside.caredFor.add(person)
  beside.whole.members.real[(person << MEMBER_SHIFT) + M.careStart] = start
  for (const other of beside.forums) {
    const record = recordIn(other, person)
    if (record >= 0) other.members.real[record + M.careStart] = start
  }
}

/** Where a person's record begins in one of several forums; -1 where the person never joined it. */
export function recordIn(forum: Forum, person: number): number {
  const member = forum.beside?.memberOf[person] ?? -1
  return member < 0 ? -1 : member << MEMBER_SHIFT
}
