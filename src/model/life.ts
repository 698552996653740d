/** Life outside the forum: a fixed path per member, the same in every scenario, with constant variance and no memory. */
import { cosineOfTurns } from './elementary.js'
import type { Forum } from './forum.js'
import { decision, normal } from './luck.js'
import { M } from './records.js'

/**
 * Swing of distress, in sd, of the member whose record begins at `me`, at a day of the run:
 * sd (cos(pi w / 2) Z_k + sin(pi w / 2) Z_k+1) with x = day / days + phase, k = floor(x), w = x - k.
 */
export function life(forum: Forum, me: number, day: number): number {
  const { real, whole } = forum.members
  const { sd, days } = forum.parameters.members.life
  const x = day / days + real[me + M.lifePhase]!
  const turn = Math.floor(x)
  if (whole[me + M.lifeTurn] !== turn) {
    const a = whole[me + M.keyA]!
    const b = whole[me + M.keyB]!
    whole[me + M.lifeTurn] = turn
    real[me + M.lifeFrom] = normal(a, b, decision.lifeTurn, turn)
    real[me + M.lifeTo] = normal(a, b, decision.lifeTurn, turn + 1)
  }
  const quarter = (x - turn) / 4 // the sine is the cosine of what is left to a quarter of a turn
  return sd * (cosineOfTurns(quarter) * real[me + M.lifeFrom]! + cosineOfTurns(0.25 - quarter) * real[me + M.lifeTo]!)
}
