/** From a study to the list of its runs. */
import { declarationOf, type ParameterName, parameterList, type Settings } from '../model/configure.js'
import { sweptNames } from '../scenario/design.js'
import { inRows } from '../scenario/rows.js'
import type { Arm, Study } from '../scenario/study.js'
import { cellsOf, runId } from './cells.js'
import type { RunSpecification } from './results.js'
import { seedOf } from './seeds.js'

/**
 * The runs of a study up to a replicate (all there may be, where none is named): arm by arm, point by point and replicate by
 * replicate, from 1. Further arms, points and replicates leave the others as they are.
 */
export function plan(study: Study, upTo: number = study.replicates.most): RunSpecification[] {
  const replicates = Array.from({ length: upTo }, (_, index) => index + 1)
  return cellsOf(study).flatMap((cell) => {
    const { arm, point, settings, forums } = cell
    return replicates.map((replicate) => ({
      id: runId(cell, replicate),
      arm,
      point,
      replicate,
      seed: study.pairing === 'none' ? seedOf(study.seed, replicate, cell) : seedOf(study.seed, replicate),
      settings,
      ...(forums ? { forums } : {}),
    }))
  })
}

/** The settings of one arm, or one forum in it: the study's, with its own in their place. */
export const settingsOf = (study: Study, arm: Pick<Arm, 'settings'>): Settings => ({ ...study.settings, ...arm.settings })

/** Whether a study goes on until its hypotheses are decided. */
export const runsUntilDecided = ({ replicates: { least, most }, hypotheses }: Study): boolean =>
  least < most && hypotheses.length > 0

/** The design of a study: that of its sweep or of its analysis of sensitivity. */
export const designOf = ({ design, sensitivity }: Study) => design ?? sensitivity?.design

/** The parameters that some arm has at another value than the default, and those that are swept, as they are declared. */
export function changedParameters(study: Study): ParameterName[] {
  const arms = inRows(study).arms.map((arm) => settingsOf(study, arm))
  const design = designOf(study)
  const swept = design ? sweptNames(design) : []
  return parameterList
    .filter(({ name, default: usual }) => swept.includes(name) || arms.some((arm) => valueIn(arm, name) !== usual))
    .map(({ name }) => name)
}

/** The value of a parameter in a cell or a run; undefined where its forums differ in it. */
export function commonValue({ settings, forums }: Pick<RunSpecification, 'settings' | 'forums'>, name: ParameterName) {
  const values = new Set((forums ?? [{ settings }]).map((forum) => valueIn(forum.settings, name)))
  return values.size === 1 ? [...values][0] : undefined
}

/** The same of an arm, as it is before a design moves it. */
export function valueInArm(study: Study, arm: Arm, name: ParameterName) {
  const forums = arm.forums?.map((forum) => ({ ...forum, settings: settingsOf(study, forum) }))
  return commonValue({ settings: settingsOf(study, arm), ...(forums ? { forums } : {}) }, name)
}

/** The value of a parameter under some settings: the set one, else the default. */
export const valueIn = (settings: Settings, name: ParameterName): number | string =>
  settings[name] ?? declarationOf(name)!.default
