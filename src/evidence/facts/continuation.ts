/** Facts: who writes on after the n-th post. */
import { weightedSlope } from '../../model/distribution.js'
import type { Fact, FactDeclaration, FactDeclarations, Facts } from './declaring.js'
import { share } from './estimating.js'
import { isNewcomer, type View } from './view.js'
import { DAY } from './window.js'

/** Nobody is asked about who came so late that they had hardly time to go on. */
const FOLLOWED = 60

const WHO = `newcomers whose first post lies at least ${FOLLOWED} days before the end`

const next = (n: 1 | 2 | 5 | 10): FactDeclaration => ({
  group: 'continuation',
  unit: 'share',
  label: `write again after ${n}`,
  meaning: `members with ${n} ${n === 1 ? 'post' : 'posts'} who write another`,
  definition: `Of the ${WHO}, those with at least ${n + 1} posts divided by those with at least ${n}.`,
  unlike: { measure: `continued${n}`, because: 'the measure takes everyone, up to the end of the run' },
})

export const continuationDeclarations = {
  nextAfter1: next(1),
  nextAfter2: next(2),
  nextAfter5: next(5),
  nextAfter10: next(10),
  leavingSlope: {
    group: 'continuation',
    unit: '1',
    label: 'slope of the leaving hazard',
    meaning: 'how fast the chance of never writing again falls with the number of posts written',
    definition:
      'Least-squares slope of log(share of members with exactly n posts among those with at least n) on log n, n = 1, 2, ... 20, weighted by the number at risk, members whose last post fell in the last 28 days left out at their last n.',
  },
} as const satisfies FactDeclarations

export function continuation(view: View): Facts<typeof continuationDeclarations> {
  const after = continuationUpTo(view, 10)
  return {
    nextAfter1: after[0]!,
    nextAfter2: after[1]!,
    nextAfter5: after[4]!,
    nextAfter10: after[9]!,
    leavingSlope: leavingSlope(view),
  }
}

/** For n = 1, 2, ... `most`: of the newcomers with at least n posts, the share with more. */
export function continuationUpTo(view: View, most: number): Fact[] {
  // Members with exactly n posts, those with more than `most` together.
  const exactly = new Int32Array(most + 2)
  view.written.forEach((own, member) => {
    if (isNewcomer(view, member, FOLLOWED)) exactly[Math.min(own, most + 1)]!++
  })
  const atLeast = new Int32Array(most + 2)
  for (let n = most + 1, more = 0; n >= 1; n--) atLeast[n] = more += exactly[n]!
  return Array.from({ length: most }, (_, place) => share(atLeast[place + 2]!, atLeast[place + 1]!))
}

/** For each number of posts from 1 to `most`: how many members were at risk of leaving after it, and how many left. */
function leavingTable({ posts, written, lastPost, end }: View, most: number) {
  const undecided = end - 28 * DAY
  const atRisk = new Float64Array(most + 1)
  const gone = new Float64Array(most + 1)
  written.forEach((own, member) => {
    const silent = posts.time[lastPost[member]!]! < undecided
    for (let n = 1; n <= Math.min(own, most); n++) if (n < own || silent) atRisk[n]!++
    if (own <= most && silent) gone[own]!++
  })
  return { atRisk, gone }
}

function leavingSlope(view: View): Fact {
  const { atRisk, gone } = leavingTable(view, 20)
  const points = []
  for (let n = 1; n <= 20; n++)
    if (gone[n]! > 0) points.push({ x: Math.log(n), y: Math.log(gone[n]! / atRisk[n]!), weight: atRisk[n]! })
  return { value: weightedSlope(points), n: atRisk[1]! }
}
