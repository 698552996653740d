/** The charts that a study file may ask for, by name. */
import type { TopLevelSpec } from 'vega-lite'
import { type Answers, answersOf } from '../experiment/answers.js'
import type { Results } from '../experiment/results.js'
import type { MeasureName } from '../model/measures.js'
import type { ChartName } from '../scenario/study.js'
import { arms } from './arms.js'
import { patterns } from './patterns.js'
import { relief } from './relief.js'
import { sensitivity } from './sensitivity.js'
import { sweep } from './sweep.js'
import { timeline } from './timeline.js'
import { verdictForest } from './verdictForest.js'
import { writers } from './writers.js'

/** Charts that are a single picture and need nothing but the runs. */
const single = { timeline, arms, relief, writers, patterns } as const
export type SingleChart = keyof typeof single
export const singleCharts = Object.keys(single) as SingleChart[]

/** The specification of one of the charts that are a single picture. */
export const chart = (name: SingleChart, results: Results): TopLevelSpec => single[name](results)

/** One picture of a chart. */
export interface Picture {
  readonly chart: ChartName
  /** Of its files: the name of the chart, with the measure where it has a picture for each. Unique in a study. */
  readonly name: string
  /** What it is of, where it is of one measure only. */
  readonly measure?: MeasureName
  readonly specification: TopLevelSpec
}

/** All pictures of one chart of a study; none where the study has nothing to draw in it. */
export function picturesOf(chart: ChartName, results: Results, answers: Answers = answersOf(results)): Picture[] {
  const { study } = results
  switch (chart) {
    case 'hypotheses':
      return answers.judged.length === 0 ? [] : [{ chart, name: chart, specification: verdictForest(answers.judged, study) }]
    case 'sweep':
      return sweep(results).map((picture) => ({
        chart,
        name: picture.measure ? `${chart}-${picture.measure}` : chart,
        ...picture,
      }))
    case 'sensitivity':
      return sensitivity(answers.sensitivity, study).map((picture) => ({ chart, ...picture }))
    default:
      return [{ chart, name: chart, specification: single[chart](results) }]
  }
}
