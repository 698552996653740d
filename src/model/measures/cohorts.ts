/** Measures: what became of those who registered a while ago, as a trial or a follow-up of users would ask. */

import { twinDistress } from '../care.js'
import { belongingNow, distressNow } from '../daily.js'
import { correlation } from '../distribution.js'
import { log } from '../elementary.js'
import type { Forum } from '../forum.js'
import { life } from '../life.js'
import { M } from '../records.js'
import { type Declarations, forEachMember, type MeasureDeclaration, type Values } from './declaring.js'

/** How many days before the end those registered who are asked so many months after: two months of newcomers each. */
const joinedBefore = { 3: [60, 120], 6: [150, 210], 12: [335, 395] } as const
type Months = keyof typeof joinedBefore

const who = (months: Months): string =>
  `members who registered ${joinedBefore[months][0]} to ${joinedBefore[months][1]} days before the end of the run`

const effectAfter = (months: Months): MeasureDeclaration => ({
  unit: 'sd',
  label: `effect after ${months} months`,
  meaning: `distress of those who registered about ${months} months ago less that of their twins who never found the forum`,
  definition: `Mean over ${who(months)}, whether or not they came back, of distress less that of the twin, at the end of the run. Negative is better.`,
  aggregation: 'at the end',
  better: 'lower',
})

const visiting = (label: string, meaning: string, definition: string, unit: string): MeasureDeclaration => ({
  unit,
  label,
  meaning,
  definition: `${definition} Members who registered in the last ${ENOUGH} days of the run are left out.`,
  aggregation: unit === 'share' ? 'share' : 'mean',
})

/** Days after which hardly anybody who has come once only will come again. */
const ENOUGH = 90

export const cohortsDeclarations = {
  visitsPerMember: visiting(
    'visits per member',
    'mean number of visits of a member',
    'Visits, the first one included.',
    'visits',
  ),
  oneVisitShare: visiting('only one visit', 'registered members who come once only', 'Members with exactly one visit.', 'share'),
  effectAfter3Months: effectAfter(3),
  effectAfter6Months: effectAfter(6),
  effectAfter12Months: effectAfter(12),
  changeAfter3Months: {
    unit: 'sd',
    label: 'change in 3 months',
    meaning: 'distress of posters about 3 months after they registered less that on the day they did',
    definition: `Mean over ${who(3)} and posted, of distress at the end less baseline and life outside at registering.`,
    aggregation: 'mean',
    better: 'lower',
  },
  changeWithActivity: {
    unit: '1',
    label: 'change with activity, r',
    meaning: 'correlation of the change of distress in about 3 months with how much a poster wrote and was answered',
    definition: `Pearson correlation, over ${who(3)} and posted, of the change in changeAfter3Months with log(posts written + replies received). Negative: the more active improve more.`,
    aggregation: 'slope',
  },
  distressWithVisits: {
    unit: '1',
    label: 'distress with visits, r',
    meaning: 'correlation of distress about 12 months after registering with how often a member has come',
    definition: `Pearson correlation, over ${who(12)}, of distress at the end with log(visits).`,
    aggregation: 'slope',
  },
  belongingByGiving: {
    unit: '1',
    label: 'belonging by giving, r',
    meaning: 'how much more closely belonging goes with replies given than with replies received',
    definition:
      'Over posters with a visit in the last 28 days: Pearson correlation of belonging with log(1 + replies given), less that with log(1 + replies received).',
    aggregation: 'slope',
  },
} as const satisfies Declarations

/** What became of those who registered a while ago. */
export function cohorts(forum: Forum): Values<typeof cohortsDeclarations> {
  return { ...visits(forum), ...effects(forum), ...changes(forum), belongingByGiving: belongingByGiving(forum) }
}

function visits(forum: Forum) {
  const { whole } = forum.members
  let members = 0
  let sum = 0
  let once = 0
  forEachMember(forum, (me) => {
    if (daysIn(forum, me) < ENOUGH) return
    members++
    sum += whole[me + M.visits]!
    if (whole[me + M.visits] === 1) once++
  })
  return { visitsPerMember: sum / members, oneVisitShare: once / members }
}

function effects(forum: Forum) {
  const { whole } = forum.members
  const day = forum.now * forum.stepDays
  const sums = { 3: 0, 6: 0, 12: 0 }
  const counts = { 3: 0, 6: 0, 12: 0 }
  const distress: number[] = []
  const visits: number[] = []
  forEachMember(forum, (me) => {
    for (const months of [3, 6, 12] as const) {
      if (!joined(forum, me, months)) continue
      const own = distressNow(forum, me)
      sums[months] += own - twinDistress(forum, me, day)
      counts[months]++
      if (months !== 12) continue
      distress.push(own)
      visits.push(log(whole[me + M.visits]!))
    }
  })
  return {
    effectAfter3Months: sums[3] / counts[3],
    effectAfter6Months: sums[6] / counts[6],
    effectAfter12Months: sums[12] / counts[12],
    distressWithVisits: correlation(visits, distress),
  }
}

function changes(forum: Forum) {
  const { real, whole } = forum.members
  const change: number[] = []
  const activity: number[] = []
  forEachMember(forum, (me) => {
    if (!joined(forum, me, 3) || whole[me + M.posts] === 0) return
    // First the day of registering: a record keeps the turn of life it was asked for last, which is to be the present one.
    const before = real[me + M.baseline]! + life(forum, me, whole[me + M.joined]! * forum.stepDays)
    change.push(distressNow(forum, me) - before)
    activity.push(log(whole[me + M.posts]! + whole[me + M.received]!))
  })
  return {
    changeAfter3Months: change.reduce((sum, value) => sum + value, 0) / change.length,
    changeWithActivity: correlation(activity, change),
  }
}

function belongingByGiving(forum: Forum): number {
  const { whole } = forum.members
  const belonging: number[] = []
  const given: number[] = []
  const received: number[] = []
  forEachMember(forum, (me) => {
    if (whole[me + M.posts] === 0 || whole[me + M.lastVisit]! < forum.now - 28 * forum.stepsPerDay) return
    belonging.push(belongingNow(forum, me))
    given.push(log(1 + whole[me + M.replies]!))
    received.push(log(1 + whole[me + M.received]!))
  })
  return correlation(given, belonging) - correlation(received, belonging)
}

const daysIn = (forum: Forum, me: number): number => (forum.now - forum.members.whole[me + M.joined]!) * forum.stepDays

function joined(forum: Forum, me: number, months: Months): boolean {
  const [least, most] = joinedBefore[months]
  const days = daysIn(forum, me)
  return days >= least && days < most
}
