/** What tables and charts have rows of: every arm, and beside an arm with several forums each of them. */
import { nameInArm } from './forums.js'
import type { Arm, Study } from './study.js'

/** An arm, or one of the forums in it. */
export interface Row extends Arm {
  /** The arm it belongs to; missing where it is the arm itself. */
  readonly within?: string
}

/** A study whose arms are all that there are rows of. */
export interface StudyInRows extends Study {
  readonly arms: readonly Row[]
}

/** The rows of a study, an arm before its forums. The same for a study that is in rows already. */
export function inRows(study: Study | StudyInRows): StudyInRows {
  if (study.arms.some((arm) => 'within' in arm)) return study
  const arms = study.arms.flatMap((arm): Row[] => [
    arm,
    ...(arm.forums ?? []).map(({ name, settings }) => ({ name: nameInArm(arm.name, name), settings, within: arm.name })),
  ])
  return { ...study, arms }
}

/** The arms themselves, each with runs of its own. */
export const armsAlone = (study: StudyInRows): Row[] => study.arms.filter(({ within }) => within === undefined)

/** Of what is said of rows, what is said of arms themselves. */
export function ofArms<One extends { readonly arm: string }>(study: StudyInRows, all: readonly One[]): One[] {
  const names = new Set(armsAlone(study).map(({ name }) => name))
  return all.filter(({ arm }) => names.has(arm))
}
