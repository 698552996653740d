/** How much of the reply network holds together when its busiest members are taken out. */
import type { Ties } from './network.js'

/**
 * Largest component of the undirected network of the recent replies after its top 1 % of members by number of partners (at
 * least one) is taken out, divided by the largest component before; NaN where there is no reply.
 */
export function robustness(ties: Ties): number {
  const edges = distinctEdges(ties)
  if (edges.length === 0) return Number.NaN
  const partners = new Map<number, number>()
  for (const edge of edges) for (const member of edge) partners.set(member, (partners.get(member) ?? 0) + 1)
  const busiest = [...partners.keys()].sort((one, other) => partners.get(other)! - partners.get(one)! || one - other)
  const removed = new Set(busiest.slice(0, Math.max(1, Math.round(busiest.length / 100))))
  const left = edges.filter(([one, other]) => !removed.has(one) && !removed.has(other))
  // Those who lose every partner are components of one.
  const after = Math.max(largestComponent(left), partners.size > removed.size ? 1 : 0)
  return after / largestComponent(edges)
}

function distinctEdges({ recent, recentCount }: Ties): (readonly [number, number])[] {
  const span = 2 ** 26 // members in a run are fewer
  const keys = new Float64Array(recentCount)
  for (let k = 0; k < recentCount; k++) {
    const one = recent[2 * k]!
    const other = recent[2 * k + 1]!
    keys[k] = Math.min(one, other) * span + Math.max(one, other)
  }
  keys.sort()
  const edges: [number, number][] = []
  for (let k = 0; k < recentCount; k++) {
    if (k === 0 || keys[k] !== keys[k - 1]) edges.push([Math.floor(keys[k]! / span), keys[k]! % span])
  }
  return edges
}

/** Size of the largest connected component, by union and find with path halving. */
function largestComponent(edges: readonly (readonly [number, number])[]): number {
  const parent = new Map<number, number>()
  const size = new Map<number, number>()
  const rootOf = (member: number): number => {
    let here = member
    for (let above = parent.get(here); above !== undefined && above !== here; above = parent.get(here)) {
      parent.set(here, parent.get(above) ?? above)
      here = above
    }
    return here
  }
  let largest = 0
  for (const [one, other] of edges) {
    for (const member of [one, other]) {
      if (!parent.has(member)) {
        parent.set(member, member)
        size.set(member, 1)
      }
    }
    const a = rootOf(one)
    const b = rootOf(other)
    if (a !== b) {
      parent.set(a, b)
      size.set(b, size.get(a)! + size.get(b)!)
    }
    largest = Math.max(largest, size.get(rootOf(one))!)
  }
  return largest
}
