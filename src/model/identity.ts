/** What anonymity gives, and what it takes. */
import type { Forum } from './forum.js'
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
