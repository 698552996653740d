/** Which members hang together through ties, whichever way they go. */
import type { Ties } from './network.js'

/** A number for each member, equal for those who hang together; members without a tie are alone. Union and find with path halving. */
export function componentsOf(
  { members, count, from, to }: Pick<Ties, 'members' | 'count' | 'from' | 'to'>,
  without?: Uint8Array,
) {
  const root = Int32Array.from({ length: members }, (_, member) => member)
  const size = new Int32Array(members).fill(1)
  const rootOf = (member: number): number => {
    let here = member
    while (root[here] !== here) {
      root[here] = root[root[here]!]!
      here = root[here]!
    }
    return here
  }
  for (let edge = 0; edge < count; edge++) {
    if (without && (without[from[edge]!] || without[to[edge]!])) continue
    const one = rootOf(from[edge]!)
    const other = rootOf(to[edge]!)
    if (one === other) continue
    const [small, large] = size[one]! < size[other]! ? [one, other] : [other, one]
    root[small] = large
    size[large] = size[large]! + size[small]!
  }
  let largest = 0
  let where = -1
  for (let member = 0; member < members; member++) {
    if (rootOf(member) !== member || without?.[member] || size[member]! <= largest) continue
    largest = size[member]!
    where = member
  }
  return { component: root.map((_, member) => rootOf(member)), largest, where }
}
