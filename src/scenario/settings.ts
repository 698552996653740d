/** From parameters as they are written, dotted or nested, to settings by dotted name. */
import { declarationOf, type ParameterName, type Settings } from '../model/configure.js'
import type { Source } from './document.js'
import { type Place, problem, type StudyProblem } from './problem.js'

export interface PlacedSettings {
  readonly file: string
  readonly settings: Settings
  readonly places: ReadonlyMap<string, Place>
  /** Parameters given twice: dotted and nested. Values are not looked at. */
  readonly problems: readonly StudyProblem[]
}

/** The parameters among the keys of a map at `path` of a file; other keys are passed over. */
export function readSettings(source: Source, map: unknown, path: readonly string[]): PlacedSettings {
  const { file, placeOf } = source
  const settings: { [Name in ParameterName]?: number | string } = {}
  const places = new Map<string, Place>()
  const problems: StudyProblem[] = []

  function walk(group: object, prefix: string, around: readonly string[]): void {
    for (const [key, value] of Object.entries(group)) {
      const inner = [...around, key]
      const declaration = declarationOf(`${prefix}${key}`)
      if (!declaration) {
        if (isMap(value)) walk(value, `${prefix}${key}.`, inner)
        continue
      }
      const { name } = declaration
      const first = places.get(name)
      if (first) problems.push(problem(file, placeOf(inner), name, `given twice; first on line ${first.line}`))
      else {
        places.set(name, placeOf(inner))
        if (typeof value === 'number' || typeof value === 'string') settings[name] = value
      }
    }
  }

  if (isMap(map)) walk(map, '', path)
  return { file, settings, places, problems }
}

const isMap = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Settings of several scopes as one; the first has the last word. */
export function merged(scopes: readonly PlacedSettings[]): Settings {
  return Object.assign({}, ...scopes.map(({ settings }) => settings).toReversed())
}
