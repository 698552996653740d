/** Checks the content of one file against the schema, and says what is wrong in words and places. */
import type { z } from 'zod'
import type { Source } from './document.js'
import { namesUnder } from './parameterKeys.js'
import { problem, type StudyProblem } from './problem.js'
import { headKeys, type StudyFile, studyFile } from './schema.js'
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
  return { content: undefined, problems: result.error.issues.flatMap((issue) => problemsOf(issue, source)) }
}

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
  const inside = path[0] === 'arms' && path.length > 2 ? path.slice(2) : path
  return inside
    .filter((part) => typeof part !== 'number')
    .map((part) => String(part) || '""')
    .join('.')
}

function unknown(key: string, path: readonly PropertyKey[]): string {
  const inArm = path[0] === 'arms'
  if (inArm && path.length === 2 && headKeys.includes(key)) return 'belongs at the top of the file; an arm holds parameters only'
  const group = path.slice(inArm ? 2 : 0).join('.')
  const known = [...namesUnder(group === '' ? '' : `${group}.`).keys(), ...(path.length === 0 ? headKeys : [])]
  return `there is no such ${path.length === 0 ? 'key' : 'parameter'}${suggestion(key, known)}`
}
