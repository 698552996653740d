import { describe, expect, test } from 'vitest'
import { judge } from '../../src/experiment/judging/judge.js'
import { levelsInWords, levelsOf } from '../../src/experiment/judging/levels.js'
import { sentenceOf } from '../../src/experiment/judging/sentence.js'
import type { Design } from '../../src/scenario/design.js'
import type { Expectation } from '../../src/scenario/hypothesis.js'
import type { Study } from '../../src/scenario/study.js'
import { expected, made, study, x } from './synthetic.js'

const greater: Expectation = { kind: 'greater', arm: 'a', than: 'b' }
const above: Expectation = { kind: 'above', arm: 'b', number: 3 }
const rises: Expectation = { kind: 'rises', along: 'identity.protection' }
const noise = (replicate: number) => (replicate % 2 ? 0.1 : -0.1)

const levels = (of: Study, formula: Parameters<typeof made>[1]) => levelsOf(of.hypotheses[0]!, of, made(of, formula))

describe('an arm beside a number', () => {
  const judged = (kind: 'above' | 'below', number: number, by?: number) => {
    const of = study({
      hypotheses: [expected({ kind, arm: 'b', number }, by === undefined ? undefined : { kind: 'difference', size: by })],
    })
    return judge(
      of,
      made(of, ({ arm }, replicate) => (arm === 'b' ? 4 : 90) + noise(replicate)),
    )[0]!
  }

  test('is judged by what it is more or less than it, the other arm aside', () => {
    expect(judged('above', 3)).toMatchObject({ verdict: 'supported', of: 'b less 3 members', expected: 'higher' })
    expect(judged('above', 3).estimate.estimate).toBeCloseTo(1, 12)
    expect(judged('below', 3)).toMatchObject({ verdict: 'contradicted', expected: 'lower' })
    expect(judged('below', 0)).toMatchObject({ verdict: 'contradicted', of: 'b' })
    expect(judged('above', 3, 2).verdict).toBe('too small to matter')
    expect(judged('above', 4).verdict).toBe('cannot tell')
  })

  test('is said with the number', () => {
    const words = sentenceOf(judged('above', 3), ({ estimate }, unit) => `${estimate.toFixed(1)} ${unit}`)
    expect(words).toBe('Supported: active members, “b” against 3 members: 1.0 members, of this sign in 20 of 20 replicates.')
  })

  test('with a margin in per cent, which is a share of the number', () => {
    const tenth = study({ hypotheses: [expected({ kind: 'above', arm: 'a', number: -50 }, { kind: 'share', size: 0.1 })] })
    const [one] = judge(
      tenth,
      made(tenth, (_, replicate) => -46 + noise(replicate)),
    )
    expect(one).toMatchObject({ by: 5, verdict: 'too small to matter' })
    expect(sentenceOf(one!, () => '4 members')).toContain('4 members, within 10 % of -50 members.')
  })
})

describe('a hypothesis at each value of a grid', () => {
  const design: Design = {
    method: 'grid',
    axes: [
      { name: 'identity.protection', values: [1, 0, 0.8] },
      { name: 'visiting.need', values: [0, 2] },
    ],
  }
  const formula: Parameters<typeof made>[1] = (cell, replicate) =>
    cell.arm === 'a' ? 5 * (x(cell, 'identity.protection') - 0.5) + noise(replicate) : x(cell, 'visiting.need') - 1

  test('has the verdict of the points with this value, in order, and names the default', () => {
    const [first, second, ...none] = levels(study({ design, hypotheses: [expected(greater)] }), formula)
    expect(none).toEqual([])
    expect(first!.at.map(({ value, usual, judged }) => [value, usual, judged.verdict])).toEqual([
      [0, false, 'contradicted'],
      [0.8, true, 'supported'],
      [1, false, 'supported'],
    ])
    expect(first!.at[1]!.judged.estimate.estimate).toBeCloseTo(1.5, 12)
    expect(second!.along).toBe('visiting.need')
    expect(levelsInWords(first!)).toBe('supported at 0.8 (default) and 1; contradicted at 0')
  })

  test('is not split by the parameter it speaks of', () => {
    const all = levels(study({ design, hypotheses: [expected(rises)] }), formula)
    expect(all.map(({ along, at }) => [along, levelsInWords({ along, at })])).toEqual([
      ['visiting.need', 'supported at all of 0 and 2'],
    ])
  })

  test('is judged beside a number too', () => {
    const [, needs] = levels(study({ design, hypotheses: [expected({ ...above, number: 0 })] }), formula)
    expect(needs!.at.map(({ judged }) => judged.estimate.estimate)).toEqual([-1, 1])
  })
})

test('one at a time, arms are compared at the base, and a value of one parameter where the others stay as they are', () => {
  const design: Design = {
    method: 'one-at-a-time',
    axes: [
      { name: 'identity.protection', values: [0] },
      { name: 'visiting.need', values: [2] },
    ],
  }
  const of = study({ design, settings: { 'visiting.need': 1 }, hypotheses: [expected(greater)] })
  const formula: Parameters<typeof made>[1] = ({ arm, settings }, replicate) => {
    const [at, wanted] = [settings['identity.protection'] ?? 0.8, settings['visiting.need'] ?? 1]
    return arm === 'a' ? 10 * Number(at) + 100 * (Number(wanted) - 1) + noise(replicate) : 1
  }
  expect(judge(of, made(of, formula))[0]!.estimate.estimate).toBeCloseTo(7, 12)
  const [protection, need] = levels(of, formula)
  const told = (one: typeof need) => one!.at.map(({ value, judged }) => [value, Math.round(judged.estimate.estimate)])
  expect(told(protection)).toEqual([
    [0, -1],
    [0.8, 7],
  ])
  expect(told(need)).toEqual([
    [1, 7],
    [2, 107],
  ])
})

test('other designs have no values that all points share', () => {
  const design: Design = { method: 'points', points: [{ 'visiting.need': 0 }, { 'visiting.need': 1 }] }
  expect(levels(study({ design, hypotheses: [expected(greater)] }), () => 1)).toEqual([])
  expect(levels(study({ hypotheses: [expected(greater)] }), () => 1)).toEqual([])
})
