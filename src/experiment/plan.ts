/** From a study to the list of its runs. */
import { declarationOf, type ParameterName, parameterList, type Settings } from '../model/configure.js'
import type { Arm, Study } from '../scenario/study.js'
import type { RunSpecification } from './results.js'
import { seedOf } from './seeds.js'

/** Every run of a study, arm by arm and replicate by replicate (from 1). Further arms and replicates leave the others as they are. */
export function plan(study: Study): RunSpecification[] {
  const replicates = Array.from({ length: study.replicates.most }, (_, index) => index + 1)
  const seeds = new Map(replicates.map((replicate) => [replicate, seedOf(study.seed, replicate)]))
  return study.arms.flatMap((arm) => {
    const settings = settingsOf(study, arm)
    return replicates.map((replicate) => ({
      id: `${arm.name}/${replicate}`,
      arm: arm.name,
      replicate,
      seed: seeds.get(replicate)!,
      settings,
    }))
  })
}

/** The settings of one arm: the study's, with the arm's in their place. */
export const settingsOf = (study: Study, arm: Arm): Settings => ({ ...study.settings, ...arm.settings })

/** The parameters that some arm has at another value than the default, in the order of their declaration. */
export function changedParameters(study: Study): ParameterName[] {
  const arms = study.arms.map((arm) => settingsOf(study, arm))
  return parameterList
    .filter((parameter) => arms.some((arm) => valueIn(arm, parameter.name) !== parameter.default))
    .map(({ name }) => name)
}

/** The value of a parameter under some settings: the set one, else the default. */
export const valueIn = (settings: Settings, name: ParameterName): number | string =>
  settings[name] ?? declarationOf(name)!.default
