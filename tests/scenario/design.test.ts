import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { configure, declarationOf, parameterList, problemWith } from '../../src/model/configure.js'
import { type Axis, levelsOf, valueAt } from '../../src/scenario/axis.js'
import { axesShape } from '../../src/scenario/axisKeys.js'
import { type Design, designKeys, sweepKey, sweptNames } from '../../src/scenario/design.js'

const read = (text: string): Design => sweepKey.parse(parse(text))

/** Path and words of everything that is wrong with a sweep. */
function refusal(text: string): string[] {
  const { success, error } = sweepKey.safeParse(parse(text))
  if (success) throw new Error('the sweep was read although it should have been refused')
  return error.issues.map(({ path, message }) => `${path.join(' ')}: ${message}`)
}

const span = (over: Partial<Extract<Axis, { from: number }>>): Axis => ({
  name: 'moderation.detection',
  from: 0,
  to: 1,
  scale: 'linear',
  whole: false,
  steps: undefined,
  ...over,
})

test('a map of lists is a grid, its axes in the order of the parameters, their values in the order of the file', () => {
  expect(read('professionals.policy: [triage, every]\nmembers.hostileShare: [0.1, 0.01]')).toEqual({
    method: 'grid',
    axes: [
      { name: 'members.hostileShare', values: [0.1, 0.01] },
      { name: 'professionals.policy', values: ['triage', 'every'] },
    ],
  })
})

test('a stretch of a grid becomes evenly spaced values, ends included, added or multiplied', () => {
  expect(read('members.hostileShare: { from: 0, to: 0.3, steps: 4 }')).toMatchObject({ axes: [{ values: [0, 0.1, 0.2, 0.3] }] })
  expect(read('members.arrivalsPerDay: { from: 1, to: 32, steps: 6, scale: log }')).toMatchObject({
    axes: [{ values: [1, 2, 4, 8, 16, 32], scale: 'log' }],
  })
})

test('an axis without values takes the declared range, all policies, or all values that are allowed', () => {
  const { low, high } = { low: 0, high: 0, ...declarationOf('identity.protection') }
  expect(read('identity.protection:\nprofessionals.policy:\nclock.stepHours:')).toMatchObject({
    axes: [
      { values: [0.25, 0.5, 1, 2, 3, 4, 6, 8, 12, 24] },
      { values: [low, 0.25, 0.5, 0.75, high] },
      { values: ['every', 'backstop', 'triage'] },
    ],
  })
  expect(read('identity.protection: { from: 0.5 }')).toMatchObject({ axes: [{ values: [0.5, 0.625, 0.75, 0.875, 1] }] })
})

test('whole parameters take whole values', () => {
  expect(read('professionals.count: { from: 0, to: 10, steps: 5 }')).toMatchObject({ axes: [{ values: [0, 3, 5, 8, 10] }] })
  expect(read('professionals.count: { from: 0, to: 2 }')).toMatchObject({ axes: [{ values: [0, 1, 2] }] })
  const drawn = read('design: sobol\ndraws: 8\nprofessionals.count: { from: 1, to: 3 }')
  if (!('axes' in drawn)) throw new Error('a sobol design has axes')
  const [axis = span({})] = drawn.axes
  expect([0, 0.2, 0.34, 0.6, 0.67, 0.99, 1].map((u) => valueAt(axis, u))).toEqual([1, 1, 2, 2, 3, 3, 3])
})

test('explicit points, one at a time, and the drawn designs have their normal forms', () => {
  expect(read('points: [{ clock.days: 3, visiting.need: 0 }, { visiting.need: 1, clock.days: 3 }]')).toEqual({
    method: 'points',
    points: [
      { 'clock.days': 3, 'visiting.need': 0 },
      { 'visiting.need': 1, 'clock.days': 3 },
    ],
  })
  expect(read('design: one-at-a-time\nvisiting.need: [0, 1]')).toEqual({
    method: 'one-at-a-time',
    axes: [{ name: 'visiting.need', values: [0, 1] }],
  })
  for (const method of ['latin-hypercube', 'sobol', 'saltelli']) {
    expect(
      read(`design: ${method}\ndraws: 64\nvisiting.noticedHours: { scale: log }\nprofessionals.policy: [every, triage]`),
    ).toEqual({
      method,
      draws: 64,
      axes: [
        { name: 'visiting.noticedHours', from: 0.5, to: 72, scale: 'log', whole: false, steps: undefined },
        { name: 'professionals.policy', values: ['every', 'triage'] },
      ],
    })
  }
  expect(read('design: morris\ntrajectories: 10\nvisiting.need:')).toMatchObject({
    method: 'morris',
    trajectories: 10,
    levels: 4,
  })
})

test('all and groups stand for their parameters; the narrower name wins', () => {
  const design = read(
    'design: morris\ntrajectories: 10\nall:\nmembers: off\nmembers.baseline:\nmembers.baseline.sd: off\nleaving.base: { from: -1, to: 0 }',
  )
  const names: readonly string[] = sweptNames(design)
  const expected = parameterList
    .map(({ name }): string => name)
    .filter((name) => !/^(clock|choosing|members)\./.test(name) || name === 'members.baseline.mean')
  expect([...names].sort()).toEqual(expected.sort())
  expect(design).toMatchObject({
    axes: expect.arrayContaining([expect.objectContaining({ name: 'leaving.base', from: -1, to: 0 })]),
  })
})

test('the words of a sweep are no parameter or group', () => {
  expect(designKeys.filter((key) => key in axesShape)).toEqual([])
})

test('what is swept is known of every design', () => {
  expect(sweptNames(read('visiting.need: [0, 1]\nclock.days: [1, 2]'))).toEqual(['clock.days', 'visiting.need'])
  expect(sweptNames(read('points: [{ visiting.need: 0, clock.days: 3 }]'))).toEqual(['clock.days', 'visiting.need'])
})

test('every value of every axis, at any fraction and any step, is one the model takes', () => {
  const axes = parameterList.flatMap(({ name }) => {
    const design = read(`design: sobol\ndraws: 2\n${name}:`)
    return 'axes' in design ? design.axes : []
  })
  expect(axes).toHaveLength(parameterList.length)
  fc.assert(
    fc.property(fc.constantFrom(...axes), fc.double({ min: 0, max: 1, noNaN: true }), (axis, u) => {
      const declaration = declarationOf(axis.name)
      if (!declaration) throw new Error(axis.name)
      for (const value of [valueAt(axis, u), valueAt(axis, 0), valueAt(axis, 1), ...levelsOf(axis)]) {
        expect(problemWith(declaration, value), axis.name).toBeUndefined()
      }
    }),
  )
})

test('on a log scale equal fractions multiply, and half way is the geometric mean', () => {
  const axis = span({ from: 0.01, to: 1, scale: 'log' })
  expect(valueAt(axis, 0.5)).toBe(0.1)
  expect(levelsOf({ ...axis, steps: 3 })).toEqual([0.01, 0.1, 1])
})

describe('refused with a clear word', () => {
  test.each<[sweep: string, ...words: string[]]>([
    ['members.hostileShar: [0.1]', ': there is no such key: members.hostileShar (did you mean "members.hostileShare"?)'],
    [
      'members: { hostileShare: [0.1] }',
      'members: {"hostileShare":[0.1]} is not what a group takes, nothing (for the declared ranges) or off',
    ],
    ['moderation.detection: 0.5', 'moderation.detection: 0.5 is not a list of values, { from, to, steps, scale }'],
    ['moderation.detection: []', 'moderation.detection: the list is empty'],
    ['moderation.detection: [0, 1.2]', 'moderation.detection 1: 1.2 is not in [0, 1]'],
    ['moderation.detection: ["0.5"]', 'moderation.detection: "0.5" is not a number'],
    ['moderation.detection: [0.5, 0.5]', 'moderation.detection: 0.5 is given twice'],
    ['moderation.detection: { from: 0, to: 2 }', 'moderation.detection to: 2 is not in [0, 1]'],
    ['moderation.detection: { from: 1, to: 0 }', 'moderation.detection: from (1) must be below to (0)'],
    ['moderation.detection: { from: 0.5, to: 0.5 }', 'moderation.detection: from (0.5) must be below to (0.5)'],
    ['moderation.detection: { scale: log }', 'moderation.detection: a log scale begins above 0, not at 0; give a from'],
    ['moderation.detection: { scale: square }', 'moderation.detection: scale: "square" is not one of linear, log'],
    ['moderation.detection: { steps: 1 }', 'moderation.detection steps: 1 is not a whole number in [2, 1000]'],
    ['moderation.detection: { form: 0 }', 'moderation.detection: there is no such key: form'],
    ['professionals.count: { from: 1, to: 3, steps: 5 }', 'professionals.count: 5 steps repeat whole numbers: 1, 2, 2, 3, 3'],
    [
      'professionals.policy: { from: every }',
      'professionals.policy: {"from":"every"} is not a list of values, nothing (for all of every',
    ],
    ['clock.stepHours: { from: 1, to: 6 }', 'clock.stepHours: {"from":1,"to":6} is not a list of values'],
    ['[1]', ': [1] is not a map of axes'],
    ['{}', ': name at least one parameter to vary'],
    ['all: off', ': name at least one parameter to vary'],
    ['design: sobl\nall:', 'design: "sobl" is not one of the designs grid, points'],
    ['design: sobol\nvisiting.need:', ': say how many draws'],
    ['design: morris\nvisiting.need:', ': say how many trajectories'],
    ['design: morris\ntrajectories: 1\nvisiting.need:', 'trajectories: 1 is not a whole number in [2, 10000]'],
    ['design: morris\ntrajectories: 9\nlevels: 5\nvisiting.need:', 'levels: 5 is not an even number'],
    ['draws: 8\nvisiting.need:', 'draws: has no meaning in the design grid'],
    ['design: sobol\ndraws: 8\nvisiting.need: { steps: 3 }', 'visiting.need: steps have no meaning in the design sobol'],
    ['points: 8\nvisiting.need:', 'points: 8 is not a list of points'],
    ['design: points', 'design: list the points under the key points'],
    ['design: grid\npoints: [{ visiting.need: 1 }]', 'points: belongs to the design points, not grid'],
    ['points: []', 'points: the list is empty'],
    ['points: [{}]', 'points 0: the point is empty'],
    ['points: [{ visiting.need: 9 }]', 'points 0 visiting.need: 9 is not in [-2, 2]'],
    ['points: [{ visiting.ned: 1 }]', 'points 0: there is no such key: visiting.ned (did you mean "visiting.need"?)'],
    [
      'points: [{ visiting.need: 1 }, { clock.days: 1 }]',
      'points 1: gives clock.days, where the first point gives visiting.need',
    ],
    ['points: [{ visiting.need: 1 }, { visiting.need: 1 }]', 'points 1: the same as point 1'],
    ['points: [{ visiting.need: 1 }]\nclock.days: [1]', 'clock.days: has no place beside a list of points'],
    ['all:', 'at most 100000. A latin-hypercube or a sobol design needs fewer'],
  ])('%s', (sweep, ...words) => {
    const found = refusal(sweep)
    for (const word of words)
      expect(
        found.some((line) => line.includes(word)),
        found.join('\n'),
      ).toBe(true)
  })
})

test('a sweep of any shape is read or refused, never anything else', () => {
  const key = fc.constantFrom(
    ...designKeys,
    'all',
    'members',
    'moderation.detection',
    'professionals.count',
    'professionals.policy',
    'x',
  )
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom<unknown>(null, 'off', 8, [0.5, 1], 'sobol', 'morris', { from: 0, to: 1 }, { steps: 3, scale: 'log' }),
    fc.array(fc.dictionary(fc.constantFrom('moderation.detection', 'clock.days'), fc.constantFrom(0, 1, 2))),
  )
  fc.assert(
    fc.property(fc.dictionary(key, value, { maxKeys: 5 }), (sweep) => {
      const result = sweepKey.safeParse(sweep)
      if (!result.success) expect(result.error.issues.every(({ message }) => message !== '')).toBe(true)
      else if (result.data.method === 'points') for (const point of result.data.points) configure(point)
      else expect(result.data.axes.length).toBeGreaterThan(0)
    }),
    { numRuns: 1000 },
  )
})

test('the JSON Schema of a sweep takes every sweep that is read', () => {
  const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(z.toJSONSchema(sweepKey, { io: 'input' }))
  for (const sweep of [
    'visiting.need: [0, 1]\nprofessionals.policy:\nclock.days: { from: 1, to: 9, steps: 3, scale: log }',
    'design: morris\ntrajectories: 10\nlevels: 6\nall:\nmembers: off',
    'points: [{ visiting.need: 1 }]',
  ]) {
    read(sweep)
    expect(validate(parse(sweep)), JSON.stringify(validate.errors)).toBe(true)
  }
  expect(validate(parse('visiting.need: 3'))).toBe(false)
})
