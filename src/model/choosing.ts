/** Several forums side by side: learning of another one, and dividing one's visits between those one is in. */
import { exp, log } from './elementary.js'
import { recordIn } from './elsewhere.js'
import { fadedNow } from './fading.js'
import { type Forum, needOf } from './forum.js'
import { decision, uniform } from './luck.js'
import { M } from './records.js'
import type { Beside } from './sideBySide.js'
import { distressOfVisitor } from './visiting.js'

/** A visitor may learn of a forum not joined before, by a link or a tip, and joins it in the next step. */
export function discover(forum: Forum, beside: Beside): void {
  const { member, a, b } = forum.visit
  if (uniform(a, b, decision.discover, 0) >= forum.parameters.choosing.discovery) return
  const unknown = beside.forums.filter((other) => other.beside!.memberOf[beside.personOf[member]!]! < 0)
  const found = unknown[Math.floor(uniform(a, b, decision.discover, 1) * unknown.length)]
  found?.beside?.joining.push(beside.personOf[member]!)
}

/**
 * Factor, 0..1, on the rate of visits to this forum: its share among the forums that the visitor is in, to the power of `sharing`.
 * Shares are in proportion to exp(belonging x belonging + answered x answered - hurt x hurt + experts x need x share of replies by
 * professionals), all of them as they are now.
 */
export function shareOfVisits(forum: Forum, beside: Beside): number {
  const person = beside.personOf[forum.visit.member]!
  const need = needOf(distressOfVisitor(forum))
  let all = 0
  for (const other of beside.forums) {
    const record = recordIn(other, person)
    if (record >= 0 && other.members.whole[record + M.left]! < 0) all += pullOf(other, record, need)
  }
  return exp(forum.parameters.choosing.sharing * log(pullOf(forum, forum.visit.me, need) / all))
}

function pullOf(forum: Forum, me: number, need: number): number {
  const { choosing, belonging, answered, violations } = forum.parameters
  return exp(
    choosing.belonging * fadedNow(forum, me, M.belonging, belonging.days) +
      choosing.answered * fadedNow(forum, me, M.answered, answered.days) -
      choosing.hurt * fadedNow(forum, me, M.hurt, violations.hurtDays) +
      choosing.experts * need * shareOfProfessionals(forum),
  )
}

/** Share of the recent replies that professionals wrote; 0 where nobody replied. */
const shareOfProfessionals = ({ recentReplies, recentProfessionalReplies }: Forum): number =>
  recentProfessionalReplies === 0 ? 0 : recentProfessionalReplies / recentReplies
