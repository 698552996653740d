/** The runs of a sweep as the tables that its charts and the report show. */
import { type Comparison, compareArms } from '../experiment/comparisons.js'
import { valueIn } from '../experiment/plan.js'
import { pointsOf } from '../experiment/points.js'
import type { Results, RunRow } from '../experiment/results.js'
import { headlineMeasures, type MeasureName } from '../model/measures.js'
import { type Design, sweptNames } from '../scenario/design.js'
import type { Study } from '../scenario/study.js'
import type { Interval } from '../statistics/interval.js'
import type { AlongTable } from './along.js'
import type { DifferenceMapTable } from './differenceMap.js'
import type { Level, SweptParameter } from './parameterAxis.js'
import type { ValueMapTable } from './valueMap.js'

/** The measures that a study speaks of: those of its hypotheses, else some that tell how a forum is. */
export function measuresOf({ hypotheses }: Study): readonly MeasureName[] {
  const stated = [...new Set(hypotheses.map(({ measure }) => measure))]
  if (stated.length > 0) return stated
  const few: readonly MeasureName[] = ['activeMembers', 'postsPerDay', 'unanswered', 'belonging', 'forumEffect', 'leftHurt']
  return headlineMeasures.filter((measure) => few.includes(measure))
}

/** What a design varies, with the scale on which it does. */
export const axesOf = (design: Design): SweptParameter[] =>
  sweptNames(design).map((name) => {
    const axes = 'axes' in design ? [...design.axes] : []
    const logarithmic = axes.some((axis) => axis.name === name && 'scale' in axis && axis.scale === 'log')
    return { name, scale: logarithmic ? 'log' : 'linear' }
  })

/** Whether the points of a design lie in lines along its axes, so that lines may be drawn through them. */
export const isOrdered = (design: Design): boolean =>
  design.method === 'grid' || design.method === 'one-at-a-time' || sweptNames(design).length === 1

interface At {
  readonly at: Level
  readonly comparisons: readonly Comparison[]
}

/** The arms compared at every value of an axis, each over all points that have it; point by point where no line joins these. */
function levelsAlong({ study, rows }: Results, { name }: SweptParameter, measures: readonly MeasureName[]): At[] {
  const { design, seed, settings } = study
  const kept = new Set(
    // From its base one-at-a-time moves along one axis at once: the others stand still on the line along this one.
    design?.method === 'one-at-a-time'
      ? pointsOf(design, seed, settings).flatMap((point) =>
          Object.keys(point.settings).every((moved) => moved === name) ? [point.id] : [],
        )
      : rows.map(({ point }) => point),
  )
  const groups = new Map<string, RunRow[]>()
  for (const row of rows) {
    if (!kept.has(row.point)) continue
    const key = design && isOrdered(design) ? String(valueIn(row.settings, name)) : row.point
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return [...groups.values()].map((group) => ({
    at: valueIn(group[0]!.settings, name),
    comparisons: compareArms({ study, rows: group }, measures),
  }))
}

/** A table for every measure along one axis. Over the other axes of a grid it is the mean. */
export function alongTables(results: Results, axis: SweptParameter, measures: readonly MeasureName[]): AlongTable[] {
  const { arms, design } = results.study
  const levels = levelsAlong(results, axis, measures)
  return measures.map((measure) => ({
    measure,
    along: axis,
    arms: arms.map(({ name }) => name),
    apart: design !== undefined && !isOrdered(design),
    points: levels.flatMap(({ at, comparisons }) =>
      comparisons.filter((one) => one.measure === measure).map(({ arm, value }) => ({ arm, at, value })),
    ),
  }))
}

/** The arms compared at every point of a design, by the point's id in the order of the plan. */
export function comparisonsAtPoints({ study, rows }: Results, measures: readonly MeasureName[]) {
  const groups = new Map<string, RunRow[]>()
  for (const row of rows) {
    const group = groups.get(row.point)
    if (group) group.push(row)
    else groups.set(row.point, [row])
  }
  return new Map([...groups].map(([point, group]) => [point, compareArms({ study, rows: group }, measures)]))
}

export interface Maps {
  /** Of the first arm, which is named where there are others. */
  readonly values: ValueMapTable
  /** Of every other arm against the first. */
  readonly differences: readonly DifferenceMapTable[]
}

/** The maps of every measure over the two axes of a grid. */
export function mapsOver(
  results: Results,
  [across, up]: readonly [SweptParameter, SweptParameter],
  measures: readonly MeasureName[],
): Maps[] {
  const { study, rows } = results
  const [first = '', ...others] = study.arms.map(({ name }) => name)
  const places = new Map(rows.map(({ point, settings }) => [point, settings]))
  const atPoints = comparisonsAtPoints(results, measures)
  return measures.map((measure) => {
    const over = { measure, across: across.name, up: up.name }
    const cells = (arm: string, taken: (one: Comparison) => Interval | undefined) =>
      [...atPoints].flatMap(([point, comparisons]) => {
        const settings = places.get(point)!
        const found = comparisons.find((one) => one.measure === measure && one.arm === arm)
        const value = found && taken(found)
        return value ? [{ x: valueIn(settings, across.name), y: valueIn(settings, up.name), value }] : []
      })
    return {
      values: { ...over, ...(others.length > 0 ? { arm: first } : {}), cells: cells(first, ({ value }) => value) },
      differences: others.map((arm) => ({ ...over, arm, against: first, cells: cells(arm, ({ difference }) => difference) })),
    }
  })
}
