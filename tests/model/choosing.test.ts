import { describe, expect, test, vi } from 'vitest'
import { discover, shareOfVisits } from '../../src/model/choosing.js'
import { type ParameterName, parameterList, type Settings } from '../../src/model/configure.js'
import type { Forum } from '../../src/model/forum.js'
import { needOf } from '../../src/model/forum.js'
import { M, MEMBER_SHIFT } from '../../src/model/records.js'
import type { Run } from '../../src/model/simulate.js'
import { comeIn, distressOfVisitor } from '../../src/model/visiting.js'
import { meanInterval } from '../../src/statistics/interval.js'
import { beside, luckOf, recordsInBoth, stepThrough, withSetting } from './beside.js'
import { eventful } from './eventful.js'
import { simulate } from './natively.js'

// On a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

/** Somebody who is in both of two forums and comes to the first one now, with these states in each. */
function visitor(settings: Settings, here: State, there: State, professionals = 0): Forum {
  const shared: Settings = { 'clock.days': 30, 'choosing.discovery': 1, 'leaving.base': -6, 'leaving.recovered': 0, ...settings }
  const { forums } = stepThrough(beside(shared, {}, {}), 'visitor')
  const [one, other] = forums as [Forum, Forum]
  const [mine, theirs] = recordsInBoth(one, other).find(
    ([record, twin]) => one.members.whole[record + M.left]! < 0 && other.members.whole[twin + M.left]! < 0,
  )!
  for (const [forum, me, state] of [
    [one, mine, here],
    [other, theirs, there],
  ] as const) {
    const { real, whole } = forum.members
    whole[me + M.caughtUp] = forum.now
    for (const name of ['belonging', 'answered', 'hurt'] as const) real[me + M[name]] = state[name] ?? 0
    forum.recentReplies = 10
    forum.recentProfessionalReplies = 0
  }
  other.recentProfessionalReplies = professionals
  comeIn(one, mine >> MEMBER_SHIFT)
  return one
}
type State = { readonly [Name in 'belonging' | 'answered' | 'hurt']?: number }

const share = (forum: Forum): number => shareOfVisits(forum, forum.beside!)
const odds = (logit: number): number => 1 / (1 + Math.exp(-logit))

describe('the share of visits', () => {
  test('is half of them where both forums are the same to one', () => {
    expect(share(visitor({}, { belonging: 0.4, answered: 0.2 }, { belonging: 0.4, answered: 0.2 }))).toBeCloseTo(0.5, 6)
  })

  test.each<[string, Settings, State, State, number]>([
    ['belonging', { 'choosing.belonging': 3 }, { belonging: 0.9 }, { belonging: 0.2 }, odds(3 * 0.7)],
    ['being answered', { 'choosing.answered': 2 }, { answered: 0.5 }, { answered: -0.5 }, odds(2)],
    ['hurt', { 'choosing.hurt': 1.5 }, { hurt: 1 }, {}, odds(-1.5)],
    [
      'all together',
      { 'choosing.belonging': 1, 'choosing.answered': 1, 'choosing.hurt': 1 },
      { belonging: 0.5, hurt: 1 },
      { answered: 0.25 },
      odds(0.5 - 1 - 0.25),
    ],
  ])('follows %s, as the equation has it', (_, settings, here, there, expected) => {
    expect(share(visitor(settings, here, there))).toBeCloseTo(expected, 6)
  })

  test('follows the share of replies that professionals write, by need', () => {
    const forum = visitor({ 'choosing.experts': 4 }, {}, {}, 5)
    expect(share(forum)).toBeCloseTo(odds(-4 * needOf(distressOfVisitor(forum)) * 0.5), 6)
  })

  test('counts by its power, down to not at all', () => {
    const states = [{ belonging: 0.9 }, { belonging: 0.2 }] as const
    const whole = share(visitor({}, ...states))
    expect(share(visitor({ 'choosing.sharing': 0.5 }, ...states))).toBeCloseTo(Math.sqrt(whole), 6)
    expect(share(visitor({ 'choosing.sharing': 0 }, ...states))).toBe(1)
  })

  test('is all of them again for who has left the other', () => {
    const forum = visitor({}, {}, { belonging: 0.9 })
    const other = forum.beside!.forums[1]!
    const person = forum.beside!.personOf[forum.visit.member]!
    other.members.whole[(other.beside!.memberOf[person]! << MEMBER_SHIFT) + M.left] = forum.now - 1
    expect(share(forum)).toBeCloseTo(1, 6)
  })
})

describe('learning of another forum', () => {
  test('comes at a visit with the chance of the forum visited, and each of the others is as likely', () => {
    const shared: Settings = { 'clock.days': 1, 'members.initial': 4000, 'members.arrivalsPerDay': 0, 'leaving.base': -6 }
    const own = [
      { 'choosing.discovery': 0.3 },
      { 'choosing.found': 0, 'choosing.discovery': 0 },
      { 'choosing.found': 0, 'choosing.discovery': 0 },
    ]
    const { forums, whole } = stepThrough(beside(shared, ...own), 'discover')
    const [one, ...others] = forums.map((forum) => forum.beside!)
    const learned = others.map(({ memberOf, joining }) => memberOf.filter((member) => member >= 0).length + joining.length)
    const visits = forums[0]!.total.visits
    const expected = 0.15 * visits
    expect(whole.members.count).toBeGreaterThan(300)
    // A few visit twice on the day.
    for (const count of learned) expect(Math.abs(count - expected)).toBeLessThan(4 * Math.sqrt(expected) + 0.02 * visits)
    expect(one!.joining).toEqual([])
  })

  test('does not happen to who is in all of them', () => {
    const forum = visitor({}, {}, {})
    for (let visit = 0; visit < 50; visit++) discover(forum, forum.beside!)
    expect(forum.beside!.forums.flatMap(({ beside: links }) => links!.joining)).toEqual([])
  })
})

describe('who is in several forums', () => {
  const shared: Settings = { ...eventful, 'clock.days': 160, 'leaving.base': -2, 'choosing.discovery': 0.1 }
  const { forums, whole } = stepThrough(beside(shared, {}, { 'professionals.count': 2 }), 'moving')
  const run = simulate(beside(shared, {}, { 'professionals.count': 2 }), 'moving')
  const field = (forum: Forum, member: number, name: keyof typeof M): number =>
    forum.members.whole[(member << MEMBER_SHIFT) + M[name]]!
  const people = new Map<string, { forum: Forum; member: number }[]>()
  for (const forum of forums) {
    for (let member = 0; member < forum.members.count; member++) {
      people.set(luckOf(forum, member), [...(people.get(luckOf(forum, member)) ?? []), { forum, member }])
    }
  }
  const everyone = [...people.values()]
  const postsOf = (records: (typeof everyone)[number]) => records.map(({ forum, member }) => field(forum, member, 'posts'))
  const share = (some: (records: (typeof everyone)[number]) => boolean, of: typeof everyone): number =>
    of.filter(some).length / of.length
  const inSeveral = everyone.filter(({ length }) => length > 1)

  test('is counted once: people, posters, those active and those who left', () => {
    const posters = everyone.filter((records) => postsOf(records).some((posts) => posts > 0))
    const active = everyone.filter((records) =>
      records.some(({ forum, member }) => field(forum, member, 'lastVisit') >= whole.now - 7 * 24),
    )
    const gone = everyone.filter((records) => records.every(({ forum, member }) => field(forum, member, 'left') >= 0))
    const { measures } = run
    expect(measures.registered).toBe(everyone.length)
    expect(measures.everPosted).toBeCloseTo(posters.length / everyone.length, 12)
    expect(measures.activeMembers).toBe(active.length)
    expect(run.daily.activeMembers.at(-1)).toBe(active.length)
    expect(measures.leftDisappointed + measures.leftHurt + measures.leftRecovered).toBeCloseTo(gone.length / everyone.length, 12)
    const most = Math.max(...everyone.map((records) => postsOf(records).reduce((a, b) => a + b)))
    expect(run.postsByMember[0]).toBe(most)
    for (const name of ['posts', 'visits', 'threads', 'violations', 'professionalReplies', 'removals'] as const) {
      expect(measures[name]).toBe(run.forums!.reduce((sum, forum) => sum + forum.measures[name], 0))
    }
  })

  test('and the shares of those in several, writing in several and moved are those counted by hand', () => {
    const moved = (records: (typeof everyone)[number]): boolean => {
      const [first, second] = records.toSorted(
        (one, other) => field(one.forum, one.member, 'joined') - field(other.forum, other.member, 'joined'),
      )
      return field(second!.forum, second!.member, 'lastVisit') - field(first!.forum, first!.member, 'lastVisit') >= 28 * 24
    }
    const posters = everyone.filter((records) => postsOf(records).some((posts) => posts > 0))
    const { measures } = run
    expect(measures.inSeveral).toBeCloseTo(inSeveral.length / everyone.length, 12)
    expect(measures.writesInSeveral).toBeCloseTo(
      share((records) => postsOf(records).filter((posts) => posts > 0).length > 1, posters),
      12,
    )
    expect(measures.moved).toBeCloseTo(share(moved, inSeveral), 12)
    expect(measures.moved).toBeGreaterThan(0.02)
    const [one] = forums as [Forum]
    expect(run.forums![0]!.measures.inSeveral).toBeCloseTo(inSeveral.length / one.members.count, 12)
    const foundOne = inSeveral.filter((records) => {
      const [here, there] = records
      return field(here!.forum, here!.member, 'joined') < field(there!.forum, there!.member, 'joined')
    })
    expect(run.forums![0]!.measures.moved).toBeCloseTo(share(moved, foundOne), 12)
  })
})

/** Share of all visits that are made to the first of two forums. */
const visitsToFirst = ({ measures, forums }: Run): number => forums![0]!.measures.visits / measures.visits
const small: Settings = {
  'clock.days': 60,
  'members.initial': 200,
  'members.arrivalsPerDay': 6,
  'replying.base': -4.5,
  'choosing.discovery': 0.3,
  'leaving.base': -2,
}

/** Which way every parameter of choosing moves things, by theory: `found` and `discovery` are those of the first forum. */
const directions: readonly [ParameterName, number, number, string, (run: Run) => number, Settings, Settings][] = [
  [
    'choosing.found',
    0.5,
    2,
    'more find it first',
    ({ forums }) => forums![0]!.measures.registered,
    { 'choosing.discovery': 0 },
    {},
  ],
  ['choosing.discovery', 0, 0.2, 'more are in both', ({ measures }) => measures.inSeveral, {}, {}],
  ['choosing.sharing', 1, 0, 'more visits by each', ({ measures }) => measures.visits / measures.registered, {}, {}],
  ['choosing.belonging', 0, 8, 'more visits to where one comes to belong', visitsToFirst, {}, { 'belonging.gain': 0 }],
  [
    'choosing.answered',
    0,
    5,
    'more visits to where one is answered',
    visitsToFirst,
    { 'opening.base': -2 },
    { 'replying.base': -12 },
  ],
  [
    'choosing.hurt',
    0,
    5,
    'more visits to where one is not hurt',
    visitsToFirst,
    {
      'members.hostileShare': 0.3,
      'clock.days': 40,
      'leaving.hurt': 0,
      'leaving.base': -6,
      'opening.base': -2,
      'choosing.belonging': 0,
      'choosing.answered': 0,
    },
    { 'violations.rate': 1 },
  ],
  ['choosing.experts', 5, 0, 'fewer visits to where no professional answers', visitsToFirst, {}, { 'professionals.count': 3 }],
]

describe('every parameter of choosing moves people the way the theory says', () => {
  test('and none is left out', () => {
    const names = parameterList.map(({ name }) => name).filter((name) => name.startsWith('choosing.'))
    expect(directions.map(([name]) => name).sort()).toEqual(names.sort())
  })

  test.each(directions)('%s from %d to %d: %s', (name, low, high, _, figure, given, second) => {
    const differences = Array.from({ length: 8 }, (_, place) => {
      const [before, after] = [low, high].map((value) => {
        const [one, other] = withSetting({ ...small, ...given }, name, value)
        return figure(simulate([one!, { ...other!, settings: { ...other!.settings, ...second } }], `choosing ${place}`))
      })
      return after! - before!
    })
    const { n, low: least, estimate } = meanInterval(differences, 0.99)
    expect({ n, holds: least > 0 }, `${estimate}, at least ${least}`).toEqual({ n: 8, holds: true })
  })
})
