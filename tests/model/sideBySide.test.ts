import { describe, expect, test, vi } from 'vitest'
import { twinDistress } from '../../src/model/care.js'
import { check } from '../../src/model/check.js'
import { ParameterError, type Settings } from '../../src/model/configure.js'
import { distressNow, ledgerSum, reliefNow } from '../../src/model/daily.js'
import type { Forum } from '../../src/model/forum.js'
import { help } from '../../src/model/helping.js'
import { HELPING, sources } from '../../src/model/ledger.js'
import { summarise } from '../../src/model/measures.js'
import { M, MEMBER_SHIFT, T, THREAD_SHIFT } from '../../src/model/records.js'
import { inclination, reply } from '../../src/model/replying.js'
import { simulate } from '../../src/model/simulate.js'
import { comeIn, distressOfVisitor } from '../../src/model/visiting.js'
import { gather } from '../../src/model/whole.js'
import { beside, luckOf, recordsInBoth, stepThrough } from './beside.js'
import { correlationScore, mean, meanScore, variance } from './chance.js'
import { eventful } from './eventful.js'
import { simulate as simulateNatively } from './natively.js'

// On a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

/** Many learn of the other forum, and everything happens in both. */
const linked: Settings = { ...eventful, 'clock.days': 60, 'choosing.discovery': 0.2 }
const staffed: Settings = { 'professionals.count': 3 }

describe('one forum', () => {
  test('given as a list is a forum alone, to the last bit', () => {
    const alone = simulate(eventful, 'one', { log: true })
    expect(simulate(beside(eventful, {}), 'one', { log: true })).toEqual(alone)
    expect(alone.measures.posts).toBeGreaterThan(200)
  })

  test('is the whole, where nobody ever finds the other: every measure and every day of the whole are those of the forum alone', () => {
    const alone = simulate(eventful, 'one', { log: true })
    const { forums, measures, daily, postsByMember, log } = simulate(
      beside(eventful, { 'choosing.discovery': 0 }, { 'choosing.found': 0 }),
      'one',
      {
        log: true,
      },
    )
    const { inSeveral, writesInSeveral, moved, ...others } = measures
    expect({ inSeveral, writesInSeveral, moved }).toEqual({ inSeveral: 0, writesInSeveral: 0, moved: Number.NaN })
    for (const name of Object.keys(others) as (keyof typeof others)[]) {
      if (Number.isNaN(alone.measures[name])) expect(others[name], name).toBeNaN()
      else expect(others[name], name).toBeCloseTo(alone.measures[name], 6)
    }
    for (const [name, days] of Object.entries(alone.daily)) {
      const here = daily[name as keyof typeof daily]
      const apart = days.map((value, day) => (Number.isNaN(value) && Number.isNaN(here[day]!) ? 0 : Math.abs(value - here[day]!)))
      expect(Math.max(...apart), name).toBeLessThan(1e-6)
    }
    expect(postsByMember).toEqual(alone.postsByMember)
    expect(log).toEqual(alone.log)
    expect(forums![0]!.measures.posts).toBe(alone.measures.posts)
    expect(forums![1]!.measures).toMatchObject({ registered: 0, posts: 0, visits: 0 })
  })
})

describe('people', () => {
  const { whole, forums } = stepThrough(beside(linked, {}, staffed, { 'choosing.found': 0.2 }), 'people')
  const [one, other] = forums as [Forum, Forum]

  test('arrive once for all forums, the same as in a forum alone', () => {
    const run = simulate(linked, 'people')
    expect(whole.members.count).toBe(run.measures.registered)
    const places = forums.map(({ members }) => members.count)
    const joined = new Set(
      forums.flatMap((forum) => Array.from({ length: forum.members.count }, (_, member) => luckOf(forum, member))),
    )
    expect(joined.size).toBe(whole.members.count)
    expect(places.reduce((a, b) => a + b)).toBeGreaterThan(whole.members.count + 50)
    expect(simulate(beside(linked, {}, staffed), 'people').measures.twinDistress).toBeCloseTo(run.measures.twinDistress, 6)
  })

  test('have the same traits and the same life in every forum', () => {
    const both = recordsInBoth(one, other)
    expect(both.length).toBeGreaterThan(30)
    const traits = [
      M.baseline,
      M.cognitive,
      M.affective,
      M.anonymity,
      M.visitingTrait,
      M.hostile,
      M.lifePhase,
      M.careStart,
      M.twinCareStart,
    ]
    const differing = both.filter(([here, there]) => {
      const sameTraits = traits.every((field) => one.members.whole[here + field] === other.members.whole[there + field])
      return !sameTraits || [0, 17.5, 59].some((day) => twinDistress(one, here, day) !== twinDistress(other, there, day))
    })
    expect(differing).toEqual([])
  })

  test('join a forum by how easily it is found', () => {
    const { forums: apart } = stepThrough(
      beside(
        { ...linked, 'clock.days': 100, 'choosing.discovery': 0 },
        { 'choosing.found': 3 },
        { 'choosing.found': 1 },
        { 'choosing.found': 0 },
      ),
      'found',
    )
    const [many = 0, few = 0, none = 0] = apart.map(({ members }) => members.count)
    expect(none).toBe(0)
    const people = many + few
    expect(Math.abs(many - 0.75 * people)).toBeLessThan(4 * Math.sqrt(0.75 * 0.25 * people))
  })

  test('who leaves one forum does not leave the others', () => {
    const leftOne = recordsInBoth(one, other).filter(
      ([here, there]) => one.members.whole[here + M.left]! >= 0 !== other.members.whole[there + M.left]! >= 0,
    )
    expect(leftOne.length).toBeGreaterThan(5)
  })
})

describe('distress is one', () => {
  test('the same seen from every forum, at any time', () => {
    let worst = 0
    let seen = 0
    stepThrough(beside(linked, {}, staffed), 'life', ([one, other]) => {
      if (one!.now % 24 > 0) return
      for (const [here, there] of recordsInBoth(one!, other!)) {
        worst = Math.max(worst, Math.abs(distressNow(one!, here) - distressNow(other!, there)))
        if (reliefNow(one!, here) !== 0 && reliefNow(other!, there) !== 0) seen++
      }
    })
    expect(worst).toBeLessThan(1e-12)
    expect(seen).toBeGreaterThan(100)
  })

  test('and the sum of what every forum did to it, each faded: the books of all ledgers agree', () => {
    const { reliefDays, lasting } = { reliefDays: 14, lasting: 0.1 }
    const fading = Math.exp(-1 / 24 / reliefDays)
    const books = new Map<string, { ledger: number[]; relief: number; lasting: number }>()
    const { forums, whole } = stepThrough(beside(linked, {}, staffed), 'books', (now) => {
      for (const [place, forum] of now.entries()) {
        for (let member = 0; member < forum.members.count; member++) {
          const luck = luckOf(forum, member)
          const book = books.get(luck) ?? { ledger: [0, 0], relief: 0, lasting: 0 }
          books.set(luck, book)
          const entries = (member << MEMBER_SHIFT) + M.ledger
          let sum = 0
          for (let source = 0; source < sources.length; source++) sum += forum.members.real[entries + source]!
          const change = sum - book.ledger[place]!
          book.ledger[place] = sum
          book.lasting += lasting * change
          book.relief += (1 - lasting) * change
        }
      }
      for (const book of books.values()) book.relief *= fading
    })
    let worst = 0
    for (const forum of forums) {
      for (let member = 0; member < forum.members.count; member++) {
        const me = member << MEMBER_SHIFT
        const book = books.get(luckOf(forum, member))!
        const outside = distressNow(forum, me) - twinDistress(forum, me, 60)
        const care = forum.members.real[me + M.careStart] === forum.members.real[me + M.twinCareStart]
        if (care) worst = Math.max(worst, Math.abs(outside - book.relief - book.lasting))
      }
    }
    expect(books.size).toBe(whole.members.count)
    expect(worst).toBeLessThan(1e-5)
  })

  test('and the books of the whole are the sum of those of the forums, care included, which counts where it was advised', () => {
    const shared = { ...linked, 'care.encouragement': 0.5, 'care.waitDays': 0, 'care.peerReferral': 0 }
    const { forums, whole } = stepThrough(
      beside(shared, { 'professionals.referral': 0 }, { ...staffed, 'professionals.referral': 1 }),
      'care',
    )
    gather(whole, forums)
    const booked = new Map<string, number>()
    for (const forum of forums)
      for (let member = 0; member < forum.members.count; member++) {
        const luck = luckOf(forum, member)
        booked.set(luck, (booked.get(luck) ?? 0) + ledgerSum(forum, member << MEMBER_SHIFT))
      }
    let worst = 0
    for (let person = 0; person < whole.members.count; person++)
      worst = Math.max(worst, Math.abs(booked.get(luckOf(whole, person))! - ledgerSum(whole, person << MEMBER_SHIFT)))
    expect(worst).toBeLessThan(1e-5)
    // The forum in which nobody advises care has no part in it.
    const cared = (forum: Forum): number => summarise(forum).reliefCare
    expect(cared(forums[0]!)).toBe(0)
    expect(cared(forums[1]!)).toBeLessThan(0)
  })

  test('care is sought once, wherever it was advised', () => {
    const { forums } = stepThrough(beside({ ...linked, 'care.encouragement': 0.5 }, {}, staffed), 'care')
    const both = recordsInBoth(forums[0]!, forums[1]!)
    const led = both.filter(
      ([here]) => forums[0]!.members.real[here + M.careStart]! < forums[0]!.members.real[here + M.twinCareStart]!,
    )
    expect(led.length).toBeGreaterThan(3)
    expect(
      both.filter(
        ([here, there]) => forums[0]!.members.real[here + M.careStart] !== forums[1]!.members.real[there + M.careStart],
      ),
    ).toEqual([])
  })
})

describe('a visitor brings along from another forum', () => {
  /** Somebody in both who comes to the first forum, a day after this was the state in the second. */
  function arriving(relief: number, load: number): { forum: Forum; me: number } {
    const { forums } = stepThrough(
      beside(
        { 'clock.days': 20, 'replying.base': -4, 'replying.fatigue': 0.5, 'choosing.discovery': 1, 'leaving.base': -6 },
        {},
        {},
      ),
      'brings',
    )
    const [one, other] = forums as [Forum, Forum]
    const [me, there] = recordsInBoth(one, other)[5]!
    for (const [record, forum] of [
      [me, one],
      [there, other],
    ] as const) {
      for (const field of [M.relief, M.lasting, M.load]) forum.members.real[record + field] = 0
      forum.members.whole[record + M.caughtUp] = forum.now - 24
    }
    other.members.real[there + M.relief] = relief
    other.members.real[there + M.load] = load
    comeIn(one, me >> MEMBER_SHIFT)
    return { forum: one, me }
  }
  const nothing = arriving(0, 0).forum
  const without = { distress: distressOfVisitor(nothing), inclination: inclination(nothing), hope: hopeIn(nothing) }

  /** Of an answer that the visitor writes now in somebody's thread. */
  function hopeIn(forum: Forum): number {
    const opened = Array.from(
      { length: forum.threads.count },
      (_, thread) => forum.threads.whole[(thread << THREAD_SHIFT) + T.opener]!,
    )
    reply(
      forum,
      opened.findIndex((opener) => opener !== forum.visit.member),
      1,
      0,
    )
    return forum.log!.parts[4 * (forum.log!.length - 1) + 2]!
  }

  test('relief and distress, faded to now', () => {
    const { forum, me } = arriving(-1, 0)
    expect(distressOfVisitor(forum)).toBeCloseTo(without.distress - Math.exp(-1 / 14), 6)
    expect(distressOfVisitor(forum)).toBeCloseTo(distressNow(forum, me), 6)
  })

  test('load, faded to now, which makes the same person answer less', () => {
    expect(inclination(arriving(0, 2).forum)).toBeCloseTo(without.inclination - 0.5 * 2 * Math.exp(-1 / 2), 6)
  })

  test('load, which takes from what helping gives', () => {
    const relieved = ({ forum, me }: ReturnType<typeof arriving>): number => {
      const before = forum.members.real[me + M.ledger + HELPING]!
      help(forum, 1, 0.5)
      return forum.members.real[me + M.ledger + HELPING]! - before
    }
    expect(relieved(arriving(0, 2)) / relieved(arriving(0, 0))).toBeCloseTo(1 - 0.25 * 2 * Math.exp(-1 / 2), 4)
  })

  test('hope: who was relieved there gives it here', () => {
    expect(without.hope).toBeCloseTo(0.2 / (1 + Math.exp(1)), 6)
    expect(hopeIn(arriving(-1, 0).forum)).toBeCloseTo(0.2 / (1 + Math.exp(1 - 2 * Math.exp(-1 / 14))), 6)
  })
})

describe('forums that know nothing of each other', () => {
  const small: Settings = {
    'clock.days': 40,
    'members.initial': 100,
    'members.arrivalsPerDay': 6,
    'replying.base': -4.5,
    'choosing.discovery': 0,
  }
  const half: Settings = { ...small, 'members.initial': 50, 'members.arrivalsPerDay': 3 }
  const seeds = Array.from({ length: 60 }, (_, place) => `apart ${place}`)
  const pairs = seeds.map((seed) => simulateNatively(beside(small, {}, {}), seed).forums!)
  const alone = seeds.map((seed) => simulateNatively(half, `${seed} alone`))
  const measured = ['registered', 'visits', 'posts', 'unanswered', 'forumEffect', 'belonging', 'reciprocity'] as const

  test.each(measured)('are like forums alone with their part of the people: %s', (name) => {
    for (const place of [0, 1]) {
      const here = pairs.map((forums) => forums[place]!.measures[name])
      const there = alone.map(({ measures }) => measures[name])
      const error = Math.sqrt((variance(here) + variance(there)) / seeds.length)
      expect(Math.abs(mean(here) - mean(there)) / error).toBeLessThan(4)
      expect(variance(here) / variance(there)).toBeLessThan(3)
      expect(variance(there) / variance(here)).toBeLessThan(3)
    }
  })

  test.each(['visits', 'posts', 'unanswered', 'forumEffect'] as const)('and do not go together: %s', (name) => {
    const [one, other] = [0, 1].map((place) => pairs.map((forums) => forums[place]!.measures[name])) as [number[], number[]]
    // Who did not find the one found the other: their numbers go against each other a little.
    expect(Math.abs(correlationScore(one, other))).toBeLessThan(4)
  })

  test('and the order in which they stand favours neither', () => {
    const differences = pairs.map((forums) => forums[0]!.measures.posts - forums[1]!.measures.posts)
    expect(Math.abs(meanScore(differences, 0))).toBeLessThan(4)
  })
})

describe('after every step every forum is sound', () => {
  test.each<[string, Settings, readonly Settings[]]>([
    ['two alike', linked, [{}, {}]],
    [
      'three that differ, in long steps',
      { ...linked, 'clock.stepHours': 6 },
      [{}, { ...staffed, 'experience.topics': 2 }, { 'choosing.found': 0 }],
    ],
    [
      'two that everyone learns of at once, in steps of a day',
      { ...linked, 'clock.stepHours': 24, 'choosing.discovery': 1 },
      [{}, staffed],
    ],
  ])('%s', (_, shared, own) => {
    const wrong: string[] = []
    const { forums, whole } = stepThrough(beside(shared, ...own), 'sound', (now) => {
      if (wrong.length === 0) wrong.push(...now.flatMap(check))
    })
    expect(wrong).toEqual([])
    expect(forums.reduce((sum, { members }) => sum + members.count, 0)).toBeGreaterThan(whole.members.count)
    expect(forums.every(({ total }) => total.visits > 50)).toBe(true)
  })
})

describe('refused', () => {
  const problems = (...own: readonly Settings[]): string => {
    try {
      simulate(beside({ 'clock.days': 1 }, ...own), 'refused')
      return ''
    } catch (error) {
      if (error instanceof ParameterError) return error.message
      throw error
    }
  }

  test('people that differ between forums, forums that nobody finds, and what a single forum would refuse', () => {
    expect(problems({}, { 'members.baseline.mean': 2 })).toMatch(
      /^members.baseline.mean: belongs to the people.* 1 in "forum 1" and 2 in "forum 2"$/,
    )
    expect(problems({ 'choosing.found': 0 }, { 'choosing.found': 0 })).toMatch(/^choosing.found: is 0 in every forum/)
    expect(problems({}, { 'moderation.detection': 2 })).toMatch(/^moderation.detection: 2 is not in/)
    expect(problems({ 'clock.days': 2 }, { 'clock.days': 2, 'care.encouragement': 0.2 })).toBe('')
  })
})
