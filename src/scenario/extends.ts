/** Follows `extends` from file to file. */
import { check } from './check.js'
import { readDocument, type Source } from './document.js'
import { problem, type StudyProblem, top } from './problem.js'
import type { StudyFile } from './schema.js'
import { decode } from './text.js'

/**
 * The content of the file at a path (relative ones as given, forward slashes), or undefined where there is none. Anything
 * else that keeps it from being read, a directory say, it throws: the error's message becomes the words of a problem.
 */
export type Load = (path: string) => Uint8Array | string | undefined

/** One file of a study. */
export interface Layer {
  readonly source: Source
  /** Undefined where something is wrong with it. */
  readonly content: StudyFile | undefined
}

export interface Chain {
  /** The study's own file first, then the one it extends, and so on; those that could be opened. */
  readonly layers: readonly Layer[]
  readonly problems: readonly StudyProblem[]
}

const MOST_FILES = 20

/** Reads a file and all that it extends, as far as it gets, so that the problems of every file are found at once. */
export function readChain(path: string, load: Load): Chain {
  const layers: Layer[] = []
  const problems: StudyProblem[] = []

  function follow(file: string, from?: Source): void {
    const refuse = (message: string) =>
      problems.push(
        from ? problem(from.file, from.placeOf(['extends']), 'extends', `${file}: ${message}`) : problem(file, top, '', message),
      )
    const files = layers.map(({ source }) => source.file)
    if (files.includes(file)) {
      refuse(`goes round in a circle: ${[...files.slice(files.indexOf(file)), file].join(' -> ')}`)
      return
    }
    if (files.length === MOST_FILES) {
      refuse(`more than ${MOST_FILES} files extend one another`)
      return
    }
    const bytes = attempt(() => load(file), refuse)
    if (bytes === undefined) return
    const source = readSource(file, bytes)
    const { content, problems: found } = check(source)
    layers.push({ source, content })
    problems.push(...source.problems, ...found)
    const target = source.content.extends
    if (typeof target === 'string' && !problems.some(({ key }) => key === 'extends')) follow(resolve(file, target), source)
  }

  follow(path)
  return { layers, problems }
}

function attempt(
  load: () => Uint8Array | string | undefined,
  refuse: (message: string) => void,
): Uint8Array | string | undefined {
  try {
    const bytes = load()
    if (bytes === undefined) refuse('there is no such file')
    return bytes
  } catch (error) {
    refuse(error instanceof Error ? error.message : String(error))
    return undefined
  }
}

function readSource(file: string, bytes: Uint8Array | string): Source {
  const decoded = decode(bytes)
  if ('text' in decoded) return readDocument(file, decoded.text)
  return { file, content: {}, placeOf: () => top, problems: [problem(file, decoded.place, '', decoded.problem)] }
}

/** The path of a file named relative to another. */
function resolve(from: string, target: string): string {
  const parts = from.split('/').slice(0, -1)
  for (const part of target.split('/')) {
    const last = parts.at(-1)
    if (part === '..' && last !== undefined && last !== '' && last !== '..' && last !== '.') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}
