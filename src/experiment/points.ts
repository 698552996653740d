/** The points that a design visits, as a plain table. */
import seedrandom from 'seedrandom'
import { declarationOf, type ParameterName, parameterList, type Settings } from '../model/configure.js'
import { type Axis, type Listed, valueAt } from '../scenario/axis.js'
import type { Design } from '../scenario/design.js'
import { grid } from './designs/grid.js'
import { latinHypercube } from './designs/latinHypercube.js'
import { morrisTrajectories } from './designs/morrisTrajectories.js'
import { oneAtATime } from './designs/oneAtATime.js'
import { saltelli } from './designs/saltelli.js'
import { sobolSequence } from './designs/sobolSequence.js'
import { ladderOf } from './ladder.js'

export interface Point {
  /**
   * Unique in a design, without a slash, and not changed by further points. Where values are written down it is those
   * values, `members.hostileShare=0.1,professionals.count=2` (the middle of one-at-a-time is `base`). Where points are
   * drawn it is the design and a number: `sobol-7`; `latin-hypercube-7-of-60`, as another count gives other points;
   * `morris-3.1`, walk and step; `saltelli-12.a`, `saltelli-12.b`, and `saltelli-12.` with the parameter that a takes from b.
   * The one point of a study without a design is called ''.
   */
  readonly id: string
  /** Every swept parameter; in one-at-a-time only the one that is moved. */
  readonly settings: Settings
  /** Where the analysis of sensitivity finds it. */
  readonly role?: Role
}

export type Role =
  /** After `step` steps of a walk, from 0; `at` is the place along each axis, from 0 to 1. */
  | { readonly design: 'morris'; readonly walk: number; readonly step: number; readonly at: readonly number[] }
  /** The point of matrix a or b, or that of a with this parameter taken from b. */
  | { readonly design: 'saltelli'; readonly row: number; readonly matrix: 'a' | 'b' | ParameterName }

/**
 * All points of a design, in its order. Further values, points, draws (but those of a Latin hypercube) and trajectories
 * leave the others as they are.
 * @param studySeed fixes what is drawn
 * @param base the settings of the study, from which one-at-a-time sets out; a level equal to them is the base itself
 * @throws RangeError for a sobol design over more than 256 axes, or a saltelli design over more than 128
 */
export function pointsOf(design: Design | undefined, studySeed: string, base: Settings = {}): Point[] {
  if (!design) return [{ id: '', settings: {} }]
  const seed = `${studySeed}/design/${design.method}`
  const random = seedrandom.alea(seed)
  switch (design.method) {
    case 'points':
      return design.points.map(named)
    case 'grid':
      return grid(placesOf(design.axes)).map((places) => named(listed(design.axes, places)))
    case 'one-at-a-time':
      return aroundBase(design.axes, base)
    case 'latin-hypercube':
      return latinHypercube(design.axes.length, design.draws, random).map((cube, index) => ({
        id: `latin-hypercube-${index + 1}-of-${design.draws}`,
        settings: inCube(design.axes, cube),
      }))
    case 'sobol':
      return sobolSequence(design.axes.length, design.draws, random).map((cube, index) => ({
        id: `sobol-${index + 1}`,
        settings: inCube(design.axes, cube),
      }))
    case 'saltelli':
      return mixtures(design.axes, design.draws, random)
    case 'morris':
      return walks(design.axes, design.trajectories, design.levels, seed)
  }
}

const placesOf = (axes: readonly Listed[]): number[][] => axes.map(({ values }) => [...values.keys()])

const listed = (axes: readonly Listed[], places: readonly number[]): Settings =>
  Object.fromEntries(axes.map(({ name, values }, axis) => [name, values[places[axis]!]!]))

const inCube = (axes: readonly Axis[], cube: readonly number[]): Settings =>
  Object.fromEntries(axes.map((axis, place) => [axis.name, valueAt(axis, cube[place]!)]))

/** Named by its values, in the order of the parameters. */
function named(settings: Settings): Point {
  const values = parameterList.flatMap(({ name }) => (settings[name] === undefined ? [] : [`${name}=${settings[name]}`]))
  return { id: values.join(','), settings }
}

function aroundBase(axes: readonly Listed[], base: Settings): Point[] {
  const middle = axes.map(({ name, values }) => values.indexOf(base[name] ?? declarationOf(name)!.default))
  return oneAtATime(middle, placesOf(axes)).map((places, point) => {
    if (point === 0) return { id: 'base', settings: {} }
    const moved = axes.findIndex((_, axis) => places[axis] !== middle[axis])
    return named(listed([axes[moved]!], [places[moved]!]))
  })
}

function mixtures(axes: readonly Axis[], draws: number, random: () => number): Point[] {
  return saltelli(axes.length, draws, random).flatMap(({ a, b, mixed }, index) => {
    const point = (matrix: 'a' | 'b' | ParameterName, cube: readonly number[]): Point => ({
      id: `saltelli-${index + 1}.${matrix}`,
      settings: inCube(axes, cube),
      role: { design: 'saltelli', row: index + 1, matrix },
    })
    return [point('a', a), point('b', b), ...mixed.map((cube, axis) => point(axes[axis]!.name, cube))]
  })
}

function walks(axes: readonly Axis[], count: number, levels: number, seed: string): Point[] {
  const ladders = axes.map((axis) => ladderOf(axis, levels))
  return morrisTrajectories(axes.length, count, seed, levels).flatMap((cubes, index) =>
    cubes.map((cube, step): Point => {
      const rungs = ladders.map((ladder, axis) => ladder[Math.round(cube[axis]! * (levels - 1))]!)
      return {
        id: `morris-${index + 1}.${step}`,
        settings: Object.fromEntries(axes.map(({ name }, axis) => [name, rungs[axis]!.value])),
        role: { design: 'morris', walk: index + 1, step, at: rungs.map(({ at }) => at) },
      }
    }),
  )
}
