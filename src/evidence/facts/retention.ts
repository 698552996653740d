/** Facts: who still writes, week by week after the first post. */
import type { Fact, FactDeclaration, FactDeclarations } from './declaring.js'
import { share } from './estimating.js'
import type { View } from './view.js'
import { DAY } from './window.js'

const WEEK = 7 * DAY

export const activeWeeks = [1, 2, 4, 8, 12, 26, 52] as const
export const surviveWeeks = [1, 4, 12, 26, 52] as const

type ActiveName = `activeWeek${(typeof activeWeeks)[number]}`
type SurviveName = `surviveWeek${(typeof surviveWeeks)[number]}`

const followed = (week: number) =>
  `among newcomers (first post after the burn-in) whose week ${week} ended before the end of the window.`

const active = (week: number): FactDeclaration => ({
  group: 'retention',
  unit: 'share',
  label: `writes in week ${week}`,
  meaning: `members who write in week ${week} after their first post`,
  definition: `Members with a post ${7 * week} to ${7 * week + 7} days after their first, ${followed(week)}`,
})

const survive = (week: number): FactDeclaration => ({
  group: 'retention',
  unit: 'share',
  label: `writes in week ${week} or later`,
  meaning: `members who still write ${week === 1 ? 'a week' : `${week} weeks`} after their first post`,
  definition: `Members with a post at least ${7 * week} days after their first, ${followed(week)} Later ones were followed less long, so part of those who will come back are not seen.`,
})

const each = <Week extends number, Prefix extends string, Value>(
  weeks: readonly Week[],
  prefix: Prefix,
  of: (week: Week) => Value,
) => Object.fromEntries(weeks.map((week) => [`${prefix}${week}`, of(week)])) as Record<`${Prefix}${Week}`, Value>

export const retentionDeclarations: Readonly<Record<ActiveName | SurviveName, FactDeclaration>> = {
  ...each(activeWeeks, 'activeWeek', active),
  ...each(surviveWeeks, 'surviveWeek', survive),
} satisfies FactDeclarations

/** For each of these weeks: of the newcomers followed so long, who wrote in it, and who in it or later. */
export function retentionIn(view: View, weeks: readonly number[]) {
  const { posts, firstPost, lastPost, settled, end } = view
  const known = weeks.map(() => 0)
  const wrote = weeks.map(() => 0)
  const survived = weeks.map(() => 0)
  const last = Math.max(...weeks)
  const placeOf = new Int32Array(last + 1).fill(-1)
  for (const [place, week] of weeks.entries()) placeOf[week] = place
  // Weeks that ended, for each member; and the week each was last counted for, as several posts in a week count once.
  const ended = new Int32Array(posts.members)
  const counted = new Int32Array(posts.members).fill(-1)
  for (let member = 0; member < posts.members; member++) {
    const first = posts.time[firstPost[member]!]!
    ended[member] = first < settled ? 0 : Math.floor((end - first) / WEEK)
    const lived = posts.time[lastPost[member]!]! - first
    weeks.forEach((week, place) => {
      if (ended[member]! <= week) return
      known[place]!++
      if (lived >= week * WEEK) survived[place]!++
    })
  }
  for (let post = 0; post < posts.length; post++) {
    const author = posts.member[post]!
    if (author < 0) continue
    const week = Math.floor((posts.time[post]! - posts.time[firstPost[author]!]!) / WEEK)
    const place = week <= last ? placeOf[week]! : -1
    if (place < 0 || counted[author] === week || ended[author]! <= week) continue
    counted[author] = week
    wrote[place]!++
  }
  return weeks.map((week, k) => ({ week, active: share(wrote[k]!, known[k]!), survive: share(survived[k]!, known[k]!) }))
}

export function retention(view: View): Record<ActiveName | SurviveName, Fact> {
  const rows = retentionIn(view, activeWeeks)
  const inWeek = (week: number) => rows.find((row) => row.week === week)!
  return {
    ...each(activeWeeks, 'activeWeek', (week) => inWeek(week).active),
    ...each(surviveWeeks, 'surviveWeek', (week) => inWeek(week).survive),
  }
}
