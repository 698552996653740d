/** Which points of the parameter space a study visits: the `sweep` of a study file, and its normal form. */
import { z } from 'zod'
import { type ParameterName, parameterList, type Settings } from '../model/configure.js'
import { type Axis, isListed, type Listed, levelsOf } from './axis.js'
import { axesOf, axesShape } from './axisKeys.js'
import { parameterChecks } from './parameterKeys.js'
import { takes, takesMap, wholeNumber } from './words.js'

export type Design =
  /** Every combination of the values; or the base, and from it one axis at a time. */
  | { readonly method: 'grid' | 'one-at-a-time'; readonly axes: readonly Listed[] }
  /** These points, each giving the same parameters. */
  | { readonly method: 'points'; readonly points: readonly Settings[] }
  /** `draws` points from the box of the axes; for saltelli the rows of each of its two matrices. */
  | { readonly method: 'latin-hypercube' | 'sobol' | 'saltelli'; readonly axes: readonly Axis[]; readonly draws: number }
  /** One-at-a-time walks through a lattice of `levels` values per axis. */
  | { readonly method: 'morris'; readonly axes: readonly Axis[]; readonly trajectories: number; readonly levels: number }

export const methods = ['grid', 'points', 'one-at-a-time', 'latin-hypercube', 'sobol', 'morris', 'saltelli'] as const
export type Method = (typeof methods)[number]

const MOST_POINTS = 100_000

/** How large a drawn design is. */
export const sizeShape = {
  draws: wholeNumber(2, MOST_POINTS)
    .optional()
    .meta({ description: 'Points drawn (latin-hypercube, sobol; rows of each matrix of saltelli)' }),
  trajectories: wholeNumber(2, 10_000).optional().meta({ description: 'Walks of a morris design; 10 to 50 are usual' }),
  levels: wholeNumber(2, 100).optional().meta({ description: 'Values per axis of a morris design; an even number', default: 4 }),
}

const names = [...parameterChecks.keys()]
const sweepShape = {
  design: z
    .enum(methods, takes(`one of the designs ${methods.join(', ')}`))
    .optional()
    .meta({ description: 'How points are chosen from the axes; a grid where nothing is said, or the points that are listed' }),
  points: z
    .array(
      z
        .strictObject(
          Object.fromEntries([...parameterChecks].map(([name, check]) => [name, check.optional()])),
          takesMap('a map from dotted names of parameters to values', names),
        )
        .meta({ id: 'point', title: 'point', description: 'The values of some parameters, by dotted name' }),
      takes('a list of points, such as [{ moderation.detection: 0.5 }]; for a number to draw, see draws'),
    )
    .min(1, 'the list is empty')
    .max(MOST_POINTS)
    .optional()
    .meta({ description: 'Explicit points, each giving the same parameters by dotted name' }),
  ...sizeShape,
}

export const designKeys: readonly string[] = Object.keys(sweepShape)

/** Everything that may stand under `sweep`. */
export const sweepKeys: readonly string[] = [...designKeys, ...Object.keys(axesShape)]

/** The check of the key `sweep`; its output is the design. */
export const sweepKey = z
  .strictObject({ ...sweepShape, ...axesShape }, takesMap('a map of axes', sweepKeys))
  .transform((written, context): Design => {
    const { design = written.points ? 'points' : 'grid', points, ...rest } = written
    const refuse = (message: string, ...path: (string | number)[]) => context.addIssue({ code: 'custom', path, message })
    if (design !== 'points') {
      if (points) refuse(`belongs to the design points, not ${design}`, 'points')
      return designOf(design, rest, axesOf(rest), refuse)
    }
    for (const key of Object.keys(rest)) refuse('has no place beside a list of points', key)
    if (!points) refuse('list the points under the key points', 'design')
    for (const [index, message] of uneven(points ?? [])) refuse(message, 'points', index)
    return { method: 'points', points: points ?? [] }
  })

type Refuse = (message: string, ...path: (string | number)[]) => void
type Size = { readonly [Key in keyof typeof sizeShape]?: number | undefined }

/** The design of one method over some axes, with what it needs and nothing that it has no use for. */
export function designOf(method: Exclude<Method, 'points'>, size: Size, axes: readonly Axis[], refuse: Refuse): Design {
  const needs: readonly (keyof Size)[] =
    method === 'grid' || method === 'one-at-a-time' ? [] : method === 'morris' ? ['trajectories', 'levels'] : ['draws']
  for (const key of ['draws', 'trajectories', 'levels'] as const) {
    if (size[key] !== undefined && !needs.includes(key)) refuse(`has no meaning in the design ${method}`, key)
  }
  if (axes.length === 0) refuse('name at least one parameter to vary')
  if (method === 'grid' || method === 'one-at-a-time') return { method, axes: listed(method, axes, refuse) }
  for (const axis of axes) {
    if (!isListed(axis) && axis.steps !== undefined) refuse(`steps have no meaning in the design ${method}`, axis.name)
  }
  if (method === 'morris') {
    const { trajectories, levels = 4 } = size
    if (trajectories === undefined) refuse('say how many trajectories')
    if (levels % 2 === 1) refuse(`${levels} is not an even number`, 'levels')
    return { method, axes, trajectories: trajectories ?? 0, levels }
  }
  if (size.draws === undefined) refuse('say how many draws')
  return { method, axes, draws: size.draws ?? 0 }
}

function listed(method: 'grid' | 'one-at-a-time', axes: readonly Axis[], refuse: Refuse): readonly Listed[] {
  const lists = axes.map(
    (axis): Listed => ({ name: axis.name, values: levelsOf(axis), ...(axis.scale === 'log' ? { scale: axis.scale } : {}) }),
  )
  for (const { name, values } of lists) {
    if (new Set(values).size < values.length) refuse(`${values.length} steps repeat whole numbers: ${values.join(', ')}`, name)
  }
  const counts = lists.map(({ values }) => values.length)
  const total =
    method === 'grid' ? counts.reduce((product, count) => product * count, 1) : counts.reduce((sum, count) => sum + count, 1)
  if (total > MOST_POINTS) refuse(`${total} points; at most ${MOST_POINTS}. A latin-hypercube or a sobol design needs fewer`)
  return lists
}

/** Points that do not give the same parameters as the first, or that repeat another. */
function uneven(points: readonly Settings[]): readonly (readonly [number, string])[] {
  const keyed = points.map((point) => Object.keys(point).sort().join(', '))
  const whole = points.map((point) => JSON.stringify(parameterList.map(({ name }) => point[name])))
  return points.flatMap((_, index): (readonly [number, string])[] => {
    if (keyed[index] === '') return [[index, 'the point is empty']]
    if (keyed[index] !== keyed[0]) return [[index, `gives ${keyed[index]}, where the first point gives ${keyed[0]}`]]
    const first = whole.indexOf(whole[index] ?? '')
    return first < index ? [[index, `the same as point ${first + 1}`]] : []
  })
}

/** The parameters that a design varies, in its order. */
export function sweptNames(design: Design): readonly ParameterName[] {
  if (design.method !== 'points') return design.axes.map(({ name }) => name)
  return parameterList.map(({ name }) => name).filter((name) => design.points[0]?.[name] !== undefined)
}
