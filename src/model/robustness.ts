/** How much of the reply network holds together when its busiest members are taken out. */
import type { Ties } from './network.js'

/**
 * Largest component of the undirected network of the recent replies after its top 1 % of members by number of partners (at
 * least one) is taken out, divided by the largest component before; NaN where there is no reply.
 * @param members number of members of the forum
 */
export function robustness(ties: Ties, members: number): number {
  const edges = distinctEdges(ties, members)
  if (edges.length === 0) return Number.NaN
  const partners = new Int32Array(members)
  for (const edge of edges) {
    partners[Math.floor(edge / members)]!++
    partners[edge % members]!++
  }
  const taken = busiest(partners)
  const left = edges.filter((edge) => !taken.has(Math.floor(edge / members)) && !taken.has(edge % members))
  return largestComponent(left, members) / largestComponent(edges, members)
}

/** The distinct pairs of the recent replies, each as lower member x members + higher member. */
function distinctEdges({ recent, recentCount }: Ties, members: number): Float64Array {
  const edges = new Float64Array(recentCount)
  for (let k = 0; k < recentCount; k++) {
    const one = recent[2 * k]!
    const other = recent[2 * k + 1]!
    edges[k] = Math.min(one, other) * members + Math.max(one, other)
  }
  edges.sort()
  return edges.filter((edge, k) => k === 0 || edge !== edges[k - 1])
}

/** The 1 % (at least one) of those with partners who have most of them; among equals those who joined first. */
function busiest(partners: Int32Array): Set<number> {
  const linked: number[] = []
  partners.forEach((count, member) => {
    if (count > 0) linked.push(member)
  })
  linked.sort((one, other) => partners[other]! - partners[one]! || one - other)
  return new Set(linked.slice(0, Math.max(1, Math.round(linked.length / 100))))
}

/** Size of the largest connected component, by union and find with path halving; 1 where no edge is left. */
function largestComponent(edges: Float64Array, members: number): number {
  const parent = Int32Array.from({ length: members }, (_, member) => member)
  const size = new Int32Array(members).fill(1)
  const rootOf = (member: number): number => {
    let here = member
    while (parent[here] !== here) {
      parent[here] = parent[parent[here]!]!
      here = parent[here]!
    }
    return here
  }
  let largest = 1
  for (const edge of edges) {
    const one = rootOf(Math.floor(edge / members))
    const other = rootOf(edge % members)
    if (one === other) continue
    parent[one] = other
    size[other] = size[other]! + size[one]!
    largest = Math.max(largest, size[other]!)
  }
  return largest
}
