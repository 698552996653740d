import { expect, test } from 'vitest'
import { hypothesesText } from '../../src/experiment/judging/hypothesesText.js'
import { judge } from '../../src/experiment/judging/judge.js'
import { sentenceOf, type Written } from '../../src/experiment/judging/sentence.js'
import type { Hypothesis, Margin } from '../../src/scenario/hypothesis.js'
import type { Study } from '../../src/scenario/study.js'
import { expected, made, study, x } from './synthetic.js'

const written: Written = ({ estimate }, unit) => `${estimate.toFixed(1)} ${unit}`
const greater: Hypothesis['expectation'] = { kind: 'greater', arm: 'a', than: 'b' }

/** What is said of the first hypothesis. */
const said = (of: Study, formula: Parameters<typeof made>[1], count?: number): string =>
  sentenceOf(judge(of, made(of, formula, count))[0]!, written)

const against = (by?: Margin) => study({ hypotheses: [expected(greater, by)] })
const wave = (replicate: number, size: number) => (replicate % 2 ? size : -size)
const shifted =
  (shift: number, spread: number): Parameters<typeof made>[1] =>
  ({ arm }, replicate) =>
    arm === 'a' ? 100 + shift + wave(replicate, spread) : 100

test('each verdict is said with what was found', () => {
  const five: Margin = { kind: 'share', size: 0.05 }
  expect(said(against(), shifted(34, 1))).toBe(
    'Supported: active members, “a” against “b”: 34.0 members, of this sign in 20 of 20 replicates.',
  )
  expect(said(against(five), shifted(-34, 1))).toBe(
    'Contradicted: active members, “a” against “b”: -34.0 members, of this sign in 20 of 20 replicates (asked for: more than 5 % of the mean with “b”).',
  )
  expect(said(against(five), shifted(1, 1))).toBe(
    'Too small to matter: active members, “a” against “b”: 1.0 members, within 5 % of the mean with “b”.',
  )
  // In brackets, so that who was told `supported` does not take it for a shortfall.
  expect(said(against(five), shifted(34, 1))).toBe(
    'Supported: active members, “a” against “b”: 34.0 members, of this sign in 20 of 20 replicates (asked for: more than 5 % of the mean with “b”).',
  )
  expect(said(against(five), shifted(5, 5))).toMatch(
    /^Cannot tell: active members, “a” against “b”: 5\.0 members; asked for: more than 5 % of the mean with “b”\./,
  )
  expect(said(against({ kind: 'difference', size: 7 }), shifted(0, 1))).toContain('within 7 members.')
  expect(said(against(), shifted(1, 5))).toBe(
    'Cannot tell: active members, “a” against “b”: 1.0 members. About 210 replicates would tell.',
  )
})

test('what is exactly the same is called identical', () => {
  expect(said(against(), shifted(0, 0))).toBe(
    'Cannot tell: active members, “a” against “b”: identical in every one of 20 replicates.',
  )
  expect(said(against({ kind: 'difference', size: 1 }), shifted(0, 0))).toContain('Too small to matter: ')
})

test('what is missing is counted', () => {
  const broken = said(against(), (cell, replicate) => (replicate === 7 ? undefined : shifted(34, 1)(cell, replicate)))
  expect(broken).toContain('of this sign in 19 of 19 replicates. 1 replicate of 20 left out: a run failed, or')
  expect(said(against(), () => Number.NaN)).toContain('it is known in none of 20 replicates.')
  expect(said(against(), shifted(1, 1), 0)).toBe('Cannot tell: active members, “a” against “b”: no replicate is complete yet.')
  const one = study({ replicates: { least: 1, most: 1 }, hypotheses: [expected(greater)] })
  expect(said(one, shifted(1, 1))).toContain('One replicate shows no spread')
})

test('a verdict of an early look says on how many replicates it rests', () => {
  const of = study({ replicates: { least: 20, most: 60 }, hypotheses: [expected(greater)] })
  expect(said(of, shifted(34, 1))).toContain('in 20 of 20 replicates. Judged by the first 20 of 60 replicates.')
})

test('a verdict that could be chance among several says so', () => {
  const weak = shifted(1, 2)
  const of = (count: number) => study({ hypotheses: Array.from({ length: count }, () => expected(greater)) })
  expect(said(of(1), weak)).toContain('Supported')
  expect(said(of(1), weak)).not.toContain('chance')
  expect(said(of(3), weak)).toContain('Together with the other hypotheses of this study it could still be chance.')
})

test('trends and peaks are said along their axis, and what cannot be judged with the reason', () => {
  const along = (kind: 'rises' | 'peaks', values: readonly number[]) =>
    study({
      design: { method: 'grid', axes: [{ name: 'identity.protection', values }] },
      hypotheses: [expected({ kind, along: 'identity.protection' }, { kind: 'share', size: 0.5 })],
    })
  const hill: Parameters<typeof made>[1] = (cell, replicate) =>
    40 * x(cell, 'identity.protection') * (1 - x(cell, 'identity.protection')) + wave(replicate, 0.1)
  expect(said(along('rises', [0, 1]), (cell, replicate) => 9 * x(cell, 'identity.protection') * replicate)).toMatch(
    /^Supported: active members, from the lowest to the highest identity.protection: 94.5 members, of this sign in 20 of 20/,
  )
  expect(said(along('rises', [0, 0.5, 1]), (cell, replicate) => 9 + (hill(cell, replicate) ?? 0))).toContain(
    'within 50 % of the mean.',
  )
  expect(said(along('peaks', [0, 0.3, 0.5, 1]), hill)).toContain(
    'highest inner value of identity.protection (0.5) against its higher end: 10.0 members, of this sign',
  )
  expect(said(along('peaks', [0, 1]), hill)).toBe(
    'Cannot tell: active members: an inner peak takes three values of identity.protection or more that could be put in order, all else alike.',
  )
})

test('the text to be hashed is the same in any order, and another after any change', () => {
  const first = expected(greater, { kind: 'share', size: 0.05 })
  const second = expected({ kind: 'rises', along: 'clock.days' })
  const text = hypothesesText([first, second])
  expect(hypothesesText([second, first])).toBe(text)
  const { by, expectation, measure, says } = first
  expect(hypothesesText([second, { by, expectation, measure, says }])).toBe(text)
  const changes: Hypothesis[] = [
    { ...first, says: 'Another.' },
    { ...first, measure: 'posts' },
    { ...first, by: undefined },
    { ...first, by: { kind: 'difference', size: 0.05 } },
    { ...first, by: { kind: 'share', size: 0.06 } },
    { ...first, expectation: { kind: 'greater', arm: 'b', than: 'a' } },
    second,
    { ...second, expectation: { kind: 'falls', along: 'clock.days' } },
  ]
  const texts = [text, hypothesesText([first]), ...changes.map((one) => hypothesesText([one, second]))]
  expect(new Set(texts).size).toBe(texts.length)
})
