/** Measures: who is still there, who left and why, who sought care. */
import { belongingNow } from '../daily.js'
import type { Forum } from '../forum.js'
import { M, reasons } from '../records.js'
import { type Declarations, forEachMember, type MeasureDeclaration, total, type Values } from './declaring.js'

const left = (reason: string, what: string): MeasureDeclaration => ({
  unit: 'share',
  label: `left ${reason}`,
  meaning: `registered members who left for good, ${what}`,
  definition: `Members whose reason for leaving is "${reason}" divided by registered members. Not coming back before the end is drifting, not leaving.`,
  aggregation: 'share',
  better: reason === 'recovered' ? 'higher' : 'lower',
})

export const stayingDeclarations = {
  activeMembers: {
    unit: 'members',
    label: 'active members',
    meaning: 'members who visited lately',
    definition: 'Members with a visit in the last 7 days of the run, whether or not they left after it.',
    aggregation: 'at the end',
    better: 'higher',
    headline: true,
  },
  belonging: {
    unit: 'share',
    label: 'belonging',
    meaning: 'felt belonging of active members (0 none, 1 full)',
    definition: 'Mean over members with a visit in the last 7 days, at the end of the run, whether or not they left after it.',
    aggregation: 'at the end',
    better: 'higher',
    headline: true,
  },
  leftDisappointed: left('disappointed', 'with neither hurt nor recovery as the reason'),
  leftHurt: { ...left('hurt', 'hurt'), headline: true },
  leftRecovered: left('recovered', 'because they had recovered'),
  careSought: {
    ...total(
      'members',
      'sought care',
      'members who sought professional care',
      'Count of members who sought care after registering, by the end of the run.',
    ),
    better: 'higher',
    headline: true,
  },
} as const satisfies Declarations

/** Who is still there, who left and why, who sought care. */
export function staying(forum: Forum): Values<typeof stayingDeclarations> {
  const { real, whole } = forum.members
  const { waitDays } = forum.parameters.care
  const day = forum.now * forum.stepDays
  const left = reasons.map(() => 0)
  const weekAgo = forum.now - 7 * forum.stepsPerDay
  let careSought = 0
  let active = 0
  let belonging = 0
  forEachMember(forum, (me) => {
    if (whole[me + M.lastVisit]! >= weekAgo) {
      active++
      belonging += belongingNow(forum, me)
    }
    if (whole[me + M.left]! >= 0) left[whole[me + M.why]!]!++
    if (real[me + M.careStart]! - waitDays <= day) careSought++
  })
  const registered = forum.members.count
  return {
    activeMembers: active,
    belonging: belonging / active,
    leftDisappointed: left[0]! / registered,
    leftHurt: left[1]! / registered,
    leftRecovered: left[2]! / registered,
    careSought,
  }
}
