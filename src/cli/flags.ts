/** What a command line changes in a study, checked as the file is. */

import { cellsOf, impossibleCells } from '../experiment/cells.js'
import { designOf } from '../experiment/plan.js'
import { check } from '../scenario/check.js'
import { sweptNames } from '../scenario/design.js'
import { isOfChoosing } from '../scenario/forums.js'
import { top } from '../scenario/problem.js'
import { headKeys } from '../scenario/schema.js'
import { readSettings } from '../scenario/settings.js'
import type { Study } from '../scenario/study.js'
import { UsageError } from './exit.js'

export interface StudyFlags {
  readonly replicates?: string | undefined
  readonly seed?: string | undefined
  readonly days?: string | undefined
  /** Each `name=value`. */
  readonly set?: readonly string[] | undefined
}

/** Where a value came from, for messages; `--set` with the parameter's name, any other flag alone. */
const flagFor = (key: string, flags: StudyFlags): string => {
  if (key === 'seed' || key === 'replicates') return `--${key}:`
  return key === 'clock.days' && flags.days !== undefined ? '--days:' : `--set ${key}:`
}

/**
 * The study with what the command line says in place of what its file says. An arm's own settings stand.
 * @throws UsageError listing everything that is wrong.
 */
export function withFlags(study: Study, flags: StudyFlags): Study {
  const content = contentOf(flags)
  const source = { file: '', content, placeOf: () => top, problems: [] }
  const placed = readSettings(source, content, [])
  const problems = [...check(source).problems, ...placed.problems].map(({ key, message }) => `${flagFor(key, flags)} ${message}`)
  if (problems.length > 0) throw new UsageError(problems.join('\n'))

  const changed: Study = {
    ...study,
    ...(flags.seed === undefined ? {} : { seed: flags.seed }),
    ...(flags.replicates === undefined
      ? {}
      : { replicates: { least: Number(flags.replicates), most: Number(flags.replicates) } }),
    settings: { ...study.settings, ...placed.settings },
  }
  refuseWithoutEffect(study, Object.keys(placed.settings), flags)
  refuseImpossible(changed)
  return changed
}

/** The flags as the content of a study file. */
function contentOf({ replicates, seed, days, set = [] }: StudyFlags): Record<string, unknown> {
  const content: Record<string, unknown> = Object.create(null)
  const put = (name: string, value: unknown): void => {
    if (name in content) throw new UsageError(`${name} is given twice on the command line.`)
    content[name] = value
  }
  for (const setting of set) {
    const [name, value] = parted(setting)
    put(name, readValue(value))
  }
  if (days !== undefined) put('clock.days', readValue(days))
  if (replicates !== undefined) put('replicates', readValue(replicates))
  if (seed !== undefined) put('seed', seed)
  return content
}

function parted(setting: string): [string, string] {
  const at = setting.indexOf('=')
  if (at < 1) throw new UsageError(`--set ${setting}: write it as name=value, for instance --set moderation.detection=0.5`)
  const name = setting.slice(0, at).trim()
  if (headKeys.includes(name)) {
    throw new UsageError(`--set ${name}: sets parameters only; the rest of a study stands in its file.`)
  }
  return [name, setting.slice(at + 1).trim()]
}

/** A number where it looks like one, else the text. */
export function readValue(text: string): number | string {
  const number = Number(text)
  return text.trim() === '' || Number.isNaN(number) ? text : number
}

function refuseWithoutEffect(study: Study, names: readonly string[], flags: StudyFlags): void {
  const design = designOf(study)
  const swept: readonly string[] = design ? sweptNames(design) : []
  for (const name of names) {
    if (swept.includes(name)) throw new UsageError(`${flagFor(name, flags)} has no effect, for the study varies ${name} itself.`)
    if (isOfChoosing(name) && study.arms.every(({ forums }) => !forums)) {
      throw new UsageError(`${flagFor(name, flags)} has no effect, for the study has no forums side by side.`)
    }
    if (study.arms.every((arm) => (arm.forums ?? [arm]).every(({ settings }) => Object.hasOwn(settings, name)))) {
      throw new UsageError(`${flagFor(name, flags)} has no effect, for every arm of the study sets ${name} itself.`)
    }
  }
}

const LISTED = 5

/** Rules between parameters, some of which only show once an arm is at a point of the design, or flags are applied. */
function refuseImpossible(study: Study): void {
  const impossible = impossibleCells(cellsOf(study))
  if (impossible.length === 0) return
  const lines = impossible.slice(0, LISTED).map(({ arm, point, problems }) => {
    const place = `The arm "${arm}"${point === '' ? '' : ` at ${point}`}`
    return `${place} cannot be run: ${problems.join('; ')}`
  })
  const more = impossible.length - LISTED
  throw new UsageError([...lines, ...(more > 0 ? [`and ${more} more`] : [])].join('\n'))
}
