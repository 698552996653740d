/** Facts: how long members write. */
import type { FactDeclaration, FactDeclarations, Facts } from './declaring.js'
import { quantileOf } from './estimating.js'
import type { View } from './view.js'
import { DAY } from './window.js'

const lifetime = (p: string, whose: 'all' | 'with two posts or more'): FactDeclaration => ({
  group: 'lifetimes',
  unit: 'days',
  label: `lifetime, ${p}${whose === 'all' ? '' : ', two posts or more'}`,
  meaning: `time from a member's first post to the last, ${p}, ${whose === 'all' ? 'all members' : 'members with two posts or more'}`,
  definition: `Quantile of type 7 over ${whose === 'all' ? 'all members; those with one post have 0' : 'members with at least two posts'}. Neither beginnings before the window nor posts after it are seen.`,
})

export const lifetimeDeclarations = {
  lifetimeMedianDays: lifetime('median', 'all'),
  lifetime75Days: lifetime('75 %', 'all'),
  lifetime90Days: lifetime('90 %', 'all'),
  lifetimeMedianDaysTwo: lifetime('median', 'with two posts or more'),
  lifetime75DaysTwo: lifetime('75 %', 'with two posts or more'),
  lifetime90DaysTwo: lifetime('90 %', 'with two posts or more'),
} as const satisfies FactDeclarations

export function lifetimes({ posts, written, firstPost, lastPost }: View): Facts<typeof lifetimeDeclarations> {
  const all = Float64Array.from(written, (_, member) => (posts.time[lastPost[member]!]! - posts.time[firstPost[member]!]!) / DAY)
  const several = all.filter((_, member) => written[member]! > 1).sort()
  all.sort()
  return {
    lifetimeMedianDays: quantileOf(all, 0.5),
    lifetime75Days: quantileOf(all, 0.75),
    lifetime90Days: quantileOf(all, 0.9),
    lifetimeMedianDaysTwo: quantileOf(several, 0.5),
    lifetime75DaysTwo: quantileOf(several, 0.75),
    lifetime90DaysTwo: quantileOf(several, 0.9),
  }
}
