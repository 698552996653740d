import seedrandom from 'seedrandom'
import { describe, expect, test, vi } from 'vitest'
import { createTies, MOST_PAIRS, noteRecent, reciprocity, type Ties, tie } from '../../src/model/network.js'
import { countPost } from '../../src/model/posting.js'
import { PROFESSIONAL } from '../../src/model/records.js'
import { reply } from '../../src/model/replying.js'
import { robustness } from '../../src/model/robustness.js'
import { addMember, addThread, enter, quietForum, setThread } from './madeByHand.js'

// On a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

type Pair = readonly [number, number]

function tied(pairs: Iterable<Pair>): Ties {
  const ties = createTies()
  for (const [from, to] of pairs) tie(ties, from, to)
  return ties
}

describe('reciprocity', () => {
  test('is the share of distinct ties that go both ways', () => {
    // 0 and 1 wrote to each other; 2 wrote to 0 three times: two of three ties are returned
    expect(
      reciprocity(
        tied([
          [0, 1],
          [2, 0],
          [2, 0],
          [1, 0],
          [2, 0],
        ]),
      ),
    ).toBeCloseTo(2 / 3, 12)
    expect(
      reciprocity(
        tied([
          [0, 1],
          [1, 2],
          [2, 0],
        ]),
      ),
    ).toBe(0)
    expect(
      reciprocity(
        tied([
          [7, 3],
          [3, 7],
        ]),
      ),
    ).toBe(1)
    expect(reciprocity(createTies())).toBeNaN()
  })

  test('is exact for a large graph, whatever the order', () => {
    const random = seedrandom.alea('ties')
    const one = (): number => Math.floor(random() * 3000)
    const pairs = Array.from({ length: 60_000 }, (): Pair => [one(), one()]).filter(([from, to]) => from !== to)
    const distinct = new Set(pairs.map(([from, to]) => from * 3000 + to))
    const returned = [...distinct].filter((key) => distinct.has((key % 3000) * 3000 + Math.floor(key / 3000))).length
    expect(reciprocity(tied(pairs))).toBeCloseTo(returned / distinct.size, 12)
    expect(reciprocity(tied(pairs.reverse()))).toBeCloseTo(returned / distinct.size, 12)
    expect(tied(pairs).mask).toBe(0)
  })

  test.each([0.1, 0.5, 0.9])('beyond what is kept is that of a fair sample of the pairs (%d of them returned)', (share) => {
    const random = seedrandom.alea(`sample ${share}`)
    const count = 3 * MOST_PAIRS
    const pairs = Array.from({ length: count }, (_, k): Pair => [k % 5000, 5000 + Math.floor(k / 5000) * 13])
    const returns = pairs.filter(() => random() < share).map(([from, to]): Pair => [to, from])
    // Those returned at once, and those returned after everything else was written.
    const half = returns.length / 2
    const ties = tied([
      ...pairs.slice(0, count / 2),
      ...returns.filter((_, k) => k < half),
      ...pairs.slice(count / 2),
      ...returns,
    ])
    expect(ties.pairs).toBeLessThanOrEqual(MOST_PAIRS)
    expect(ties.pairs).toBeGreaterThan(MOST_PAIRS / 2)
    const exact = (2 * returns.length) / (count + returns.length)
    // Spread of the share s of returned pairs among those kept, carried over to 2 s / (1 + s).
    const spread = (2 / (1 + share) ** 2) * Math.sqrt((share * (1 - share)) / ties.pairs)
    expect(Math.abs(reciprocity(ties) - exact)).toBeLessThan(4 * spread)
  })

  test('ties nobody to oneself, nor to a professional', () => {
    const forum = quietForum()
    const [opener, other] = [addMember(forum), addMember(forum)]
    const thread = addThread(forum, opener)
    countPost(forum, thread, opener, 2)
    setThread(forum, thread, { lastPoster: PROFESSIONAL })
    countPost(forum, thread, other, 1)
    expect(forum.ties.pairs).toBe(0)
    countPost(forum, thread, opener, 2)
    expect(forum.ties.pairs).toBe(1)
  })

  test('of a sample does not hang on how often or how late a tie was repeated', () => {
    const pairs = Array.from({ length: 2 * MOST_PAIRS }, (_, k): Pair => [k, k + 1])
    const once = tied(pairs)
    const twice = tied([...pairs, ...pairs.slice(0, MOST_PAIRS)])
    expect([twice.pairs, twice.mask]).toEqual([once.pairs, once.mask])
    expect(reciprocity(twice)).toBe(0)
  })
})

describe('robustness', () => {
  function networkOf(pairs: Iterable<Pair>, members = 1000): number {
    const ties = createTies()
    for (const [from, to] of pairs) noteRecent(ties, from, to)
    return robustness(ties, members)
  }

  test('of a star is nothing but its tips', () => {
    // Eleven hold together; without the middle each is alone.
    expect(networkOf(Array.from({ length: 10 }, (_, k): Pair => [5, 10 + k]))).toBeCloseTo(1 / 11, 12)
  })

  test('of a circle and of a complete network is nearly all', () => {
    const circle = Array.from({ length: 10 }, (_, k): Pair => [k, (k + 1) % 10])
    expect(networkOf(circle)).toBeCloseTo(9 / 10, 12)
    const complete = [0, 1, 2, 3, 4].flatMap((one) =>
      [0, 1, 2, 3, 4].filter((other) => other > one).map((other): Pair => [one, other]),
    )
    expect(networkOf(complete)).toBeCloseTo(4 / 5, 12)
  })

  test('loses of two groups the one who joins them', () => {
    // 0 to 3 and 4 to 6 are chains, joined by 9, who has three partners: of 8 who hold together 4 are left.
    const chains: Pair[] = [
      [0, 1],
      [1, 2],
      [2, 3],
      [4, 5],
      [5, 6],
      [9, 3],
      [9, 4],
      [9, 6],
    ]
    expect(networkOf(chains)).toBeCloseTo(4 / 8, 12)
  })

  test('counts partners, not replies, and each pair once', () => {
    // 0 and 1 write to each other all the time, but 5 has most partners; without 5 those two are the largest group.
    const chatty = Array.from({ length: 50 }, (_, k): Pair => [k % 2, 1 - (k % 2)])
    const others = [1, 6, 7, 8, 9].map((other): Pair => [5, other])
    expect(networkOf([...chatty, ...others])).toBeCloseTo(2 / 7, 12)
  })

  test('takes out one in a hundred, among equals those who joined first', () => {
    // A chain of 250, where all but the ends have two partners: 2.5 are rounded to 1, 2 and 3, and 4 to 249 hold together.
    const chain = Array.from({ length: 249 }, (_, k): Pair => [k, k + 1])
    expect(networkOf(chain)).toBeCloseTo(246 / 250, 12)
  })

  test('does not exist where nobody answered', () => {
    expect(networkOf([])).toBeNaN()
  })

  test('looks at the replies of the last thirty days', () => {
    for (const [day, noted] of [
      [69, 0],
      [70, 1],
      [99, 1],
    ] as const) {
      const forum = quietForum({ 'clock.days': 100 })
      const thread = addThread(forum, addMember(forum))
      forum.now = day * 24
      enter(forum, addMember(forum))
      reply(forum, thread, 1, 0)
      expect(forum.ties.recentCount).toBe(noted)
    }
  })
})
