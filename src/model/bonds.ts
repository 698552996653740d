/** A member keeps four bonds to others; a new one replaces the weakest if it is stronger. */
import type { Forum } from './forum.js'
import { towardOne } from './forum.js'
import { M } from './records.js'

/** Strength, 0..1, of the bond to `partner`; 0 where there is none. */
export function bondTo(forum: Forum, me: number, partner: number): number {
  const { real, whole } = forum.members
  for (let k = 0; k < 4; k++) if (whole[me + M.bondPartner + k] === partner) return real[me + M.bondStrength + k]!
  return 0
}

/** Strengthens the bond to `partner` by a share `gain` of what is missing to a full one. */
export function bind(forum: Forum, me: number, partner: number, gain: number): void {
  const { real, whole } = forum.members
  let weakest = 0
  for (let k = 0; k < 4; k++) {
    if (whole[me + M.bondPartner + k] === partner) {
      real[me + M.bondStrength + k] = towardOne(real[me + M.bondStrength + k]!, gain)
      return
    }
    if (real[me + M.bondStrength + k]! < real[me + M.bondStrength + weakest]!) weakest = k
  }
  if (gain > real[me + M.bondStrength + weakest]!) {
    whole[me + M.bondPartner + weakest] = partner
    real[me + M.bondStrength + weakest] = gain
  }
}
