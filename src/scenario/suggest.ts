/** "Did you mean ...?" for a misspelt name. */
import leven from 'leven'

const LONGEST = 60

/**
 * ` (did you mean "X"?)` where one of the known names is close: a few letters off, or the beginning of a name or the end of
 * a dotted one left out (`delay` for `delayHours`, `detection` for `moderation.detection`). Otherwise the empty string.
 */
export function suggestion(name: string, known: readonly string[]): string {
  const asked = name.toLowerCase()
  if (asked.length < 2 || asked.length > LONGEST) return ''
  const close = known
    .map((candidate) => ({ candidate, distance: distance(asked, candidate.toLowerCase()) }))
    .filter((one) => Number.isFinite(one.distance))
    .sort((a, b) => a.distance - b.distance)
  const best = close[0]?.candidate ?? known.find((candidate) => isPart(asked, candidate.toLowerCase()))
  return best === undefined ? '' : ` (did you mean "${best}"?)`
}

/** Letters to change: at most 3, and two in five of the shorter name. */
function distance(asked: string, candidate: string): number {
  const most = Math.max(1, Math.min(3, Math.floor(0.4 * Math.min(asked.length, candidate.length))))
  if (Math.abs(asked.length - candidate.length) > most) return Number.POSITIVE_INFINITY
  const letters = leven(asked, candidate)
  return letters <= most ? letters : Number.POSITIVE_INFINITY
}

const isPart = (asked: string, candidate: string): boolean =>
  candidate.endsWith(`.${asked}`) || (asked.length > 2 && candidate.startsWith(asked))
