/** What is recorded at the end of every day: each series once, with its unit and meaning; daily.ts computes them. */

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
    'relief felt',
    'all changes of distress by the forum so far, added up, mean over members active in the last 7 days',
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
