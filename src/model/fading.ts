/** Everything a member carries fades in closed form over the time away, so that only those who come cost time. */
import { exp } from './elementary.js'
import type { Forum } from './forum.js'
import { M } from './records.js'

/** A field that fades with a time constant in days, at the present step. */
export const fadedNow = ({ members: { real, whole }, now, stepDays }: Forum, me: number, field: number, days: number): number =>
  real[me + field]! * exp((-(now - whole[me + M.caughtUp]!) * stepDays) / days)

/** Lets everything that fades fade up to the present step. */
export function catchUp(forum: Forum, me: number): void {
  const { real, whole } = forum.members
  const away = (forum.now - whole[me + M.caughtUp]!) * forum.stepDays
  if (away <= 0) return
  whole[me + M.caughtUp] = forum.now
  const { support, belonging, answered, meaning, violations, helping, bonds } = forum.parameters
  real[me + M.relief] = real[me + M.relief]! * exp(-away / support.reliefDays)
  real[me + M.belonging] = real[me + M.belonging]! * exp(-away / belonging.days)
  // Most members carry none of the rest, and an exponential is dear.
  if (real[me + M.answered] !== 0) real[me + M.answered] = real[me + M.answered]! * exp(-away / answered.days)
  if (real[me + M.meaning] !== 0) real[me + M.meaning] = real[me + M.meaning]! * exp(-away / meaning.days)
  if (real[me + M.hurt] !== 0) real[me + M.hurt] = real[me + M.hurt]! * exp(-away / violations.hurtDays)
  if (real[me + M.load] !== 0) real[me + M.load] = real[me + M.load]! * exp(-away / helping.loadDays)
  if (whole[me + M.bondPartner]! >= 0) {
    const left = exp(-away / bonds.days)
    for (let bond = me + M.bondStrength; bond < me + M.bondStrength + 4; bond++) real[bond] = real[bond]! * left
  }
}
