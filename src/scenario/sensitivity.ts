/** On which parameters the measures hang: the `sensitivity` of a study file, and its normal form. */
import { z } from 'zod'
import { headlineMeasures, type MeasureName, measureNames } from '../model/measures.js'
import { axesOf, axesShape } from './axisKeys.js'
import { type Design, designOf, sizeShape } from './design.js'
import { shown } from './problem.js'
import { suggestion } from './suggest.js'
import { takes, takesMap } from './words.js'

export interface Sensitivity {
  readonly method: 'morris' | 'sobol'
  /** The points it needs: a morris design, or a saltelli design for the indices of Sobol. */
  readonly design: Design
  readonly measures: readonly MeasureName[]
}

/** The check of a measure's name. */
export const measureKey = z.enum(measureNames, {
  error: ({ input }) =>
    input === undefined
      ? 'is missing; it takes the name of a measure'
      : `there is no measure ${shown(input)}${suggestion(String(input), measureNames)}`,
})

const shape = {
  method: z
    .enum(['morris', 'sobol'], takes('one of the methods morris, sobol'))
    .meta({ description: 'morris screens many parameters; sobol shares out the variance among a few' }),
  measures: z
    .array(measureKey, takes('a list of measures'))
    .min(1, 'the list is empty')
    .optional()
    .meta({ description: 'The measures to explain; the headline measures where nothing is said' }),
  ...sizeShape,
}

/** Everything that may stand under `sensitivity`. */
export const sensitivityKeys: readonly string[] = [...Object.keys(shape), ...Object.keys(axesShape)]

/** The check of the key `sensitivity`; its output is the normal form. */
export const sensitivityKey = z
  .strictObject({ ...shape, ...axesShape }, takesMap('a map of a method and axes', sensitivityKeys))
  .transform((written, context): Sensitivity => {
    const { method, measures = headlineMeasures, ...rest } = written
    const refuse = (message: string, ...path: (string | number)[]) => context.addIssue({ code: 'custom', path, message })
    const design = designOf(method === 'sobol' ? 'saltelli' : 'morris', rest, axesOf(rest), refuse)
    return { method, design, measures: [...new Set(measures)] }
  })
