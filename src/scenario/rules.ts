/** Rules between parameters, which hold for a run as a whole: for every arm at every point. */
import { configure, ParameterError, type ParameterName, parameterList, type Settings } from '../model/configure.js'
import type { Listed } from './axis.js'
import { type Design, sweptNames } from './design.js'
import type { Scope } from './forums.js'
import { problem, type StudyProblem, top } from './problem.js'
import { merged, type PlacedSettings } from './settings.js'
import type { Varied } from './varied.js'

/** What is looked through before the runs are planned: a moment's work. What lies beyond is told with the plan. */
const MOST_POINTS = 10_000

/**
 * What the rules say against an arm, at the place nearest to the cause: where the point, else the arm, else its file, else a
 * file that it extends sets one of the parameters that the rule names. Of a design, the first broken point; the points of a
 * drawn one are not known here, so that nothing is held against what it varies.
 * @param shared the settings of all arms, nearest file first
 * @param arm the settings of an arm, or of one of the forums in it, that which counts first, first
 */
export function brokenRules(shared: readonly PlacedSettings[], arm: Scope, varied: Varied | undefined): StudyProblem[] {
  const scopes = [...arm.placed, ...shared]
  const ofArm = arm.placed.length > 0 ? ` in the arm "${arm.name}"` : ''
  if (!varied) return broken(scopes, ofArm)
  const points = listedPoints(varied.design)
  if (!points) return broken(scopes, ofArm, { open: sweptNames(varied.design) })
  let seen = 0
  for (const settings of points) {
    const found = broken([placedPoint(settings, seen, varied), ...scopes], ofArm, { point: settings })
    if (found.length > 0) return found
    if (++seen === MOST_POINTS) break
  }
  return []
}

interface Around {
  readonly point?: Settings
  /** Parameters whose values are not known. */
  readonly open?: readonly ParameterName[]
}

function broken(scopes: readonly PlacedSettings[], ofArm: string, { point = {}, open = [] }: Around = {}): StudyProblem[] {
  try {
    configure(merged(scopes))
    return []
  } catch (error) {
    if (!(error instanceof ParameterError)) throw error
    return error.problems.flatMap(({ name, message }) => {
      const about = [name, ...parameterList.map((declaration) => declaration.name).filter((other) => message.includes(other))]
      if (open.some((parameter) => about.includes(parameter))) return []
      const values = Object.entries(point).filter(([parameter]) => about.includes(parameter))
      const where = values.length > 0 ? ` at the point ${values.map((pair) => pair.join(' = ')).join(', ')}` : ''
      const [nearest] = scopes.flatMap(({ file, places }) =>
        about.flatMap((candidate) => {
          const place = places.get(candidate)
          return place ? [{ file, place }] : []
        }),
      )
      return [problem(nearest?.file ?? scopes[0]?.file ?? '', nearest?.place ?? top, name, `${message}${where}${ofArm}`)]
    })
  }
}

/** The points of a design as far as they do not hang on luck or on the base; undefined for one that is drawn. */
function listedPoints(design: Design): Iterable<Settings> | undefined {
  if (design.method === 'points') return design.points
  if (design.method === 'grid') return combinations(design.axes)
  if (design.method !== 'one-at-a-time') return undefined
  return [{}, ...design.axes.flatMap(({ name, values }) => values.map((value): Settings => ({ [name]: value })))]
}

function* combinations([first, ...others]: readonly Listed[]): Generator<Settings> {
  if (!first) yield {}
  else for (const value of first.values) for (const rest of combinations(others)) yield { [first.name]: value, ...rest }
}

/** A point as the nearest scope, with the places that the file gives its parameters. */
function placedPoint(settings: Settings, index: number, { key, source, design }: Varied): PlacedSettings {
  const around = design.method === 'points' ? [key, 'points', index] : [key]
  const places = new Map(Object.keys(settings).map((name) => [name, source.placeOf([...around, name])]))
  return { file: source.file, settings, places, problems: [] }
}
