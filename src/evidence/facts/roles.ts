/** Facts: who asks and who answers. */
import type { Fact, FactDeclaration, FactDeclarations, Facts } from './declaring.js'
import { share } from './estimating.js'
import { starterOf, type View } from './view.js'

const declared = (label: string, meaning: string, definition: string): FactDeclaration => ({
  group: 'roles',
  unit: 'share',
  label,
  meaning,
  definition,
})

const REPLY = 'A reply to another is a post in a thread that somebody else began, or that began before the window.'

export const roleDeclarations = {
  bothRoles: declared(
    'give and take',
    'members who both begin threads and answer others',
    `Members with at least one thread and at least one reply to another, divided by members. ${REPLY}`,
  ),
  onlyStart: declared('only ask', 'members who begin threads and answer nobody else', `Divided by members. ${REPLY}`),
  onlyReply: declared('only answer', 'members who answer others and begin no thread', `Divided by members. ${REPLY}`),
  top1Replies: declared(
    'replies by top 1 %',
    'share of the replies to others written by those who write most of them',
    `The most active 1 %, rounded up, of those who ever replied to another. ${REPLY}`,
  ),
  top1FirstReplies: declared(
    'first replies by top 1 %',
    'share of the first replies to threads written by those who write most of them',
    'The most active 1 %, rounded up, of those who ever wrote the first reply by another to a thread, young threads included.',
  ),
} as const satisfies FactDeclarations

export function roles(view: View): Facts<typeof roleDeclarations> {
  const { posts, opening, firstReply } = view
  const started = new Int32Array(posts.members)
  const replied = new Int32Array(posts.members)
  const first = new Int32Array(posts.members)
  for (let post = 0; post < posts.length; post++) {
    const author = posts.member[post]!
    if (author < 0) continue
    const thread = posts.thread[post]!
    if (opening[thread] === post) started[author]!++
    else if (starterOf(view, thread) !== author) replied[author]!++
    if (firstReply[thread] === post) first[author]!++
  }
  const tally = { both: 0, start: 0, reply: 0 }
  for (let member = 0; member < posts.members; member++) {
    if (started[member]! > 0) tally[replied[member]! > 0 ? 'both' : 'start']++
    else if (replied[member]! > 0) tally.reply++
  }
  return {
    bothRoles: share(tally.both, posts.members),
    onlyStart: share(tally.start, posts.members),
    onlyReply: share(tally.reply, posts.members),
    top1Replies: byTopHundredth(replied),
    top1FirstReplies: byTopHundredth(first),
  }
}

/** Share of the sum held by the largest hundredth, rounded up, of those who have any. */
function byTopHundredth(counts: Int32Array): Fact {
  const sorted = counts.filter((own) => own > 0).sort()
  const n = sorted.length
  if (n === 0) return { value: Number.NaN, n }
  const top = sorted.subarray(n - Math.ceil(n / 100))
  const sum = (column: Int32Array): number => column.reduce((a, b) => a + b, 0)
  return { value: sum(top) / sum(sorted), n }
}
