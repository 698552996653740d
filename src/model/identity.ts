/** What anonymity gives, and what it takes. */
import { type Forum, towardOne } from './forum.js'
import { M } from './records.js'

/**
 * Safety, 0..1, of writing about oneself: 1 - exposure x (wished anonymity that the forum cannot give) - hurt / 2 + oversight,
 * kept within 0..1.
 */
export function safety(forum: Forum, me: number): number {
  const { real } = forum.members
  const { identity, moderation } = forum.parameters
  const missing = Math.max(0, real[me + M.anonymity]! - identity.protection)
  return Math.min(1, Math.max(0, 1 - identity.exposure * missing - 0.5 * real[me + M.hurt]! + moderation.oversight))
}

/**
 * Belonging by exchange with others: a share `part` of the gain, less the more of it needs recognition and the less the member can be
 * known again. This is the limiting side of anonymity: who is nobody in particular is answered, but hardly becomes one of them.
 */
export function gainBelonging(forum: Forum, me: number, part: number): void {
  const { real } = forum.members
  const { gain, recognition } = forum.parameters.belonging
  const known = 1 - recognition * (1 - real[me + M.recognisable]!)
  real[me + M.belonging] = towardOne(real[me + M.belonging]!, gain * part * known)
}
