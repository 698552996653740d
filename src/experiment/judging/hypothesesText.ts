/** Hypotheses as a text to be hashed before the first run, so that a change after it is noticed. */
import type { Hypothesis } from '../../scenario/hypothesis.js'

/**
 * The same text for the same hypotheses, in whatever order and layout they were written; another one when a word, a measure,
 * an expectation or a margin is changed, and when a hypothesis is added or taken away.
 */
export const hypothesesText = (hypotheses: readonly Hypothesis[]): string =>
  hypotheses
    .map(({ says, measure, expectation, by }) => {
      const { kind, ...expected } = expectation
      return JSON.stringify([says, measure, kind, ...Object.values(expected), by?.kind ?? null, by?.size ?? null])
    })
    .sort()
    .join('\n')
