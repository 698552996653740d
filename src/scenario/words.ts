/** The words of checks that several keys of a study file share. */
import { z } from 'zod'
import { shown } from './problem.js'
import { suggestion } from './suggest.js'

export interface Refused {
  readonly input?: unknown
  readonly code?: string
  readonly keys?: readonly string[]
}

/** A value that is not what it should be: `3 is not a title`. */
export const takes = (what: string) => ({ error: ({ input }: Refused) => `${shown(input)} is not ${what}` })

/** A map that is none, or that holds unknown keys. */
export const takesMap = (what: string, known: readonly string[]) => ({
  error: ({ input, code, keys = [] }: Refused) =>
    code === 'unrecognized_keys'
      ? `there is no such key: ${keys.map((key) => `${key}${suggestion(key, known)}`).join(', ')}`
      : `${shown(input)} is not ${what}`,
})

/** A whole number in a range, both ends included. */
export const wholeNumber = (low: number, high: number) => {
  const words = takes(`a whole number in [${low}, ${high}]`)
  return z.int(words).min(low, words).max(high, words)
}
