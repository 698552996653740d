/** Studies from texts held in memory, as the tests of this folder write them. */
import { StudyError, type StudyProblem } from '../../src/scenario/problem.js'
import { readStudy } from '../../src/scenario/read.js'
import type { Study } from '../../src/scenario/study.js'

export type Files = Readonly<Record<string, string | Uint8Array>>

export const read = (text: string | Uint8Array, others: Files = {}): Study =>
  readStudy('scenarios/x.yaml', (path) => (path === 'scenarios/x.yaml' ? text : others[path]))

/** What is wrong with a study that must be refused. */
export function problemsOf(text: string | Uint8Array, others: Files = {}): readonly StudyProblem[] {
  try {
    read(text, others)
  } catch (error) {
    if (error instanceof StudyError) return error.problems
    throw error
  }
  throw new Error('the study was read although it should have been refused')
}

/** The same as it is printed. */
export function refusal(text: string | Uint8Array, others: Files = {}): string {
  try {
    read(text, others)
  } catch (error) {
    if (error instanceof StudyError) return error.message
    throw error
  }
  throw new Error('the study was read although it should have been refused')
}
