/**
 * What is reported of a run: every measure once, with its unit, meaning and exact definition. The columns of the results,
 * the dictionary, the tables and the labels of the charts are derived from this file. How each is computed stands in
 * summary.ts (at the end of a run) and daily.ts (day by day).
 */

/** How a value comes about within one run. Over replicates every measure is summarised by its mean and a 95 % interval. */
export type Aggregation = 'total' | 'at the end' | 'mean' | 'share' | 'quantile' | 'slope' | 'difference'

export interface MeasureDeclaration {
  readonly unit: string
  /** A few words for tables and axes. */
  readonly label: string
  readonly meaning: string
  readonly definition: string
  readonly aggregation: Aggregation
  /** Which direction is the better one for the members, where there is one. */
  readonly better?: 'higher' | 'lower'
  /** One of the few measures shown first. */
  readonly headline?: true
  /** True where the same definition can be computed from a real forum's post log. */
  readonly onLog?: true
}

const FAR = 'Threads begun in the last 7 days are left out.'
const NET = 'Sum over the whole run of the ledger of each member, fading ignored; negative is better.'

const relief = (source: string, what: string): MeasureDeclaration => ({
  unit: 'sd',
  label: `relief: ${source}`,
  meaning: `change of distress by ${what}, per poster`,
  definition: `Mean over members who ever posted of the ledger's entry "${source}". ${NET}`,
  aggregation: 'mean',
  better: 'lower',
})

const continued = (n: number): MeasureDeclaration => ({
  unit: 'share',
  label: `write again after ${n}`,
  meaning: `posters with ${n} ${n === 1 ? 'post' : 'posts'} who write another`,
  definition: `Members with at least ${n + 1} posts divided by members with at least ${n}.`,
  aggregation: 'share',
  onLog: true,
})

const activeInWeek = (week: number): MeasureDeclaration => ({
  unit: 'share',
  label: `writes in week ${week}`,
  meaning: `posters who write in week ${week} after their first post`,
  definition: `Posters with a post ${7 * week} to ${7 * week + 7} days after their first, among those whose week ended before the end of the run.`,
  aggregation: 'share',
  onLog: true,
})

const total = (unit: string, label: string, meaning: string, definition: string): MeasureDeclaration => ({
  unit,
  label,
  meaning,
  definition,
  aggregation: 'total',
})

const shareOfPosts = (label: string, who: string, population: string): MeasureDeclaration => ({
  unit: 'share',
  label,
  meaning: `share of all posts written by ${who}`,
  definition: `${population} are ranked by number of posts; the size of a group is rounded to the nearest whole member, at least one.`,
  aggregation: 'share',
  onLog: true,
})

const left = (reason: string, what: string): MeasureDeclaration => ({
  unit: 'share',
  label: `left ${reason}`,
  meaning: `registered members who left for good, ${what}`,
  definition: `Members whose reason for leaving is "${reason}" divided by registered members. Not coming back before the end is drifting, not leaving.`,
  aggregation: 'share',
  better: reason === 'recovered' ? 'higher' : 'lower',
})

export const measures = {
  registered: total('members', 'registered', 'people who ever registered', 'Count at the end of the run.'),
  activeMembers: {
    unit: 'members',
    label: 'active members',
    meaning: 'members who visited lately',
    definition: 'Members with a visit in the last 7 days of the run, whether or not they left after it.',
    aggregation: 'at the end',
    better: 'higher',
    headline: true,
  },
  threads: {
    ...total('threads', 'threads', 'threads opened by members', 'Count over the run, removed ones included.'),
    onLog: true,
  },
  posts: {
    ...total(
      'posts',
      'posts',
      'posts written by members',
      'Threads, replies, thanks and violations; professional replies are not counted.',
    ),
    onLog: true,
  },
  postsPerDay: {
    unit: 'posts/day',
    label: 'posts per day',
    meaning: 'posts written by members, per day',
    definition: 'posts divided by the days of the run.',
    aggregation: 'mean',
    headline: true,
    onLog: true,
  },
  visits: total('visits', 'visits', 'visits to the forum', 'Count over the run.'),
  threadsRead: total(
    'threads',
    'threads read',
    'threads opened by visitors',
    'Count over the run; a thread read in two visits counts twice.',
  ),
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
  repliesMean: {
    unit: 'posts',
    label: 'replies per thread',
    meaning: 'mean number of posts after the first in a thread',
    definition: `All posts after the first by anyone, the opener's own and those of professionals included. ${FAR}`,
    aggregation: 'mean',
    onLog: true,
  },
  repliesMedian: {
    unit: 'posts',
    label: 'replies, median',
    meaning: 'median number of posts after the first in a thread',
    definition: `Median (quantile type 7) over threads. ${FAR}`,
    aggregation: 'quantile',
    onLog: true,
  },
  replies90: {
    unit: 'posts',
    label: 'replies, 90 %',
    meaning: 'number of posts after the first that nine threads in ten do not exceed',
    definition: `90 % quantile (type 7) over threads. ${FAR}`,
    aggregation: 'quantile',
    onLog: true,
  },
  replies99: {
    unit: 'posts',
    label: 'replies, 99 %',
    meaning: 'number of posts after the first that 99 threads in 100 do not exceed',
    definition: `99 % quantile (type 7) over threads. ${FAR}`,
    aggregation: 'quantile',
    onLog: true,
  },
  unanswered: {
    unit: 'share',
    label: 'threads without reply',
    meaning: 'threads that nobody else answered',
    definition: `Threads without a reply by another member or a professional. ${FAR}`,
    aggregation: 'share',
    better: 'lower',
    headline: true,
    onLog: true,
  },
  firstReplyMedianHours: {
    unit: 'h',
    label: 'first reply, median',
    meaning: 'time from a thread to its first reply, median over answered threads',
    definition: `Median over threads with a reply by another. ${FAR}`,
    aggregation: 'quantile',
    better: 'lower',
    onLog: true,
  },
  firstReply75Hours: {
    unit: 'h',
    label: 'first reply, 75 %',
    meaning: 'time from a thread to its first reply, 75 % quantile over answered threads',
    definition: `75 % quantile (type 7) over threads with a reply by another. ${FAR}`,
    aggregation: 'quantile',
    better: 'lower',
    onLog: true,
  },
  againAnswered: {
    unit: 'share',
    label: 'again, if answered',
    meaning: 'newcomers whose opening post was answered and who write again',
    definition:
      'Members whose first post opened a thread, at least 30 days before the end, answered within 30 days: share who wrote another post, anywhere.',
    aggregation: 'share',
    onLog: true,
  },
  againUnanswered: {
    unit: 'share',
    label: 'again, if not answered',
    meaning: 'newcomers whose opening post was not answered and who write again',
    definition: 'As againAnswered, for threads that were not answered within 30 days.',
    aggregation: 'share',
    onLog: true,
  },
  activeWeek1: activeInWeek(1),
  activeWeek4: activeInWeek(4),
  activeWeek12: activeInWeek(12),
  activeWeek26: activeInWeek(26),
  activeWeek52: activeInWeek(52),
  reciprocity: {
    unit: 'share',
    label: 'reciprocity',
    meaning: 'ties between members that go both ways (structure)',
    definition:
      'Every post after the first of a thread is a tie from its author to the author of the post before it, where they differ: share of distinct ties whose reverse exists. Beyond 100 000 pairs, a sample of the pairs chosen by hash.',
    aggregation: 'share',
    better: 'higher',
    headline: true,
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
  forumEffect: {
    unit: 'sd',
    label: 'forum effect',
    meaning: 'what the forum did to the distress of everyone who ever registered',
    definition: `Mean over all registered members. ${NET}`,
    aggregation: 'mean',
    better: 'lower',
    headline: true,
  },
  forumEffectPosters: {
    unit: 'sd',
    label: 'forum effect on posters',
    meaning: 'what the forum did to the distress of those who ever posted',
    definition: `Mean over members with at least one post. ${NET}`,
    aggregation: 'mean',
    better: 'lower',
    headline: true,
  },
  forumEffectLurkers: {
    unit: 'sd',
    label: 'forum effect on lurkers',
    meaning: 'what the forum did to the distress of those who never posted',
    definition: `Mean over members without a post. ${NET}`,
    aggregation: 'mean',
    better: 'lower',
  },
  forumEffectHelpers: {
    unit: 'sd',
    label: 'forum effect on helpers',
    meaning: 'what the forum did to the distress of those who ever answered another',
    definition: `Mean over members with at least one reply to another. ${NET}`,
    aggregation: 'mean',
    better: 'lower',
  },
  reliefSupport: relief('support', 'the replies received'),
  reliefHelping: relief('helping', 'having helped others'),
  reliefUniversality: relief('universality', "reading one's own story"),
  reliefContagion: relief('contagion', "catching others' distress"),
  reliefHarm: relief('harm', 'violations and wrongful removals'),
  reliefSilence: relief('silence', 'threads that nobody answered'),
  reliefCare: {
    ...relief('care', 'care begun sooner than without the forum'),
    definition:
      'Mean over members who ever posted of the difference, at the end of the run, between the effect of their care and that of the twin who never found the forum.',
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
  meanDistress: {
    unit: 'sd',
    label: 'mean distress',
    meaning: 'distress of everyone who ever registered',
    definition: 'Mean over all registered members at the end of the run, those who left included.',
    aggregation: 'at the end',
    better: 'lower',
    headline: true,
  },
  twinDistress: {
    unit: 'sd',
    label: 'distress of the twins',
    meaning: 'distress the same people would have had without the forum',
    definition: 'Mean over all registered members at the end of the run of baseline, life outside and own care.',
    aggregation: 'at the end',
  },
  leftDisappointed: left('disappointed', 'with neither hurt nor recovery as the reason'),
  leftHurt: { ...left('hurt', 'hurt'), headline: true },
  leftRecovered: left('recovered', 'because they had recovered'),
  violations: { ...total('posts', 'violations', 'replies that violate', 'Count over the run.'), better: 'lower' },
  removals: total(
    'posts',
    'removals',
    'violations removed by moderators',
    'Count of removals carried out before the end of the run.',
  ),
  wrongfulRemovals: {
    ...total('threads', 'wrongful removals', 'honest threads removed', 'Count over the run.'),
    better: 'lower',
  },
  professionalReplies: total('posts', 'professional replies', 'replies written by professionals', 'Count over the run.'),
  referrals: total(
    'replies',
    'referrals',
    'replies that advise professional care',
    'Count over the run, by peers and by professionals.',
  ),
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
  cohesionRobustness: {
    unit: 'share',
    label: 'robustness',
    meaning: 'how much of the reply network holds together without its busiest members',
    definition:
      'Largest component of the undirected network of replies of the last 30 days after its top 1 % by number of partners (at least one) is taken out, divided by the largest component before.',
    aggregation: 'share',
    better: 'higher',
  },
} as const satisfies Record<string, MeasureDeclaration>

export type MeasureName = keyof typeof measures

export const measureNames = Object.keys(measures) as MeasureName[]

/** The measures shown first, in the order of the table above. */
export const headlineMeasures: readonly MeasureName[] = measureNames.filter((name) => 'headline' in measures[name])

export interface DailyDeclaration {
  readonly unit: string
  readonly label: string
  readonly meaning: string
  /** How days combine into longer spans. */
  readonly over: 'sum' | 'mean' | 'last'
}

const daily = (unit: string, label: string, meaning: string, over: DailyDeclaration['over']): DailyDeclaration => ({
  unit,
  label,
  meaning,
  over,
})

/** The series kept for every day of a run. */
export const dailyMeasures = {
  registered: daily('members', 'registered', 'people registered so far, at the end of the day', 'last'),
  activeMembers: daily('members', 'active members', 'members with a visit in the last 7 days, at the end of the day', 'last'),
  visits: daily('visits', 'visits', 'visits of the day', 'sum'),
  threads: daily('threads', 'threads', 'threads opened on the day', 'sum'),
  replies: daily('posts', 'replies', 'replies to others written by members on the day', 'sum'),
  posts: daily('posts', 'posts', 'all posts written by members on the day', 'sum'),
  violations: daily('posts', 'violations', 'violations written on the day', 'sum'),
  removals: daily('posts', 'removals', 'violations removed on the day', 'sum'),
  professionalReplies: daily('posts', 'professional replies', 'replies written by professionals on the day', 'sum'),
  meanDistress: daily(
    'sd',
    'distress of active members',
    'mean distress of members active in the last 7 days, at the end of the day (of a sample of 1000 to 2000 where there are more)',
    'mean',
  ),
  twinDistress: daily('sd', 'distress of their twins', 'the same for the twins who never found the forum', 'mean'),
  forumEffect: daily(
    'sd',
    'forum effect',
    'mean sum of the ledger of members active in the last 7 days, at the end of the day',
    'mean',
  ),
  belonging: daily('share', 'belonging', 'mean belonging of members active in the last 7 days, at the end of the day', 'mean'),
  answeredWithinDay: daily('share', 'answered within 24 h', 'threads opened the day before that had a reply within 24 h', 'mean'),
  newcomersAnswered: daily(
    'share',
    "newcomers' threads answered",
    "the same for threads that were their opener's first post",
    'mean',
  ),
} as const satisfies Record<string, DailyDeclaration>

export type DailyName = keyof typeof dailyMeasures

export const dailyNames = Object.keys(dailyMeasures) as DailyName[]
