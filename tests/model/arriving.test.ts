import { describe, expect, test } from 'vitest'
import { arrive } from '../../src/model/arriving.js'
import type { Settings } from '../../src/model/configure.js'
import type { Forum } from '../../src/model/forum.js'
import { found } from '../../src/model/simulate.js'
import { correlationScore, meanScore, misfit, variance } from './chance.js'
import { fieldOf } from './madeByHand.js'

/** Only the arrivals of a run. */
function arrivals(settings: Settings, seed: string | number = 'arrivals'): Forum {
  const forum = found(settings, seed)
  for (; forum.now < forum.steps; forum.now++) arrive(forum)
  return forum
}

const all = (forum: Forum, name: Parameters<typeof fieldOf>[2]): number[] =>
  Array.from({ length: forum.members.count }, (_, member) => fieldOf(forum, member, name))
const logit = (p: number): number => Math.log(p / (1 - p))

describe('those who register', () => {
  const forum = arrivals({
    'clock.days': 100,
    'members.initial': 10_000,
    'members.arrivalsPerDay': 100,
    'members.baseline.mean': 1.2,
    'members.baseline.sd': 0.7,
    'members.cognitiveEmpathy.mean': 0.9,
    'members.cognitiveEmpathy.sd': 0.6,
    'members.affectiveEmpathy.mean': -0.3,
    'members.affectiveEmpathy.sd': 0.8,
    'members.anonymity.mean': 0.4,
    'members.anonymity.sd': 1.1,
    'members.hostileShare': 0.1,
    'visiting.spread': 1.3,
    'opening.spread': 1.9,
    'replying.spread': 2.2,
    'experience.topics': 6,
    'experience.skew': 0.7,
    'experience.extra': 1.5,
  })
  const count = forum.members.count
  const traits = {
    baseline: { values: all(forum, 'baseline'), mean: 1.2, sd: 0.7 },
    cognitive: { values: all(forum, 'cognitive').map(logit), mean: 0.9, sd: 0.6 },
    affective: { values: all(forum, 'affective').map(logit), mean: -0.3, sd: 0.8 },
    anonymity: { values: all(forum, 'anonymity').map(logit), mean: 0.4, sd: 1.1 },
    visiting: { values: all(forum, 'visitingTrait').map(Math.log), mean: 0, sd: 1.3 },
    opening: { values: all(forum, 'openingTrait'), mean: 0, sd: 1.9 },
    replying: { values: all(forum, 'replyingTrait'), mean: 0, sd: 2.2 },
  }

  test.each(Object.entries(traits))('have the mean and spread of %s that are set', (_, { values, mean, sd }) => {
    expect(Math.abs(meanScore(values, mean))).toBeLessThan(4)
    expect(Math.abs(variance(values) / sd ** 2 - 1)).toBeLessThan(4 * Math.sqrt(2 / count))
  })

  test('find new what was written in the three days before they came', () => {
    const later = found({ 'clock.days': 9, 'members.initial': 0, 'members.arrivalsPerDay': 50 })
    for (; later.now < later.steps; later.now++) {
      later.momentOfStep[later.now] = 10 * later.now
      arrive(later)
    }
    const written = all(later, 'joined').map((step) => 10 * Math.max(0, step - 72))
    expect(all(later, 'seen')).toEqual(written)
    expect(Math.max(...written)).toBeGreaterThan(1000)
  })

  test('have traits that tell nothing of each other', () => {
    const lists = Object.values(traits).map(({ values }) => values)
    const scores = lists.flatMap((one, k) => lists.slice(k + 1).map((other) => correlationScore(one, other)))
    expect(Math.max(...scores.map(Math.abs))).toBeLessThan(4)
  })

  test('are hostile with the share that is set', () => {
    const hostile = all(forum, 'hostile').reduce((a, b) => a + b)
    expect(Math.abs(hostile - 0.1 * count)).toBeLessThan(4 * Math.sqrt(count * 0.09))
  })

  test('have lived one topic and a geometric number of others, at most four', () => {
    const lived = all(forum, 'experiences').map((bits) => bits.toString(2).replaceAll('0', '').length)
    // p = 1 / 2.5: 0.4, 0.24, 0.144, 0.0864, the rest
    const expected = [0.4, 0.24, 0.144, 0.0864, 0.1296].map((p) => p * count)
    expect(
      misfit(
        [1, 2, 3, 4, 5].map((n) => lived.filter((k) => k === n).length),
        expected,
      ),
    ).toBeLessThan(4)
  })

  test('have lived topics as common as their rank says', () => {
    const weights = [1, 2, 3, 4, 5, 6].map((rank) => rank ** -0.7)
    const sum = weights.reduce((a, b) => a + b)
    const only = all(forum, 'experiences').filter((bits) => [1, 2, 4, 8, 16, 32].includes(bits))
    const counts = [1, 2, 4, 8, 16, 32].map((bit) => only.filter((bits) => bits === bit).length)
    expect(
      misfit(
        counts,
        weights.map((weight) => (weight / sum) * only.length),
      ),
    ).toBeLessThan(4)
  })

  test('come in the first ten days, if they are founders, each day as many, and for the first time when they join', () => {
    const only = arrivals({ 'clock.days': 12, 'members.initial': 5000, 'members.arrivalsPerDay': 0 })
    const days = all(only, 'joined').map((step) => Math.floor(step / 24))
    expect(only.members.count).toBe(5000)
    expect(
      misfit(
        Array.from({ length: 10 }, (_, day) => days.filter((d) => d === day).length),
        Array.from({ length: 10 }, () => 500),
      ),
    ).toBeLessThan(4)
    expect(all(only, 'nextVisit')).toEqual(all(only, 'joined'))
  })
})

describe('the corners of experience', () => {
  test('in a forum of one topic everyone has lived it, and no other', () => {
    const forum = arrivals({ 'clock.days': 1, 'experience.topics': 1, 'experience.extra': 4, 'members.arrivalsPerDay': 200 })
    expect(new Set(all(forum, 'experiences'))).toEqual(new Set([1]))
  })

  test('nobody has lived more topics than there are, and the most are reached', () => {
    const forum = arrivals({ 'clock.days': 1, 'experience.topics': 3, 'experience.extra': 4, 'members.arrivalsPerDay': 500 })
    const bits = all(forum, 'experiences')
    expect(Math.max(...bits)).toBe(0b111)
    expect(Math.min(...bits)).toBeGreaterThan(0)
  })

  test('without further topics everyone has lived one', () => {
    const forum = arrivals({ 'clock.days': 1, 'experience.extra': 0, 'experience.topics': 24, 'members.arrivalsPerDay': 500 })
    expect(all(forum, 'experiences').every((bits) => (bits & (bits - 1)) === 0)).toBe(true)
    expect(Math.max(...all(forum, 'experiences'))).toBeLessThan(2 ** 24)
  })
})
