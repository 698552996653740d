/** The words of checks that several keys of a study file share. */
import { z } from 'zod'
import { shown } from './problem.js'
import { suggestion } from './suggest.js'

export interface Refused {
  readonly input?: unknown
  readonly code?: string
  readonly keys?: readonly string[]
}

/** A value that is not what it should be, `3 is not a title`, or that is not there. */
export const takes = (what: string) => ({ error: ({ input }: Refused) => isNot(input, what) })

const isNot = (input: unknown, what: string): string =>
  input === undefined ? `is missing; it takes ${what}` : `${shown(input)} is not ${what}`

/** A map that is none, or that holds unknown keys. */
export const takesMap = (what: string, known: readonly string[]) => ({
  error: ({ input, code, keys = [] }: Refused) =>
    code === 'unrecognized_keys'
      ? `there is no such key: ${keys.map((key) => `${key}${suggestion(key, known)}`).join(', ')}`
      : isNot(input, what),
})

/** A whole number in a range, both ends included. */
export const wholeNumber = (low: number, high: number) => {
  const words = takes(`a whole number in [${low}, ${high}]`)
  return z.int(words).min(low, words).max(high, words)
}

/** A line of text, at most 500 characters: line breaks and indentation count as one space. */
export const line = (what: string) =>
  z
    .string(takes(what))
    .overwrite((text) => text.replace(/\s+/g, ' ').trim())
    .min(1, takes(what))
    .max(500, takes(what))
    .refine((text) => !/\p{Cc}/u.test(text), takes(what))
