/** Who wrote to whom: distinct ties over the whole run, for reciprocity, and the replies of the last days, for robustness. */

/** Distinct pairs of members with the directions seen, in an open-addressed hash table. */
export interface Ties {
  /** Two numbers a slot: lower member + 1 (0 is an empty slot), higher member + directions << 28. */
  slots: Int32Array
  pairs: number
  /** Pairs are kept whose hash has these bits 0: a sample where all would be too many. */
  mask: number
  /** Replies of the last days of the run: replier, opener, replier, opener, ... */
  recent: Int32Array
  recentCount: number
}

/** Beyond this number of pairs every second one, chosen by hash, is dropped; both directions of a pair go together. */
export const MOST_PAIRS = 100_000

/** Direction bits: the lower member wrote to the higher one, and the other way round. */
const UPWARD = 1 << 28
const DOWNWARD = 2 << 28
const MEMBER = UPWARD - 1

export const createTies = (): Ties => ({
  slots: new Int32Array(2048),
  pairs: 0,
  mask: 0,
  recent: new Int32Array(1024),
  recentCount: 0,
})

const hashOf = (low: number, high: number): number => {
  let x = Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca77)
  x = Math.imul(x ^ (x >>> 15), 0x2c1b3c6d)
  x = Math.imul(x ^ (x >>> 12), 0x297a2d39)
  return x ^ (x >>> 15)
}

/** Notes that `from` wrote to `to`. */
export function tie(ties: Ties, from: number, to: number): void {
  const low = from < to ? from : to
  const high = from < to ? to : from
  const hash = hashOf(low, high)
  if (hash & ties.mask) return
  note(ties, low, high | (from < to ? UPWARD : DOWNWARD), hash)
  if (ties.pairs > MOST_PAIRS) {
    ties.mask = (ties.mask << 1) | 1
    rebuild(ties, ties.slots.length)
  } else if (ties.pairs * 4 > ties.slots.length) rebuild(ties, ties.slots.length * 2)
}

/** Enters a pair, or adds a direction to it; `high` carries the direction bits. */
function note(ties: Ties, low: number, high: number, hash: number): void {
  const { slots } = ties
  const last = slots.length - 2
  // The lowest bits choose the sample, so the slot comes from the upper ones.
  let slot = (hash >>> 7) & last
  while (slots[slot] !== 0) {
    if (slots[slot] === low + 1 && ((slots[slot + 1]! ^ high) & MEMBER) === 0) {
      slots[slot + 1] = slots[slot + 1]! | high
      return
    }
    slot = (slot + 2) & last
  }
  slots[slot] = low + 1
  slots[slot + 1] = high
  ties.pairs++
}

function rebuild(ties: Ties, length: number): void {
  const { slots } = ties
  ties.slots = new Int32Array(length)
  ties.pairs = 0
  for (let slot = 0; slot < slots.length; slot += 2) {
    if (slots[slot] === 0) continue
    const low = slots[slot]! - 1
    const hash = hashOf(low, slots[slot + 1]! & MEMBER)
    if ((hash & ties.mask) === 0) note(ties, low, slots[slot + 1]!, hash)
  }
}

/** Adds the ties and the recent replies of another forum, whose members are numbered otherwise: `numbers` gives their number here. */
export function addTies(ties: Ties, { slots, recent, recentCount }: Ties, numbers: readonly number[]): void {
  for (let slot = 0; slot < slots.length; slot += 2) {
    if (slots[slot] === 0) continue
    const low = numbers[slots[slot]! - 1]!
    const high = numbers[slots[slot + 1]! & MEMBER]!
    if (slots[slot + 1]! & UPWARD) tie(ties, low, high)
    if (slots[slot + 1]! & DOWNWARD) tie(ties, high, low)
  }
  for (let k = 0; k < recentCount; k++) noteRecent(ties, numbers[recent[2 * k]!]!, numbers[recent[2 * k + 1]!]!)
}

/** Share of the distinct directed ties whose reverse exists; NaN where there is no tie. */
export function reciprocity({ slots }: Ties): number {
  let single = 0
  let both = 0
  for (let slot = 0; slot < slots.length; slot += 2) {
    if (slots[slot] === 0) continue
    if ((slots[slot + 1]! & (UPWARD | DOWNWARD)) === (UPWARD | DOWNWARD)) both++
    else single++
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
