/** What the numbers of the model rest on, as their sources say. */
import { type Declaration, parameterList } from '../model/configure.js'

/**
 * `evidence` cites an empirical pattern (P...), `claim` only a claim of the interview study (M...), `calibrated` was fitted so
 * that the patterns of real forums come out, `assumption` is one, with something cited for its direction at most, `open` is
 * what nobody has measured, and `choice` is no statement about the world, such as how long to simulate.
 */
export const grounds = ['evidence', 'claim', 'calibrated', 'assumption', 'open', 'choice'] as const
export type Ground = (typeof grounds)[number]

export const groundWords: Readonly<Record<Ground, string>> = {
  evidence: 'evidence',
  claim: 'interview study',
  calibrated: 'calibrated',
  assumption: 'assumption',
  open: 'not known',
  choice: 'choice',
}

/** The weakest ground that a source names. */
export function groundOf({ source }: Pick<Declaration, 'source'>): Ground {
  if (/\b(?:gap|open|sweep it)\b/i.test(source)) return 'open'
  if (/\bassumption\b/i.test(source)) return 'assumption'
  if (/\bcalibrated\b/i.test(source)) return 'calibrated'
  if (/\bP\d|section \d+ of the patterns/.test(source)) return 'evidence'
  return /\bM\d/.test(source) ? 'claim' : 'choice'
}

/** Nothing that was found out supports the number itself. */
export const isWeak = (declaration: Declaration): boolean => ['assumption', 'open'].includes(groundOf(declaration))

/** The parameters of a ground, in the order of their declaration. */
export const parametersOn = (ground: Ground): readonly Declaration[] =>
  parameterList.filter((declaration) => groundOf(declaration) === ground)
