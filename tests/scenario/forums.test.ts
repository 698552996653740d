import { describe, expect, test } from 'vitest'
import { configureTogether } from '../../src/model/sideBySide.js'
import { inRows } from '../../src/scenario/rows.js'
import { problemsOf, read, refusal } from './reading.js'

const study = `
members.arrivalsPerDay: 6
identity.protection: 0.9
forums:
  own: {}
  expert: { professionals.count: 2, identity.protection: 0.5 }
arms:
  alone: { only: [own] }
  both: {}
  changed:
    identity.protection: 0.7
    forums: { expert: { professionals: { count: 4 } } }
hypotheses:
  - { says: Fewer write in it., measure: posts, expect: both / own < alone }
  - { says: More are there., measure: registered, expect: both > both / expert }
`

describe('forums of a study', () => {
  test('are in every arm that does not leave them out; the arm has the last word over the study, and what it says of one forum over what it says of all', () => {
    const { arms, settings } = read(study)
    expect(settings).toEqual({ 'members.arrivalsPerDay': 6, 'identity.protection': 0.9 })
    expect(arms).toEqual([
      { name: 'alone', settings: {} },
      {
        name: 'both',
        settings: {},
        forums: [
          { name: 'own', settings: {} },
          { name: 'expert', settings: { 'professionals.count': 2, 'identity.protection': 0.5 } },
        ],
      },
      {
        name: 'changed',
        settings: { 'identity.protection': 0.7 },
        forums: [
          { name: 'own', settings: { 'identity.protection': 0.7 } },
          { name: 'expert', settings: { 'professionals.count': 4, 'identity.protection': 0.7 } },
        ],
      },
    ])
  })

  test('have rows of their own, after that of their arm, and hypotheses may name them', () => {
    const { hypotheses, ...others } = read(study)
    const rows = inRows({ hypotheses, ...others })
    expect(rows.arms.map(({ name, within }) => [name, within])).toEqual([
      ['alone', undefined],
      ['both', undefined],
      ['both / own', 'both'],
      ['both / expert', 'both'],
      ['changed', undefined],
      ['changed / own', 'changed'],
      ['changed / expert', 'changed'],
    ])
    expect(inRows(rows)).toEqual(rows)
    expect(hypotheses.map(({ expectation }) => expectation)).toEqual([
      { kind: 'greater', arm: 'alone', than: 'both / own' },
      { kind: 'greater', arm: 'both', than: 'both / expert' },
    ])
  })

  test('in a study without arms are those of one arm; a single one is the arm itself', () => {
    expect(read('forums: { b: {}, 1: {} }').arms).toMatchObject([{ name: 'x', forums: [{ name: 'b' }, { name: '1' }] }])
    expect(read('forums: { own: { replying.base: -5 } }').arms).toEqual([{ name: 'x', settings: { 'replying.base': -5 } }])
    expect(read('forums: { own: { replying.base: -5 }, b: {} }\narms: { a: { only: [own] } }').arms).toEqual([
      { name: 'a', settings: { 'replying.base': -5 } },
    ])
  })

  test('are inherited whole, and arms of the nearer file speak of them', () => {
    const base = 'forums: { own: {}, expert: { professionals.count: 2 } }'
    const { arms } = read(
      'extends: base.yaml\nchoosing.discovery: 0.1\narms: { more: { forums: { expert: { professionals.count: 3 } } } }',
      {
        'scenarios/base.yaml': base,
      },
    )
    expect(arms[0]?.forums?.map(({ settings }) => settings)).toEqual([{}, { 'professionals.count': 3 }])
    const other = read('extends: base.yaml\nforums: { a: {}, b: {} }', { 'scenarios/base.yaml': base })
    expect(other.arms[0]?.forums?.map(({ name }) => name)).toEqual(['a', 'b'])
  })

  test('what is read can be run', () => {
    const { arms, settings } = read(study)
    for (const { forums } of arms) {
      const complete = (forums ?? []).map((forum) => ({ ...forum, settings: { ...settings, ...forum.settings } }))
      if (forums) expect(configureTogether(complete)).toHaveLength(2)
    }
  })
})

describe('refused with file, line, column, key and a clear word', () => {
  test.each<[string, string, string, string]>([
    ['no forum', 'forums: {}', '1:1', 'forums: name at least one forum'],
    ['a list of forums', 'forums: [a, b]', '1:1', 'forums: ["a","b"] is not a map'],
    [
      'nine forums',
      `forums: { ${[...'abcdefghi'].map((name) => `${name}: {}`).join(', ')} }`,
      '1:1',
      'forums: 9 forums; at most 8',
    ],
    ['a name with a slash', 'forums: { a/b: {} }', '1:11', 'is not a name'],
    ['names alike', 'forums: { a: {}, A: {} }', '1:18', 'forums.A: differs from "a" only in case'],
    [
      'a misspelt parameter',
      'forums: { a: { moderation.detektion: 1 }, b: {} }',
      '1:16',
      '(did you mean "moderation.detection"?)',
    ],
    [
      'a value out of range',
      'forums: { a: {}, b: { moderation: { detection: 2 } } }',
      '1:37',
      'moderation.detection: 2 is not in [0, 1]',
    ],
    [
      'a key of the study in a forum',
      'forums: { a: { seed: 1 } }',
      '1:16',
      'seed: belongs at the top of the file; a forum holds parameters only',
    ],
    [
      'a key of the study in a forum of an arm',
      'forums: { a: {} }\narms: { x: { forums: { a: { seed: 1 } } } }',
      '2:29',
      'a forum holds parameters only',
    ],
    ['a parameter of the people', 'forums: { a: {}, b: { clock.days: 3 } }', '1:23', 'clock.days: belongs to the people'],
    [
      'the same in an arm',
      'forums: { a: {}, b: {} }\narms: { x: { forums: { b: { care.base: 0.2 } } } }',
      '2:29',
      'care.base: belongs to the people',
    ],
    [
      'an unknown forum',
      'forums: { own: {}, b: {} }\narms: { x: { only: [owm] } }',
      '2:21',
      'only: there is no forum "owm" (did you mean "own"?); there are own, b',
    ],
    [
      'an unknown forum to change',
      'forums: { own: {}, b: {} }\narms: { x: { forums: { c: {} } } }',
      '2:24',
      'forums: there is no forum "c"',
    ],
    [
      'a change to a forum left out',
      'forums: { own: {}, b: {} }\narms: { x: { only: [own], forums: { b: {} } } }',
      '2:37',
      '"b" is not among the forums of this arm',
    ],
    ['an empty list', 'forums: { a: {} }\narms: { x: { only: [] } }', '2:14', 'only: the list is empty'],
    ['no list', 'forums: { a: {} }\narms: { x: { only: a } }', '2:14', 'only: "a" is not a list of forums'],
    ['forums of an arm in a study without', 'arms: { x: { only: [a] } }', '1:21', 'only: the study has no forums'],
    ['forums that nobody finds', 'choosing.found: 0\nforums: { a: {}, b: {} }', '1:1', 'choosing.found: is 0 in every forum'],
    ['a rule broken in one forum', 'forums: { a: {}, b: { professionals.from: 20 } }', '1:23', 'in the arm "x / b"'],
    [
      'a parameter set by a forum and swept',
      'forums: { a: { replying.base: -5 }, b: {} }\nsweep: { replying.base: [-6, -5] }',
      '1:16',
      'varied by the sweep',
    ],
    ['choosing where there is nothing to choose', 'choosing.discovery: 0.1', '1:1', 'the study has no forums'],
    ['the same in a sweep', 'sweep: { choosing.discovery: [0, 1] }', '1:10', 'the study has no forums'],
    [
      'a weight varied alike in all',
      'forums: { a: {}, b: {} }\nsweep: { choosing.found: [1, 2] }',
      '2:10',
      'is a weight of one forum against the others',
    ],
    [
      'a forum that a hypothesis misspells',
      `forums: { a: {}, b: {} }\nhypotheses: [{ says: S, measure: posts, expect: x / a > x / c }]`,
      '2:41',
      'there are x, x / a, x / b',
    ],
  ])('%s', (_, text, at, words) => {
    const lines = refusal(text).split('\n')
    expect(
      lines.some((found) => found.startsWith(`scenarios/x.yaml:${at} `) && found.includes(words)),
      lines.join('\n'),
    ).toBe(true)
    expect(lines).toHaveLength(1)
  })

  test('everything at once, each in its place', () => {
    const found = problemsOf('forums:\n  a: { members.initial: 5 }\n  b: { replying.base: 3 }\narms: { x: { only: [] } }')
    expect(found.map(({ line }) => line)).toEqual([2, 3, 4])
  })
})
