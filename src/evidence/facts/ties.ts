/** Facts: who writes to whom. */
import { wilsonInterval } from '../../statistics/share.js'
import type { Fact, FactDeclaration, FactDeclarations, Facts } from './declaring.js'
import { returned, type Ties, tiesOf } from './network.js'
import type { View } from './view.js'

const declared = (unit: string, label: string, meaning: string, definition: string): FactDeclaration => ({
  group: 'ties',
  unit,
  label,
  meaning,
  definition,
})

const SHARE =
  'Share of distinct directed ties whose reverse exists; nobody is tied to himself, and unknown authors to nobody. Interval: as if pairs were independent.'

export const tieDeclarations = {
  reciprocityRecorded: declared(
    'share',
    'reciprocity, recorded parents',
    'ties that go both ways, from who replies to whom the reply was to',
    `A post after the first of a thread is a tie to the author of its recorded parent; where none is recorded, to who began the thread. ${SHARE} To be compared only between logs that record parents alike.`,
  ),
  reciprocityStarter: declared(
    'share',
    'reciprocity, to who began',
    'ties that go both ways, from who replies to who began the thread',
    `A post after the first of a thread is a tie to who began it. ${SHARE}`,
  ),
  reciprocity: declared(
    'share',
    'reciprocity, previous post',
    'ties that go both ways, from who writes to who wrote before',
    `Every post after the first of a thread is a tie from its author to the author of the post before it: the one rule that is the same for all logs. ${SHARE}`,
  ),
  density: declared(
    'share',
    'density',
    'how many of all possible ties there are',
    'Ties by the rule of recorded parents, divided by N (N - 1) where N counts the members with at least one tie.',
  ),
} as const satisfies FactDeclarations

export function tieFacts(view: View): Facts<typeof tieDeclarations> {
  const recorded = tiesOf(view, 'recorded')
  return {
    reciprocityRecorded: reciprocityOf(recorded),
    reciprocityStarter: reciprocityOf(tiesOf(view, 'starter')),
    reciprocity: reciprocityOf(tiesOf(view, 'previous')),
    density: density(recorded),
  }
}

/** With b pairs tied both ways of p in all, 2 b / (b + p): bounds follow from those of b / p. */
function reciprocityOf(ties: Ties): Fact {
  const both = returned(ties) / 2
  const pairs = ties.count - both
  const { estimate, low, high } = wilsonInterval(both, pairs)
  const ofTies = (share: number): number => (2 * share) / (1 + share)
  return { value: ofTies(estimate), low: ofTies(low), high: ofTies(high), n: ties.count }
}

function density({ members, count, from, to }: Ties): Fact {
  const tied = new Uint8Array(members)
  for (let edge = 0; edge < count; edge++) {
    tied[from[edge]!] = 1
    tied[to[edge]!] = 1
  }
  const n = tied.reduce((sum, one) => sum + one, 0)
  return { value: n < 2 ? Number.NaN : count / (n * (n - 1)), n }
}
