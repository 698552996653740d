import { describe, expect, test } from 'vitest'
import {
  configure,
  declarationOf,
  isChoice,
  ParameterError,
  parameterList,
  problemWith,
  type Settings,
} from '../../src/model/configure.js'
import { simulate } from '../../src/model/simulate.js'

/** Settings as they come from outside: names and values that the compiler has not seen. */
const fromOutside = (json: string): Settings => JSON.parse(json) as Settings

function problemsOf(settings: Settings): readonly { name: string; message: string }[] {
  try {
    configure(settings)
  } catch (error) {
    if (error instanceof ParameterError) return error.problems
    throw error
  }
  return []
}

const messageOf = (settings: Settings): string =>
  problemsOf(settings)
    .map(({ message }) => message)
    .join('; ')
const quantities = parameterList.filter((declaration) => !isChoice(declaration))

describe('a setting takes the place of its default', () => {
  test('and of no other', () => {
    const before = configure()
    const after = configure({ 'members.baseline.mean': 2, 'professionals.policy': 'triage' })
    expect(after).toEqual({
      ...before,
      members: { ...before.members, baseline: { ...before.members.baseline, mean: 2 } },
      professionals: { ...before.professionals, policy: 'triage' },
    })
  })

  test('for this call only', () => {
    configure({ 'support.gain': 0.3 })
    expect(configure().support.gain).toBe(configure({}).support.gain)
    expect(configure().support.gain).not.toBe(0.3)
  })
})

describe('the declarations', () => {
  test('every default is one of the values that its parameter takes', () => {
    expect(parameterList.filter((declaration) => problemWith(declaration, declaration.default) !== undefined)).toEqual([])
    expect(problemsOf({})).toEqual([])
  })

  test('every parameter has a name of its own, a unit, a meaning and a source', () => {
    expect(new Set(parameterList.map(({ name }) => name)).size).toBe(parameterList.length)
    const bare = parameterList.filter(({ unit, meaning, source }) => [unit, meaning, source].some((text) => text.trim() === ''))
    expect(bare).toEqual([])
    expect(parameterList.length).toBeGreaterThan(100)
  })

  test('every name finds its declaration', () => {
    expect(parameterList.filter((declaration) => declarationOf(declaration.name) !== declaration)).toEqual([])
  })
})

describe('every quantity', () => {
  test.each(quantities.map((declaration) => [declaration.name, declaration] as const))(
    '%s takes the ends of its range and nothing beyond',
    (name, declaration) => {
      if (isChoice(declaration)) throw new Error('a quantity was expected')
      const { low, high } = declaration
      expect(problemWith(declaration, low)).toBeUndefined()
      expect(problemWith(declaration, high)).toBeUndefined()
      for (const beyond of [low - 1e-9, high + 1e-6, low - 1, high + 1]) {
        expect(problemsOf({ [name]: beyond })).toMatchObject([{ name, message: `${beyond} is not in [${low}, ${high}]` }])
      }
    },
  )

  test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, '1', null, true, [1], { value: 1 }, undefined])(
    '%j is refused as no number',
    (value) => {
      const passed = quantities.filter((declaration) => !problemWith(declaration, value)?.includes('is not a number'))
      expect(passed).toEqual([])
    },
  )
})

describe('refused is', () => {
  test('a fraction where things are counted', () => {
    const whole = ['clock.days', 'members.initial', 'experience.topics', 'professionals.count'] as const
    expect(whole.map((name) => messageOf({ [name]: 2.5 }))).toEqual(whole.map(() => '2.5 is not a whole number'))
  })

  test('a length of a step that does not divide the day', () => {
    expect(messageOf({ 'clock.stepHours': 5 })).toBe('5 is not one of 0.25, 0.5, 1, 2, 3, 4, 6, 8, 12, 24')
    for (const hours of [0.25, 0.5, 1, 2, 3, 4, 6, 8, 12, 24]) expect(messageOf({ 'clock.stepHours': hours })).toBe('')
  })

  test('a policy that does not exist', () => {
    expect(messageOf({ 'professionals.policy': 'none' })).toBe('"none" is not one of every, backstop, triage')
    expect(messageOf({ 'professionals.policy': 1 })).toBe('1 is not one of every, backstop, triage')
  })

  test('office hours that end before they begin, also where one end is the default', () => {
    expect(messageOf({ 'professionals.from': 10, 'professionals.to': 10 })).toBe('10 must be later than professionals.from (10)')
    expect(messageOf({ 'professionals.from': 18 })).toBe('17 must be later than professionals.from (18)')
    expect(messageOf({ 'professionals.to': 8.5 })).toBe('8.5 must be later than professionals.from (9)')
    expect(messageOf({ 'professionals.from': 0, 'professionals.to': 24 })).toBe('')
  })

  test('more members than memory has room for', () => {
    const days = { 'clock.days': 7300 } as const
    expect(messageOf({ ...days, 'members.arrivalsPerDay': 2000 })).toBe('')
    expect(messageOf({ ...days, 'members.arrivalsPerDay': 2200, 'members.initial': 1e6 })).toBe(
      '2200 a day for 7300 days make about 17060000 members; at most 16777216',
    )
  })

  test('a name that does not exist, a group, and what every object inherits', () => {
    const names = [
      'members.age',
      'members',
      'members.baseline',
      'clock.days.',
      '',
      'toString',
      'constructor',
      'clock.constructor',
    ]
    for (const name of [...names, '__proto__', 'constructor.prototype.days', '__proto__.polluted', 'clock.__proto__.days']) {
      expect(problemsOf(fromOutside(`{ "${name}": 1 }`))).toMatchObject([{ name, message: 'there is no such parameter' }])
    }
    expect(Object.keys(Object.prototype)).toEqual([])
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  test('everything that is wrong at once, in the order in which it was written', () => {
    const wrong = fromOutside('{ "support.gain": 2, "nonsense": 0, "clock.days": 1.5, "care.base": 0.2, "professionals.to": 3 }')
    expect(problemsOf(wrong).map(({ name }) => name)).toEqual(['support.gain', 'nonsense', 'clock.days', 'professionals.to'])
    expect(() => simulate(wrong)).toThrow(
      'support.gain: 2 is not in [0, 0.5]\nnonsense: there is no such parameter\nclock.days: 1.5 is not a whole number\n' +
        'professionals.to: 3 must be later than professionals.from (9)',
    )
  })
})
