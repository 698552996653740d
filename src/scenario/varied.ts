/** What a study varies beyond its arms: its sweep, or what its sensitivity study needs. */
import type { Design } from './design.js'
import { sweptNames } from './design.js'
import type { Source } from './document.js'
import type { Layer } from './extends.js'
import { problem, type StudyProblem } from './problem.js'
import type { Sensitivity } from './sensitivity.js'
import type { PlacedSettings } from './settings.js'

export interface Varied {
  readonly key: 'sweep' | 'sensitivity'
  readonly design: Design
  readonly sensitivity: Sensitivity | undefined
  /** The file that says so. */
  readonly source: Source
}

/** The nearest sweep or sensitivity: either stands in the place of the other in a file that is extended. */
export function variedBy(layers: readonly Layer[]): Varied | undefined {
  for (const { source, content } of layers) {
    if (content?.sweep) return { key: 'sweep', design: content.sweep, sensitivity: undefined, source }
    if (content?.sensitivity) {
      return { key: 'sensitivity', design: content.sensitivity.design, sensitivity: content.sensitivity, source }
    }
  }
  return undefined
}

/** A sweep and a sensitivity in one file. */
export const sweepBesideSensitivity = (layers: readonly Layer[]): StudyProblem[] =>
  layers
    .filter(({ source: { content } }) => content.sweep !== undefined && content.sensitivity !== undefined)
    .map(({ source }) =>
      problem(source.file, source.placeOf(['sensitivity']), 'sensitivity', 'a study has a sweep or a sensitivity, not both'),
    )

/** Parameters that an arm, or a forum in it, sets and the study varies: setting them would have no effect. */
export const setAndVaried = (arm: string, placed: readonly PlacedSettings[], { key, design }: Varied): StudyProblem[] =>
  placed.flatMap(({ file, places }) =>
    sweptNames(design).flatMap((name) => {
      const place = places.get(name)
      const words = `set by the arm "${arm}" and varied by the ${key}; leave it to one of the two`
      return place ? [problem(file, place, name, words)] : []
    }),
  )
