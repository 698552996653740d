/** How a command ends. */

import { inWords, Trouble } from '../files/trouble.js'
import { StudyError } from '../scenario/problem.js'

export const exitCodes = { done: 0, failed: 1, wrongInput: 2, someRunsFailed: 3, interrupted: 130 } as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** A command line that cannot be understood. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** What to tell the user about something thrown, and the exit code that goes with it. */
export function explanation(thrown: unknown): { readonly words: string; readonly code: ExitCode } {
  const error = inWords(thrown)
  if (error instanceof UsageError || error instanceof StudyError) return { words: error.message, code: exitCodes.wrongInput }
  if (error instanceof Trouble) return { words: error.message, code: error.asked ? exitCodes.wrongInput : exitCodes.failed }
  const message = error instanceof Error ? error.message : String(error)
  return {
    words: `Unforeseen: ${message.split('\n')[0]}. Please report it; RESPONSORIUM_DEBUG=1 shows where it happened.`,
    code: exitCodes.failed,
  }
}
