/**
 * The patterns of real forums that the model is judged by, all at once (pattern-oriented modelling, Grimm et al. 2005): those its defaults
 * were set to, and those kept to test it. A pattern that the model does not reproduce stands here as plainly as the others.
 */
import { calibration } from './patterns/calibration.js'
import type { Pattern } from './patterns/pattern.js'
import { validation } from './patterns/validation.js'

export { type Figures, type Pattern, type Place, placeOf, type Quantity } from './patterns/pattern.js'

/** Every pattern; meant for a forum of the default size after two years from its founding. */
export const patterns: readonly Pattern[] = [...calibration, ...validation]

/** The days that the patterns are meant for. */
export const PATTERN_DAYS = 730
