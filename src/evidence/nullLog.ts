/**
 * The null model as a post log, so that it goes through the same facts as any forum. Nobody in it reads, answers or feels
 * anything: posters come at the rate of another forum, each stops for good after the n-th post with chance 0.47 n^-0.8, and every post
 * begins a thread or falls into one drawn at random, by one chance that is the same for all.
 */
import seedrandom from 'seedrandom'
import { DAY } from './facts/window.js'
import type { Fact } from './facts.js'
import { stopsAfter } from './nullModel.js'
import { normalised, type Posts } from './posts.js'

/** What the null model takes from a forum: how many come and how fast they write. All else is its own. */
export interface Tempo {
  readonly days: number
  /** Members who ever write. */
  readonly posters: number
  /** Mean time in days between two posts of one member. */
  readonly gap: number
  /** Share of posts that begin a thread. */
  readonly opening: number
}

/** The tempo that the facts of a log tell. */
export const tempoOf = (facts: Readonly<Record<TempoFact, Fact>>): Tempo => ({
  days: facts.spanDays.value,
  posters: facts.members.value,
  gap: facts.daysBetweenPosts.value,
  opening: facts.threads.value / facts.allPosts.value,
})

export const tempoFacts = ['spanDays', 'members', 'daysBetweenPosts', 'threads', 'allPosts'] as const
type TempoFact = (typeof tempoFacts)[number]

/**
 * A log of the null model. Posters come at times drawn uniformly; the time to the next post is exponential; what would fall after the
 * end is not written. The threads to fall into are those begun before, each as likely as any other.
 */
export function nullLog({ days, posters, gap, opening }: Tempo, seed: string): Posts {
  const span = days * DAY
  const draw = seedrandom.alea(`${seed}/null model`)
  const written: { readonly member: number; readonly time: number }[] = []
  for (let member = 0; member < posters; member++) {
    let time = draw() * span
    for (let posts = 1; time < span; posts++) {
      written.push({ member, time })
      if (draw() < stopsAfter(posts)) break
      time -= gap * DAY * Math.log(1 - draw())
    }
  }
  written.sort((one, other) => one.time - other.time)
  const thread = new Int32Array(written.length)
  const parent = new Int32Array(written.length).fill(-1)
  const begun: number[] = []
  written.forEach((_, post) => {
    if (begun.length === 0 || draw() < opening) {
      thread[post] = begun.length
      begun.push(post)
      return
    }
    thread[post] = Math.floor(draw() * begun.length)
    parent[post] = begun[thread[post]!]!
  })
  return normalised({
    length: written.length,
    thread,
    member: Int32Array.from(written, ({ member }) => member),
    parent,
    time: Float64Array.from(written, ({ time }) => time),
  })
}
