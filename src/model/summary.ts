/** The measures of a run, computed from the forum at its end; each is defined in measures.ts. */

import { careDifference, twinDistress } from './care.js'
import { belongingNow, distressNow, ledgerSum } from './daily.js'
import { gini, quantile, shareOfLargest, weightedSlope } from './distribution.js'
import type { Forum } from './forum.js'
import { sources } from './ledger.js'
import type { MeasureName } from './measures.js'
import { reciprocity } from './network.js'
import { WEEKS } from './posting.js'
import { M, MEMBER_SHIFT, reasons, T, THREAD_SHIFT } from './records.js'
import { robustness } from './robustness.js'

/** All measures of a forum at the end of its run. */
export function summarise(forum: Forum): Record<MeasureName, number> {
  return {
    ...counts(forum),
    ...writing(forum),
    ...answering(forum),
    ...returning(forum),
    ...wellBeing(forum),
    ...staying(forum),
    reciprocity: reciprocity(forum.ties),
    cohesionRobustness: robustness(forum.ties, forum.members.count),
  }
}

/** Calls `use` with the place of every member's record. */
function forEachMember({ members }: Forum, use: (me: number) => void): void {
  for (let member = 0; member < members.count; member++) use(member << MEMBER_SHIFT)
}

function counts(forum: Forum) {
  const { total, daily, members, parameters } = forum
  return {
    registered: members.count,
    threads: total.threads,
    posts: total.posts,
    postsPerDay: total.posts / parameters.clock.days,
    visits: total.visits,
    threadsRead: total.threadsRead,
    violations: total.violations,
    removals: daily.removals.reduce((a, b) => a + b, 0),
    wrongfulRemovals: total.wrongfulRemovals,
    professionalReplies: total.professionalReplies,
    referrals: total.referrals,
  }
}

/** Who writes how much. */
function writing(forum: Forum) {
  const { whole } = forum.members
  const written: number[] = []
  let bothRoles = 0
  forEachMember(forum, (me) => {
    if (whole[me + M.posts]! > 0) written.push(whole[me + M.posts]!)
    if (whole[me + M.threads]! > 0 && whole[me + M.replies]! > 0) bothRoles++
  })
  const sorted = Int32Array.from(written).sort()
  const posters = sorted.length
  const registered = forum.members.count
  const posts = sorted.reduce((a, b) => a + b, 0)
  const withAtLeast = (n: number): number => {
    let count = 0
    for (const own of sorted) if (own >= n) count++
    return count
  }
  const continued = (n: number): number => withAtLeast(n + 1) / withAtLeast(n)
  const one = Math.max(1, Math.round(registered / 100))
  const ten = Math.max(one, Math.round(registered / 10))
  const top = shareOfLargest(sorted, 0, one, posts)
  const next = shareOfLargest(sorted, one, ten - one, posts)
  return {
    everPosted: posters / registered,
    shareTop1: top,
    shareNext9: next,
    shareRest90: shareOfLargest(sorted, ten, registered - ten, posts),
    shareTop1Posters: shareOfLargest(sorted, 0, Math.max(1, Math.round(posters / 100)), posts),
    gini: gini(sorted),
    postsPerPoster: posts / posters,
    onePostShare: 1 - withAtLeast(2) / posters,
    continued1: continued(1),
    continued2: continued(2),
    continued5: continued(5),
    continued10: continued(10),
    leavingSlope: leavingSlope(forum),
    bothRoles: bothRoles / posters,
  }
}

/** How the hazard of never writing again falls with the number of posts written. */
function leavingSlope(forum: Forum): number {
  const most = 20
  const undecided = forum.now - 28 * forum.stepsPerDay
  const { whole } = forum.members
  const atRisk = new Float64Array(most + 1)
  const gone = new Float64Array(most + 1)
  forEachMember(forum, (me) => {
    const own = whole[me + M.posts]!
    const silent = whole[me + M.lastPost]! < undecided
    for (let n = 1; n <= Math.min(own, most); n++) if (n < own || silent) atRisk[n]!++
    if (own >= 1 && own <= most && silent) gone[own]!++
  })
  const points = []
  for (let n = 1; n <= most; n++) {
    if (gone[n]! > 0) points.push({ x: Math.log(n), y: Math.log(gone[n]! / atRisk[n]!), weight: atRisk[n]! })
  }
  return weightedSlope(points)
}

/** How threads are answered; those of the last week are too young to tell. */
function answering(forum: Forum) {
  const { threads, stepDays } = forum
  const youngest = forum.now - 7 * forum.stepsPerDay
  const sizes = new Int32Array(threads.count)
  const hours = new Float64Array(threads.count)
  let count = 0
  let answered = 0
  for (; count < threads.count; count++) {
    const begin = count << THREAD_SHIFT
    const opened = threads.whole[begin + T.opened]!
    if (opened >= youngest) break
    sizes[count] = threads.whole[begin + T.posts]!
    const first = threads.whole[begin + T.firstReply]!
    if (first >= 0) hours[answered++] = (first - opened) * stepDays * 24
  }
  const size = sizes.subarray(0, count).sort()
  const wait = hours.subarray(0, answered).sort()
  return {
    repliesMean: size.reduce((a, b) => a + b, 0) / count,
    repliesMedian: quantile(size, 0.5),
    replies90: quantile(size, 0.9),
    replies99: quantile(size, 0.99),
    unanswered: 1 - answered / count,
    firstReplyMedianHours: quantile(wait, 0.5),
    firstReply75Hours: quantile(wait, 0.75),
  }
}

/** Who writes again, and when. */
function returning(forum: Forum) {
  const { whole } = forum.members
  const { whole: field } = forum.threads
  const month = 30 * forum.stepsPerDay
  const newcomers = [0, 0]
  const again = [0, 0]
  const known = WEEKS.map(() => 0)
  const active = WEEKS.map(() => 0)
  forEachMember(forum, (me) => {
    const first = whole[me + M.firstPost]!
    if (first < 0) return
    WEEKS.forEach((week, k) => {
      if (first + 7 * (week + 1) * forum.stepsPerDay > forum.now) return
      known[k]!++
      if (whole[me + M.weeks]! & (1 << k)) active[k]!++
    })
    const thread = whole[me + M.firstThread]!
    if (thread < 0 || first > forum.now - month) return
    const answer = field[(thread << THREAD_SHIFT) + T.firstReply]!
    const answered = answer >= 0 && answer - first <= month ? 1 : 0
    newcomers[answered]!++
    if (whole[me + M.posts]! > 1) again[answered]!++
  })
  const share = (k: number): number => active[k]! / known[k]!
  return {
    againAnswered: again[1]! / newcomers[1]!,
    againUnanswered: again[0]! / newcomers[0]!,
    activeWeek1: share(0),
    activeWeek4: share(1),
    activeWeek12: share(2),
    activeWeek26: share(3),
    activeWeek52: share(4),
  }
}

/** What the forum did to distress, for whom and by what. */
function wellBeing(forum: Forum) {
  const { real, whole } = forum.members
  const day = forum.now * forum.stepDays
  const everyone = { count: 0, sum: 0 }
  const posters = { count: 0, sum: 0 }
  const lurkers = { count: 0, sum: 0 }
  const helpers = { count: 0, sum: 0 }
  const relief = sources.map(() => 0)
  let care = 0
  let distress = 0
  let twin = 0
  forEachMember(forum, (me) => {
    const effect = ledgerSum(forum, me)
    const posts = whole[me + M.posts]!
    for (const group of [everyone, posts > 0 ? posters : lurkers]) {
      group.count++
      group.sum += effect
    }
    if (whole[me + M.replies]! > 0) {
      helpers.count++
      helpers.sum += effect
    }
    distress += distressNow(forum, me)
    twin += twinDistress(forum, me, day)
    if (posts === 0) return
    for (let source = 0; source < sources.length; source++) relief[source]! += real[me + M.ledger + source]!
    care += careDifference(forum, me, day)
  })
  const perPoster = (source: number): number => relief[source]! / posters.count
  return {
    forumEffect: everyone.sum / everyone.count,
    forumEffectPosters: posters.sum / posters.count,
    forumEffectLurkers: lurkers.sum / lurkers.count,
    forumEffectHelpers: helpers.sum / helpers.count,
    reliefSupport: perPoster(0),
    reliefHelping: perPoster(1),
    reliefUniversality: perPoster(2),
    reliefContagion: perPoster(3),
    reliefHarm: perPoster(4),
    reliefSilence: perPoster(5),
    reliefCare: care / posters.count,
    meanDistress: distress / everyone.count,
    twinDistress: twin / everyone.count,
  }
}

/** Who is still there, who left and why, who sought care. */
function staying(forum: Forum) {
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
