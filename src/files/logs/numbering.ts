/** Numbers 0, 1, 2 ... for the names of posts, threads and members, whole numbers or any text, in the order in which they first come. */

export interface Numbering {
  /** The number of a name, a new one where it has none. */
  of(name: string | number | bigint): number
  count(): number
}

/** Longer ones could not be told from their neighbours. */
const MOST_DIGITS = 15

/** A Map of V8 holds 16.7 million entries and no more. */
const SHARDS = 16

/**
 * Names that are whole numbers cost 12 bytes in a table of their own, with open addressing: a Map of ten million would take
 * a gigabyte. "7", "7.0" and 7 are the same name, "07" is another.
 */
export function numbering(): Numbering {
  let keys = new Float64Array(1 << 12).fill(-1)
  let codes = new Int32Array(1 << 12)
  let whole = 0
  let count = 0
  const texts: Map<string, number>[] = []

  const slotOf = (key: number): number => {
    const last = keys.length - 1
    const mixed = Math.imul((key % 4294967296) ^ (key / 4294967296), 0x9e3779b1)
    let slot = ((mixed ^ (mixed >>> 15)) >>> 0) & last
    while (keys[slot] !== -1 && keys[slot] !== key) slot = (slot + 1) & last
    return slot
  }
  const grow = (): void => {
    const [oldKeys, oldCodes] = [keys, codes]
    keys = new Float64Array(2 * oldKeys.length).fill(-1)
    codes = new Int32Array(2 * oldKeys.length)
    for (let slot = 0; slot < oldKeys.length; slot++) {
      if (oldKeys[slot] === -1) continue
      const place = slotOf(oldKeys[slot]!)
      keys[place] = oldKeys[slot]!
      codes[place] = oldCodes[slot]!
    }
  }
  const ofWhole = (key: number): number => {
    const slot = slotOf(key)
    if (keys[slot] === key) return codes[slot]!
    keys[slot] = key
    codes[slot] = count
    if (++whole > 0.65 * keys.length) grow()
    return count++
  }
  const ofText = (text: string): number => {
    const shard = text.charCodeAt(text.length - 1) % SHARDS
    texts[shard] ??= new Map()
    const known = texts[shard].get(text)
    if (known !== undefined) return known
    // A field is a slice of a large piece of the file, which would stay in memory with it.
    texts[shard].set(Buffer.from(text).toString(), count)
    return count++
  }
  return {
    of(name) {
      if (typeof name === 'string') {
        const key = wholeFrom(name)
        return key < 0 ? ofText(name) : ofWhole(key)
      }
      const key = Number(name)
      return Number.isSafeInteger(key) && key >= 0 ? ofWhole(key) : ofText(String(name))
    },
    count: () => count,
  }
}

/** The whole number that a text writes, -1 where it is none. */
function wholeFrom(text: string): number {
  const end = text.endsWith('.0') ? text.length - 2 : text.length
  if (end === 0 || end > MOST_DIGITS || (end > 1 && text.charCodeAt(0) === 48)) return -1
  let number = 0
  for (let place = 0; place < end; place++) {
    const digit = text.charCodeAt(place) - 48
    if (digit < 0 || digit > 9) return -1
    number = 10 * number + digit
  }
  return number
}
