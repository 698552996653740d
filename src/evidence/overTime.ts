/** Facts over time: of successive spans of equal length, each seen for itself. */

import { cut } from './facts/window.js'
import { type Fact, type FactName, type FactWindow, factNames, factsOf } from './facts.js'
import type { Posts } from './posts.js'

/** Of all facts those that tell the course of a forum; those of a row belong into one picture. */
export const tellingFacts: readonly (readonly FactName[])[] = [
  ['members'],
  ['allPostsPerDay'],
  ['unanswered'],
  ['firstReplyMedianHours'],
  ['onePostShare'],
  ['top1Share'],
  ['reciprocity'],
  ['giantShare', 'giantWithoutTop'],
  ['othersAnswered', 'othersAnsweredWithoutTop'],
  ['modules'],
  ['modularity'],
  ['moduleJoinVariance', 'moduleJoinVarianceChance'],
]

/** Days since the beginning of the log. */
export interface Span {
  readonly from: number
  readonly to: number
}

export interface OverTime {
  /** Length of a span in days. */
  readonly every: number
  readonly spans: readonly (Span & { readonly facts: Readonly<Record<FactName, Fact>> })[]
  /** Days at the end of the window, too few for a span, which are left out. */
  readonly left: number
}

/** In spans: what is nearer than this, far below a second, is there. */
const NEARLY = 1e-9

/** How many whole spans of so many days a window holds. */
export const spanCount = ({ from, to }: Span, every: number): number => Math.floor((to - from) / every + NEARLY)

/** The whole spans of a window, one after another; the last ends with the window where nothing is left over. */
function spansOf({ from, to }: Span, every: number): readonly Span[] {
  const edge = (place: number): number => {
    const day = from + place * every
    return Math.abs(to - day) <= NEARLY * every ? to : day
  }
  return Array.from({ length: spanCount({ from, to }, every) }, (_, place) => ({ from: edge(place), to: edge(place + 1) }))
}

/**
 * All facts of each span, as if its posts were the whole log, without burn-in: nobody's earlier posts are known. A post on the
 * edge between two spans belongs to the later one.
 * @param window whose burn-in is of no account here
 * @param every days, above 0
 */
export function overTime(posts: Posts, window: FactWindow, every: number): OverTime {
  const spans = spansOf(window, every)
  return {
    every,
    left: window.to - (spans.at(-1)?.to ?? window.from),
    spans: spans.map((span) => {
      const own = cut(posts, span, span.to === window.to ? 'with its end' : 'without its end')
      return { ...span, facts: factsOf(own, { ...span, burnIn: 0 }, factNames) }
    }),
  }
}
