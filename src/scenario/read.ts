/** Reads a study file: the one door from text to the normal form. */
import { hypothesesOf } from './expecting.js'
import { type Layer, type Load, readChain } from './extends.js'
import { fittingCharts, unfitting } from './fittingCharts.js'
import {
  armFrom,
  armsOf,
  choosingInVain,
  forumsOf,
  neverFound,
  type PlacedArm,
  rowNames,
  scopesOf,
  settingsOfPeople,
  strangeForums,
} from './forums.js'
import { problem, refuseIfAny, type StudyProblem, top } from './problem.js'
import { brokenRules } from './rules.js'
import { defaults, nameRule, type StudyFile } from './schema.js'
import { merged, readSettings } from './settings.js'
import type { Study } from './study.js'
import { setAndVaried, sweepBesideSensitivity, variedBy } from './varied.js'

/**
 * The study that the file at `path` (forward slashes) describes. What it does not give comes from the file it extends, and so
 * on: parameters one by one, every other key whole; a sweep and a sensitivity stand in each other's place. Title and question
 * are always its own.
 * @param load gives the content of a file; see `Load`.
 * @throws StudyError, and nothing else, listing everything that is wrong with its place.
 */
export function readStudy(path: string, load: Load): Study {
  const { layers, problems } = readChain(path, load)
  const shared = layers.map(({ source }) => readSettings(source, source.content, []))
  const arms = layers.map(armsOf)
  const forums = layers.map(forumsOf)
  const ofForums = [...forums, ...arms.flatMap((all) => [...all.values()].map((arm) => arm.forums))].flatMap((all) => [
    ...all.values(),
  ])
  refuseIfAny([
    ...problems,
    ...badName(path),
    ...sweepBesideSensitivity(layers),
    ...[...shared, ...arms.flatMap((all) => [...all.values()]), ...ofForums].flatMap((placed) => placed.problems),
    ...settingsOfPeople(ofForums),
  ])

  const name = studyName(path)
  const giving = (key: keyof StudyFile) => layers.find(({ content }) => content?.[key] !== undefined)
  const nearest = <Key extends 'seed' | 'replicates' | 'pairing'>(key: Key) => giving(key)?.content?.[key]
  const named: ReadonlyMap<string, PlacedArm | undefined> = arms.find(({ size }) => size > 0) ?? new Map([[name, undefined]])
  const beside = forums.find(({ size }) => size > 0) ?? new Map()
  refuseIfAny(strangeForums(named.values(), beside))
  const chosen = [...named].map(([arm, placed]) => ({ name: arm, placed, scopes: scopesOf(arm, placed, beside) }))
  const settings = merged(shared)
  const varied = variedBy(layers)
  const stating = giving('hypotheses')
  const compared = { arms: chosen.flatMap((arm) => rowNames(arm.name, arm.scopes)), design: varied?.design, base: settings }
  const { hypotheses, problems: unclear } = hypothesesOf(stating, stating !== layers[0], compared)
  const shape = {
    arms: chosen.map(({ name: arm, placed, scopes }) => armFrom(arm, placed, scopes)),
    design: varied?.key === 'sweep' ? varied.design : undefined,
    sensitivity: varied?.sensitivity,
    hypotheses,
  }
  const naming = giving('charts')
  refuseIfAny([
    ...chosen.flatMap(({ name: arm, scopes }) => [
      ...(varied ? setAndVaried(arm, [...new Set(scopes.flatMap(({ placed }) => placed))], varied) : []),
      ...scopes.flatMap((scope) => brokenRules(shared, scope, varied)),
      ...(scopes.length > 1 ? neverFound(shared, scopes) : []),
    ]),
    ...choosingInVain([...shared, ...chosen.flatMap(({ placed }) => placed ?? [])], varied, beside),
    ...unclear,
    ...(stating?.content?.hypotheses?.length ? [] : nothingToDecide(giving('replicates'))),
    ...(unclear.length > 0 ? [] : unfitting(naming, naming !== layers[0], shape)),
  ])

  const { title = name, question = title } = layers[0]?.content ?? {}
  return {
    name,
    title,
    question,
    seed: nearest('seed') ?? defaults.seed,
    replicates: nearest('replicates') ?? defaults.replicates,
    settings,
    pairing: nearest('pairing') ?? defaults.pairing,
    ...shape,
    charts: naming?.content?.charts ?? fittingCharts(shape),
  }
}

/** Replicates until decided, in a study without hypotheses. */
function nothingToDecide(layer: Layer | undefined): StudyProblem[] {
  const { source, content } = layer ?? {}
  if (!source || !content?.replicates || content.replicates.least === content.replicates.most) return []
  const words = 'until: decided goes on until every hypothesis is decided, and the study has no hypotheses'
  return [problem(source.file, source.placeOf(['replicates']), 'replicates', words)]
}

const studyName = (path: string): string => (path.split('/').at(-1) ?? '').replace(/\.ya?ml$/i, '')

/** The outputs of a study bear its file's name, and so does the arm of a file without arms. */
function badName(path: string): StudyProblem[] {
  const name = studyName(path)
  const good = nameRule.pattern.test(name) && name.length <= nameRule.longest
  return good ? [] : [problem(path, top, '', `the file's name without its ending is to be ${nameRule.words}`)]
}
