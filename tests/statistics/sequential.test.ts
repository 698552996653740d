import fc from 'fast-check'
import { expect, test } from 'vitest'
import { meanP } from '../../src/statistics/effect.js'
import { meanInterval, skewAdjustedInterval } from '../../src/statistics/interval.js'
import { type Decision, decide, looks, sequentialP } from '../../src/statistics/sequential.js'
import type { Claim } from '../../src/statistics/verdict.js'
import { normal, sample, seeded, share, skewed } from './draws.js'

const schedule = looks(20, 200)

const decideOn = (values: readonly number[], claim: Claim): Decision =>
  decide(schedule, values.length, (n, level) => skewAdjustedInterval(values.slice(0, n), level), claim)

const shapes: readonly (readonly [string, (random: () => number) => number])[] = [
  ['normal', normal],
  ['skewed to the right', skewed],
  ['skewed to the left', (random) => -skewed(random)],
]

test('looks go from the least to the most, each 1.25 to 1.7 times the one before, at levels whose errors add up to 5 %', () => {
  expect(looks(20, 100).map(({ n }) => n)).toEqual([20, 28, 40, 56, 79, 100])
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 60 }), fc.integer({ min: 0, max: 3000 }), (least, more) => {
      const all = looks(least, least + more)
      expect(all[0]!.n).toBe(least)
      expect(all.at(-1)!.n).toBe(least + more)
      expect(all.reduce((sum, { level }) => sum + (1 - level), 0)).toBeCloseTo(0.05, 10)
      for (const [index, { n }] of all.entries()) if (index > 0) expect(n).toBeGreaterThan(all[index - 1]!.n)
      for (const [index, { n }] of all.entries()) if (index > 1) expect(n / all[index - 1]!.n).toBeLessThan(1.7)
    }),
    { seed: 7 },
  )
})

test('a fixed number is a single look at the full level', () => {
  const [only, ...more] = looks(20, 20)
  expect(only!.n).toBe(20)
  expect(only!.level).toBeCloseTo(0.95, 12)
  expect(more).toEqual([])
})

test('looks that cannot be are refused', () => {
  expect(() => looks(1, 10)).toThrow(RangeError)
  expect(() => looks(20, 10)).toThrow('looks from 20 to 10')
  expect(() => looks(2.5, 10)).toThrow(RangeError)
})

test.each(shapes)(
  'without any difference, going on until decided gives a false verdict at most 5 times in 100: %s',
  (_, draw) => {
    const random = seeded('no difference')
    const wrong = share(
      1500,
      () =>
        decideOn(
          sample(200, () => draw(random)),
          { direction: 'higher', by: 0 },
        ).verdict !== 'cannot tell',
    )
    expect(wrong).toBeLessThan(0.05)
  },
)

test.each(shapes)(
  'a difference just worth having is called too small to matter, or one just not worth having supported, at most 5 times in 100: %s',
  (_, draw) => {
    const random = seeded('just worth having')
    const wrong = share(1500, () => {
      const values = sample(200, () => 0.5 + draw(random))
      return decideOn(values, { direction: 'higher', by: 0.5 }).verdict !== 'cannot tell'
    })
    expect(wrong).toBeLessThan(0.05)
  },
)

test('judging each look by a plain 95 % interval would give three times as many false verdicts: the rule is needed', () => {
  const random = seeded('naive')
  const wrong = share(800, () => {
    const values = sample(200, () => normal(random))
    const naive = schedule.map(({ n }) => ({ n, level: 0.95 }))
    return (
      decide(naive, 200, (n, level) => meanInterval(values.slice(0, n), level), { direction: 'higher', by: 0 }).verdict !==
      'cannot tell'
    )
  })
  expect(wrong).toBeGreaterThan(0.15)
})

test.each([
  [1.5, 'supported', 20],
  [-1.5, 'contradicted', 20],
  [0, 'too small to matter', 79],
] as const)('a true difference of %f sd with 0.5 worth having is found %s, mostly by %i pairs', (truth, expected, by) => {
  const random = seeded(`found ${truth}`)
  const decisions = Array.from({ length: 200 }, () =>
    decideOn(
      sample(200, () => truth + normal(random)),
      { direction: 'higher', by: 0.5 },
    ),
  )
  expect(decisions.filter(({ verdict }) => verdict === expected).length).toBeGreaterThan(195)
  expect(decisions.filter(({ look }) => look.n <= by).length).toBeGreaterThan(100)
})

test('the first decision stands, whatever comes after it', () => {
  const random = seeded('stands')
  const values = sample(200, () => 3 + normal(random))
  const claim = { direction: 'higher', by: 0 } as const
  const early = decideOn(values.slice(0, 20), claim)
  expect(early).toMatchObject({ verdict: 'supported', look: { n: 20 } })
  expect(decideOn([...values.slice(0, 20), ...values.slice(20).map((value) => -9 * value)], claim)).toEqual(early)
})

test('between looks nothing is decided, and before the first nothing at all', () => {
  const claim = { direction: 'higher', by: 0 } as const
  const tight = sample(200, seeded('between')).map((value) => 5 + value)
  expect(decideOn(tight.slice(0, 19), claim)).toMatchObject({ verdict: 'cannot tell', look: { n: 20 }, interval: { n: 19 } })
  const open = tight.map((value, index) => (index % 2 ? value : -value))
  expect(decideOn(open.slice(0, 39), claim)).toMatchObject({ verdict: 'cannot tell', look: { n: 28 }, interval: { n: 28 } })
})

test('the p-value over all looks is under 5 % exactly where a look leaves out 0, and so at most 5 times in 100 without a difference', () => {
  const random = seeded('p over looks')
  const claim = { direction: 'higher', by: 0 } as const
  const small = share(1000, () => {
    const shift = random() < 0.5 ? 0 : 0.3
    const values = sample(200, () => shift + normal(random))
    const p = sequentialP(schedule, 200, (n) => meanP(values.slice(0, n)))
    const decided = decide(schedule, 200, (n, level) => meanInterval(values.slice(0, n), level), claim).verdict !== 'cannot tell'
    expect(p < 0.05).toBe(decided)
    return shift === 0 && p < 0.05
  })
  expect(small).toBeLessThan(0.025)
  expect(sequentialP(looks(5, 5), 5, () => 0.2)).toBeCloseTo(0.2, 12)
  expect(sequentialP(schedule, 19, () => 0)).toBeNaN()
})
