/** Checks the content of one file against the schema, and says what is wrong in words and places. */
import type { z } from 'zod'
import { sweepKeys } from './design.js'
import type { Source } from './document.js'
import { hypothesisKeys } from './hypothesis.js'
import { namesUnder, parameterChecks } from './parameterKeys.js'
import { problem, type StudyProblem } from './problem.js'
import { untilKeys } from './replicates.js'
import { headKeys, type StudyFile, studyFile } from './schema.js'
import { sensitivityKeys } from './sensitivity.js'
import { suggestion } from './suggest.js'

export interface Checked {
  /** Undefined where there are problems. */
  readonly content: StudyFile | undefined
  readonly problems: readonly StudyProblem[]
}

/** Every breach of the schema, in the order of the file. */
export function check(source: Source): Checked {
  const result = studyFile.safeParse(source.content)
  if (result.success) return { content: result.data, problems: [] }
  const { issues } = result.error
  const unknownAt = issues.filter(({ code }) => code === 'unrecognized_keys').map(({ path }) => path)
  const causes = issues.filter((issue) => !unknownAt.some((place) => follows(issue, place)))
  return { content: undefined, problems: causes.flatMap((issue) => problemsOf(issue, source)) }
}

/** Whether a map with an unknown key is said to lack something: that is the misspelt key again. */
const follows = ({ code, path }: z.core.$ZodIssue, place: readonly PropertyKey[]): boolean =>
  code === 'custom' && Object.hasOwn(keysOf, String(path[0])) && path.every((part, index) => part === place[index])

function problemsOf(issue: z.core.$ZodIssue, { file, placeOf }: Source): StudyProblem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const path = [...issue.path, key]
      return problem(file, placeOf(path), named(path), unknown(key, issue.path))
    })
  }
  return [problem(file, placeOf(issue.path), named(issue.path), issue.message)]
}

/** A parameter goes by its dotted name, wherever it stands; anything else by its path, an item of a list by the list's. */
function named(path: readonly PropertyKey[]): string {
  const depth = depthOfSettings(path)
  const words = path.filter((part) => typeof part !== 'number').map((part) => String(part) || '""')
  const parameter = words.findIndex((word, place) => place > 0 && parameterChecks.has(word))
  return words.slice(depth > 0 && path.length > depth ? depth : Math.max(parameter, 0)).join('.')
}

/** How many parts of a path lead to the map of settings that it is in: those of an arm, of a forum, of a forum in an arm. */
function depthOfSettings([first, , third]: readonly PropertyKey[]): number {
  if (first === 'arms') return third === 'forums' ? 4 : 2
  return first === 'forums' ? 2 : 0
}

function unknown(key: string, path: readonly PropertyKey[]): string {
  const depth = depthOfSettings(path)
  if (depth > 0 && path.length === depth && headKeys.includes(key)) {
    const holder = path[depth - 2] === 'arms' ? 'an arm holds parameters, forums and only' : 'a forum holds parameters only'
    return `belongs at the top of the file; ${holder}`
  }
  const { what, names } = allowedAt(path)
  return `there is no such ${what}${suggestion(key, names)}`
}

/** What may stand at a path, and what it is called. */
function allowedAt(path: readonly PropertyKey[]): { readonly what: 'key' | 'parameter'; readonly names: readonly string[] } {
  const [first] = path
  if (first === undefined) return { what: 'key', names: [...namesUnder('').keys(), ...headKeys] }
  if (path.includes('points')) return { what: 'parameter', names: [...parameterChecks.keys()] }
  const keys = typeof first === 'string' ? keysOf[first] : undefined
  if (keys) return { what: 'key', names: keys }
  const group = path.slice(depthOfSettings(path)).join('.')
  const names = [...namesUnder(group === '' ? '' : `${group}.`).keys()]
  return { what: 'parameter', names: first === 'arms' && path.length === 2 ? [...names, 'forums', 'only'] : names }
}

/** The keys of a study that hold maps of their own. */
const keysOf: Readonly<Record<string, readonly string[]>> = {
  sweep: sweepKeys,
  sensitivity: sensitivityKeys,
  hypotheses: hypothesisKeys,
  replicates: untilKeys,
}
