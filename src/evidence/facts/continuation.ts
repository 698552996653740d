/** Facts: who writes on after the n-th post. */
import { type FactDeclaration, type FactDeclarations, type Facts, share } from './declaring.js'
import type { View } from './view.js'
import { DAY } from './window.js'

/** Nobody is asked about who came so late that they had hardly time to go on. */
const FOLLOWED = 60

const continued = (n: number): FactDeclaration => ({
  group: 'continuation',
  unit: 'share',
  label: `write again after ${n}`,
  meaning: `members with ${n} ${n === 1 ? 'post' : 'posts'} who write another`,
  definition: `Newcomers (first post after the burn-in) whose first post lies at least ${FOLLOWED} days before the end: those with at least ${n + 1} posts divided by those with at least ${n}. Like the measure continued${n} of the model, which takes everyone up to the end.`,
})

export const continuationDeclarations = {
  continued1: continued(1),
  continued2: continued(2),
  continued5: continued(5),
  continued10: continued(10),
} as const satisfies FactDeclarations

export function continuation({ posts, written, firstPost, settled, end }: View): Facts<typeof continuationDeclarations> {
  const latest = end - FOLLOWED * DAY
  const counts = written.filter((_, member) => {
    const first = posts.time[firstPost[member]!]!
    return first >= settled && first <= latest
  })
  const withAtLeast = (least: number): number => counts.reduce((sum, own) => sum + (own >= least ? 1 : 0), 0)
  const after = (n: number) => share(withAtLeast(n + 1), withAtLeast(n))
  return { continued1: after(1), continued2: after(2), continued5: after(5), continued10: after(10) }
}
