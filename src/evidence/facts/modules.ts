/** Facts: groups of members who write to each other more than to others, and whether they are generations. */
import { UndirectedGraph } from 'graphology'
import louvain from 'graphology-communities-louvain'
import seedrandom from 'seedrandom'
import { componentsOf } from './components.js'
import type { Fact, FactDeclaration, FactDeclarations, Facts } from './declaring.js'
import { MOST_TIES, type Ties, tiesOf } from './network.js'
import type { View } from './view.js'

const HOW = `Modules of the largest component by the method of Louvain (Blondel and others 2008) with a fixed seed; ties by the rule of the previous post, whichever way they go, weighted by posts. Not computed beyond ${MOST_TIES.toLocaleString('en')} ties.`

const SMALLEST = 5

const declared = (unit: string, label: string, meaning: string, definition: string): FactDeclaration => ({
  group: 'modules',
  unit,
  label,
  meaning,
  definition: `${definition} ${HOW}`,
  slow: true,
})

export const moduleDeclarations = {
  modules: declared(
    '1',
    'modules',
    'groups of members who write to each other more than to others',
    `Modules of at least ${SMALLEST} members.`,
  ),
  modularity: declared(
    '1',
    'modularity',
    'how much more ties stay within modules than by chance (0 not at all)',
    'Newman and Girvan 2004.',
  ),
  moduleJoinVariance: declared(
    'share',
    'modules are generations',
    'share of the variance of the days of the first posts that lies between modules',
    'Sum of squares between modules divided by the total sum of squares of the times of first posts.',
  ),
  moduleJoinVarianceChance: declared(
    'share',
    'modules are generations, by chance',
    'share of that variance that would lie between modules if members fell into them at random',
    '(K - 1) / (N - 1) for N members in K modules.',
  ),
} as const satisfies FactDeclarations

export function moduleFacts(view: View): Facts<typeof moduleDeclarations> {
  const { posts, firstPost } = view
  const ties = tiesOf(view, 'previous')
  const none: Fact = { value: Number.NaN, n: ties.count }
  if (ties.count === 0 || ties.count > MOST_TIES)
    return { modules: none, modularity: none, moduleJoinVariance: none, moduleJoinVarianceChance: none }
  const { member, module, modularity } = modulesOf(ties)
  const joined = member.map((one) => posts.time[firstPost[one]!]!)
  const { between, groups } = variance(joined, module)
  const n = member.length
  return {
    modules: { value: groups.filter((size) => size >= SMALLEST).length, n },
    modularity: { value: modularity, n },
    moduleJoinVariance: { value: between, n },
    moduleJoinVarianceChance: { value: (groups.length - 1) / (n - 1), n },
  }
}

/** The members of the largest component with the number of the module of each. */
export function modulesOf(ties: Ties): { member: number[]; module: number[]; modularity: number } {
  const { component, where } = componentsOf(ties)
  const graph = new UndirectedGraph<{ community?: number }, { weight: number }>()
  const member = [...component.keys()].filter((one) => component[one] === where)
  for (const one of member) graph.addNode(one)
  for (let edge = 0; edge < ties.count; edge++) {
    if (component[ties.from[edge]!] !== where) continue
    graph.updateEdge(ties.from[edge], ties.to[edge], (edges) => ({ weight: (edges.weight ?? 0) + ties.posts[edge]! }))
  }
  const { communities, modularity } = louvain.detailed(graph, { rng: seedrandom.alea('modules'), getEdgeWeight: 'weight' })
  return { member, module: member.map((one) => communities[one]!), modularity }
}

/** Share of the variance of values that lies between groups, and the sizes of these. */
function variance(values: readonly number[], group: readonly number[]) {
  const mean = values.reduce((a, b) => a + b, 0) / values.length
  const sums = new Map<number, { size: number; sum: number }>()
  let total = 0
  values.forEach((value, place) => {
    const own = sums.get(group[place]!) ?? { size: 0, sum: 0 }
    sums.set(group[place]!, own)
    own.size++
    own.sum += value - mean
    total += (value - mean) ** 2
  })
  let between = 0
  for (const { size, sum } of sums.values()) between += sum ** 2 / size
  return { between: between / total, groups: [...sums.values()].map(({ size }) => size) }
}
