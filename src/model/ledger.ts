/** What changes distress, and the record of it: every change has a source, and every source its sum. */
import type { Forum } from './forum.js'
import { M } from './records.js'

/** The sources of change, in the order of the fields of a member's ledger. */
export const sources = ['support', 'helping', 'universality', 'contagion', 'harm', 'silence'] as const

export const SUPPORT = 0
export const HELPING = 1
export const UNIVERSALITY = 2
export const CONTAGION = 3
export const HARM = 4
export const SILENCE = 5

/** Changes a member's distress, in sd, negative is better: a part fades with time, a part stays, the ledger keeps the whole. */
export function feel(forum: Forum, me: number, source: number, change: number): void {
  const { real } = forum.members
  const { lasting } = forum.parameters.support
  real[me + M.relief] = real[me + M.relief]! + (1 - lasting) * change
  real[me + M.lasting] = real[me + M.lasting]! + lasting * change
  real[me + M.ledger + source] = real[me + M.ledger + source]! + change
}
