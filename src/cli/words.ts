/** Words of the command line. */
import { availableParallelism } from 'node:os'
import type { Chunk } from '../experiment/chunk.js'
import { UsageError } from './exit.js'

/** The number of worker threads asked for; as many as the machine has cores where nothing was. */
export function workersFrom(text: string | undefined): number {
  if (text === undefined) return availableParallelism()
  const number = Number(text)
  if (text.trim() === '' || !Number.isInteger(number) || number < 1 || number > MOST_WORKERS) {
    throw new UsageError(`--workers: ${text === '' ? 'nothing' : text} is not a whole number in [1, ${MOST_WORKERS}]`)
  }
  return number
}

const MOST_WORKERS = 512

const MOST_CHUNKS = 10_000

/** The part that `i/K` stands for; undefined where nothing was asked for. */
export function chunkFrom(text: string | undefined): Chunk | undefined {
  if (text === undefined) return undefined
  const [, index, of] = /^(\d+)\/(\d+)$/.exec(text)?.map(Number) ?? []
  if (index === undefined || of === undefined || index < 1 || index > of || of > MOST_CHUNKS) {
    throw new UsageError(`--chunk: ${text} is not i/K with 1 <= i <= K <= ${MOST_CHUNKS}, for instance 1/4`)
  }
  return { index, of }
}

/** The command as it was given, to be given again. */
export const commandLine = (words: readonly string[] = process.argv.slice(2)): string =>
  ['npx', 'responsorium', ...words.map(quoted)].join(' ')

const quoted = (word: string): string => (/^[\w./:=,+@%-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)
