import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { headlineMeasures } from '../../src/model/measures.js'
import { hypothesesKey, readExpectation } from '../../src/scenario/hypothesis.js'
import { pairingKey, replicatesKey } from '../../src/scenario/replicates.js'
import { sensitivityKey } from '../../src/scenario/sensitivity.js'

const words = (
  key: { safeParse: (value: unknown) => { error?: { issues: { path: PropertyKey[]; message: string }[] } } },
  text: string,
) => key.safeParse(parse(text)).error?.issues.map(({ path, message }) => `${path.map(String).join(' ')}: ${message}`) ?? ['read']

const hypothesis = (fields: string) => `[{ says: S, measure: posts, expect: a > b, ${fields} }]`
const field = { arms: ['moderated', 'unmoderated', 'a > b', 'c'], axes: ['members.hostileShare', 'identity.protection'] } as const

test('a hypothesis has its sentence, measure, expectation and margin', () => {
  const text = '- { says: " Moderation keeps members. ", measure: activeMembers, expect: moderated > unmoderated, by: 5 % }'
  expect(hypothesesKey.parse(parse(text))).toEqual([
    {
      says: 'Moderation keeps members.',
      measure: 'activeMembers',
      expect: 'moderated > unmoderated',
      by: { kind: 'share', size: 0.05 },
    },
  ])
})

test('a margin is a share, or a number in the unit of the measure', () => {
  for (const [by, margin] of [
    ['5%', { kind: 'share', size: 0.05 }],
    ['12.5 %', { kind: 'share', size: 0.125 }],
    ['0.1', { kind: 'difference', size: 0.1 }],
  ] as const) {
    expect(hypothesesKey.parse(parse(hypothesis(`by: ${by}`)))[0]?.by).toEqual(margin)
  }
  for (const by of ['0', '-1', '0 %', '-5 %', 'five', '5 percent', '.nan', '.inf', 'null', '[5]']) {
    expect(words(hypothesesKey, hypothesis(`by: ${by}`)).join(), by).toContain('is not a share such as 5 %, or a number above 0')
  }
})

test('arms are compared in either direction', () => {
  const expected = { kind: 'greater', arm: 'moderated', than: 'unmoderated' }
  expect(readExpectation('moderated > unmoderated', field)).toEqual(expected)
  expect(readExpectation('unmoderated<moderated', field)).toEqual(expected)
})

test('the name of an arm may hold the sign of comparison', () => {
  expect(readExpectation('a > b > c', field)).toEqual({ kind: 'greater', arm: 'a > b', than: 'c' })
  expect(readExpectation('c < a > b', field)).toEqual({ kind: 'greater', arm: 'a > b', than: 'c' })
})

test('a measure rises, falls or peaks along a swept parameter', () => {
  expect(readExpectation('rises with members.hostileShare', field)).toEqual({ kind: 'rises', along: 'members.hostileShare' })
  expect(readExpectation('falls with members.hostileShare', field)).toEqual({ kind: 'falls', along: 'members.hostileShare' })
  expect(readExpectation('peaks inside identity.protection', field)).toEqual({ kind: 'peaks', along: 'identity.protection' })
})

test.each([
  [
    'modrated > unmoderated',
    'there is no arm "modrated" (did you mean "moderated"?); there are moderated, unmoderated, a > b, c',
  ],
  ['moderated > moderated', '"moderated" is compared with itself'],
  ['moderated >= unmoderated', 'there is no arm "= unmoderated"'],
  ['moderated', '"moderated" is not A > B between arms, A above N, A below N, rises with P, falls with P, or peaks inside P'],
  ['above 0', '"above 0" does not say which arm; there are moderated, unmoderated, a > b, c'],
  ['modrated above 0', 'there is no arm "modrated" (did you mean "moderated"?)'],
  ['c above nothing', '"nothing" is not a number in the unit of the measure'],
  ['c above Infinity', '"Infinity" is not a number in the unit of the measure'],
  ['c above 0x10', '"0x10" is not a number in the unit of the measure'],
  ['rises with members.hostilShare', 'there is no parameter "members.hostilShare" (did you mean "members.hostileShare"?)'],
  ['rises with clock.days', 'clock.days is not varied in this study'],
])('an expectation that says nothing is refused: %s', (expectation, word) => {
  expect(readExpectation(expectation, field)).toContain(word)
})

test('an arm stands above or below a number, and the only arm need not be named', () => {
  expect(readExpectation('c above 0.5', field)).toEqual({ kind: 'above', arm: 'c', number: 0.5 })
  expect(readExpectation('a > b below -1e-3', field)).toEqual({ kind: 'below', arm: 'a > b', number: -0.001 })
  expect(readExpectation('above −2', { arms: ['a'], axes: [] })).toEqual({ kind: 'above', arm: 'a', number: -2 })
})

test('an arm whose name ends as such an expectation does can still be compared', () => {
  const arms = ['now', 'chance above 1']
  expect(readExpectation('now > chance above 1', { arms, axes: [] })).toMatchObject({ kind: 'greater', than: 'chance above 1' })
  expect(readExpectation('chance above 1 above 2', { arms, axes: [] })).toMatchObject({ arm: 'chance above 1', number: 2 })
})

test('arms are not compared where there is only one', () => {
  expect(readExpectation('a > b', { arms: ['a'], axes: [] })).toBe('"a > b" compares arms, and this study has only one, "a"')
})

test('an unknown measure is refused with the nearest name, and so is an unknown key', () => {
  const text = '- { says: S, measure: activeMember, expect: a > b, be: 3 }'
  expect(words(hypothesesKey, text)).toEqual([
    '0 measure: there is no measure "activeMember" (did you mean "activeMembers"?)',
    '0: there is no such key: be (did you mean "by"?)',
  ])
})

test('replicates are a number, or as many as it takes between two', () => {
  expect(replicatesKey.parse(7)).toEqual({ least: 7, most: 7 })
  expect(replicatesKey.parse({ until: 'decided', least: 10, most: 50 })).toEqual({ least: 10, most: 50 })
  expect(replicatesKey.parse({ until: 'decided' })).toEqual({ least: 20, most: 400 })
  expect(words(replicatesKey, '0')).toEqual([': 0 is not a whole number in [1, 100000]'])
  expect(words(replicatesKey, 'many').join()).toContain('{ until: decided, least: 20, most: 400 }')
  expect(words(replicatesKey, '{ until: bored }')).toEqual([': until: "bored" is not decided'])
  expect(words(replicatesKey, '{ until: decided, leest: 3 }')).toEqual([': there is no such key: leest (did you mean "least"?)'])
  expect(words(replicatesKey, '{ until: decided, least: 20, most: 20 }')).toEqual(['most: 20 is not above least (20)'])
})

test('runs are paired by replicate unless the study says none', () => {
  expect([pairingKey.parse('replicate'), pairingKey.parse('none')]).toEqual(['replicate', 'none'])
  expect(words(pairingKey, 'arms')).toEqual([': "arms" is not one of replicate, none'])
})

test('a sensitivity study is a design, and the measures it explains', () => {
  expect(sensitivityKey.parse(parse('method: morris\ntrajectories: 20\nall:'))).toMatchObject({
    method: 'morris',
    design: { method: 'morris', trajectories: 20, levels: 4 },
    measures: headlineMeasures,
  })
  expect(sensitivityKey.parse(parse('method: sobol\ndraws: 256\nvisiting.need:\nmeasures: [posts, posts]'))).toMatchObject({
    method: 'sobol',
    design: { method: 'saltelli', draws: 256, axes: [{ name: 'visiting.need', from: -2, to: 2 }] },
    measures: ['posts'],
  })
  expect(words(sensitivityKey, 'method: sobol\ntrajectories: 20\nvisiting.need:')).toEqual([
    'trajectories: has no meaning in the design saltelli',
    ': say how many draws',
  ])
  expect(words(sensitivityKey, 'visiting.need:').join()).toContain(
    'method: is missing; it takes one of the methods morris, sobol',
  )
})
