import { Matrix } from 'ml-matrix'
import seedrandom from 'seedrandom'
import { describe, expect, test } from 'vitest'
import { budgetOf } from '../../../src/experiment/calibrating/budget.js'
import { type Answered, type Found, type Lot, type Question, search } from '../../../src/experiment/calibrating/generations.js'
import { inverseOf, normalDraws } from '../../../src/statistics/gaussian.js'

type Simulator = (point: readonly number[], normal: () => number) => number[]

const questionOf = (seed: string, dimensions: number, observed: readonly number[], runs = 240): Question => ({
  seed,
  dimensions,
  observed,
  observedVariance: observed.map(() => 0),
  budget: budgetOf(runs),
})

/** Luck named by lot and place, as in a calibration: the order in which trials are carried out cannot matter. */
const answering =
  (simulate: Simulator, seed: string) =>
  async ({ generation, points, replicates }: Lot): Promise<Answered> =>
    points.map((point, place) =>
      Array.from({ length: replicates }, (_, k) =>
        simulate(point, normalDraws(seedrandom.alea(`${seed}/${generation}/${place}/${k}`))),
      ),
    )

async function found(question: Question, simulate: Simulator): Promise<Found> {
  const result = await search(question, answering(simulate, question.seed))
  if (!result) throw new Error('stopped')
  return result
}

const slopes = [
  [1, 0.4, 0],
  [0.3, -0.8, 0.2],
  [0, 0.5, 0.5],
  [0.6, 0, -0.3],
]
const NOISE = 0.5
const linear: Simulator = (point, normal) =>
  slopes.map((row) => row.reduce((sum, slope, i) => sum + slope * point[i]!, 0) + NOISE * normal())

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

describe('the search', () => {
  test('of a linear forum with normal luck ends at the exact posterior', async () => {
    const observed = [0.9, -0.6, 0.2, 0.4]
    const { inverse } = await found(questionOf('exact', 3, observed, 1200), linear)
    const matrix = new Matrix(slopes)
    const covariance = inverseOf(
      matrix
        .transpose()
        .mmul(matrix)
        .div(NOISE ** 2)
        .add(Matrix.eye(3)),
    )
    const exact = covariance
      .mmul(matrix.transpose())
      .mmul(Matrix.columnVector(observed))
      .div(NOISE ** 2)
    for (const axis of [0, 1, 2]) {
      const values = inverse.draws.map((draw) => draw[axis]!)
      const sd = Math.sqrt(covariance.get(axis, axis))
      expect(Math.abs(mean(values) - exact.get(axis, 0)) / sd).toBeLessThan(0.25)
      const spread = Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)))
      expect(spread / sd).toBeGreaterThan(0.9)
      expect(spread / sd).toBeLessThan(1.15)
    }
  })

  test('has the truth within its 50 % and 90 % ranges as often as it says', { timeout: 60_000 }, async () => {
    // Bent and with luck that is neither normal nor equal everywhere.
    const bent: Simulator = ([x = 0, y = 0, z = 0], normal) => {
      const luck = (0.3 + 0.1 * Math.tanh(x)) * (normal() + 0.3 * (normal() ** 2 - 1))
      return [x + 0.3 * y * y + luck, Math.tanh(y) + 0.3 * x * z + 0.3 * normal(), 0.8 * z + 0.2 * x + 0.4 * normal() + luck]
    }
    const counts = { half: 0, nine: 0, all: 0 }
    for (let fit = 0; fit < 30; fit++) {
      const normal = normalDraws(seedrandom.alea(`truth ${fit}`))
      const truth = [normal(), normal(), normal()]
      const { inverse } = await found(questionOf(`fit ${fit}`, 3, bent(truth, normal)), bent)
      truth.forEach((value, axis) => {
        const below = inverse.draws.filter((draw) => draw[axis]! < value).length / inverse.draws.length
        counts.all++
        if (Math.abs(below - 0.5) < 0.25) counts.half++
        if (Math.abs(below - 0.5) < 0.45) counts.nine++
      })
    }
    // 90 parameters: three standard errors are 16 and 9 percentage points.
    expect(counts.half / counts.all).toBeGreaterThan(0.34)
    expect(counts.half / counts.all).toBeLessThan(0.66)
    expect(counts.nine / counts.all).toBeGreaterThan(0.81)
    expect(counts.nine / counts.all).toBeLessThan(0.99)
  })

  test('leaves a parameter that no target hangs on where it was', async () => {
    const blind: Simulator = ([x = 0], normal) => [x + 0.3 * normal(), -x + 0.3 * normal()]
    const { inverse } = await found(questionOf('blind', 2, [1.2, -1]), blind)
    const values = inverse.draws.map((draw) => draw[1]!)
    expect(Math.abs(mean(values))).toBeLessThan(0.2)
    expect(mean(values.map((value) => value * value))).toBeCloseTo(1, 0.5)
    expect(mean(inverse.draws.map((draw) => draw[0]!))).toBeCloseTo(1.05, 0.5)
  })

  test('says of a target that nothing reaches how far it is off', async () => {
    const { inverse } = await found(questionOf('reach', 3, [0.5, 0, 0.2, 9]), linear)
    expect(inverse.discrepancy[3]).toBeGreaterThan(25)
    expect([...inverse.discrepancy.slice(0, 3)]).toEqual([0, 0, 0])
    expect(inverse.misses[3]).toBeGreaterThan(6)
  })

  test('is the same again, and does not hang on the order in which trials end', async () => {
    const question = questionOf('again', 3, [0.9, -0.6, 0.2, 0.4])
    const backwards = async ({ generation, points, replicates }: Lot): Promise<Answered> => {
      const outcomes = new Map<number, number[][]>()
      for (const place of [...points.keys()].toReversed()) {
        const own = Array.from({ length: replicates }, (_, k) =>
          linear(points[place]!, normalDraws(seedrandom.alea(`again/${generation}/${place}/${k}`))),
        )
        outcomes.set(place, own)
      }
      return points.map((_, place) => outcomes.get(place)!)
    }
    const once = await found(question, linear)
    const twice = await search(question, backwards)
    expect(twice?.inverse.draws).toEqual(once.inverse.draws)
    expect(twice?.check.points).toEqual(once.check.points)
  })

  test('goes on where some trials lack a target, and counts them', async () => {
    const dying: Simulator = (point, normal) => (point[0]! < -0.5 ? [Number.NaN, 0, 0, 0] : linear(point, normal))
    const { inverse, lost, trials } = await found(questionOf('dying', 3, [0.9, -0.6, 0.2, 0.4]), dying)
    expect(lost).toBeGreaterThan(5)
    const budget = budgetOf(240)
    expect(lost + trials.length).toBe(budget.first + budget.generations * budget.each)
    expect(mean(inverse.draws.map((draw) => draw[0]!))).toBeGreaterThan(0.2)
  })

  test('gives up where hardly any trial has its targets', async () => {
    const dead: Simulator = () => [Number.NaN]
    await expect(found(questionOf('dead', 3, [1]), dead)).rejects.toThrow(/trials only 0 had all targets defined/)
  })

  test('ends without a result where it is stopped', async () => {
    let lots = 0
    const stopped = await search(questionOf('stopped', 3, [0.9, -0.6, 0.2, 0.4]), async (lot) =>
      ++lots > 2 ? undefined : answering(linear, 'stopped')(lot),
    )
    expect(stopped).toBeUndefined()
    expect(lots).toBe(3)
  })
})

test('no more runs are planned than were asked for, and nearly as many', () => {
  for (const runs of [100, 240, 1200, 1201, 3000]) {
    const { replicates, first, generations, each, check } = budgetOf(runs)
    const planned = replicates * (first + generations * each) + check
    expect(planned).toBeLessThanOrEqual(runs)
    expect(planned).toBeGreaterThan(runs - 2 * replicates * generations)
  }
})
