/** What surrounds every chart: a title that says what is seen, a caption with study, seed and replicates, alternative text. */
import type { TopLevelSpec } from 'vega-lite'
import type { Results } from '../experiment/results.js'
import { replicatesInWords } from '../scenario/replicates.js'
import type { StudyInRows } from '../scenario/rows.js'
import type { Study } from '../scenario/study.js'
import { config, wrapped } from './theme.js'

export interface Frame {
  /** What is seen, in a sentence. */
  readonly title: string
  /** How to read it: one sentence an entry, put before the study's own line. */
  readonly notes: readonly string[]
  /** Alternative text: what is drawn, and the numbers that matter. */
  readonly alternative: string
}

/** Views that may be put side by side. */
export type View = Extract<TopLevelSpec, { concat: unknown }>['concat'][number]

/** What may lie on top of one another in a view. */
export type Layer = Extract<TopLevelSpec, { layer: unknown }>['layer'][number]

/** What a caption says of a study. */
export type Caption = Pick<Study, 'name' | 'seed' | 'replicates'>

/** The last line of a caption: study, seed, and replicates of each arm or of each point of a design. */
export const provenance = ({ name, seed, replicates }: Caption, each: 'arm' | 'point' = 'arm'): string =>
  `Study “${name}”, seed ${seed}, ${replicatesInWords(replicates)} of each ${each}.`

/** A note where what is shown of an arm is drawn together over the points of a design. */
export function overPoints({ study, rows }: Pick<Results, 'study' | 'rows'>): string[] {
  if (!study.design && !study.sensitivity) return []
  const count = new Set(rows.map(({ point }) => point)).size
  return [`Everything here is the mean over ${count} points, as if each were equally likely.`]
}

/** A note where some arm has several forums, which are shown beside it. */
export const forumsWords = ({ arms }: StudyInRows): string[] =>
  arms.some(({ within }) => within !== undefined)
    ? ['“arm / forum” is one forum of an arm; the arm itself is all of its forums together, in which every person counts once.']
    : []

/** How differences between arms were taken. */
export const differenceWords = ({ pairing }: Pick<Study, 'pairing'>): string =>
  pairing === 'none' ? 'difference of the means of independent runs' : 'difference paired by replicate'

/** What a value is: a mean over the replicates with its interval, or that of a single run, which has none. */
export const meanWith = ({ replicates }: Caption, interval: string): string =>
  replicates.most > 1 ? `mean over the replicates, with ${interval}.` : 'one run of each, so without an interval.'

/**
 * The parts of a specification that a frame gives; `closing` is the last line of the caption. 82 characters of title and 120 of
 * caption fill about 700 pixels.
 */
export function framed({ title, notes, alternative }: Frame, closing: string) {
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: alternative,
    title: { text: wrapped(title, 82), subtitle: [...notes, closing].flatMap((note) => wrapped(note, 120)) },
    config,
  }
}
