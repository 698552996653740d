/** What anonymity gives, and what it takes. */
import { type Forum, towardOne } from './forum.js'
import { M } from './records.js'

/**
 * Safety, 0..1, of writing about oneself: 1 - exposure x (wished anonymity that the forum cannot give) - hurt / 2 + oversight,
 * kept within 0..1.
 */
export const safety = (forum: Forum, me: number): number =>
  safetyWith(forum, me, forum.parameters.identity.protection, forum.members.real[me + M.hurt]!)

/** The same under another protection, and for who is hurt otherwise. */
export function safetyWith(forum: Forum, me: number, protection: number, hurt: number): number {
  const { identity, moderation } = forum.parameters
  const missing = Math.max(0, forum.members.real[me + M.anonymity]! - protection)
  return Math.min(1, Math.max(0, 1 - identity.exposure * missing - 0.5 * hurt + moderation.oversight))
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
