import seedrandom from 'seedrandom'
import { shuffle } from 'simple-statistics'
import { describe, expect, test } from 'vitest'
import { type Judged, judge, nextLook } from '../../src/experiment/judging/judge.js'
import { savedByPairing } from '../../src/experiment/judging/pairing.js'
import { pointsOf } from '../../src/experiment/points.js'
import type { ParameterName } from '../../src/model/configure.js'
import type { Design } from '../../src/scenario/design.js'
import type { Expectation } from '../../src/scenario/hypothesis.js'
import type { Study } from '../../src/scenario/study.js'
import { looks } from '../../src/statistics/sequential.js'
import { expected, made, span, study, x } from './synthetic.js'

const greater: Expectation = { kind: 'greater', arm: 'a', than: 'b' }
const along = (kind: 'rises' | 'falls' | 'peaks', name: ParameterName = 'identity.protection'): Expectation => ({
  kind,
  along: name,
})
const grid = (values: readonly number[], others: readonly number[] = []): Design => ({
  method: 'grid',
  axes: [
    { name: 'identity.protection', values },
    ...(others.length > 0 ? [{ name: 'visiting.need' as const, values: others }] : []),
  ],
})
const fixed = (count: number) => ({ replicates: { least: count, most: count } })

/** The verdict on one hypothesis. */
const verdictOn = (of: Study, formula: Parameters<typeof made>[1]): Judged => judge(of, made(of, formula))[0]!

describe('a difference between arms', () => {
  const [a, b] = [
    [3, 4, 5, 6, 7],
    [1, 3, 2, 5, 3],
  ]
  const five = study({ ...fixed(5), hypotheses: [expected(greater, { kind: 'share', size: 0.1 })] })
  const judged = verdictOn(five, ({ arm }, replicate) => (arm === 'a' ? a : b)![replicate - 1])

  test('worked by hand: differences 2 1 3 1 4, variances 2.5 and 2.2 and of the differences 1.7, margin a tenth of 2.8', () => {
    expect(judged).toMatchObject({
      verdict: 'supported',
      of: 'a less b',
      expected: 'higher',
      judged: 5,
      available: 5,
      missing: 0,
    })
    expect(judged.estimate.estimate).toBeCloseTo(2.2, 12)
    expect(judged.by).toBeCloseTo(0.28, 12)
    const half = 2.7764451 * Math.sqrt(1.7 / 5)
    expect(judged.effect.t.low).toBeCloseTo(2.2 - half, 6)
    expect(judged.effect.t.high).toBeCloseTo(2.2 + half, 6)
    expect(judged.effect.standardised).toBeCloseTo(2.2 / Math.sqrt(1.7), 12)
    expect(judged.effect.sameSign).toBe(1)
    expect(judged.varianceRatio).toBeCloseTo(4.7 / 1.7, 12)
    expect(judged.effect.bootstrap.low).toBeGreaterThan(1)
    expect(judged.effect.bootstrap.high).toBeLessThan(4)
  })

  test('is judged by an interval that is never narrower than Student’s', () => {
    expect(judged.level).toBeCloseTo(0.95, 12)
    expect(judged.estimate.low).toBeLessThanOrEqual(judged.effect.t.low)
    expect(judged.estimate.high).toBeGreaterThanOrEqual(judged.effect.t.high)
  })

  test('the other way round is contradicted; one within the margin is too small to matter; one with a wide interval cannot be told', () => {
    const against = (shift: number, spread: number) =>
      verdictOn(study({ hypotheses: [expected(greater, { kind: 'difference', size: 5 })] }), ({ arm }, replicate) =>
        arm === 'a' ? 100 + shift + spread * (replicate % 2 ? 1 : -1) : 100,
      )
    expect(against(-20, 3).verdict).toBe('contradicted')
    expect(against(1, 3).verdict).toBe('too small to matter')
    expect(against(20, 3).verdict).toBe('supported')
    expect(against(6, 10)).toMatchObject({ verdict: 'cannot tell', by: 5 })
  })

  test('in a swept study is that of the means over the points, replicate by replicate', () => {
    const swept = study({ design: grid([0, 0.5, 1]), hypotheses: [expected(greater)] })
    const pooled = verdictOn(swept, (cell, replicate) =>
      cell.arm === 'a' ? replicate + 30 * x(cell, 'identity.protection') : replicate + 9,
    )
    expect(pooled).toMatchObject({ verdict: 'supported', estimate: { estimate: 6 }, effect: { sameSign: 1 } })
  })

  test('of independent runs has the size of Cohen for two samples, and nothing is said of what pairing saved', () => {
    const apart = { ...five, pairing: 'none' } as const
    const one = verdictOn(apart, ({ arm }, replicate) => (arm === 'a' ? a : b)![replicate - 1])
    expect(one.effect.standardised).toBeCloseTo(2.2 / Math.sqrt((2.5 + 2.2) / 2), 12)
    expect(one.effect.sameSign).toBeNaN()
    expect(one).not.toHaveProperty('varianceRatio')
    expect(one.estimate).toEqual(judged.estimate)
  })

  test('undecided comes with the number of replicates it would take: (t + t)^2 times the variance over the squared distance', () => {
    const half = study({ hypotheses: [expected(greater)] })
    const one = verdictOn(half, ({ arm }, replicate) => (arm === 'a' ? 0.2 + (replicate % 2 ? 1 : -1) : 0))
    const sd = Math.sqrt(20 / 19)
    const rough = ((1.96 + 0.8416) * sd) ** 2 / 0.2 ** 2
    expect(one.verdict).toBe('cannot tell')
    expect(one.needed).toBeGreaterThan(rough)
    expect(one.needed).toBeLessThan(rough + 4)
  })

  test('that is 0 in every replicate is called identical, and is no reason to say more', () => {
    const same = study({ design: grid([0, 1]), hypotheses: [expected(greater), expected(along('rises'))] })
    const two = judge(
      same,
      made(same, (_, replicate) => replicate / 10),
    )
    for (const one of two) expect(one).toMatchObject({ identical: true, verdict: 'cannot tell', estimate: { estimate: 0 } })
    expect(two[0]).not.toHaveProperty('needed')
  })

  test('of a single replicate decides nothing', () => {
    const single = verdictOn(study({ ...fixed(1), hypotheses: [expected(greater)] }), ({ arm }) => (arm === 'a' ? 5 : 1))
    expect(single).toMatchObject({ verdict: 'cannot tell', judged: 1, estimate: { estimate: 4, low: Number.NaN } })
    expect(nextLook([single], { least: 1, most: 1 })).toBeUndefined()
  })
})

test('a margin in per cent widens the interval no more than its own uncertainty asks for, also below 0 and for a peak', () => {
  const tenth = { kind: 'share', size: 0.1 } as const
  const wave = (replicate: number, size: number) => (replicate % 2 ? size : -size)
  const of = study({
    design: grid([0, 0.5, 1]),
    hypotheses: [greater, along('peaks')].flatMap((one) => [expected(one), expected(one, tenth)]),
  })
  const judged = judge(
    of,
    made(of, (cell, replicate) => {
      const level = cell.arm === 'a' ? -50 : -100
      return level + (x(cell, 'identity.protection') === 0.5 ? 20 : 0) + wave(replicate, cell.arm === 'a' ? 3 : 1)
    }),
  )
  const [difference, wide, peak, wider] = judged.map(({ estimate }) => estimate)
  // Luck of b adds 0.1 times 1 to a spread of 2; the mean of all cells, 0.1 times 2 to one of 0.
  expect(wide!.low).toBeLessThan(difference!.low)
  expect(wide!.low).toBeGreaterThan(difference!.low - 0.1)
  expect(wider!.low).toBeLessThan(peak!.low)
  expect(wider!.low).toBeGreaterThan(peak!.low - 0.2)
  expect(judged.map(({ verdict }) => verdict)).toEqual(['supported', 'supported', 'supported', 'supported'])
})

describe('along an axis', () => {
  const rising = (design: Design, kind: 'rises' | 'falls' = 'rises') => study({ design, hypotheses: [expected(along(kind))] })
  const noise = (replicate: number) => (replicate % 5) / 50

  test('a rise is the slope times the whole range, whatever the levels of arms and of other parameters', () => {
    const one = verdictOn(
      rising(grid([0, 0.25, 1], [0, 1])),
      (cell, replicate) =>
        (cell.arm === 'a' ? 40 : 0) + 9 * x(cell, 'visiting.need') + 8 * x(cell, 'identity.protection') * (1 + noise(replicate)),
    )
    expect(one).toMatchObject({ verdict: 'supported', of: 'along identity.protection', expected: 'higher', missing: 0 })
    expect(one.estimate.estimate).toBeCloseTo(8 * 1.04, 10)
    expect(one).not.toHaveProperty('varianceRatio')
  })

  test('falls is supported where the measure falls, and contradicted where it rises', () => {
    const slope = (sign: number) =>
      verdictOn(
        rising(grid([0, 1]), 'falls'),
        (cell, replicate) => sign * x(cell, 'identity.protection') * (2 + noise(replicate)),
      )
    expect(slope(-1)).toMatchObject({ verdict: 'supported', expected: 'lower' })
    expect(slope(1).verdict).toBe('contradicted')
  })

  test('a margin in per cent is a share of the mean over the cells', () => {
    const of = study({ design: grid([0, 1]), hypotheses: [expected(along('rises'), { kind: 'share', size: 0.5 })] })
    const one = verdictOn(of, (cell, replicate) => 10 + 4 * x(cell, 'identity.protection') + noise(replicate))
    expect(one.by).toBeCloseTo(0.5 * 12.04, 10)
    expect(one.verdict).toBe('too small to matter')
  })

  test('one at a time: only the base and the values of this axis are set against each other', () => {
    const design: Design = {
      method: 'one-at-a-time',
      axes: [
        { name: 'identity.protection', values: [0, 0.4] },
        { name: 'visiting.need', values: [0, 1, 2] },
      ],
    }
    const value = (cell: Parameters<typeof x>[0]) =>
      x(cell, 'identity.protection') || (cell.settings['identity.protection'] === 0 ? 0 : 0.8)
    const one = verdictOn(
      rising(design),
      (cell, replicate) => 5 * value(cell) + ('visiting.need' in cell.settings ? 1000 : 0) + noise(replicate),
    )
    expect(one.estimate.estimate).toBeCloseTo(4, 10)
    expect(one.verdict).toBe('supported')
  })

  test('a Morris design: each step along the parameter counts, the steps of others do not', () => {
    const axes = [span('identity.protection'), span('visiting.need')]
    const one = verdictOn(
      rising({ method: 'morris', axes, trajectories: 5, levels: 4 }),
      (cell, replicate) => 3 * x(cell, 'identity.protection') - 50 * x(cell, 'visiting.need') + noise(replicate),
    )
    expect(one.estimate.estimate).toBeCloseTo(3, 10)
  })

  test('a log axis: the slope is on the logarithm', () => {
    const axes = [span('members.arrivalsPerDay', { from: 1, to: 32, scale: 'log' })]
    const drawn = study({
      design: { method: 'sobol', axes, draws: 64 },
      hypotheses: [expected(along('rises', 'members.arrivalsPerDay'))],
    })
    const one = verdictOn(drawn, (cell) => Math.log2(x(cell, 'members.arrivalsPerDay')))
    const reached = pointsOf(drawn.design, drawn.seed).map(({ settings }) =>
      Math.log2(Number(settings['members.arrivalsPerDay'])),
    )
    expect(one.estimate.estimate).toBeCloseTo(Math.max(...reached) - Math.min(...reached), 9)
    expect(one.estimate.high - one.estimate.low).toBeLessThan(1e-9)
  })

  test('so it is in a grid whose values were taken from a log stretch, and not where they were merely listed', () => {
    const rise = (scale: { scale?: 'log' }) => {
      const axes = [{ name: 'members.arrivalsPerDay' as const, values: [1, 2, 4, 8], ...scale }]
      const of = study({ design: { method: 'grid', axes }, hypotheses: [expected(along('rises', 'members.arrivalsPerDay'))] })
      return verdictOn(of, (cell) => Math.log2(x(cell, 'members.arrivalsPerDay'))).estimate.estimate
    }
    expect(rise({ scale: 'log' })).toBeCloseTo(3, 10)
    // Least squares of 0 1 2 3 on 1 2 4 8: slope 11.5 / 28.75 = 0.4, over a range of 7.
    expect(rise({})).toBeCloseTo(2.8, 10)
  })

  test('drawn points, no two alike in all else, are taken together', () => {
    const axes = [span('identity.protection'), span('visiting.need')]
    const one = verdictOn(
      rising({ method: 'latin-hypercube', axes, draws: 60 }),
      (cell, replicate) => (cell.arm === 'a' ? 70 : 0) + 3 * x(cell, 'identity.protection') + noise(replicate),
    )
    expect(one.estimate.estimate).toBeGreaterThan(2.9)
    expect(one.estimate.estimate).toBeLessThan(3)
  })

  test('an inner peak is found with its place and height, over the lines of a grid', () => {
    const one = verdictOn(
      study({ design: grid([0, 0.3, 0.6, 1], [0, 1]), hypotheses: [expected(along('peaks'))] }),
      (cell, replicate) =>
        100 * x(cell, 'visiting.need') + { 0: 1, 0.3: 4, 0.6: 7, 1: 5 }[x(cell, 'identity.protection')]! * (1 + noise(replicate)),
    )
    expect(one).toMatchObject({ verdict: 'supported', place: 0.6, effect: { sameSign: 1 } })
    expect(one.estimate.estimate).toBeCloseTo(2 * 1.04, 10)
    expect(one.effect.t.estimate).toBeCloseTo(one.estimate.estimate, 12)
  })

  test('a peak is sought among cells that are alike in all else', () => {
    const design: Design = {
      method: 'one-at-a-time',
      axes: [
        { name: 'identity.protection', values: [0, 0.4, 1] },
        { name: 'visiting.need', values: [1, 2] },
      ],
    }
    const one = verdictOn(study({ design, hypotheses: [expected(along('peaks'))] }), ({ settings }, replicate) => {
      const protection = settings['identity.protection'] ?? 0.8
      return { 0: 1, 0.4: 6, 0.8: 5, 1: 2 }[protection]! + (settings['visiting.need'] ? 900 : 0) + noise(replicate)
    })
    expect(one).toMatchObject({ verdict: 'supported', place: 0.4 })
    expect(one.estimate.estimate).toBeCloseTo(4, 10)
  })

  test('a measure that only rises does not peak inside', () => {
    const one = verdictOn(
      study({ design: grid([0, 0.5, 1]), hypotheses: [expected(along('peaks'))] }),
      (cell, replicate) => 10 * x(cell, 'identity.protection') + noise(replicate),
    )
    expect(one.verdict).toBe('contradicted')
  })

  test('what has no order, or too few values for a peak, is said and not waited for', () => {
    const policies: Design = { method: 'grid', axes: [{ name: 'professionals.policy', values: ['every', 'triage'] }] }
    const [named] = judge(study({ design: policies, hypotheses: [expected(along('rises', 'professionals.policy'))] }), [])
    const [two] = judge(study({ design: grid([0, 1]), hypotheses: [expected(along('peaks'))] }), [])
    expect(named?.obstacle).toBe('professionals.policy does not take two values that could be put in order')
    expect(two?.obstacle).toContain('three values of identity.protection')
    expect(nextLook([named!, two!], { least: 20, most: 400 })).toBeUndefined()
  })
})

describe('runs', () => {
  const random = seedrandom.alea('runs')
  const luck = Array.from({ length: 40 }, () => random())
  const shifted = ({ arm }: { arm: string }, replicate: number) =>
    arm === 'a' ? 0.3 * luck[replicate - 1]! : luck[replicate - 1]
  const forty = study({ ...fixed(40), hypotheses: [expected(greater)] })

  test('may come in any order', () => {
    const runs = made(forty, shifted)
    expect(judge(forty, shuffle(runs, random))).toEqual(judge(forty, runs))
  })

  test('that failed leave their replicate out, and it is counted; the others keep their numbers', () => {
    const broken = made(forty, (cell, replicate) => (cell.arm === 'b' && replicate === 3 ? undefined : shifted(cell, replicate)))
    const [one] = judge(forty, broken)
    expect(one).toMatchObject({ judged: 40, available: 40, missing: 1, estimate: { n: 39 } })
    const others = luck.filter((_, index) => index !== 2)
    expect(one?.estimate.estimate).toBeCloseTo((-0.7 * others.reduce((sum, value) => sum + value, 0)) / 39, 12)
  })

  test('of a measure that is nowhere defined leave nothing to judge', () => {
    const [one] = judge(
      forty,
      made(forty, () => Number.NaN),
    )
    expect(one).toMatchObject({ verdict: 'cannot tell', missing: 40, estimate: { n: 0 }, p: Number.NaN, identical: false })
    const peak = study({ design: grid([0, 0.5, 1]), hypotheses: [expected(along('peaks'))] })
    expect(verdictOn(peak, () => Number.NaN)).toMatchObject({ verdict: 'cannot tell', missing: 20 })
  })

  test('that have not ended are waited for: beyond the last complete replicate nothing is looked at', () => {
    const runs = made(forty, shifted)
    const gap = runs.filter(({ arm, replicate }) => !(arm === 'b' && replicate === 31))
    expect(judge(forty, gap)[0]).toMatchObject({ verdict: 'cannot tell', available: 30, judged: 30 })
    for (const kind of [greater, along('rises'), along('peaks')]) {
      const waiting = study({ design: grid([0, 0.5, 1]), hypotheses: [expected(kind)] })
      expect(judge(waiting, [])[0]).toMatchObject({ verdict: 'cannot tell', available: 0, estimate: { n: 0 } })
    }
  })
})

describe('until decided', () => {
  const replicates = { least: 20, most: 200 }
  const random = seedrandom.alea('until decided')
  const luck = Array.from({ length: 200 }, () => random() - 0.5)
  const going = (shift: number, more = shift) =>
    study({ replicates, hypotheses: [expected(greater), expected(greater, { kind: 'difference', size: more })] })
  const runs = (of: Study, shift: number, count: number) =>
    made(of, ({ arm }, replicate) => (arm === 'a' ? shift + luck[replicate - 1]! : 0), count)

  test('the next look is the first beyond what is done while one is undecided, and there is none when all are decided', () => {
    const of = going(0.5, 0.5)
    const schedule = looks(20, 200).map(({ n }) => n)
    const at = (count: number, shift: number) => nextLook(judge(of, runs(of, shift, count)), replicates)
    expect(at(0, 2)).toBe(20)
    expect(at(19, 2)).toBe(20)
    expect(at(20, 2)).toBeUndefined()
    expect(at(20, 0.5)).toBe(schedule[1])
    expect(at(schedule[1]!, 0.5)).toBe(schedule[2])
    expect(at(200, 0.5)).toBeUndefined()
    expect(nextLook([], replicates)).toBeUndefined()
  })

  test('a verdict stands, with its numbers, whatever is run after it', () => {
    const of = going(0.5)
    const [early] = judge(of, runs(of, 2, 20))
    const contrary = made(of, ({ arm }, replicate) => (arm === 'a' ? (replicate <= 20 ? 2 : -900) + luck[replicate - 1]! : 0))
    const [late] = judge(of, contrary)
    expect(early?.verdict).toBe('supported')
    expect(late).toMatchObject({ ...early, available: 200, adjustedP: late?.adjustedP })
  })
})

describe('several hypotheses', () => {
  const random = seedrandom.alea('several')
  const luck = Array.from({ length: 20 }, () => random() - 0.5)
  const formula = ({ arm }: { arm: string }, replicate: number) => (arm === 'a' ? 0.2 + luck[replicate - 1]! : 0)

  test('have their p-values adjusted by Holm: the smaller of two is doubled', () => {
    const opposite: Expectation = { kind: 'greater', arm: 'b', than: 'a' }
    const of = study({ hypotheses: [expected(greater), expected(opposite)] })
    const [first, second] = judge(of, made(of, formula))
    expect(first?.p).toBe(second?.p)
    expect(first?.p).toBe(first?.effect.p)
    expect(first?.adjustedP).toBeCloseTo(2 * first!.p, 12)
  })

  test('do not change each other’s bounds', () => {
    const [one, both] = [[expected(greater)], [expected(along('rises')), expected(greater)]].map((hypotheses) =>
      study({ design: grid([0, 1]), hypotheses }),
    )
    const [alone] = judge(one!, made(one!, formula))
    const [, beside] = judge(both!, made(both!, formula))
    expect(beside).toEqual({ ...alone, adjustedP: beside?.adjustedP })
  })
})

test('what pairing saved: with luck of variance 9 shared and 1 of its own in either arm, ten times as many runs', () => {
  const random = seedrandom.alea('saved')
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const of = study({ ...fixed(1000), arms: ['a', 'b', 'c'].map((name) => ({ name, settings: {} })) })
  const shared = Array.from({ length: 1000 }, () => 3 * normal())
  const runs = made(of, ({ arm }, replicate) => (arm === 'c' ? 1 : shared[replicate - 1]! + normal()))
  const saved = savedByPairing(of, runs, ['activeMembers', 'posts'])
  expect(saved.map(({ measure, arm, against }) => [measure, arm, against])).toEqual([
    ['activeMembers', 'b', 'a'],
    ['activeMembers', 'c', 'a'],
    ['posts', 'b', 'a'],
    ['posts', 'c', 'a'],
  ])
  expect(Math.abs(saved[0]!.varianceRatio - 10)).toBeLessThan(1)
  expect(saved[1]!.varianceRatio).toBeCloseTo(1, 10)
  expect(savedByPairing({ ...of, pairing: 'none' }, runs, ['activeMembers'])).toEqual([])
})
