/**
 * The null model as a post log, so that it goes through the same facts as any forum. Nobody in it reads, answers or feels
 * anything: posters come at the rate of another forum, each stops for good after the n-th post with chance 0.47 n^-0.8, and every post
 * begins a thread or falls into one drawn at random, by one chance that is the same for all.
 */
import seedrandom from 'seedrandom'
import { stopsAfter } from './nullModel.js'
import { normalised, type Posts } from './posts.js'

/** What the null model takes from a forum: how many come and how fast they write. All else is its own. */
export interface Tempo {
  /** Members who ever write, in so many seconds. */
  readonly posters: number
  readonly span: number
  /** Mean time in seconds between two posts of one member. */
  readonly gap: number
  /** Share of posts that begin a thread. */
  readonly opening: number
}

/** The tempo of the posts of a forum over so many seconds from its founding; posts of unknown authors are nobody's. */
export function tempoOf({ length, member, time, members, threads }: Posts, span: number): Tempo {
  const first = new Float64Array(members).fill(-1)
  const last = new Float64Array(members)
  let own = 0
  for (let post = 0; post < length; post++) {
    const author = member[post]!
    if (author < 0) continue
    own++
    if (first[author]! < 0) first[author] = time[post]!
    last[author] = time[post]!
  }
  const between = last.reduce((sum, moment, author) => sum + moment - first[author]!, 0)
  return { posters: members, span, gap: between / Math.max(1, own - members), opening: threads / length }
}

/**
 * A log of the null model. Posters come at times drawn uniformly; the time to the next post is exponential; what would fall after the
 * end is not written. The threads to fall into are those begun before, each as likely as any other.
 */
export function nullLog({ posters, span, gap, opening }: Tempo, seed: string): Posts {
  const draw = seedrandom.alea(`${seed}/null model`)
  const written: { readonly member: number; readonly time: number }[] = []
  for (let member = 0; member < posters; member++) {
    let time = draw() * span
    for (let posts = 1; time < span; posts++) {
      written.push({ member, time })
      if (draw() < stopsAfter(posts)) break
      time -= gap * Math.log(1 - draw())
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
