import { describe, expect, test, vi } from 'vitest'
import { twinDistress } from '../../src/model/care.js'
import type { Settings } from '../../src/model/configure.js'
import type { Forum } from '../../src/model/forum.js'
import { M, MEMBER_SHIFT } from '../../src/model/records.js'
import { found, simulate } from '../../src/model/simulate.js'
import { step } from '../../src/model/step.js'
import { eventful } from './eventful.js'

// On a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const peaceful: Settings = { ...eventful, 'members.hostileShare': 0, 'moderation.detection': 0, 'moderation.wrongful': 0 }
const unguided: Settings = { ...eventful, 'professionals.count': 0 }

describe('nothing changes for any member', () => {
  test.each<[string, Settings, Settings]>([
    ['by professionals who write nothing', unguided, { 'professionals.count': 50, 'professionals.uptake': 0 }],
    ['by professionals who may write nothing', unguided, { 'professionals.count': 50, 'professionals.repliesPerDay': 0 }],
    [
      'by how professionals would work, where there are none',
      unguided,
      {
        'professionals.policy': 'every',
        'professionals.delayHours': 0,
        'professionals.crowding': 4,
        'professionals.displacement': 0,
        'professionals.advice': 0,
        'professionals.referral': 1,
        'professionals.from': 0,
        'professionals.to': 24,
      },
    ],
    ['by removing violations where there are none', peaceful, { 'moderation.detection': 1, 'moderation.delayHours': 1 }],
    [
      'by how violations would hurt, where there are none',
      peaceful,
      { 'violations.rate': 1, 'violations.disinhibition': 4, 'violations.harm': 2, 'replying.victim': 4, 'leaving.hurt': 5 },
    ],
    ['by the delay of removals that never come', { ...eventful, 'moderation.detection': 0 }, { 'moderation.delayHours': 168 }],
    ['by wrongful removals where nobody removes', { ...eventful, 'moderation.detection': 0 }, { 'moderation.wrongful': 0.5 }],
    [
      'by encouragement to seek care that nobody gives',
      { ...unguided, 'care.peerReferral': 0 },
      { 'care.encouragement': 0.5, 'professionals.referral': 1 },
    ],
    ['by the delay of notifications that nobody heeds', { ...eventful, 'visiting.noticed': 0 }, { 'visiting.noticedHours': 72 }],
    [
      'by how load would weigh, where helping gives nothing and tires nobody',
      { ...eventful, 'helping.gain': 0, 'replying.fatigue': 0 },
      { 'helping.load': 1 },
    ],
  ])('%s', (_, common, change) => {
    const before = simulate(common, 'inert')
    const after = simulate({ ...common, ...change }, 'inert')
    expect(after.hash).toBe(before.hash)
    expect(after.measures).toEqual(before.measures)
    expect(after.daily).toEqual(before.daily)
    expect(before.measures.posts).toBeGreaterThan(200)
  })

  test('and the comparison is no empty one: the same changes matter where their cause is there', () => {
    const hashes = [
      {},
      { 'professionals.count': 2 },
      { 'moderation.detection': 1 },
      { 'moderation.delayHours': 1 },
      { 'violations.harm': 1 },
    ].map((change) => simulate({ ...eventful, ...change }, 'inert').hash)
    expect(new Set(hashes).size).toBe(hashes.length)
  })
})

/** Traits and life of every member, as text, by the member's luck. */
function lives(forum: Forum): Map<string, string> {
  const { real, whole, count } = forum.members
  const born = [M.baseline, M.cognitive, M.affective, M.anonymity, M.visitingTrait, M.openingTrait, M.replyingTrait, M.lifePhase]
  const people = new Map<string, string>()
  for (let member = 0; member < count; member++) {
    const me = member << MEMBER_SHIFT
    const traits = [...born, M.recognisable, M.twinCareStart].map((field) => real[me + field])
    const facts = [M.experiences, M.hostile, M.joined].map((field) => whole[me + field])
    const life = [0, 1, 33.3, 59.9, 400].map((day) => twinDistress(forum, me, day))
    people.set(`${whole[me + M.keyA]} ${whole[me + M.keyB]}`, [...traits, ...facts, ...life].join(' '))
  }
  expect(people.size).toBe(count)
  return people
}

function lived(change: Settings): Map<string, string> {
  const forum = found({ ...eventful, 'clock.days': 60, ...change }, 'lives')
  while (forum.now < forum.steps) step(forum)
  return lives(forum)
}

describe('traits and life outside', () => {
  const before = lived({})

  /** All who were there before are there after, with the same traits and the same life. */
  function areUnchanged(after: Map<string, string>): void {
    const changed = [...before].filter(([luck, life]) => after.get(luck) !== life)
    expect(changed).toEqual([])
  }

  test('are those of the member, whoever else arrives', () => {
    const more = lived({ 'members.arrivalsPerDay': 4.5 })
    expect(more.size).toBeGreaterThan(before.size)
    areUnchanged(more)
  })

  test('are those of the member, whoever else founds', () => {
    for (const founders of [61, 62, 70, 600]) {
      const more = lived({ 'members.initial': founders })
      expect(more.size).toBe(before.size + founders - 60)
      areUnchanged(more)
    }
  })

  test.each<Settings>([
    { 'replying.base': -12 },
    { 'opening.base': 0, 'support.gain': 0.5 },
    { 'moderation.detection': 1, 'professionals.count': 10 },
    { 'leaving.base': 3, 'visiting.perDay': 2 },
    { 'care.encouragement': 0, 'care.peerReferral': 1 },
    { 'violations.harm': 2, 'visiting.noticed': 1 },
  ])('do not hang on what happens in the forum: %j', (change) => {
    const after = lived(change)
    expect(after.size).toBe(before.size)
    areUnchanged(after)
  })

  test('are other ones for another seed', () => {
    const forum = found({ ...eventful, 'clock.days': 60 }, 'other lives')
    while (forum.now < forum.steps) step(forum)
    const other = lives(forum)
    expect([...before.keys()].filter((luck) => other.has(luck))).toEqual([])
  })
})
