import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { facts as declared, type Fact, type FactName, factNames, factsOf, windowOf } from '../../src/evidence/facts.js'
import { normalised, type RawPosts } from '../../src/evidence/posts.js'

/** Logs of up to 80 posts at different times, in whatever order of rows; a parent is an earlier post of the thread. */
const logs = fc
  .array(
    fc.record({
      thread: fc.nat(8),
      member: fc.integer({ min: -1, max: 9 }),
      answers: fc.nat(5),
      gap: fc.integer({ min: 1, max: 2_000_000 }),
    }),
    {
      minLength: 1,
      maxLength: 80,
    },
  )
  .map((posts): RawPosts => {
    let now = 0
    const time = posts.map(({ gap }) => {
      now += gap
      return now
    })
    const parent = posts.map(({ thread, answers }, row) => {
      const before = posts.slice(0, row).flatMap((post, place) => (post.thread === thread ? [place] : []))
      return before.at(-1 - answers) ?? -1
    })
    return {
      length: posts.length,
      thread: Int32Array.from(posts, ({ thread }) => thread),
      member: Int32Array.from(posts, ({ member }) => member),
      parent: Int32Array.from(parent),
      time,
    }
  })

const equal = (one: Readonly<Record<FactName, Fact>>, other: Readonly<Record<FactName, Fact>>): void => {
  for (const name of factNames) expect(one[name], name).toEqual(other[name])
}

/** The same posts with their rows in another order: `order[k]` is the row that comes k-th. */
const inOrder = ({ length, thread, member, parent, time }: RawPosts, order: readonly number[]): RawPosts => ({
  length,
  thread: Int32Array.from(order, (row) => thread[row]!),
  member: Int32Array.from(order, (row) => member[row]!),
  parent: Int32Array.from(order, (row) => (parent[row]! < 0 ? -1 : order.indexOf(parent[row]!))),
  time: order.map((row) => time[row]!),
})

describe('facts do not depend on', () => {
  test('the time of day at which the log begins', () => {
    const at = (begins: number, end: number) =>
      factsOf(
        normalised({
          length: 4,
          thread: Int32Array.of(0, 0, 1, 1),
          member: Int32Array.of(0, 1, 2, 0),
          parent: Int32Array.of(-1, 0, -1, 2),
          time: [0, 3600, 86_400, end].map((time) => begins + time),
        }),
      )
    // So long that week 12 of the first member ends with the log to the second.
    const weeks = 13 * 7 * 86_400
    const whole = at(0, weeks)
    expect(whole.newcomers.value).toBe(3)
    expect(whole.activeWeek12.n).toBe(1)
    // In seconds 30 010 / 86 400 x 86 400 comes out above 30 010; the ends of other logs come out below themselves.
    for (let begins = 30_000; begins < 30_100; begins++) {
      const { newcomers, activeWeek12, nextAfter1, weeklyPostsVariation } = at(begins, weeks)
      expect({ newcomers, activeWeek12, nextAfter1 }).toEqual({
        newcomers: whole.newcomers,
        activeWeek12: whole.activeWeek12,
        nextAfter1: whole.nextAfter1,
      })
      expect(weeklyPostsVariation).toEqual(whole.weeklyPostsVariation)
    }
  })

  test('the order of the rows', () => {
    fc.assert(
      fc.property(
        logs.chain((log) => {
          const rows = [...Array(log.length).keys()]
          return fc.tuple(fc.constant(log), fc.shuffledSubarray(rows, { minLength: rows.length }))
        }),
        ([log, order]) => equal(factsOf(normalised(inOrder(log, order)), {}, factNames), factsOf(normalised(log), {}, factNames)),
      ),
      { numRuns: 60 },
    )
  })

  test('the names of threads and members', () => {
    fc.assert(
      fc.property(logs, (log) => {
        const renamed = {
          ...log,
          thread: log.thread.map((name) => 977 - 7 * name),
          member: log.member.map((name) => (name < 0 ? -1 : 500 - name)),
        }
        equal(factsOf(normalised(renamed), {}, factNames), factsOf(normalised(log), {}, factNames))
      }),
      { numRuns: 60 },
    )
  })

  test('whether the whole is named as the window', () => {
    fc.assert(
      fc.property(logs, (log) => {
        const posts = normalised(log)
        equal(factsOf(posts, windowOf(posts), factNames), factsOf(posts, {}, factNames))
      }),
      { numRuns: 60 },
    )
  })

  test('which others are asked for', () => {
    fc.assert(
      fc.property(logs, fc.constantFrom(...factNames), (log, name) => {
        const posts = normalised(log)
        expect(factsOf(posts, {}, [name])[name]).toEqual(factsOf(posts, {}, factNames)[name])
      }),
    )
  })

  test('what lies outside the window, but for where threads begin', () => {
    fc.assert(
      fc.property(logs, fc.nat(30), fc.integer({ min: 31, max: 100 }), (log, from, to) => {
        const posts = normalised(log)
        const rows = [...Array(posts.length).keys()].filter(
          (k) => posts.time[k]! >= from * 86_400 && posts.time[k]! <= to * 86_400,
        )
        const inside = normalised({
          length: rows.length,
          thread: Int32Array.from(rows, (row) => posts.thread[row]!),
          member: Int32Array.from(rows, (row) => posts.member[row]!),
          parent: Int32Array.from(rows, (row) => rows.indexOf(posts.parent[row]!)),
          time: rows.map((row) => posts.time[row]!),
          beheaded: new Set(
            rows
              .filter((row) => posts.time[posts.thread.indexOf(posts.thread[row]!)]! < from * 86_400)
              .map((row) => posts.thread[row]!),
          ),
        })
        equal(factsOf(posts, { from, to }, factNames), factsOf(inside, { from, to }, factNames))
      }),
      { numRuns: 60 },
    )
  })
})

/** Differences of shares. */
const signed: readonly FactName[] = ['againDifference', 'answeringShift', 'mixDrift']

describe('facts', () => {
  test('lie within their bounds, and shares between none and all', () => {
    fc.assert(
      fc.property(logs, fc.nat(30), (log, burnIn) => {
        const facts = factsOf(normalised(log), { burnIn }, factNames)
        const odd = factNames.filter((name) => {
          const { value, low = Number.NaN, high = Number.NaN } = facts[name]
          const isShare = declared[name].unit === 'share' && !signed.includes(name)
          return low > value + 1e-9 || high < value - 1e-9 || (isShare && (value < 0 || value > 1 + 1e-9))
        })
        expect(odd).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  test('of doubled members are the same shares', () => {
    fc.assert(
      fc.property(logs, (log) => {
        const twice: RawPosts = {
          length: 2 * log.length,
          thread: Int32Array.of(...log.thread, ...log.thread.map((name) => name + 100)),
          member: Int32Array.of(...log.member, ...log.member.map((name) => (name < 0 ? -1 : name + 100))),
          parent: Int32Array.of(...log.parent, ...log.parent.map((row) => (row < 0 ? -1 : row + log.length))),
          time: [...Array.from(log.time), ...Array.from(log.time)],
        }
        const names = [
          'onePostShare',
          'unanswered',
          'activeWeek1',
          'reciprocity',
          'bothRoles',
          'answeredBy7d',
          'backRepliers',
        ] as const
        const [one, two] = [factsOf(normalised(log)), factsOf(normalised(twice))]
        for (const name of names) {
          if (Number.isNaN(one[name].value)) expect(two[name].value, name).toBeNaN()
          else expect(two[name].value, name).toBeCloseTo(one[name].value, 12)
        }
      }),
      { numRuns: 60 },
    )
  })
})
