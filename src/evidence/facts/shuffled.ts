/** Facts: reciprocity and clustering beside those of networks in which everyone has as many ties, but drawn at random. */
import seedrandom from 'seedrandom'
import type { Fact, FactDeclaration, FactDeclarations, Facts } from './declaring.js'
import { withError } from './estimating.js'
import { beginnings, holds, MOST_TIES, returned, type Ties, tiesFrom, tiesOf } from './network.js'
import type { View } from './view.js'

const RULE = 'Ties by the rule of the previous post.'
const SHUFFLED =
  'Mean over 20 networks in which everybody writes to as many and hears from as many as in the log: drawn one after another by exchanging the ends of two random ties (Maslov and Sneppen 2002), ten exchanges tried per tie before the first and two between them. Bounds: where 95 % of such networks fall.'
const LIMIT = `Not computed beyond ${MOST_TIES.toLocaleString('en')} ties.`

const declared = (label: string, meaning: string, definition: string): FactDeclaration => ({
  group: 'shuffled ties',
  unit: 'share',
  label,
  meaning,
  definition: `${definition} ${RULE} ${LIMIT}`,
  slow: true,
})

export const shuffledDeclarations = {
  reciprocityShuffled: declared('reciprocity if shuffled', 'ties that would go both ways by chance', SHUFFLED),
  clustering: declared(
    'clustering',
    'how often two partners of a member are tied to each other',
    'Three times the triangles divided by the pairs of partners with a common partner (transitivity), whichever way ties go.',
  ),
  clusteringShuffled: declared('clustering if shuffled', 'how often two partners of a member would be tied by chance', SHUFFLED),
} as const satisfies FactDeclarations

const NETWORKS = 20

export function shuffled(view: View): Facts<typeof shuffledDeclarations> {
  const ties = tiesOf(view, 'previous')
  const none: Fact = { value: Number.NaN, n: ties.count }
  if (ties.count === 0 || ties.count > MOST_TIES) return { reciprocityShuffled: none, clustering: none, clusteringShuffled: none }
  const draw = shuffler(ties, seedrandom.alea('shuffled ties'))
  const reciprocity: number[] = []
  const clustering: number[] = []
  for (let network = 0; network < NETWORKS; network++) {
    const one = draw(network === 0 ? 10 : 2)
    reciprocity.push(returned(one) / one.count)
    clustering.push(transitivity(one))
  }
  return {
    reciprocityShuffled: spread(reciprocity, ties.count),
    clustering: { value: transitivity(ties), n: ties.count },
    clusteringShuffled: spread(clustering, ties.count),
  }
}

function spread(values: readonly number[], n: number): Fact {
  const mean = values.reduce((a, b) => a + b, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
  return withError(mean, Math.sqrt(variance), n)
}

/** Draws networks with the same numbers of ties to and from everybody, after some tries per tie. */
export function shuffler({ members, count, from, to }: Ties, random: () => number): (triesPerTie: number) => Ties {
  const source = from.slice()
  const target = to.slice()
  const present = new Set<number>()
  for (let edge = 0; edge < count; edge++) present.add(source[edge]! * members + target[edge]!)
  return (triesPerTie) => {
    for (let step = 0; step < triesPerTie * count; step++) {
      const one = Math.floor(random() * count)
      const other = Math.floor(random() * count)
      const a = source[one]!
      const b = target[one]!
      const c = source[other]!
      const d = target[other]!
      if (a === d || c === b || present.has(a * members + d) || present.has(c * members + b)) continue
      present.delete(a * members + b)
      present.delete(c * members + d)
      present.add(a * members + d)
      present.add(c * members + b)
      target[one] = d
      target[other] = b
    }
    return tiesFrom(Float64Array.from(source, (member, edge) => member * members + target[edge]!).sort(), members)
  }
}

/** Share of the pairs of partners of a common partner that are partners themselves; NaN where nobody has two. */
export function transitivity(ties: Ties): number {
  const partners = undirected(ties)
  const begin = beginnings(partners)
  let closed = 0
  let pairs = 0
  for (let member = 0; member < ties.members; member++) {
    const degree = begin[member + 1]! - begin[member]!
    pairs += (degree * (degree - 1)) / 2
  }
  for (let edge = 0; edge < partners.count; edge++) {
    const one = partners.from[edge]!
    const other = partners.to[edge]!
    const [few, many] = begin[one + 1]! - begin[one]! < begin[other + 1]! - begin[other]! ? [one, other] : [other, one]
    if (one < other)
      for (let k = begin[few]!; k < begin[few + 1]!; k++)
        if (holds(partners.to, begin[many]!, begin[many + 1]!, partners.to[k]!)) closed++
  }
  return pairs === 0 ? Number.NaN : closed / pairs
}

/** Each tie once in either direction. */
function undirected({ members, count, from, to }: Ties): Ties {
  const keys = new Float64Array(2 * count)
  for (let edge = 0; edge < count; edge++) {
    keys[2 * edge] = from[edge]! * members + to[edge]!
    keys[2 * edge + 1] = to[edge]! * members + from[edge]!
  }
  return tiesFrom(keys.sort(), members)
}
