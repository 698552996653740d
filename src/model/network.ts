/** Who wrote to whom: distinct ties over the whole run, for reciprocity, and the replies of the last days, for robustness. */

/** Distinct pairs of members with the directions seen, in an open-addressed hash table. */
export interface Ties {
  low: Int32Array
  high: Int32Array
  /** Bit 1: low wrote to high, bit 2: high wrote to low; 0 is an empty slot. */
  directions: Uint8Array
  pairs: number
  /** Pairs are kept whose hash has these bits 0: a sample where all would be too many. */
  mask: number
  /** Replies of the last days of the run: replier, opener, replier, opener, ... */
  recent: Int32Array
  recentCount: number
}

/** Beyond this number of pairs every second one, chosen by hash, is dropped; both directions of a pair go together. */
const MOST_PAIRS = 500_000

export function createTies(): Ties {
  const slots = 1024
  return {
    low: new Int32Array(slots),
    high: new Int32Array(slots),
    directions: new Uint8Array(slots),
    pairs: 0,
    mask: 0,
    recent: new Int32Array(1024),
    recentCount: 0,
  }
}

const hashOf = (low: number, high: number): number => {
  let x = Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca77)
  x = Math.imul(x ^ (x >>> 15), 0x2c1b3c6d)
  x = Math.imul(x ^ (x >>> 12), 0x297a2d39)
  return x ^ (x >>> 15)
}

/** Notes that `from` wrote to `to`. */
export function tie(ties: Ties, from: number, to: number): void {
  const low = Math.min(from, to)
  const high = Math.max(from, to)
  const hash = hashOf(low, high)
  if (hash & ties.mask) return
  note(ties, low, high, from === low ? 1 : 2, hash)
  if (ties.pairs > MOST_PAIRS) {
    ties.mask = (ties.mask << 1) | 1
    rebuild(ties, ties.low.length)
  } else if (ties.pairs * 2 > ties.low.length) rebuild(ties, ties.low.length * 2)
}

function note(ties: Ties, low: number, high: number, directions: number, hash: number): void {
  const last = ties.low.length - 1
  // The lowest bits choose the sample, so the slot comes from the upper ones.
  let slot = (hash >>> 8) & last
  while (ties.directions[slot] !== 0 && (ties.low[slot] !== low || ties.high[slot] !== high)) slot = (slot + 1) & last
  if (ties.directions[slot] === 0) {
    ties.low[slot] = low
    ties.high[slot] = high
    ties.pairs++
  }
  ties.directions[slot] = ties.directions[slot]! | directions
}

function rebuild(ties: Ties, slots: number): void {
  const { low, high, directions } = ties
  ties.low = new Int32Array(slots)
  ties.high = new Int32Array(slots)
  ties.directions = new Uint8Array(slots)
  ties.pairs = 0
  for (let slot = 0; slot < low.length; slot++) {
    if (directions[slot] === 0) continue
    const hash = hashOf(low[slot]!, high[slot]!)
    if ((hash & ties.mask) === 0) note(ties, low[slot]!, high[slot]!, directions[slot]!, hash)
  }
}

/** Share of the distinct directed ties whose reverse exists; NaN where there is no tie. */
export function reciprocity({ directions }: Ties): number {
  let single = 0
  let both = 0
  for (const seen of directions) {
    if (seen === 3) both++
    else if (seen !== 0) single++
  }
  return (2 * both) / (2 * both + single)
}

/** Notes a reply for the network of the last days. */
export function noteRecent(ties: Ties, replier: number, opener: number): void {
  if (2 * ties.recentCount === ties.recent.length) {
    const recent = new Int32Array(2 * ties.recent.length)
    recent.set(ties.recent)
    ties.recent = recent
  }
  ties.recent[2 * ties.recentCount] = replier
  ties.recent[2 * ties.recentCount + 1] = opener
  ties.recentCount++
}
