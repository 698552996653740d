/** Measures: who writes how much. */
import { gini, shareOfLargest, weightedSlope } from '../distribution.js'
import { log } from '../elementary.js'
import type { Forum } from '../forum.js'
import { M } from '../records.js'
import { type Declarations, forEachMember, type MeasureDeclaration, type Values } from './declaring.js'

const continued = (n: number): MeasureDeclaration => ({
  unit: 'share',
  label: `write again after ${n}`,
  meaning: `posters with ${n} ${n === 1 ? 'post' : 'posts'} who write another`,
  definition: `Members with at least ${n + 1} posts divided by members with at least ${n}.`,
  aggregation: 'share',
  onLog: true,
})

const shareOfPosts = (label: string, who: string, population: string): MeasureDeclaration => ({
  unit: 'share',
  label,
  meaning: `share of all posts written by ${who}`,
  definition: `${population} are ranked by number of posts; the size of a group is rounded to the nearest whole member, at least one.`,
  aggregation: 'share',
  onLog: true,
})

export const writingDeclarations = {
  everPosted: {
    unit: 'share',
    label: 'ever posted',
    meaning: 'registered members who ever post',
    definition: 'Members with at least one post divided by registered members.',
    aggregation: 'share',
  },
  shareTop1: shareOfPosts('posts by top 1 %', 'the most active 1 % of registered members', 'Registered members'),
  shareNext9: shareOfPosts('posts by next 9 %', 'the next 9 % of registered members', 'Registered members'),
  shareRest90: shareOfPosts('posts by other 90 %', 'the other 90 % of registered members', 'Registered members'),
  shareTop1Posters: shareOfPosts('posts by top 1 % of posters', 'the most active 1 % of posters', 'Posters'),
  gini: {
    unit: '1',
    label: 'Gini of posts',
    meaning: 'inequality of posting among posters (0 equal, 1 one writes all)',
    definition: 'Gini coefficient of the number of posts over members with at least one.',
    aggregation: 'share',
    onLog: true,
  },
  postsPerPoster: {
    unit: 'posts',
    label: 'posts per poster',
    meaning: 'mean number of posts of those who ever post',
    definition: 'posts divided by members with at least one.',
    aggregation: 'mean',
    onLog: true,
  },
  onePostShare: {
    unit: 'share',
    label: 'only one post',
    meaning: 'posters who wrote exactly one post',
    definition: 'Members with exactly one post divided by members with at least one.',
    aggregation: 'share',
    onLog: true,
  },
  continued1: continued(1),
  continued2: continued(2),
  continued5: continued(5),
  continued10: continued(10),
  leavingSlope: {
    unit: '1',
    label: 'slope of the leaving hazard',
    meaning: 'how fast the chance of never writing again falls with the number of posts written',
    definition:
      'Least-squares slope of log(share of members with exactly n posts among those with at least n) on log n, n = 1, 2, ... 20, weighted by the number at risk, members whose last post fell in the last 28 days left out at their last n.',
    aggregation: 'slope',
    onLog: true,
  },
  bothRoles: {
    unit: 'share',
    label: 'give and take',
    meaning: 'posters who both open threads and answer others',
    definition: 'Members with at least one thread and at least one reply to another, divided by posters.',
    aggregation: 'share',
    onLog: true,
  },
} as const satisfies Declarations

/** Who writes how much. */
export function writing(forum: Forum): Values<typeof writingDeclarations> {
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
    if (gone[n]! > 0) points.push({ x: log(n), y: log(gone[n]! / atRisk[n]!), weight: atRisk[n]! })
  }
  return weightedSlope(points)
}
