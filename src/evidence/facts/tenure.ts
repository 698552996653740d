/** Facts: what members write as they go on, and what the whole forum writes as it goes on. */
import type { Fact, FactDeclarations, Facts } from './declaring.js'
import type { View } from './view.js'
import { DAY } from './window.js'

/** Least number of posts of those whose halves are compared. */
const MANY = 10
const MONTH = 30 * DAY

const REPLY = 'A reply is a post in a thread that another began.'
const FIRST = 'The first third, in which a forum may just have been founded, is left out.'

export const tenureDeclarations = {
  answeringShift: {
    group: 'roles',
    unit: 'share',
    label: 'more replies with tenure',
    meaning:
      'how much larger the share of replies to others is in the later half of what a member writes than in the earlier one',
    definition: `Mean over members with at least ${MANY} posts of the share of replies in the later half of their posts less that in the earlier half (a middle post belongs to neither), with the interval of a mean. ${REPLY}`,
  },
  mixDrift: {
    group: 'roles',
    unit: 'share',
    label: 'drift of the mix',
    meaning: 'how much larger the share of replies to others is in the last third of the time than in the third before',
    definition: `Share of replies among posts by known authors in the last third of the time after the burn-in less that in the middle third. ${FIRST} ${REPLY}`,
  },
  postsPerActiveMonth: {
    group: 'participation',
    unit: 'posts',
    label: 'posts per active month',
    meaning: 'mean number of posts in a month of those who write in it',
    definition:
      'Posts by known authors in whole months of 30 days after the burn-in, divided by the pairs of a member and such a month in which the member wrote.',
  },
  daysBetweenPosts: {
    group: 'participation',
    unit: 'days',
    label: 'days between posts',
    meaning: 'mean time between two posts of one member, one after the other',
    definition: 'From the first to the last post of each member, summed over members, divided by their posts after the first.',
  },
  growthBeyondMembers: {
    group: 'size',
    unit: '1',
    label: 'growth beyond members',
    meaning: 'by which factor posts grew more than newcomers did from the middle to the last third of the time',
    definition: `Posts by known authors in the last third of the time after the burn-in divided by those in the middle third, divided by the same ratio of members’ first posts. ${FIRST}`,
  },
} as const satisfies FactDeclarations

export function tenure(view: View): Facts<typeof tenureDeclarations> {
  const isReply = repliesOf(view)
  return {
    answeringShift: answeringShift(view, isReply),
    postsPerActiveMonth: postsPerActiveMonth(view),
    daysBetweenPosts: daysBetweenPosts(view),
    ...thirds(view, isReply),
  }
}

/** For each post 1 where it is in a thread that another began, 0 where it is not. */
function repliesOf({ posts, opening }: View): Uint8Array {
  const { length, member, thread, begun } = posts
  const isReply = new Uint8Array(length)
  for (let post = 0; post < length; post++) {
    const first = opening[thread[post]!]!
    if (begun[thread[post]!] === 0 || (first !== post && member[first] !== member[post])) isReply[post] = 1
  }
  return isReply
}

function answeringShift({ posts, written }: View, isReply: Uint8Array): Fact {
  const place = new Int32Array(written.length)
  const shifts = new Float64Array(written.length)
  for (let post = 0; post < posts.length; post++) {
    const author = posts.member[post]!
    if (author < 0) continue
    const at = place[author]!++
    const half = Math.floor(written[author]! / 2)
    if (isReply[post]) shifts[author]! += at < half ? -1 / half : at >= written[author]! - half ? 1 / half : 0
  }
  const compared = shifts.filter((_, member) => written[member]! >= MANY)
  const n = compared.length
  const value = compared.reduce((sum, shift) => sum + shift, 0) / n
  const half = 1.959964 * Math.sqrt(compared.reduce((sum, shift) => sum + (shift - value) ** 2, 0) / (n * (n - 1)))
  return { value, low: value - half, high: value + half, n }
}

function postsPerActiveMonth({ posts, written, settled, end }: View): Fact {
  const months = Math.floor((end - settled) / MONTH)
  // The month in which each member was last seen to write: posts come in the order of time.
  const latest = new Int32Array(written.length).fill(-1)
  let own = 0
  let active = 0
  for (let post = 0; post < posts.length; post++) {
    const author = posts.member[post]!
    const month = Math.floor((posts.time[post]! - settled) / MONTH)
    if (author < 0 || month < 0 || month >= months) continue
    own++
    if (latest[author] === month) continue
    latest[author] = month
    active++
  }
  return { value: own / active, n: active }
}

function daysBetweenPosts({ posts, written, firstPost, lastPost }: View): Fact {
  let days = 0
  let n = 0
  written.forEach((own, member) => {
    days += (posts.time[lastPost[member]!]! - posts.time[firstPost[member]!]!) / DAY
    n += own - 1
  })
  return { value: days / n, n }
}

function thirds({ posts, firstPost, settled, end }: View, isReply: Uint8Array) {
  const third = (end - settled) / 3
  const middle = { posts: 0, replies: 0, newcomers: 0 }
  const last = { posts: 0, replies: 0, newcomers: 0 }
  for (let post = 0; post < posts.length; post++) {
    const author = posts.member[post]!
    if (author < 0 || posts.time[post]! < settled + third) continue
    const here = posts.time[post]! < end - third ? middle : last
    here.posts++
    here.replies += isReply[post]!
    if (firstPost[author] === post) here.newcomers++
  }
  const n = middle.posts + last.posts
  return {
    mixDrift: { value: last.replies / last.posts - middle.replies / middle.posts, n },
    growthBeyondMembers: { value: last.posts / middle.posts / (last.newcomers / middle.newcomers), n },
  }
}
