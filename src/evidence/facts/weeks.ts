/** Facts: what a week is like. */
import type { FactDeclaration, FactDeclarations, Facts } from './declaring.js'
import { quantileOf } from './estimating.js'
import type { View } from './view.js'
import { DAY } from './window.js'

const declared = (unit: string, label: string, meaning: string, definition: string): FactDeclaration => ({
  group: 'weeks',
  unit,
  label,
  meaning,
  definition,
})

const WHOLE = 'Over the whole weeks of the window, counted from its beginning.'

export const weekDeclarations = {
  weeklyActiveMedian: declared('members', 'writers a week, median', 'members who write in a week', `Median. ${WHOLE}`),
  weeklyFirstMedian: declared(
    'members',
    'first posts a week, median',
    'members who write for the first time in the window',
    `Median. ${WHOLE} Burn-in does not matter here.`,
  ),
  weeklyPostsVariation: declared(
    '1',
    'variation of posts a week',
    'how unevenly posts fall on weeks',
    `Standard deviation (divisor n - 1) of the posts a week, divided by their mean. ${WHOLE}`,
  ),
} as const satisfies FactDeclarations

/** Posts by anyone, members who wrote, and members who wrote for the first time, in each whole week. */
export function weeksOf({ posts, firstPost, start, end }: View) {
  const weeks = Math.max(0, Math.floor((end - start) / (7 * DAY)))
  const written = new Int32Array(weeks)
  const active = new Int32Array(weeks)
  const first = new Int32Array(weeks)
  const seenIn = new Int32Array(posts.members).fill(-1)
  for (let post = 0; post < posts.length; post++) {
    const week = Math.floor((posts.time[post]! - start) / (7 * DAY))
    if (week >= weeks) break
    const author = posts.member[post]!
    written[week]!++
    if (author < 0) continue
    if (firstPost[author] === post) first[week]!++
    if (seenIn[author] === week) continue
    seenIn[author] = week
    active[week]!++
  }
  return { written, active, first }
}

export function weekFacts(view: View): Facts<typeof weekDeclarations> {
  const { written, active, first } = weeksOf(view)
  return {
    weeklyActiveMedian: quantileOf(active.sort(), 0.5),
    weeklyFirstMedian: quantileOf(first.sort(), 0.5),
    weeklyPostsVariation: { value: variation(written), n: written.length },
  }
}

function variation(values: Int32Array): number {
  const n = values.length
  const mean = values.reduce((a, b) => a + b, 0) / n
  return n < 2 ? Number.NaN : Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1)) / mean
}
