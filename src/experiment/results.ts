/** The tables that join design, runs and analysis. */
import type { Settings } from '../model/configure.js'
import type { DailyName, MeasureName } from '../model/measures.js'
import type { NamedSettings } from '../model/sideBySide.js'
import { nameInArm } from '../scenario/forums.js'
import type { StudyInRows } from '../scenario/rows.js'
import { runId } from './cells.js'
import type { Product } from './engine.js'
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
  /** The settings of each of several forums, complete; missing where there is one. */
  readonly forums?: readonly NamedSettings[]
}

/** A run that was done, or one of the forums in it: then the arm is named as its row is. */
export interface RunRow extends RunSpecification {
  /** The forum, where this is one of several in a run. */
  readonly forum?: string
  readonly measures: Readonly<Record<MeasureName, number>>
  /** Fingerprint of the run at its end. */
  readonly hash: string
}

/** A run and each of its forums, where it has several, as the tables name them. */
export function rowsOf({ forums, ...run }: RunSpecification): (RunSpecification & Pick<RunRow, 'forum'>)[] {
  const parts = (forums ?? []).map(({ name, settings }) => {
    const arm = nameInArm(run.arm, name)
    return { ...run, id: runId({ arm, point: run.point }, run.replicate), arm, settings, forum: name }
  })
  return [forums ? { ...run, forums } : run, ...parts]
}

/** What a run left, and what each of its forums left, in the order of `rowsOf`. */
export const productsOf = <Kept extends Pick<Product, 'forums'>>(
  product: Kept,
): (Kept | NonNullable<Kept['forums']>[number])[] => [product, ...(product.forums ?? [])]

/** How many runs some rows are of. */
export const runsAmong = (rows: readonly Pick<RunRow, 'forum'>[]): number =>
  rows.filter(({ forum }) => forum === undefined).length

/** The runs that have ended, in whatever way, as the judging of hypotheses takes them. */
export const endedRuns = ({ rows, failed = [] }: Results): EndedRun[] => [...rows, ...failed.flatMap(rowsOf)]

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
  /** Its arms are the rows of the tables: of an arm with several forums, the arm and each of them. */
  readonly study: StudyInRows
  /** In the order of the plan: arm by arm, point by point, replicate by replicate; a run of several forums before each of them. */
  readonly rows: readonly RunRow[]
  /** Runs that threw, in the same order; none where this is missing. */
  readonly failed?: readonly RunSpecification[]
  readonly timeline: readonly TimelinePoint[]
  /** Of the first replicate of each arm. */
  readonly writers: readonly Writers[]
}
