/** What is wrong with a study file, and where. */

export interface Place {
  /** Both count from 1. */
  readonly line: number
  readonly column: number
}

export interface StudyProblem extends Place {
  readonly file: string
  /** The key it is about: a parameter's dotted name, or empty where it is the file as a whole. */
  readonly key: string
  readonly message: string
}

/** The beginning of a file, for what is wrong with all of it. */
export const top: Place = { line: 1, column: 1 }

const LISTED = 25

/** Thrown by `readStudy`; lists everything that is wrong, not only the first. */
export class StudyError extends Error {
  override readonly name = 'StudyError'
  readonly problems: readonly StudyProblem[]
  constructor(problems: readonly StudyProblem[]) {
    const more = problems.length - LISTED
    super([...problems.slice(0, LISTED).map(rendered), ...(more > 0 ? [`... and ${more} more`] : [])].join('\n'))
    this.problems = problems
  }
}

/** `scenarios/x.yaml:7:5 moderation.detection: 1.2 is not in [0, 1]` */
export const rendered = ({ file, line, column, key, message }: StudyProblem): string =>
  `${file}:${line}:${column} ${key === '' ? '' : `${key}: `}${message}`

/** A problem whose words are safe to print: no control characters, no value of a thousand lines. */
export const problem = (file: string, { line, column }: Place, key: string, message: string): StudyProblem => ({
  file: printable(file, 500),
  line,
  column,
  key: printable(key, 80),
  message: printable(message, 500),
})

/** Throws what was found, file by file in the order given, in the order of the lines, each thing once. */
export function refuseIfAny(problems: readonly StudyProblem[]): void {
  if (problems.length === 0) return
  const files = [...new Set(problems.map(({ file }) => file))]
  const once = [...new Map(problems.map((found) => [rendered(found), found])).values()]
  throw new StudyError(
    once.sort((a, b) => files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line || a.column - b.column),
  )
}

/** A value as it stands in a message. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return printable(`"${value}"`, 60)
  if (typeof value === 'number' || value == null) return String(value)
  return printable(JSON.stringify(value), 60)
}

function printable(text: string, length: number): string {
  const cut = text.length > length ? `${text.slice(0, length)} ...` : text
  return cut.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`)
}
