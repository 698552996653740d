/** A calibration as data: all that its result hangs on. And how its trials become runs. */
import type { FactName, FactWindow } from '../../evidence/facts.js'
import type { Settings } from '../../model/configure.js'
import type { Study } from '../../scenario/study.js'
import type { Task } from '../engine.js'
import { seedOf } from '../seeds.js'
import type { Budget } from './budget.js'
import type { Answered, Lot, Question } from './generations.js'
import { type Movable, settingsAt } from './movable.js'
import { intervalVariance, scaled, type Target } from './targets.js'

export interface Calibration {
  /** Name, seed and settings of the study that is fitted. */
  readonly study: Pick<Study, 'name' | 'title' | 'seed' | 'settings'>
  readonly moved: readonly Movable[]
  readonly targets: readonly Target[]
  /** Of the facts, in days since the beginning of the log. */
  readonly window: FactWindow
  /** Days that the forum is simulated before the log begins. */
  readonly warmUp: number
  readonly budget: Budget
  /** A run that writes more posts than this is given up: it is nowhere near. */
  readonly mostPosts: number
}

/** The search that a calibration asks for. */
export const questionOf = ({ study, moved, targets, budget }: Calibration): Question => ({
  seed: study.seed,
  dimensions: moved.length,
  observed: targets.map(({ name, value }) => scaled(name, value)),
  observedVariance: targets.map(intervalVariance),
  budget,
})

/** The days that a run takes: warm-up, and the log up to the end of the window. */
export const daysOf = ({ warmUp }: Pick<Calibration, 'warmUp'>, { to }: FactWindow): number => Math.ceil(warmUp + to)

/** The settings of the study with the parameters of a point in their place. */
export const settingsOfPoint = ({ study, moved }: Calibration, point: ArrayLike<number>): Settings => ({
  ...study.settings,
  ...settingsAt(moved, point),
})

/**
 * The runs of a lot, trial by trial. A seed is named by the study's seed, the lot and the trial, never by who carries it out or when.
 * @param lot numbered within the search, or named after what is predicted
 */
export function tasksOfLot(
  calibration: Calibration,
  lot: Omit<Lot, 'generation'> & { readonly generation: number | string },
  { window = calibration.window, names }: { readonly window?: FactWindow; readonly names: readonly FactName[] },
): Task[] {
  const { study, warmUp, mostPosts } = calibration
  const { from, to, burnIn } = window
  const days = daysOf(calibration, window)
  const most = Math.ceil((mostPosts * days) / daysOf(calibration, calibration.window))
  return lot.points.flatMap((point, place) => {
    const trial = `${lot.generation}/${place + 1}`
    const settings = { ...settingsOfPoint(calibration, point), 'clock.days': days }
    return Array.from({ length: lot.replicates }, (_, index) => ({
      run: {
        id: `${trial}/${index + 1}`,
        arm: study.name,
        point: trial,
        replicate: index + 1,
        seed: seedOf(`${study.seed}/calibration/${trial}`, index + 1),
        settings,
      },
      facts: { from: warmUp + from, to: warmUp + to, burnIn, names },
      mostPosts: most,
    }))
  })
}

/** Facts that a run gave, by name; none where it failed. */
export type Given = Readonly<Partial<Record<FactName, number>>>

/** The outcomes of a lot on the scales of comparison, point by point; NaN throughout where a run failed. */
export function outcomesOf(
  { targets }: Calibration,
  { points, replicates }: Omit<Lot, 'generation'>,
  tasks: readonly Task[],
  givenBy: (run: string) => Given | undefined,
): Answered {
  return points.map((_, place) =>
    Array.from({ length: replicates }, (_, index) => {
      const given = givenBy(tasks[place * replicates + index]!.run.id) ?? {}
      return targets.map(({ name }) => scaled(name, given[name] ?? Number.NaN))
    }),
  )
}
