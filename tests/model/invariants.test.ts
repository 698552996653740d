import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { check } from '../../src/model/check.js'
import { isChoice, parameterList, type Settings } from '../../src/model/configure.js'
import type { Forum } from '../../src/model/forum.js'
import { M, MEMBER_SHIFT } from '../../src/model/records.js'
import { found } from '../../src/model/simulate.js'
import { step } from '../../src/model/step.js'

// On a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

/** Sizes that keep a forum small; every other parameter takes its whole range. */
const small: Readonly<Record<string, number>> = {
  'clock.days': 12,
  'members.initial': 40,
  'members.arrivalsPerDay': 6,
}

/** Any settings at all: each parameter at its default, at an end of its range or anywhere between. */
const anySettings: fc.Arbitrary<Settings> = fc
  .record<Record<string, number | string>>(
    Object.fromEntries(
      parameterList.map((declaration) => {
        if (isChoice(declaration)) return [declaration.name, fc.constantFrom(...declaration.choices)]
        const { name, low, whole, allowed } = declaration
        const high = Math.min(declaration.high, small[name] ?? Number.POSITIVE_INFINITY)
        if (allowed) return [name, fc.constantFrom(...allowed)]
        const between = whole ? fc.integer({ min: low, max: high }) : fc.double({ min: low, max: high, noNaN: true })
        const usual = Math.min(declaration.default, high)
        return [name, fc.oneof(fc.constant(usual), fc.constantFrom(low, high), between)]
      }),
    ),
  )
  .map((settings): Settings => {
    const [from, to] = [Number(settings['professionals.from']), Number(settings['professionals.to'])]
    const hours = from === to ? [0, 24] : [Math.min(from, to), Math.max(from, to)]
    return { ...settings, 'professionals.from': hours[0]!, 'professionals.to': hours[1]! }
  })

/** Makes everyone able to violate, as no setting can. */
function makeHostile(forum: Forum): void {
  for (let member = 0; member < forum.members.count; member++) forum.members.whole[(member << MEMBER_SHIFT) + M.hostile] = 1
}

/** What is wrong after the first step that leaves anything wrong. */
function firstTrouble(settings: Settings, seed: string, everyoneHostile = false): { wrong: string[]; forum: Forum } {
  const forum = found(settings, seed, { log: true })
  let wrong = check(forum)
  while (wrong.length === 0 && forum.now < forum.steps) {
    step(forum)
    if (everyoneHostile) makeHostile(forum)
    wrong = check(forum)
  }
  return { wrong, forum }
}

describe('after every step the forum is sound', () => {
  test('whatever the parameters', () => {
    const happened: Record<string, number> = {}
    fc.assert(
      fc.property(anySettings, fc.string({ minLength: 1, maxLength: 5 }), fc.boolean(), (settings, seed, everyoneHostile) => {
        const { wrong, forum } = firstTrouble(settings, seed, everyoneHostile)
        expect(wrong).toEqual([])
        for (const [name, count] of Object.entries(forum.total)) happened[name] = (happened[name] ?? 0) + count
      }),
      { numRuns: 150, seed: 20 },
    )
    // The forums were no empty ones: everything that is counted happened often.
    for (const [name, count] of Object.entries(happened)) expect(count, name).toBeGreaterThan(10)
  })

  /** As much as possible of everything. */
  const busy: Settings = {
    'clock.days': 8,
    'members.initial': 30,
    'members.arrivalsPerDay': 5,
    'visiting.perDay': 2,
    'visiting.noticed': 1,
    'visiting.noticedHours': 0.5,
    'browsing.threads': 50,
    'opening.base': 0,
    'replying.base': 0,
    'support.thanks': 1,
    'leaving.base': -6,
  }

  test.each<[string, Settings]>([
    ['of nobody', { 'members.initial': 0, 'members.arrivalsPerDay': 0, 'clock.days': 3 }],
    ['of founders only', { ...busy, 'members.arrivalsPerDay': 0 }],
    ['without founders', { ...busy, 'members.initial': 0 }],
    ['of a single day', { ...busy, 'clock.days': 1, 'members.initial': 500 }],
    ['of one topic', { ...busy, 'experience.topics': 1, 'experience.extra': 4 }],
    [
      'of twenty-four topics that everyone shares',
      { ...busy, 'experience.topics': 24, 'experience.skew': 0, 'experience.extra': 4 },
    ],
    ['with steps of 24 h', { ...busy, 'clock.stepHours': 24, 'clock.days': 30 }],
    ['with steps of a quarter of an hour', { ...busy, 'clock.stepHours': 0.25, 'clock.days': 4 }],
    [
      'with fifty professionals day and night',
      { ...busy, 'professionals.count': 50, 'professionals.from': 0, 'professionals.to': 24, 'professionals.delayHours': 0 },
    ],
    [
      'where every chance is 1',
      {
        ...busy,
        'violations.rate': 1,
        'moderation.detection': 1,
        'moderation.wrongful': 0.5,
        'care.peerReferral': 1,
        'professionals.count': 5,
        'professionals.referral': 1,
        'care.encouragement': 0.5,
        'care.base': 1,
        'leaving.recovered': 1,
        'leaving.recoveredBelow': 1,
      },
    ],
    [
      'where every gain is full',
      {
        ...busy,
        'belonging.gain': 1,
        'meaning.gain': 1,
        'bonds.gain': 1,
        'known.gain': 1,
        'support.gain': 0.5,
        'helping.gain': 0.2,
        'support.lasting': 1,
      },
    ],
    [
      'where everyone leaves at once',
      { ...busy, 'leaving.base': 3, 'leaving.belonging': 0, 'leaving.meaning': 0, 'leaving.waiting': 0 },
    ],
    ['that removes at once', { ...busy, 'moderation.detection': 1, 'moderation.delayHours': 0, 'members.hostileShare': 0.3 }],
  ])('in a forum %s', (_, settings) => {
    for (const everyoneHostile of [false, true]) expect(firstTrouble(settings, 'corner', everyoneHostile).wrong).toEqual([])
  })
})
