import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cellsOf, impossibleCells, runId } from '../../src/experiment/cells.js'
import { ladderOf } from '../../src/experiment/ladder.js'
import { type Point, pointsOf } from '../../src/experiment/points.js'
import type { Axis } from '../../src/scenario/axis.js'
import type { Design } from '../../src/scenario/design.js'
import { span, study } from './synthetic.js'

const hostile = { name: 'members.hostileShare', values: [0.01, 0.1] } as const
const policy = { name: 'professionals.policy', values: ['every', 'backstop', 'triage'] } as const
const drawn: readonly Axis[] = [
  span('identity.protection'),
  span('members.arrivalsPerDay', { from: 1, to: 32, scale: 'log' }),
  span('professionals.count', { to: 3, whole: true }),
  policy,
]

const ids = (points: readonly Point[]): string[] => points.map(({ id }) => id)

describe('points that are written down', () => {
  test('are named by their values, the last axis of a grid changing fastest', () => {
    const points = pointsOf({ method: 'grid', axes: [hostile, { ...policy, values: ['every', 'triage'] }] }, 'seed')
    expect(ids(points)).toEqual([
      'members.hostileShare=0.01,professionals.policy=every',
      'members.hostileShare=0.01,professionals.policy=triage',
      'members.hostileShare=0.1,professionals.policy=every',
      'members.hostileShare=0.1,professionals.policy=triage',
    ])
    expect(points[1]?.settings).toEqual({ 'members.hostileShare': 0.01, 'professionals.policy': 'triage' })
  })

  test('have the same name in whatever order a point gives its parameters', () => {
    const point = { 'visiting.need': 1, 'clock.days': 3 }
    const [first] = pointsOf({ method: 'points', points: [point] }, 'seed')
    expect(first).toEqual({ id: 'clock.days=3,visiting.need=1', settings: point })
  })

  test('move one axis at a time from the settings of the study; a level equal to those is not visited twice', () => {
    const axes = [hostile, policy]
    expect(pointsOf({ method: 'one-at-a-time', axes }, 'seed', { 'members.hostileShare': 0.1 })).toEqual([
      { id: 'base', settings: {} },
      { id: 'members.hostileShare=0.01', settings: { 'members.hostileShare': 0.01 } },
      { id: 'professionals.policy=backstop', settings: { 'professionals.policy': 'backstop' } },
      { id: 'professionals.policy=triage', settings: { 'professionals.policy': 'triage' } },
    ])
  })

  test('stay what they are when a value is added anywhere', () => {
    const wide: Design = { method: 'grid', axes: [{ ...hostile, values: [0.05, 0.01, 0.2, 0.1] }, policy] }
    for (const point of pointsOf({ method: 'grid', axes: [hostile, policy] }, 'seed'))
      expect(pointsOf(wide, 'seed')).toContainEqual(point)
  })

  test('need no seed', () => {
    const design: Design = { method: 'grid', axes: [hostile, policy] }
    expect(pointsOf(design, 'one')).toEqual(pointsOf(design, 'two'))
  })
})

describe('points that are drawn', () => {
  const sized = (method: 'sobol' | 'saltelli' | 'morris', size: number): Design =>
    method === 'morris' ? { method, axes: drawn, trajectories: size, levels: 4 } : { method, axes: drawn, draws: size }

  test.each(['sobol', 'saltelli', 'morris'] as const)('%s: more of them leave the earlier ones as they are', (method) => {
    const few = pointsOf(sized(method, 5), 'seed')
    expect(pointsOf(sized(method, 12), 'seed').slice(0, few.length)).toEqual(few)
    expect(few.map(({ settings }) => settings)).not.toEqual(pointsOf(sized(method, 5), 'other').map(({ settings }) => settings))
  })

  test('another number of them gives another Latin hypercube, and no name in common', () => {
    const [few, more] = [5, 6].map((draws) => pointsOf({ method: 'latin-hypercube', axes: drawn, draws }, 'seed'))
    expect(few![0]!.id).toBe('latin-hypercube-1-of-5')
    expect(ids(more!).filter((id) => ids(few!).includes(id))).toEqual([])
  })

  test('take the values of a list and the whole numbers of a stretch equally often, and of a log axis each stretch of equal ratio', () => {
    for (const method of ['sobol', 'latin-hypercube'] as const) {
      const points = pointsOf({ method, axes: drawn, draws: 96 }, 'seed')
      const share = (test: (point: Point) => boolean) => points.filter(test).length / 96
      for (const name of policy.values)
        expect(share(({ settings }) => settings['professionals.policy'] === name)).toBeCloseTo(1 / 3, 1)
      for (const count of [0, 1, 2, 3])
        expect(share(({ settings }) => settings['professionals.count'] === count)).toBeCloseTo(1 / 4, 1)
      const below = (limit: number) => share(({ settings }) => Number(settings['members.arrivalsPerDay']) < limit)
      for (const k of [1, 2, 3, 4]) expect(below(2 ** k)).toBeCloseTo(k / 5, 1)
    }
  })

  test('of a Saltelli row are a, b, and a with one parameter after the other taken from b', () => {
    const row = pointsOf({ method: 'saltelli', axes: drawn, draws: 3 }, 'seed').slice(6, 12)
    expect(ids(row)).toEqual([
      'saltelli-2.a',
      'saltelli-2.b',
      'saltelli-2.identity.protection',
      'saltelli-2.members.arrivalsPerDay',
      'saltelli-2.professionals.count',
      'saltelli-2.professionals.policy',
    ])
    const [a, b, ...mixed] = row.map(({ settings }) => settings)
    for (const [axis, { name }] of drawn.entries()) expect(mixed[axis]).toEqual({ ...a, [name]: b![name] })
  })
})

describe('a ladder of Morris', () => {
  const values = (axis: Axis, levels: number) => ladderOf(axis, levels).map(({ value }) => value)

  test('divides a stretch evenly on its scale, both ends included', () => {
    expect(ladderOf(span('identity.protection', { to: 0.6 }), 4)).toEqual([
      { value: 0, at: 0 },
      { value: 0.2, at: 1 / 3 },
      { value: 0.4, at: 2 / 3 },
      { value: 0.6, at: 1 },
    ])
    expect(values(span('members.arrivalsPerDay', { from: 1, to: 27, scale: 'log' }), 4)).toEqual([1, 3, 9, 27])
  })

  test('gives whole numbers with their own places', () => {
    expect(ladderOf(span('professionals.count', { to: 10, whole: true }), 4)).toEqual([
      { value: 0, at: 0 },
      { value: 3, at: 0.3 },
      { value: 7, at: 0.7 },
      { value: 10, at: 1 },
    ])
    const counts = ladderOf(span('professionals.count', { from: 1, to: 64, whole: true, scale: 'log' }), 4)
    expect(counts.map(({ value, at }) => [value, Number(at.toFixed(9))])).toEqual([
      [1, 0],
      [4, 0.333333333],
      [16, 0.666666667],
      [64, 1],
    ])
    expect(values(span('professionals.count', { from: 1, to: 2, whole: true, scale: 'log' }), 8)).toEqual([
      1, 1, 1, 1, 2, 2, 2, 2,
    ])
  })

  test('takes fewer values than levels symmetrically, with the places of the values', () => {
    expect(ladderOf(policy, 4)).toEqual([
      { value: 'every', at: 0 },
      { value: 'backstop', at: 0.5 },
      { value: 'backstop', at: 0.5 },
      { value: 'triage', at: 1 },
    ])
  })

  test('puts listed numbers in order, so that mu is positive where more of them gives more', () => {
    expect(values({ name: 'clock.days', values: [30, 7, 365, 90] }, 4)).toEqual([7, 30, 90, 365])
  })

  test('lets every step change exactly one parameter and one place, whatever the axis and the number of levels', () => {
    const whole = fc
      .record({
        from: fc.integer({ min: 1, max: 9 }),
        more: fc.integer({ min: 1, max: 60 }),
        scale: fc.constantFrom('linear', 'log'),
      })
      .map(({ from, more, scale }) => span('professionals.count', { from, to: from + more, whole: true, scale }))
    const list = fc
      .uniqueArray(fc.integer({ min: 0, max: 50 }), { minLength: 2, maxLength: 12 })
      .map((values): Axis => ({ name: 'moderation.delayHours', values }))
    fc.assert(
      fc.property(whole, list, fc.integer({ min: 1, max: 6 }), (first, second, half) => {
        const axes = [first, second, span('identity.protection')]
        const points = pointsOf({ method: 'morris', axes, trajectories: 3, levels: 2 * half }, 'seed')
        for (const [index, { settings, role }] of points.entries()) {
          const before = points[index - 1]
          if (role?.design !== 'morris' || role.step === 0 || before?.role?.design !== 'morris') continue
          const { at } = before.role
          const changed = axes.filter(({ name }) => settings[name] !== before.settings[name])
          const moved = role.at.filter((place, axis) => place !== at[axis])
          expect([changed.length, moved.length]).toEqual([1, 1])
        }
      }),
      { seed: 11 },
    )
  })
})

test('the points of every design have names of their own, without a slash', () => {
  const designs: Design[] = [
    { method: 'grid', axes: [hostile, policy] },
    { method: 'one-at-a-time', axes: [hostile, policy] },
    { method: 'latin-hypercube', axes: drawn, draws: 40 },
    { method: 'sobol', axes: drawn, draws: 40 },
    { method: 'saltelli', axes: drawn, draws: 40 },
    { method: 'morris', axes: drawn, trajectories: 40, levels: 4 },
  ]
  for (const design of designs) {
    const names = ids(pointsOf(design, 'seed'))
    expect(new Set(names).size).toBe(names.length)
    expect(names.filter((id) => id === '' || id.includes('/'))).toEqual([])
  }
})

describe('the cells of a study', () => {
  const design: Design = { method: 'grid', axes: [hostile] }
  const arms = [
    { name: 'none', settings: {} },
    { name: 'peer/2', settings: { 'moderation.detection': 0.5, 'members.hostileShare': 0.3 } },
  ] as const

  test('are every arm at every point, the point over the arm over the study', () => {
    const cells = cellsOf(study({ design, arms, settings: { 'clock.days': 9, 'moderation.detection': 0.1 } }))
    expect(cells).toHaveLength(4)
    expect(cells[3]).toEqual({
      arm: 'peer/2',
      point: 'members.hostileShare=0.1',
      settings: { 'clock.days': 9, 'moderation.detection': 0.5, 'members.hostileShare': 0.1 },
    })
    expect(runId(cells[3]!, 7)).toBe('peer/2/members.hostileShare=0.1/7')
  })

  test('without a design are the arms, and their runs are named as ever', () => {
    const cells = cellsOf(study({ arms }))
    expect(cells.map((cell) => runId(cell, 2))).toEqual(['none/2', 'peer/2/2'])
  })

  test('of a study of sensitivity are those of its design', () => {
    const screening: Design = { method: 'morris', axes: drawn, trajectories: 2, levels: 4 }
    const cells = cellsOf(study({ sensitivity: { method: 'morris', design: screening, measures: ['activeMembers'] } }))
    expect(cells).toHaveLength(2 * 2 * 5)
    expect(cells[6]).toMatchObject({ arm: 'a', point: 'morris-2.1', role: { design: 'morris', walk: 2, step: 1 } })
  })

  test('stay what they are when arms and points are added', () => {
    const more = cellsOf(
      study({
        design: { method: 'grid', axes: [{ ...hostile, values: [0.2, 0.01, 0.1] }] },
        arms: [{ name: 'first', settings: {} }, ...arms],
      }),
    )
    for (const cell of cellsOf(study({ design, arms }))) expect(more).toContainEqual(cell)
  })

  test('where a rule between parameters is broken are named with what is wrong, and only those', () => {
    const hours: Design = { method: 'grid', axes: [{ name: 'professionals.from', values: [8, 18] }] }
    const late = [...arms, { name: 'late', settings: { 'professionals.to': 22 } }]
    const wrong = impossibleCells(cellsOf(study({ design: hours, arms: late })))
    expect(wrong.map(({ arm, point, problems }) => [arm, point, ...problems])).toEqual([
      ['none', 'professionals.from=18', 'professionals.to: 17 must be later than professionals.from (18)'],
      ['peer/2', 'professionals.from=18', 'professionals.to: 17 must be later than professionals.from (18)'],
    ])
  })
})
