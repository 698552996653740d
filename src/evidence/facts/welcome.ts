/** Facts: how the first post of a newcomer is received, and who comes back after it. */
import type { Fact, FactDeclaration, FactDeclarations, Facts } from './declaring.js'
import { share } from './estimating.js'
import type { View } from './view.js'
import { DAY } from './window.js'

/** A reply within so many days counts, and posts after them up to the last of `BACK` count as coming back. */
const REPLIED = 7
const BACK = 67
const SOON = 0.5

const WHO = 'Newcomers (first post after the burn-in) whose first post began a thread'
const LANDMARK = `${WHO} at least ${BACK} days before the end; replies are posts by other known or unknown authors in it within ${REPLIED} days, coming back is any post on day ${REPLIED} to ${BACK}.`

const back = (label: string, which: string): FactDeclaration => ({
  group: 'newcomers',
  unit: 'share',
  label,
  meaning: `newcomers whose first thread ${which} and who write again a week to two months later`,
  definition: `Of those whose first thread ${which}. ${LANDMARK}`,
})

export const welcomeDeclarations = {
  firstPostsAnswered: {
    group: 'newcomers',
    unit: 'share',
    label: "newcomers' threads answered",
    meaning: 'first posts of newcomers, where they begin a thread, that somebody answers',
    definition: `${WHO} at least ${BACK} days before the end: those with a post by another in it within 30 days.`,
  },
  firstPostsReplies: {
    group: 'newcomers',
    unit: 'posts',
    label: "newcomers' threads: replies, mode",
    meaning: 'the most common number of posts after the first in the first thread of a newcomer',
    definition: `${WHO} at least ${BACK} days before the end: mode of the number of posts after the first, by anyone; the smallest of several modes.`,
  },
  backAfterOne: back('back after one reply', 'got exactly one reply'),
  backAfterMore: back('back after more replies', 'got two replies or more'),
  backAfterSoon: back('back after a reply within 12 h', `got its first reply within ${24 * SOON} hours`),
  backAfterLate: back('back after a later reply', `got its first reply later than after ${24 * SOON} hours`),
} as const satisfies FactDeclarations

/** What became of the first thread of a newcomer. */
interface Welcome {
  readonly author: number
  readonly begun: number
  posts: number
  answered: boolean
  /** Within the days of `REPLIED`. */
  replies: number
  /** Days to the first of them. */
  first: number
  back: boolean
}

export function welcome(view: View): Facts<typeof welcomeDeclarations> {
  const welcomes = welcomesOf(view)
  const comingBack = (which: (one: Welcome) => boolean): Fact => {
    const those = welcomes.filter(which)
    return share(those.filter(({ back }) => back).length, those.length)
  }
  return {
    firstPostsAnswered: share(welcomes.filter(({ answered }) => answered).length, welcomes.length),
    firstPostsReplies: { value: mode(welcomes.map(({ posts }) => posts)), n: welcomes.length },
    backAfterOne: comingBack(({ replies }) => replies === 1),
    backAfterMore: comingBack(({ replies }) => replies > 1),
    backAfterSoon: comingBack(({ first }) => first <= SOON),
    backAfterLate: comingBack(({ first }) => first > SOON && first <= REPLIED),
  }
}

function welcomesOf({ posts, firstPost, opening, settled, end }: View): Welcome[] {
  const { member, thread, time } = posts
  const byThread = new Map<number, Welcome>()
  const byAuthor = new Map<number, Welcome>()
  firstPost.forEach((post, author) => {
    const begun = time[post]!
    const own = thread[post]!
    if (begun < settled || begun > end - BACK * DAY || opening[own] !== post || posts.begun[own] === 0) return
    const one = { author, begun, posts: 0, answered: false, replies: 0, first: Number.NaN, back: false }
    byThread.set(own, one)
    byAuthor.set(author, one)
  })
  for (let post = 0; post < posts.length; post++) {
    const days = (one: Welcome): number => (time[post]! - one.begun) / DAY
    const returning = byAuthor.get(member[post]!)
    if (returning && days(returning) >= REPLIED && days(returning) <= BACK) returning.back = true
    const here = byThread.get(thread[post]!)
    if (!here || opening[thread[post]!] === post) continue
    here.posts++
    if (member[post] === here.author) continue
    if (days(here) <= 30) here.answered = true
    if (days(here) > REPLIED) continue
    if (here.replies++ === 0) here.first = days(here)
  }
  return [...byThread.values()]
}

/** The most common of whole numbers >= 0, the smallest of several; NaN of none. */
function mode(numbers: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1)
  const most = Math.max(0, ...counts.values())
  return most === 0 ? Number.NaN : Math.min(...[...counts].filter(([, count]) => count === most).map(([number]) => number))
}
