import { describe, expect, test } from 'vitest'
import { correlation } from '../../src/model/distribution.js'
import type { Forum } from '../../src/model/forum.js'
import { life } from '../../src/model/life.js'
import { summarise } from '../../src/model/measures.js'
import { MEMBER_SHIFT } from '../../src/model/records.js'
import { found as foundForum, hashOf, simulate } from '../../src/model/simulate.js'
import { step } from '../../src/model/step.js'
import { addMember, quietForum, setMember } from './madeByHand.js'

const DAY = 24
const end = 400

/** A forum on day 400 whose members are as `fields` say; all that fades has faded up to now. */
function forumOf(...members: readonly Readonly<Record<string, number>>[]): Forum {
  const forum = quietForum({ 'clock.days': end, 'care.base': 0 })
  forum.now = end * DAY
  for (const { daysAgo = 0, ...fields } of members) {
    const joined = (end - daysAgo) * DAY
    const member = addMember(forum, { lastVisit: joined, firstPost: joined, left: joined })
    setMember(forum, member, { joined, caughtUp: end * DAY, ...fields })
  }
  return forum
}

describe('how often members come', () => {
  test('is told of those who registered at least 90 days ago', () => {
    const found = summarise(
      forumOf(
        { daysAgo: 400, visits: 1 },
        { daysAgo: 90, visits: 1 },
        { daysAgo: 200, visits: 10 },
        { daysAgo: 89, visits: 50 },
        { daysAgo: 1, visits: 1 },
      ),
    )
    expect(found.visitsPerMember).toBe(4)
    expect(found.oneVisitShare).toBeCloseTo(2 / 3, 12)
  })
})

describe('the effect so many months after registering', () => {
  const effects = ({ effectAfter3Months, effectAfter6Months, effectAfter12Months }: ReturnType<typeof summarise>) => [
    effectAfter3Months,
    effectAfter6Months,
    effectAfter12Months,
  ]

  test('is distress less that of the twin, of everyone who registered then, come back or not', () => {
    const found = summarise(
      forumOf(
        { daysAgo: 60, visits: 1, lasting: -0.5 },
        { daysAgo: 119, visits: 1, relief: -0.25, lasting: 0.25 },
        { daysAgo: 120, visits: 1, lasting: -9 },
        { daysAgo: 59, visits: 1, lasting: -9 },
        { daysAgo: 150, visits: 1, lasting: -0.75 },
        { daysAgo: 335, visits: 1, lasting: -0.125 },
        { daysAgo: 394, visits: 1, lasting: -0.375 },
        { daysAgo: 395, visits: 1, lasting: -9 },
      ),
    )
    expect(effects(found)).toEqual([-0.25, -0.75, -0.25])
  })

  test('is not defined for those who cannot have registered yet', () => {
    const [three, six, twelve] = effects(simulate({ 'clock.days': 130, 'members.arrivalsPerDay': 1 }, 'young').measures)
    expect(three).not.toBeNaN()
    expect([six, twelve]).toEqual([Number.NaN, Number.NaN])
  })

  test('is none at all where nothing in the forum moves anybody', () => {
    const numb = {
      'support.gain': 0,
      'support.silence': 0,
      'helping.gain': 0,
      'reading.universality': 0,
      'reading.contagion': 0,
      'violations.harm': 0,
      'care.encouragement': 0,
    }
    const { measures } = simulate({ ...numb, 'clock.days': 400, 'members.arrivalsPerDay': 2 }, 'numb')
    expect(effects(measures)).toEqual([expect.closeTo(0, 12), expect.closeTo(0, 12), expect.closeTo(0, 12)])
  })
})

describe('the change of posters in three months', () => {
  const found = summarise(
    forumOf(
      { daysAgo: 100, visits: 1, posts: 1, baseline: 1, lasting: -0.5 },
      { daysAgo: 100, visits: 1, posts: 2, received: 2, baseline: 2, lasting: -1 },
      { daysAgo: 100, visits: 1, posts: 9, received: 7, baseline: 0, lasting: -1.5 },
      { daysAgo: 100, visits: 1, posts: 0, baseline: 0, lasting: -9 },
      { daysAgo: 130, visits: 1, posts: 5, baseline: 0, lasting: -9 },
    ),
  )

  test('is distress now less that of the day they registered', () => expect(found.changeAfter3Months).toBe(-1))

  // The logarithms of 1, 4 and 16 are as evenly spaced as -0.5, -1 and -1.5.
  test('goes with what they wrote and were answered', () => expect(found.changeWithActivity).toBeCloseTo(-1, 12))

  test('holds the swings of life: of the day of registering and of the last', () => {
    const forum = foundForum({ 'clock.days': 100, 'members.initial': 40, 'members.arrivalsPerDay': 0, 'care.base': 0 }, 'life')
    while (forum.now < forum.steps) step(forum)
    const posters: number[] = []
    for (let member = 0; member < forum.members.count; member++) posters.push(member)
    for (const member of posters) setMember(forum, member, { posts: 1, relief: 0, lasting: 0, joined: 0 })
    const swings = posters.map((member) => life(forum, member << MEMBER_SHIFT, 100) - life(forum, member << MEMBER_SHIFT, 0))
    const mean = swings.reduce((sum, swing) => sum + swing / swings.length, 0)
    expect(Math.abs(mean)).toBeGreaterThan(0.01)
    expect(summarise(forum).changeAfter3Months).toBeCloseTo(mean, 6)
  })
})

test('distress a year after goes with visits by the logarithm of their number', () => {
  const found = summarise(
    forumOf(
      { daysAgo: 350, visits: 1, baseline: 0 },
      { daysAgo: 350, visits: 2, baseline: 1 },
      { daysAgo: 350, visits: 4, baseline: 2 },
      { daysAgo: 300, visits: 99, baseline: -9 },
    ),
  )
  expect(found.distressWithVisits).toBeCloseTo(1, 12)
})

test('belonging by giving is the correlation with what is given less that with what is received, of posters still there', () => {
  const lately = (end - 28) * DAY
  const found = summarise(
    forumOf(
      { visits: 1, posts: 1, replies: 0, received: 3, belonging: 0.25, lastVisit: lately },
      { visits: 1, posts: 2, replies: 1, received: 1, belonging: 0.5, lastVisit: lately },
      { visits: 1, posts: 4, replies: 3, received: 0, belonging: 0.75, lastVisit: lately },
      { visits: 1, posts: 9, replies: 0, received: 9, belonging: 1, lastVisit: lately - 1 },
      { visits: 1, posts: 0, replies: 0, received: 9, belonging: 1, lastVisit: lately },
    ),
  )
  expect(found.belongingByGiving).toBeCloseTo(2, 12)
})

test('summing up twice gives the same and leaves the forum as it is, to the last bit', () => {
  const forum = foundForum({ 'clock.days': 100, 'members.initial': 60 }, 'twice')
  while (forum.now < forum.steps) step(forum)
  const first = summarise(forum)
  const hash = hashOf(forum)
  expect(summarise(forum)).toEqual(first)
  expect(hashOf(forum)).toBe(hash)
})

describe('a correlation', () => {
  test('is that of Pearson', () => {
    // Deviations -1.5 -0.5 0.5 1.5 and -1 -1 0 2: products 1.5 + 0.5 + 0 + 3, squares 5 and 6.
    expect(correlation([1, 2, 3, 4], [1, 1, 2, 4])).toBeCloseTo(5 / Math.sqrt(30), 12)
  })

  test('is not defined where nothing varies', () => {
    for (const same of [[], [3], [0.1, 0.1, 0.1]]) expect(correlation(same, [1, 2, 4].slice(0, same.length))).toBeNaN()
  })
})
