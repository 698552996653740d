/** Facts: what remains of the network and of the answers when the most active members are taken out. */
import { componentsOf } from './components.js'
import type { FactDeclaration, FactDeclarations, Facts } from './declaring.js'
import { count, share } from './estimating.js'
import { tiesOf } from './network.js'
import { oldThreads, YOUNG } from './threads.js'
import type { View } from './view.js'

const TOP = 'The top 1 % are the members with most posts, rounded up; among equals those who came first.'

const declared = (unit: string, label: string, meaning: string, definition: string): FactDeclaration => ({
  group: 'without the top 1 %',
  unit,
  label,
  meaning,
  definition: `${definition} ${TOP}`,
})

const WHOSE = `Threads begun by members outside the top 1 %, at least ${YOUNG} days before the end:`

export const withoutTopDeclarations = {
  topMembers: declared('members', 'members taken out', 'how many the top 1 % are', 'Count.'),
  giantShare: declared(
    'share',
    'largest component',
    'share of the members who hang together through replies, whichever way they went',
    'Members of the largest component of the network of ties by the rule of recorded parents, divided by members.',
  ),
  giantWithoutTop: {
    ...declared(
      'share',
      'largest component without them',
      'how much of the largest component still hangs together when the top 1 % are taken out',
      'Largest component among the others divided by the largest component before.',
    ),
    unlike: {
      measure: 'cohesionRobustness',
      because: 'the measure takes the network of the last 30 days and those with most partners in it',
    },
  },
  othersAnswered: declared(
    'share',
    "others' threads answered",
    'threads of the others that somebody answers',
    `${WHOSE} share with a post by another.`,
  ),
  othersAnsweredWithoutTop: declared(
    'share',
    'answered without them',
    'threads of the others that somebody outside the top 1 % answers',
    `${WHOSE} share with a post by another outside the top 1 %. Nobody is assumed to step in.`,
  ),
} as const satisfies FactDeclarations

export function withoutTop(view: View): Facts<typeof withoutTopDeclarations> {
  const { posts, written, opening, firstReply } = view
  const size = Math.ceil(posts.members / 100)
  const top = topOf(written, size)
  const ties = tiesOf(view, 'recorded')
  const before = componentsOf(ties).largest
  const after = componentsOf(ties, top).largest
  const answeredByOthers = new Uint8Array(posts.threads)
  for (let post = 0; post < posts.length; post++) {
    const thread = posts.thread[post]!
    const author = posts.member[post]!
    if (author >= 0 && top[author]) continue
    if (opening[thread]! >= 0 && post !== opening[thread] && author !== posts.member[opening[thread]!])
      answeredByOthers[thread] = 1
  }
  const threads = oldThreads(view).filter((thread) => {
    const starter = posts.member[opening[thread]!]!
    return starter >= 0 && !top[starter]
  })
  const counted = (holds: (thread: number) => boolean) =>
    share(
      threads.reduce((sum, thread) => sum + (holds(thread) ? 1 : 0), 0),
      threads.length,
    )
  const none = ties.count === 0
  return {
    topMembers: count(size),
    // One component is no sample of members: it has no interval.
    giantShare: { value: none ? Number.NaN : before / posts.members, n: posts.members },
    giantWithoutTop: { value: none ? Number.NaN : after / before, n: before },
    othersAnswered: counted((thread) => firstReply[thread]! >= 0),
    othersAnsweredWithoutTop: counted((thread) => answeredByOthers[thread] === 1),
  }
}

/** 1 for each of the `size` members with most posts. */
function topOf(written: Int32Array, size: number): Uint8Array {
  const sorted = written.slice().sort()
  const least = sorted[sorted.length - size] ?? 0
  const top = new Uint8Array(written.length)
  let left = size
  written.forEach((own, member) => {
    if (own > least) {
      top[member] = 1
      left--
    }
  })
  written.forEach((own, member) => {
    if (own !== least || left === 0) return
    top[member] = 1
    left--
  })
  return top
}
