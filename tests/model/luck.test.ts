import { describe, expect, test, vi } from 'vitest'
import { arrive } from '../../src/model/arriving.js'
import {
  bits,
  decision,
  exponential,
  geometric,
  happens,
  keyOf,
  logistic,
  normal,
  poisson,
  uniform,
} from '../../src/model/luck.js'
import { M, MEMBER_SHIFT } from '../../src/model/records.js'
import { found } from '../../src/model/simulate.js'
import { correlationScore, histogram, mean, meanScore, misfit, variance } from './chance.js'

// On a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const { a, b } = keyOf('luck')
const many = 40_000
const times = <Value>(draw: (k: number) => Value, n = many): Value[] => Array.from({ length: n }, (_, k) => draw(k))
const largest = (scores: readonly number[]): number => Math.max(...scores.map(Math.abs))

/** The names of a draw, varied in one place, as a run varies them; `step` goes on to the neighbour. */
const series: Readonly<Record<string, (k: number, step?: number) => number>> = {
  'the member': (k, step = 0) => uniform(bits(a, b, 3, k + step), bits(b, a, 3, k + step), decision.hostile, 0),
  'the visit': (k, step = 0) => uniform(bits(a, b, decision.visit, k + step), bits(b, a, decision.visit, k + step), 15, 0),
  'the decision': (k, step = 0) => uniform(a, b, k + step, 0),
  'the index': (k, step = 0) => uniform(a, b, decision.reply, k + step),
  'the first key word': (k, step = 0) => uniform(k + step, b, decision.reply, 0),
  'the second key word': (k, step = 0) => uniform(a, k + step, decision.reply, 0),
  'the seed': (k, step = 0) => uniform(keyOf(`run-${k + step}`).a, keyOf(`run-${k + step}`).b, decision.reply, 0),
}

describe.each(Object.entries(series))('along %s', (_, draw) => {
  test('the draws are uniform', () => {
    const values = times((k) => draw(k))
    expect(
      misfit(
        histogram(values, 100),
        times(() => many / 100, 100),
      ),
    ).toBeLessThan(4)
    expect(Math.min(...values)).toBeGreaterThan(0)
    expect(Math.max(...values)).toBeLessThan(1)
    // The lowest of the bits too: sixteenths of a millionth.
    const low = values.map((value) => (value * 2 ** 20) % 1)
    expect(
      misfit(
        histogram(low, 16),
        times(() => many / 16, 16),
      ),
    ).toBeLessThan(4)
  })

  test.each([1, 2, 3, 16, 32, 64])('neighbours %i apart are independent', (step) => {
    const one = times((k) => draw(k))
    const other = times((k) => draw(k, step))
    expect(Math.abs(correlationScore(one, other))).toBeLessThan(4)
    const cells = times((k) => (Math.floor(one[k]! * 16) * 16 + Math.floor(other[k]! * 16)) / 256)
    expect(
      misfit(
        histogram(cells, 256),
        times(() => many / 256, 256),
      ),
    ).toBeLessThan(4)
  })
})

test('one bit changed anywhere in a name turns every bit of the draw in about half of the cases', () => {
  const names: readonly ((k: number) => number)[] = [
    (k) => bits(k, b, 3, 0),
    (k) => bits(a, k, 3, 0),
    (k) => bits(a, b, k, 0),
    (k) => bits(a, b, 3, k),
  ]
  for (const draw of names) {
    for (let changed = 0; changed < 32; changed++) {
      const turned = times(() => 0, 32)
      for (let k = 0; k < 5000; k++) {
        const name = Math.imul(k, 0x01000193)
        const difference = draw(name) ^ draw(name ^ (1 << changed))
        for (let bit = 0; bit < 32; bit++) turned[bit]! += (difference >>> bit) & 1
      }
      expect(largest(turned.map((count) => count / 5000 - 0.5))).toBeLessThan(0.04)
    }
  }
})

test('seeds that look alike have nothing in common', () => {
  const seeds = ['0', '1', '11', '111', '01', '10', '2', '12', 'run-1', 'run-2', 'run-11', 'a', 'aa', 'b', 'ab', 'ba', ' ', '1 ']
  const draws = seeds.map((seed) => {
    const key = keyOf(seed)
    return times((k) => uniform(key.a, key.b, 1 + (k % 28), k), 10_000)
  })
  const scores = draws.flatMap((one, i) => draws.slice(i + 1).map((other) => correlationScore(one, other)))
  expect(scores.length).toBe(153)
  expect(largest(scores)).toBeLessThan(4)
  expect(Math.abs(variance(scores) - 1)).toBeLessThan(0.5)
})

test('no two of 60 000 related seeds have the same keys', () => {
  const keys = times((k) => [`${k}`, `run-${k}`, `${'1'.repeat(1 + (k % 300))}x${Math.floor(k / 300)}`], 20_000).flat()
  expect(new Set(keys).size).toBe(60_000)
  expect(new Set(keys.map((seed) => `${keyOf(seed).a} ${keyOf(seed).b}`)).size).toBe(60_000)
})

test('no two of 100 000 members have the same luck, nor two of their visits', () => {
  const forum = found({ 'members.initial': 20_000, 'members.arrivalsPerDay': 4000, 'clock.days': 20, 'clock.stepHours': 12 })
  for (; forum.now < forum.steps; forum.now++) arrive(forum)
  const { whole, count } = forum.members
  const members = new Set<number>()
  const visits = new Set<number>()
  for (let member = 0; member < count; member++) {
    const keyA = whole[(member << MEMBER_SHIFT) + M.keyA]!
    const keyB = whole[(member << MEMBER_SHIFT) + M.keyB]!
    members.add((keyA >>> 0) * 2 ** 20 + (keyB & 0xfffff))
    if (member < 1000) for (let v = 1; v <= 100; v++) visits.add(pairOf(keyA, keyB, v))
  }
  expect(count).toBeGreaterThan(99_000)
  expect(members.size).toBe(count)
  expect(visits.size).toBe(100_000)
})

/** 52 of the 64 bits of the key of a visit. */
const pairOf = (keyA: number, keyB: number, visit: number): number =>
  (bits(keyA, keyB, decision.visit, visit) >>> 0) * 2 ** 20 + (bits(keyB, keyA, decision.visit, visit) & 0xfffff)

test('no two decisions have the same number, and all are below 32', () => {
  const numbers = Object.values(decision)
  expect(new Set(numbers).size).toBe(numbers.length)
  expect(Math.max(...numbers)).toBeLessThan(32)
})

test('normal numbers have mean 0, variance 1, no skew, kurtosis 3, and 5 % beyond 1.96', () => {
  const z = times((k) => normal(a, b, decision.traits, k), 100_000)
  const moments = [0, 1, 0, 3].map((expected, k) => {
    const powers = z.map((x) => x ** (k + 1))
    return meanScore(powers, expected)
  })
  expect(largest(moments)).toBeLessThan(4)
  expect(Math.abs(z.filter((x) => Math.abs(x) > 1.959964).length - 5000)).toBeLessThan(4 * Math.sqrt(100_000 * 0.05 * 0.95))
  expect(Math.abs(correlationScore(z.slice(1), z.slice(0, -1)))).toBeLessThan(4)
})

test('exponential numbers have mean 1, and exp(-x) beyond x', () => {
  const waits = times((k) => exponential(a, b, decision.nextVisit, k))
  expect(Math.abs(meanScore(waits, 1))).toBeLessThan(4)
  const beyond = waits.map((wait) => Math.exp(-wait))
  expect(
    misfit(
      histogram(beyond, 50),
      times(() => many / 50, 50),
    ),
  ).toBeLessThan(4)
})

test.each([0.3, 1, 6, 49])('geometric numbers of mean %d are p (1 - p)^k with p = 1 / (1 + mean)', (middle) => {
  const p = 1 / (1 + middle)
  const drawn = times((k) => geometric(middle, a, b, decision.threads, k))
  expect(Math.abs(meanScore(drawn, middle))).toBeLessThan(4)
  const chance = (n: number): number => p * (1 - p) ** n
  expect(goodness(drawn, chance)).toBeLessThan(4)
})

test('a geometric number of mean 0 is 0', () => {
  expect(times((k) => geometric(0, a, b, decision.threads, k), 100).every((x) => x === 0)).toBe(true)
})

test.each([0.01, 0.5, 3, 15.9, 16, 16.5, 33, 208])(
  'Poisson numbers of mean %d have that mean and variance, and its chances',
  (m) => {
    const drawn = times((k) => poisson(m, a, b, decision.arrivals, k))
    expect(Math.abs(mean(drawn) - m)).toBeLessThan(4 * Math.sqrt(m / many))
    // The variance of a Poisson sample's variance: m (1 + 2 m) / n nearly.
    expect(Math.abs(variance(drawn) - m)).toBeLessThan(4 * Math.sqrt((m * (1 + 2 * m)) / many))
    const logFactorial = (n: number): number => times((k) => Math.log(k + 1), n).reduce((x, y) => x + y, 0)
    expect(goodness(drawn, (n) => Math.exp(n * Math.log(m) - m - logFactorial(n)))).toBeLessThan(4)
  },
)

/** Misfit of whole numbers to their chances; those expected fewer than ten times are left out. */
function goodness(drawn: readonly number[], chance: (n: number) => number): number {
  const observed: number[] = []
  const expected: number[] = []
  for (let n = 0; n <= Math.max(...drawn); n++) {
    if (chance(n) * drawn.length < 10) continue
    expected.push(chance(n) * drawn.length)
    observed.push(drawn.filter((x) => x === n).length)
  }
  const rest = (counts: readonly number[]): number => Math.max(1e-9, drawn.length - counts.reduce((x, y) => x + y, 0))
  return misfit([...observed, rest(observed)], [...expected, rest(expected)])
}

test('for the same name, a larger mean never gives a smaller Poisson number, and a little more gives mostly the same', () => {
  for (let k = 0; k < 500; k++) {
    const rising = times((step) => poisson(step * 0.25, a, b, decision.arrivals, k), 300)
    expect(rising.every((x, step) => step === 0 || x >= rising[step - 1]!)).toBe(true)
  }
  const same = times((k) => poisson(8, a, b, decision.arrivals, k) === poisson(8.1, a, b, decision.arrivals, k), 4000)
  // One more with chance 0.1 at the most.
  expect(same.filter(Boolean).length / 4000).toBeGreaterThan(0.88)
})

test('the pieces of a large Poisson number are independent of each other and of the neighbours', () => {
  const one = times((k) => poisson(16, a, b, decision.arrivals, k))
  const second = times((k) => poisson(32, a, b, decision.arrivals, k) - one[k]!)
  expect(Math.abs(correlationScore(one, second))).toBeLessThan(4)
  expect(Math.abs(correlationScore(one.slice(1), second.slice(0, -1)))).toBeLessThan(4)
})

test('something of chance logistic(x) happens exactly where the draw is below it', () => {
  const logits = times((k) => -40 + 0.37 * k, 217)
  const wrong = logits.filter((logit) =>
    times((k) => k, 2000).some(
      (k) => happens(logit, a, b, decision.reply, k) !== uniform(a, b, decision.reply, k) < logistic(logit),
    ),
  )
  expect(wrong).toEqual([])
  expect(logistic(0)).toBe(0.5)
  expect(logistic(1.5)).toBeCloseTo(0.8175744761936437, 15)
})

test('not even the pieces of the largest Poisson numbers share their luck with later steps', () => {
  // 5000 arrivals in a step of 24 h are 313 pieces; those above 4096 against the first of 256 steps later.
  const late = times((k) => poisson(5000, a, b, decision.arrivals, k) - poisson(4096, a, b, decision.arrivals, k), 4000)
  const next = times((k) => poisson(16, a, b, decision.arrivals, k + 256), 4000)
  expect(Math.abs(correlationScore(late, next))).toBeLessThan(4)
})
