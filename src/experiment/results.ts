/** The tables that join design, runs and analysis. */
import type { Settings } from '../model/configure.js'
import type { DailyName, MeasureName } from '../model/measures.js'
import type { Study } from '../scenario/study.js'
import type { EndedRun } from './judging/outcomes.js'

/** A run to do. Its identity is (arm, point, replicate); its seed never depends on its place in a list. */
export interface RunSpecification {
  /** `arm/replicate`, with a design `arm/point/replicate`; unique within a study. */
  readonly id: string
  readonly arm: string
  /** The id of the point; empty where the study has no design. */
  readonly point: string
  readonly replicate: number
  readonly seed: string
  /** Complete: the study's settings, then the arm's, then the point's. */
  readonly settings: Settings
}

/** A run that was done. */
export interface RunRow extends RunSpecification {
  readonly measures: Readonly<Record<MeasureName, number>>
  /** Fingerprint of the forum at the end. */
  readonly hash: string
}

/** The runs that have ended, in whatever way, as the judging of hypotheses takes them. */
export const endedRuns = ({ rows, failed = [] }: Results): EndedRun[] => [...rows, ...failed]

/** Mean over the replicates of an arm, day by day, with a 95 % t interval; NaN where nothing is defined. None for a study with a design. */
export interface TimelinePoint {
  readonly arm: string
  readonly day: number
  readonly measure: DailyName
  readonly mean: number
  readonly low: number
  readonly high: number
  readonly n: number
}

/** How many posts the members of one run wrote, most first; for the rank-frequency chart. */
export interface Writers {
  readonly arm: string
  readonly posts: readonly number[]
}

/** All that the charts and the report know of a study that was run. */
export interface Results {
  readonly study: Study
  /** In the order of the plan: arm by arm, point by point, replicate by replicate. */
  readonly rows: readonly RunRow[]
  /** Runs that threw, in the same order; none where this is missing. */
  readonly failed?: readonly RunSpecification[]
  readonly timeline: readonly TimelinePoint[]
  /** Of the first replicate of each arm. */
  readonly writers: readonly Writers[]
}
