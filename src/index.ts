/**
 * Responsorium as a library: one forum, or a whole study, and the charts of it. Nothing here touches a disk, so all of it
 * runs in Node, in a worker and in a browser.
 */
import { inThisThread } from './engines/thread.js'
import { conduct } from './experiment/conduct.js'
import type { Engine } from './experiment/engine.js'
import type { Results } from './experiment/results.js'
import type { Load } from './scenario/extends.js'
import { readStudy } from './scenario/read.js'
import type { Study } from './scenario/study.js'

export { chart, type Picture, picturesOf, type SingleChart } from './charts/charts.js'
export { type Fact, type FactDeclaration, type FactName, type FactWindow, facts, factsOf } from './evidence/facts.js'
export { type Posts, postsOf } from './evidence/posts.js'
export { type Answers, answersOf } from './experiment/answers.js'
export { type Comparison, compareArms, type Direction, directionOf } from './experiment/comparisons.js'
export type { Engine, Failure, Outcome, Product, Task } from './experiment/engine.js'
export { type Judged, type JudgeOptions, judge } from './experiment/judging/judge.js'
export type { EndedRun } from './experiment/judging/outcomes.js'
export { type Saving, savedByPairing } from './experiment/judging/pairing.js'
export { sentenceOf } from './experiment/judging/sentence.js'
export { plan } from './experiment/plan.js'
export { byImportance, type Importance, type Weight, weights } from './experiment/ranking.js'
export {
  endedRuns,
  type Results,
  type RunRow,
  type RunSpecification,
  type TimelinePoint,
  type Writers,
} from './experiment/results.js'
export { type Screening, sensitivityTables, type VarianceShares } from './experiment/sensitivity.js'
export {
  type Declaration,
  ParameterError,
  type ParameterName,
  type Parameters,
  parameterList,
  type Settings,
} from './model/configure.js'
export {
  type DailyName,
  dailyMeasures,
  headlineMeasures,
  type MeasureDeclaration,
  type MeasureName,
  measures,
} from './model/measures.js'
export type { NamedSettings } from './model/sideBySide.js'
export { type ForumRun, type Options, type PostLog, type Run, simulate } from './model/simulate.js'
export type { Load } from './scenario/extends.js'
export { StudyError, type StudyProblem } from './scenario/problem.js'
export { readStudy } from './scenario/read.js'
export { type Arm, type ChartName, chartNames, type Study } from './scenario/study.js'
export type { Interval } from './statistics/interval.js'
export type { Verdict } from './statistics/verdict.js'

/**
 * The study that a text in YAML describes.
 * @param name what the study is called where the text has no title
 * @param load gives the content of files that the text extends
 * @throws StudyError listing everything that is wrong, with line and column.
 */
export function studyFrom(text: string, name = 'study', load: Load = () => undefined): Study {
  const path = `${name}.yaml`
  return readStudy(path, (asked) => (asked === path ? text : load(asked)))
}

/**
 * Carries out a study and gives its results: the same as `responsorium run` has in its tables.
 * @param engine what carries out the runs: this thread, one run after another, where nothing else is given
 * @throws Error naming the first run that failed.
 */
export const experiment = (study: Study, engine: Engine = inThisThread()): Promise<Results> => conduct(study, engine)
