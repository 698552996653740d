/**
 * What is reported of a run: every measure once, with its unit, meaning and exact definition beside the code that computes it.
 * The columns of the results, the dictionary, the tables and the labels of the charts are derived from these declarations.
 */
import type { Forum } from './forum.js'
import { answering, answeringDeclarations } from './measures/answering.js'
import { cohesion, cohesionDeclarations } from './measures/cohesion.js'
import { cohorts, cohortsDeclarations } from './measures/cohorts.js'
import { counts, countsDeclarations } from './measures/counts.js'
import type { MeasureDeclaration, Values } from './measures/declaring.js'
import { goodAnswer, goodAnswerDeclarations } from './measures/goodAnswer.js'
import { helperTherapy, helperTherapyDeclarations } from './measures/helperTherapy.js'
import { moving, movingDeclarations } from './measures/moving.js'
import { returning, returningDeclarations } from './measures/returning.js'
import { staying, stayingDeclarations } from './measures/staying.js'
import { survivorship, survivorshipDeclarations } from './measures/survivorship.js'
import { wellBeing, wellBeingDeclarations } from './measures/wellBeing.js'
import { writing, writingDeclarations } from './measures/writing.js'

export type { Aggregation, MeasureDeclaration } from './measures/declaring.js'
export { type DailyDeclaration, type DailyName, dailyMeasures, dailyNames } from './series.js'

const declarations = {
  ...countsDeclarations,
  ...stayingDeclarations,
  ...answeringDeclarations,
  ...writingDeclarations,
  ...returningDeclarations,
  ...cohesionDeclarations,
  ...wellBeingDeclarations,
  ...helperTherapyDeclarations,
  ...goodAnswerDeclarations,
  ...survivorshipDeclarations,
  ...cohortsDeclarations,
  ...movingDeclarations,
} as const

export type MeasureName = keyof typeof declarations

/** Every measure of a run, in the order of the columns of the results. */
export const measures: Readonly<Record<MeasureName, MeasureDeclaration>> = declarations

export const measureNames = Object.keys(measures) as MeasureName[]

/** The measures shown first. */
export const headlineMeasures: readonly MeasureName[] = measureNames.filter((name) => measures[name].headline)

/** All measures of a forum at the end of its run. */
export function summarise(forum: Forum): Values<typeof declarations> {
  return {
    ...counts(forum),
    ...staying(forum),
    ...answering(forum),
    ...writing(forum),
    ...returning(forum),
    ...cohesion(forum),
    ...wellBeing(forum),
    ...helperTherapy(forum),
    ...goodAnswer(forum),
    ...survivorship(forum),
    ...cohorts(forum),
    ...moving(forum),
  }
}
