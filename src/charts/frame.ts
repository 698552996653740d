/** What surrounds every chart: a title that says what is seen, a caption with study, seed and replicates, alternative text. */
import type { TopLevelSpec } from 'vega-lite'
import type { Results } from '../experiment/results.js'
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

const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`

/** Study, seed and replicates, for the caption of every chart. */
export const provenance = ({ study }: Results): string =>
  `Study “${study.name}”, seed ${study.seed}, ${count(study.replicates, 'replicate')} of each arm.`

/** What a value is: a mean over the replicates with its interval, or that of a single run, which has none. */
export const meanWith = ({ study }: Results, interval: string): string =>
  study.replicates > 1 ? `mean over the replicates, with ${interval}.` : 'one run of each arm, so without an interval.'

/** The parts of a specification that a frame gives. 82 characters of title and 120 of caption fill about 700 pixels. */
export function framed({ title, notes, alternative }: Frame, results: Results) {
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: alternative,
    title: { text: wrapped(title, 82), subtitle: [...notes, provenance(results)].flatMap((note) => wrapped(note, 120)) },
    config,
  }
}
