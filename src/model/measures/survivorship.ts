/** Measures: how the picture of those who still write differs from everyone's (M13). */
import { belongingNow, ledgerSum } from '../daily.js'
import type { Forum } from '../forum.js'
import { M } from '../records.js'
import { type Declarations, forEachMember, type Values } from './declaring.js'

/** Whom the interview study could have asked: who had written within so many days, three months. */
export const ELIGIBLE_DAYS = 90
/** Relief felt, in sd, from which a member would say that the forum helped: what is called a small effect, an assumption. */
export const HELPED = 0.2

const ELIGIBLE = `members with a post in the last ${ELIGIBLE_DAYS} days of the run, whether or not they left since`

export const survivorshipDeclarations = {
  eligible: {
    unit: 'members',
    label: 'eligible for an interview',
    meaning: `members who wrote in the last ${ELIGIBLE_DAYS} days, as the interview study asked of those it wrote to`,
    definition: `Count of ${ELIGIBLE}.`,
    aggregation: 'at the end',
  },
  helpedEligible: {
    unit: 'share',
    label: 'helped, of those who still write',
    meaning: `those who wrote in the last ${ELIGIBLE_DAYS} days whom the forum helped`,
    definition: `Of ${ELIGIBLE}: share whose ledger, the difference made by care included, adds up to -${HELPED} sd or less.`,
    aggregation: 'share',
    better: 'higher',
  },
  helpedEver: {
    unit: 'share',
    label: 'helped, of all who ever joined',
    meaning: 'those who ever registered whom the forum helped',
    definition: `Of all registered members: share whose ledger, the difference made by care included, adds up to -${HELPED} sd or less.`,
    aggregation: 'share',
    better: 'higher',
  },
  survivorship: {
    unit: 'share',
    label: 'survivorship: helped',
    meaning: 'how much larger the share of those helped looks when only those who still write are asked',
    definition: 'helpedEligible less helpedEver; 0 where those who still write are like everyone.',
    aggregation: 'difference',
  },
  survivorshipBelonging: {
    unit: 'share',
    label: 'survivorship: belonging',
    meaning: 'how much stronger belonging looks when only those who still write are asked',
    definition: `Mean belonging, at the end of the run, of ${ELIGIBLE}, less that of all registered members.`,
    aggregation: 'difference',
  },
} as const satisfies Declarations

/** How the picture of those who still write differs from everyone's. */
export function survivorship(forum: Forum): Values<typeof survivorshipDeclarations> {
  const { whole } = forum.members
  const since = forum.now - ELIGIBLE_DAYS * forum.stepsPerDay
  const eligible = { count: 0, helped: 0, belonging: 0 }
  const everyone = { count: 0, helped: 0, belonging: 0 }
  forEachMember(forum, (me) => {
    const helped = ledgerSum(forum, me) <= -HELPED ? 1 : 0
    const belonging = belongingNow(forum, me)
    const writes = whole[me + M.posts]! > 0 && whole[me + M.lastPost]! >= since
    for (const group of writes ? [everyone, eligible] : [everyone]) {
      group.count++
      group.helped += helped
      group.belonging += belonging
    }
  })
  const helpedEligible = eligible.helped / eligible.count
  const helpedEver = everyone.helped / everyone.count
  return {
    eligible: eligible.count,
    helpedEligible,
    helpedEver,
    survivorship: helpedEligible - helpedEver,
    survivorshipBelonging: eligible.belonging / eligible.count - everyone.belonging / everyone.count,
  }
}
