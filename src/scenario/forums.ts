/** Forums side by side: the `forums` of a study, what its arms change in them, and which of them an arm has. */
import type { ParameterName } from '../model/configure.js'
import { isOfPeople } from '../model/sideBySide.js'
import { sweptNames } from './design.js'
import type { Source } from './document.js'
import type { Layer } from './extends.js'
import { problem, type StudyProblem, shown } from './problem.js'
import { merged, type PlacedSettings, readSettings } from './settings.js'
import type { Arm } from './study.js'
import { suggestion } from './suggest.js'
import type { Varied } from './varied.js'

/** An arm as the file has it. */
export interface PlacedArm extends PlacedSettings {
  readonly name: string
  readonly source: Source
  /** What it changes in single forums. */
  readonly forums: ReadonlyMap<string, PlacedSettings>
  /** The forums it has, where it does not have all. */
  readonly only: readonly string[] | undefined
}

/** The settings of a run, or of one of the forums in it: those that count first, first. */
export interface Scope {
  /** As in the tables: the arm, or the arm and the forum. */
  readonly name: string
  readonly placed: readonly PlacedSettings[]
}

/** What an arm's row, and the rows of its forums, are called in tables, charts and hypotheses. A name holds no slash. */
export const nameInArm = (arm: string, forum: string): string => `${arm} / ${forum}`

/** The maps of settings under a key of a file, in the order of the file (an object would put a name such as `8` first). */
function placedUnder(source: Source, map: unknown, path: readonly string[]): Map<string, PlacedSettings> {
  const places = Object.keys(map ?? {}).map((name) => ({ name, ...source.placeOf([...path, name]) }))
  places.sort((a, b) => a.line - b.line || a.column - b.column)
  return new Map(places.map(({ name }) => [name, readSettings(source, (map as Record<string, unknown>)[name], [...path, name])]))
}

/** The forums of a file. */
export const forumsOf = ({ source }: Layer): Map<string, PlacedSettings> => placedUnder(source, source.content.forums, ['forums'])

/** The arms of a file. */
export function armsOf({ source, content }: Layer): Map<string, PlacedArm> {
  const { arms } = source.content
  return new Map(
    [...placedUnder(source, arms, ['arms'])].map(([name, placed]) => {
      const { forums, only } = content?.arms?.[name] ?? {}
      return [name, { ...placed, name, source, forums: placedUnder(source, forums, ['arms', name, 'forums']), only }]
    }),
  )
}

/** The forums of an arm, by name, each with its scopes; one without a name where the study has no forums. */
export function scopesOf(name: string, arm: PlacedArm | undefined, forums: ReadonlyMap<string, PlacedSettings>): Scope[] {
  const ofArm = arm ? [arm] : []
  const chosen = [...forums].filter(([forum]) => arm?.only?.includes(forum) ?? true)
  if (chosen.length === 0) return [{ name, placed: ofArm }]
  return chosen.map(([forum, placed]) => {
    const changed = arm?.forums.get(forum)
    const own = [...(changed ? [changed] : []), ...ofArm, placed]
    return { name: chosen.length === 1 ? name : nameInArm(name, forum), placed: own }
  })
}

/** The normal form of an arm. A single forum is the arm itself. */
export function armFrom(name: string, arm: PlacedArm | undefined, scopes: readonly Scope[]): Arm {
  const [first, ...others] = scopes
  if (others.length === 0) return { name, settings: merged(first?.placed ?? []) }
  const forums = scopes.map((scope) => ({ name: scope.name.slice(nameInArm(name, '').length), settings: merged(scope.placed) }))
  return { name, settings: arm?.settings ?? {}, forums }
}

/** The names of an arm's rows: its own, and those of its forums where it has several. */
export const rowNames = (name: string, scopes: readonly Scope[]): string[] =>
  scopes.length === 1 ? [name] : [name, ...scopes.map((scope) => scope.name)]

/** What is wrong with the forums that arms speak of. */
export function strangeForums(
  arms: Iterable<PlacedArm | undefined>,
  forums: ReadonlyMap<string, PlacedSettings>,
): StudyProblem[] {
  const known = [...forums.keys()]
  return [...arms].flatMap((placed) => {
    if (!placed) return []
    const { name: arm, source, forums: changed, only } = placed
    const objection = (forum: string): string | undefined => {
      if (known.length === 0) return 'the study has no forums; name them under the key forums at its top'
      if (known.includes(forum)) return undefined
      return `there is no forum ${shown(forum)}${suggestion(forum, known)}; there are ${known.join(', ')}`
    }
    const named = [
      ...(only ?? []).map((forum, index) => ({ key: 'only', forum, at: index, message: objection(forum) })),
      ...[...changed.keys()].map((forum) => {
        const absent = only && !only.includes(forum) ? `${shown(forum)} is not among the forums of this arm` : undefined
        return { key: 'forums', forum, at: forum, message: objection(forum) ?? absent }
      }),
    ]
    return named.flatMap(({ key, at, message }) =>
      message === undefined ? [] : [problem(source.file, source.placeOf(['arms', arm, key, at]), key, message)],
    )
  })
}

/** Settings of one forum that belong to the people in all of them. */
export const settingsOfPeople = (placed: Iterable<PlacedSettings>): StudyProblem[] =>
  [...placed].flatMap(({ file, places }) =>
    [...places].flatMap(([name, place]) =>
      isOfPeople(name as ParameterName)
        ? [
            problem(
              file,
              place,
              name,
              'belongs to the people, who are the same in all forums; set it for the study or for an arm',
            ),
          ]
        : [],
    ),
  )

/** An arm in which nobody would find any forum. */
export function neverFound(shared: readonly PlacedSettings[], scopes: readonly Scope[]): StudyProblem[] {
  const name = 'choosing.found'
  const all = scopes.map(({ placed }) => [...placed, ...shared])
  if (all.some((placed) => merged(placed)[name] !== 0)) return []
  const nearest = all.flat().find(({ places }) => places.has(name))
  const words = 'is 0 in every forum of an arm, so that nobody would ever find one'
  return nearest ? [problem(nearest.file, nearest.places.get(name)!, name, words)] : []
}

/** Whether a parameter matters only between forums side by side. */
export const isOfChoosing = (name: string): boolean => name.startsWith('choosing.')

/** Settings and axes of choosing between forums that cannot matter: there is one forum, or the axis sets a weight alike in all. */
export function choosingInVain(
  placed: readonly PlacedSettings[],
  varied: Varied | undefined,
  forums: ReadonlyMap<string, PlacedSettings>,
): StudyProblem[] {
  const none = 'matters only between forums side by side, and the study has no forums'
  const alike =
    'is a weight of one forum against the others, and what is varied is alike in all of them; set it in the forums of arms'
  const set = forums.size > 0 ? [] : placed
  const swept = varied ? sweptNames(varied.design) : []
  const axes = swept.filter((name) => (forums.size > 0 ? name === 'choosing.found' : isOfChoosing(name)))
  return [
    ...set.flatMap(({ file, places }) =>
      [...places].flatMap(([name, place]) => (isOfChoosing(name) ? [problem(file, place, name, none)] : [])),
    ),
    ...axes.flatMap((name) =>
      varied
        ? [problem(varied.source.file, varied.source.placeOf([varied.key, name]), name, forums.size > 0 ? alike : none)]
        : [],
    ),
  ]
}
