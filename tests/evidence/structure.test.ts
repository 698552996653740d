import fc from 'fast-check'
import seedrandom from 'seedrandom'
import { describe, expect, test } from 'vitest'
import { componentsOf } from '../../src/evidence/facts/components.js'
import { modulesOf } from '../../src/evidence/facts/modules.js'
import { returned, type Ties, tiesFrom, tiesOf } from '../../src/evidence/facts/network.js'
import { shuffler, transitivity } from '../../src/evidence/facts/shuffled.js'
import { viewOf } from '../../src/evidence/facts/view.js'
import { factNames, factsOf, windowOf } from '../../src/evidence/facts.js'
import { normalised } from '../../src/evidence/posts.js'
import { type Line, logOf } from './logs.js'

/** Ties among so many members, as pairs. */
const ties = (members: number, ...pairs: readonly (readonly [number, number])[]): Ties =>
  tiesFrom(Float64Array.from(pairs, ([from, to]) => from * members + to).sort(), members)

const pairsOf = ({ count, from, to }: Ties) => Array.from({ length: count }, (_, edge) => [from[edge], to[edge]])

describe('who writes to whom', () => {
  // Thread of member 0: answers by 1 and 2 to the first post, by 0 to the answer of 1 (recorded), by an unknown author, by 2.
  const posts = normalised({
    length: 6,
    thread: new Int32Array(6),
    member: Int32Array.of(0, 1, 2, 0, -1, 2),
    parent: Int32Array.of(-1, 0, -1, 1, 0, 4),
    time: [0, 1, 2, 3, 4, 5],
  })
  const view = viewOf(posts, windowOf(posts))

  test('by recorded parents, and to who began the thread where none is recorded', () => {
    // 2 answers the unknown author in the end: a tie to nobody.
    expect(pairsOf(tiesOf(view, 'recorded'))).toEqual([
      [0, 1],
      [1, 0],
      [2, 0],
    ])
  })

  test('to who began the thread, never to oneself', () => {
    expect(pairsOf(tiesOf(view, 'starter'))).toEqual([
      [1, 0],
      [2, 0],
    ])
  })

  test('to the author of the post before; an unknown author in between leaves no tie', () => {
    expect(pairsOf(tiesOf(view, 'previous'))).toEqual([
      [0, 2],
      [1, 0],
      [2, 1],
    ])
  })

  test('has reciprocity, a share of ties, and density among those who have ties', () => {
    const facts = factsOf(posts)
    expect(facts.reciprocityRecorded).toMatchObject({ value: expect.closeTo(2 / 3, 12), n: 3 })
    expect(facts.reciprocityStarter).toMatchObject({ value: 0, n: 2 })
    expect(facts.density).toMatchObject({ value: 3 / 6, n: 3 })
  })
})

const networks = fc.integer({ min: 2, max: 12 }).chain((members) =>
  fc
    .array(fc.tuple(fc.integer({ min: 0, max: members - 1 }), fc.integer({ min: 0, max: members - 1 })), {
      minLength: 1,
      maxLength: 60,
    })
    .map((pairs) => ties(members, ...pairs.filter(([from, to]) => from !== to))),
)

describe('networks', () => {
  test('are reciprocal as a plain search says', () => {
    fc.assert(
      fc.property(networks, (network) => {
        const pairs = pairsOf(network)
        expect(returned(network)).toBe(pairs.filter(([from, to]) => pairs.some(([a, b]) => a === to && b === from)).length)
      }),
    )
  })

  test('are clustered as a count of all triples says', () => {
    fc.assert(
      fc.property(networks, (network) => {
        const linked = (one: number, other: number) =>
          pairsOf(network).some(([a, b]) => (a === one && b === other) || (a === other && b === one))
        const all = [...Array(network.members).keys()]
        let closed = 0
        let triples = 0
        for (const middle of all)
          for (const one of all)
            for (const other of all)
              if (one < other && one !== middle && other !== middle && linked(middle, one) && linked(middle, other)) {
                triples++
                if (linked(one, other)) closed++
              }
        expect(transitivity(network)).toBe(triples === 0 ? Number.NaN : closed / triples)
      }),
    )
  })

  test('keep everybody’s number of ties to and from when they are shuffled, and get no tie twice and none to oneself', () => {
    fc.assert(
      fc.property(networks, fc.string({ minLength: 1 }), (network, seed) => {
        const shuffled = shuffler(network, seedrandom.alea(seed))(10)
        expect(shuffled.count).toBe(network.count)
        expect([...shuffled.posts]).toEqual(Array.from(shuffled.posts, () => 1))
        expect([...shuffled.from]).toEqual([...network.from])
        expect([...shuffled.to].sort()).toEqual([...network.to].sort())
        expect(pairsOf(shuffled).filter(([from, to]) => from === to)).toEqual([])
      }),
    )
  })

  test('of pairs who write to each other are hardly reciprocal when they are shuffled', () => {
    const pairs = Array.from({ length: 100 }, (_, k) => [[2 * k, 2 * k + 1] as const, [2 * k + 1, 2 * k] as const]).flat()
    const network = ties(200, ...pairs)
    expect(returned(network)).toBe(200)
    expect(returned(shuffler(network, seedrandom.alea('a'))(10))).toBeLessThan(20)
  })

  test('fall apart into components where those who hold them together are taken out', () => {
    const star = ties(7, [1, 0], [2, 0], [3, 0], [0, 4], [5, 6])
    expect(componentsOf(star).largest).toBe(5)
    expect(componentsOf(star, Uint8Array.of(1, 0, 0, 0, 0, 0, 0)).largest).toBe(2)
  })

  test('have modules where members keep to themselves', () => {
    const group = (first: number) =>
      [0, 1, 2, 3, 4].flatMap((a) => [0, 1, 2, 3, 4].filter((b) => b !== a).map((b) => [first + a, first + b] as const))
    const { member, module, modularity } = modulesOf(ties(11, ...group(0), ...group(5), [0, 5]))
    expect(member).toHaveLength(10)
    expect(new Set(module.slice(0, 5)).size).toBe(1)
    expect(new Set(module).size).toBe(2)
    expect(modularity).toBeGreaterThan(0.4)
  })
})

/** Six who write to each other in a thread of their own, from some day on; the first of them is bound to the others by the last line. */
const circle = (first: number, day: number): Line[] =>
  [0, 1, 2].flatMap((round) =>
    [0, 1, 2, 3, 4, 5].map((k): Line => [day + round + k / 10, first, first + (((k * (round + 1)) % 7) % 6)]),
  )

describe('modules over time', () => {
  const generations = [...circle(0, 0), ...circle(10, 100), ...circle(20, 200)]
  const bridges: Line[] = [
    [201, 0, 10],
    [202, 10, 20],
  ]

  test('are generations where those who came together write to each other', () => {
    const { modules, moduleJoinVariance, moduleJoinVarianceChance } = factsOf(
      logOf([...generations, ...bridges].toSorted(byDay)),
      {},
      ['modules', 'moduleJoinVariance', 'moduleJoinVarianceChance'],
    )
    expect(modules.value).toBe(3)
    expect(moduleJoinVariance.value).toBeGreaterThan(0.95)
    expect(moduleJoinVarianceChance.value).toBeCloseTo(2 / (modules.n! - 1), 12)
  })
})

const byDay = ([one]: Line, [other]: Line): number => one - other

test('the variance between modules is that of a plain analysis of variance', () => {
  // Three circles, of which the last two come on the same days.
  const lines = [
    ...circle(0, 0),
    ...circle(10, 100),
    ...circle(20, 100.01),
    [201, 0, 10] as Line,
    [202, 10, 20] as Line,
  ].toSorted(byDay)
  const days = [0, 10, 20].map((first) =>
    Array.from({ length: 6 }, (_, k) => lines.find(([, , member]) => member === first + k)![0]),
  )
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length
  const all = mean(days.flat())
  const total = days.flat().reduce((sum, day) => sum + (day - all) ** 2, 0)
  const between = days.reduce((sum, group) => sum + group.length * (mean(group) - all) ** 2, 0)
  const { modules, moduleJoinVariance } = factsOf(logOf(lines), {}, ['modules', 'moduleJoinVariance'])
  expect(modules).toEqual({ value: 3, n: 18 })
  expect(moduleJoinVariance.value).toBeCloseTo(between / total, 9)
})

describe('without the top 1 %', () => {
  // 0 writes most and answers 1, 2 and 3; 4 answers 3 as well.
  const lines: Line[] = [
    [0, 1, 1],
    [1, 1, 0],
    [2, 2, 2],
    [3, 2, 0],
    [4, 3, 3],
    [5, 3, 0],
    [6, 3, 4],
    [7, 4, 0],
    [8, 5, 1],
    [20, 6, 0],
  ]
  const facts = factsOf(logOf(lines), {}, factNames)

  test('what hangs together is what others hold together', () => {
    expect(facts.topMembers.value).toBe(1)
    expect(facts.giantShare).toEqual({ value: 1, n: 5 })
    // 3 and 4 alone are left together.
    expect(facts.giantWithoutTop).toMatchObject({ value: 2 / 5, n: 5 })
  })

  test('the threads of the others are answered by whoever else did', () => {
    expect(facts.othersAnswered).toMatchObject({ value: 3 / 4, n: 4 })
    expect(facts.othersAnsweredWithoutTop).toMatchObject({ value: 1 / 4, n: 4 })
  })
})
