import { describe, expect, test } from 'vitest'
import { type Screening, sensitivityTables, type VarianceShares } from '../../src/experiment/sensitivity.js'
import type { ParameterName } from '../../src/model/configure.js'
import type { Axis } from '../../src/scenario/axis.js'
import type { Design } from '../../src/scenario/design.js'
import type { Study } from '../../src/scenario/study.js'
import { normal, seeded } from '../statistics/draws.js'
import { made, span, study, x } from './synthetic.js'

type Formula = Parameters<typeof made>[1]

const sobol = (axes: readonly Axis[], draws: number, over: Partial<Study> = {}): Study => {
  const design: Design = { method: 'saltelli', axes, draws }
  return study({
    arms: [{ name: 'only', settings: {} }],
    replicates: { least: 2, most: 2 },
    sensitivity: { method: 'sobol', design, measures: ['activeMembers'] },
    ...over,
  })
}

const morris = (axes: readonly Axis[], trajectories: number, over: Partial<Study> = {}): Study => {
  const design: Design = { method: 'morris', axes, trajectories, levels: 4 }
  return sobol([], 0, { sensitivity: { method: 'morris', design, measures: ['activeMembers'] }, ...over })
}

function shares(of: Study, formula: Formula): VarianceShares {
  const [table] = sensitivityTables(of, made(of, formula), { resamples: 200 })
  if (table?.method !== 'sobol') throw new Error('not a table of variance')
  return table
}

function screened(of: Study, formula: Formula): Screening {
  const [table] = sensitivityTables(of, made(of, formula), { resamples: 200 })
  if (table?.method !== 'morris') throw new Error('not a screening')
  return table
}

const names: readonly ParameterName[] = [
  'identity.protection',
  'identity.persistence',
  'identity.practice',
  'visiting.noticed',
  'support.lasting',
  'support.thanks',
  'moderation.detection',
  'professionals.uptake',
]

/** Largest distance of the estimates from the closed form. */
const off = (table: VarianceShares, which: 'first' | 'total', truth: readonly number[]): number =>
  Math.max(...truth.map((value, axis) => Math.abs(table.factors[axis]![which].estimate - value)))

describe('from the design over the runs to Sobol’ indices', () => {
  // T. Ishigami & T. Homma 1990 on [-pi, pi]^3, a = 7, b = 0.1; here each axis goes from 0 to 1.
  const three = names.slice(0, 3)
  const ishigami: Formula = (cell) => {
    const [p, q, r] = three.map((name) => Math.PI * (2 * x(cell, name) - 1)) as [number, number, number]
    return Math.sin(p) + 7 * Math.sin(q) ** 2 + 0.1 * r ** 4 * Math.sin(p)
  }

  test('Ishigami: 1,024 rows come within 0.02 of 0.314 0.442 0 and 0.558 0.442 0.244, luck shared by all points or not', () => {
    const random = seeded('own luck')
    const own = Array.from({ length: 2 }, () => 50 * normal(random))
    const luck: readonly ((replicate: number) => number)[] = [(replicate) => own[replicate - 1]!, () => normal(random) / 2]
    for (const extra of luck) {
      const table = shares(
        sobol(
          three.map((name) => span(name)),
          1024,
        ),
        (cell, replicate) => ishigami(cell, replicate)! + extra(replicate),
      )
      expect(table.factors.map(({ parameter }) => parameter)).toEqual(three)
      expect(off(table, 'first', [0.3139, 0.4424, 0])).toBeLessThan(0.02)
      expect(off(table, 'total', [0.5576, 0.4424, 0.2437])).toBeLessThan(0.02)
      expect(table).toMatchObject({ used: 1024, leftOut: 0, replicates: 2, arm: 'only', measure: 'activeMembers' })
      for (const { total } of table.factors) expect(total.high - total.low).toBeGreaterThan(0)
    }
  })

  test("Sobol's G of eight factors: 1,024 rows come within 0.02 of the closed form", () => {
    const a = [0, 1, 4.5, 9, 99, 99, 99, 99]
    const partial = a.map((value) => 1 / (3 * (1 + value) ** 2))
    const variance = partial.reduce((product, value) => product * (1 + value), 1) - 1
    const table = shares(
      sobol(
        names.map((name) => span(name)),
        1024,
      ),
      (cell) => names.reduce((product, name, i) => (product * (Math.abs(4 * x(cell, name) - 2) + a[i]!)) / (1 + a[i]!), 1),
    )
    const first = partial.map((value) => value / variance)
    const total = partial.map((value) => (value * (variance + 1)) / (1 + value) / variance)
    expect(off(table, 'first', first)).toBeLessThan(0.02)
    expect(off(table, 'total', total)).toBeLessThan(0.02)
    expect(Math.abs(table.variance / variance - 1)).toBeLessThan(0.03)
  })

  test('lists and log axes count by their values: a choice of two worth 2, and the logarithm of a stretch worth 12 of variance', () => {
    const axes: Axis[] = [
      { name: 'professionals.policy', values: ['every', 'triage'] },
      span('members.arrivalsPerDay', { from: 1, to: Math.E, scale: 'log' }),
    ]
    const table = shares(sobol(axes, 512), ({ settings }) => {
      const choice = settings['professionals.policy'] === 'triage' ? Math.sqrt(8) : 0
      return choice + 12 * Math.log(Number(settings['members.arrivalsPerDay']))
    })
    expect(Math.abs(table.variance - 14)).toBeLessThan(0.3)
    expect(off(table, 'first', [2 / 14, 12 / 14])).toBeLessThan(0.01)
  })

  test('luck is kept apart: with a variance of 3 beside 1 between points, three quarters of that of single runs', () => {
    const random = seeded('luck')
    const table = shares(
      sobol([span(names[0]!)], 1024),
      (cell) => Math.sqrt(12) * x(cell, names[0]!) + Math.sqrt(3) * normal(random),
    )
    expect(Math.abs(table.noiseShare - 0.75)).toBeLessThan(0.05)
    expect(Math.abs(table.noise - 3)).toBeLessThan(0.2)
  })
})

describe('from the design over the runs to elementary effects', () => {
  test('of parameters of every kind are the change over their whole range', () => {
    const axes: Axis[] = [
      span('identity.protection', { from: 0.2, to: 0.8 }),
      span('members.arrivalsPerDay', { from: 1, to: 100, scale: 'log' }),
      span('professionals.count', { to: 50, whole: true }),
      span('experience.topics', { from: 3, to: 5, whole: true }),
      { name: 'clock.days', values: [30, 10, 20] },
      { name: 'visiting.need', values: [0.5] },
    ]
    const table = screened(
      morris(axes, 20),
      (cell) =>
        10 * x(cell, 'identity.protection') -
        Math.log10(x(cell, 'members.arrivalsPerDay')) +
        0.1 * x(cell, 'professionals.count') +
        4 * x(cell, 'experience.topics') +
        x(cell, 'clock.days'),
    )
    expect(table.factors.map(({ parameter }) => parameter)).toEqual(axes.map(({ name }) => name))
    for (const [axis, effect] of [6, -2, 5, 8, 20, 0].entries()) {
      const { mu, muStar, sigma, noise } = table.factors[axis]!
      expect(mu).toBeCloseTo(effect, 9)
      expect(muStar.estimate).toBeCloseTo(Math.abs(effect), 9)
      expect(sigma).toBeCloseTo(0, 9)
      expect(noise).toBe(0)
    }
    expect(table).toMatchObject({ used: 20, leftOut: 0, replicates: 2 })
  })

  test('show an interaction in sigma and a turn in mu below mu*', () => {
    const table = screened(
      morris([span('identity.protection'), span('visiting.need')], 400),
      (cell) => (x(cell, 'identity.protection') - 0.5) * (x(cell, 'visiting.need') - 0.5),
    )
    // Effects -1/2 -1/6 1/6 1/2: mean 0, mean size 1/3, sd sqrt(5)/6.
    expect(Math.abs(table.factors[0]!.mu)).toBeLessThan(0.05)
    expect(Math.abs(table.factors[0]!.muStar.estimate - 1 / 3)).toBeLessThan(0.02)
    expect(Math.abs(table.factors[0]!.sigma - Math.sqrt(5) / 6)).toBeLessThan(0.02)
  })

  test('of a parameter that does nothing are known as luck by its size', () => {
    const random = seeded('nothing')
    const table = screened(morris([span('identity.protection')], 400), () => normal(random))
    const { muStar, noise } = table.factors[0]!
    // A difference of means of two: variance 1, over a step of 2/3.
    expect(Math.abs(noise - 1.5)).toBeLessThan(0.1)
    expect(Math.abs(muStar.estimate / (noise * Math.sqrt(2 / Math.PI)) - 1)).toBeLessThan(0.1)
  })
})

describe('what is missing', () => {
  const axes = [span('identity.protection'), span('visiting.need')]
  const formula: Formula = (cell, replicate) => x(cell, 'identity.protection') ** 2 + 3 * x(cell, 'visiting.need') + replicate

  test('a walk with a run that failed is left out whole and counted', () => {
    const five = morris(axes, 5)
    const broken = screened(five, (cell, replicate) =>
      cell.point === 'morris-5.2' && replicate === 2 ? undefined : formula(cell, replicate),
    )
    expect(broken).toMatchObject({ used: 4, leftOut: 1 })
    expect(broken.factors).toEqual(screened(morris(axes, 4), formula).factors)
  })

  test('so is a row of matrices with a measure that is not defined', () => {
    const broken = shares(sobol(axes, 9), (cell, replicate) =>
      cell.point === 'saltelli-9.visiting.need' ? Number.NaN : formula(cell, replicate),
    )
    expect(broken).toMatchObject({ used: 8, leftOut: 1 })
    expect(broken.factors).toEqual(shares(sobol(axes, 8), formula).factors)
  })

  test('where nothing can be used the parameters stand there with NaN', () => {
    const nowhere: Formula = () => Number.NaN
    const { factors, used, leftOut } = screened(morris(axes, 5), nowhere)
    expect([used, leftOut]).toEqual([0, 5])
    expect(factors[1]).toMatchObject({ parameter: 'visiting.need', mu: Number.NaN, muStar: { estimate: Number.NaN, n: 0 } })
    expect(shares(sobol(axes, 5), nowhere).factors[1]).toMatchObject({
      parameter: 'visiting.need',
      total: { estimate: Number.NaN },
    })
  })

  test('replicates that have not ended everywhere are not used, and before the first there is no table', () => {
    const five = morris(axes, 5)
    const runs = made(five, formula).filter(({ point, replicate }) => !(point === 'morris-3.0' && replicate === 2))
    expect(sensitivityTables(five, runs)[0]).toMatchObject({ replicates: 1, used: 5, leftOut: 0 })
    expect(sensitivityTables(five, [])).toEqual([])
    expect(sensitivityTables(study(), made(study(), formula))).toEqual([])
  })
})

test('there is a table for every arm and measure, and others beside it change none', () => {
  const axes = [span('identity.protection')]
  const formula: Formula = ({ arm, settings }, replicate) =>
    Number(settings['identity.protection']) * (arm === 'more' ? 5 : 1) * (1 + replicate / 10)
  const alone = morris(axes, 6)
  const { sensitivity } = alone
  const both = {
    ...alone,
    arms: [{ name: 'more', settings: {} }, ...alone.arms],
    sensitivity: { ...sensitivity!, measures: ['posts', 'activeMembers'] as const },
  }
  const tables = sensitivityTables(both, made(both, formula))
  expect(tables.map(({ arm, measure }) => [arm, measure])).toEqual([
    ['more', 'posts'],
    ['more', 'activeMembers'],
    ['only', 'posts'],
    ['only', 'activeMembers'],
  ])
  expect(tables[3]).toEqual(sensitivityTables(alone, made(alone, formula))[0])
})
