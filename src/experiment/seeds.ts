/** The seed of a run: a pure function of the study's seed and the replicate, never of a place in a list. */
import seedrandom from 'seedrandom'
import type { Cell } from './cells.js'

/**
 * The seed of replicate `replicate` of a study, the same in every arm and at every point, so that they share the luck of
 * all they have in common (common random numbers); of one cell alone where a study pairs nothing. 64 bits drawn with Alea
 * from a string that names them; they begin with a letter so that no spreadsheet takes them for a number.
 */
export function seedOf(studySeed: string, replicate: number, cell?: Pick<Cell, 'arm' | 'point'>): string {
  const place = cell ? `/arm/${cell.arm}/point/${cell.point}` : ''
  const draw = seedrandom.alea(`${studySeed}${place}/replicate/${replicate}`)
  return `s${hexadecimal(draw.int32())}${hexadecimal(draw.int32())}`
}

const hexadecimal = (word: number): string => (word >>> 0).toString(16).padStart(8, '0')
