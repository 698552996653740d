/** After a visit a member stays, or leaves for good: recovered, hurt or disappointed. */
import type { Forum } from './forum.js'
import { waits } from './inbox.js'
import { decision, happens, uniform } from './luck.js'
import { M, reasons } from './records.js'
import { distressOfVisitor } from './visiting.js'

/** Hurt above which it is the reason for leaving. */
const HURT = 0.3

/** Decides, and says whether the visitor left. */
export function considerLeaving(forum: Forum): boolean {
  const { real } = forum.members
  const { me, a, b } = forum.visit
  const { leaving } = forum.parameters
  const belonging = real[me + M.belonging]!
  const meaning = real[me + M.meaning]!
  const hurt = real[me + M.hurt]!
  if (distressOfVisitor(forum) < leaving.recoveredBelow) {
    const chance = leaving.recovered * (1 - meaning) * (1 - belonging)
    if (uniform(a, b, decision.recovered, 0) < chance) return leave(forum, 'recovered')
  }
  const logit =
    leaving.base -
    leaving.belonging * belonging -
    leaving.meaning * meaning +
    leaving.hurt * hurt -
    (waits(forum, me) ? leaving.waiting : 0)
  if (!happens(logit, a, b, decision.leave, 0)) return false
  return leave(forum, hurt > HURT ? 'hurt' : 'disappointed')
}

function leave(forum: Forum, reason: (typeof reasons)[number]): true {
  const { whole } = forum.members
  const { me } = forum.visit
  whole[me + M.left] = forum.now
  whole[me + M.why] = reasons.indexOf(reason)
  return true
}
