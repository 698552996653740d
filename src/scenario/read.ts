/** Reads a study file: the one door from text to the normal form. */
import { type Layer, type Load, readChain } from './extends.js'
import { problem, refuseIfAny, type StudyProblem, top } from './problem.js'
import { brokenRules } from './rules.js'
import { defaults, nameRule } from './schema.js'
import { merged, type PlacedSettings, readSettings } from './settings.js'
import type { Study } from './study.js'

/**
 * The study that the file at `path` (forward slashes) describes. Parameters, seed, replicates, arms and charts it does not
 * give come from the file it extends, and so on; arms and charts are taken whole. Title and question are always its own.
 * @param load gives the content of a file; see `Load`.
 * @throws StudyError, and nothing else, listing everything that is wrong with its place.
 */
export function readStudy(path: string, load: Load): Study {
  const { layers, problems } = readChain(path, load)
  const shared = layers.map(({ source }) => readSettings(source, source.content, []))
  const arms = layers.map(armsOf)
  refuseIfAny([
    ...problems,
    ...badName(path),
    ...[...shared, ...arms.flatMap((all) => [...all.values()])].flatMap((placed) => placed.problems),
  ])

  const name = studyName(path)
  const nearest = <Key extends 'seed' | 'replicates' | 'charts'>(key: Key) =>
    layers.map(({ content }) => content?.[key]).find((value) => value !== undefined)
  const chosen: ReadonlyMap<string, PlacedSettings | undefined> =
    arms.find(({ size }) => size > 0) ?? new Map([[name, undefined]])
  refuseIfAny([...chosen].flatMap(([arm, placed]) => brokenRules(shared, placed && { name: arm, placed })))

  const { title = name, question = title } = layers[0]?.content ?? {}
  return {
    name,
    title,
    question,
    seed: nearest('seed') ?? defaults.seed,
    replicates: nearest('replicates') ?? defaults.replicates,
    settings: merged(shared),
    pairing: 'replicate',
    arms: [...chosen].map(([arm, placed]) => ({ name: arm, settings: placed?.settings ?? {} })),
    design: undefined,
    sensitivity: undefined,
    hypotheses: [],
    charts: nearest('charts') ?? defaults.charts,
  }
}

/** What each arm of a file changes, in the order of the file (an object would put a name such as `8` first). */
function armsOf({ source }: Layer): Map<string, PlacedSettings> {
  const { arms } = source.content
  const placed = Object.entries(arms ?? {}).map(([name, settings]) => {
    const { line, column } = source.placeOf(['arms', name])
    return { name, line, column, settings: readSettings(source, settings, ['arms', name]) }
  })
  placed.sort((a, b) => a.line - b.line || a.column - b.column)
  return new Map(placed.map(({ name, settings }) => [name, settings]))
}

const studyName = (path: string): string => (path.split('/').at(-1) ?? '').replace(/\.ya?ml$/i, '')

/** The outputs of a study bear its file's name, and so does the arm of a file without arms. */
function badName(path: string): StudyProblem[] {
  const name = studyName(path)
  const good = nameRule.pattern.test(name) && name.length <= nameRule.longest
  return good ? [] : [problem(path, top, '', `the file's name without its ending is to be ${nameRule.words}`)]
}
