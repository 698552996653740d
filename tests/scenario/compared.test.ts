import { describe, expect, test } from 'vitest'
import { declarationOf } from '../../src/model/configure.js'
import { headlineMeasures } from '../../src/model/measures.js'
import { read, refusal } from './reading.js'

const at = 'scenarios/x.yaml'

const study = `
title: Does moderation help, and when?
seed: uppsala
replicates: 40
arms:
  unmoderated: {}
  moderated: { moderation.detection: 0.8, moderation.delayHours: 6 }
  professionals answer: { professionals.count: 1, professionals.policy: backstop }
sweep:
  members.hostileShare: [0.01, 0.03, 0.1]
hypotheses:
  - says: Moderation keeps more members active.
    measure: activeMembers
    expect: moderated > unmoderated
    by: 5 %
  - { says: Hostility drives members away., measure: leftHurt, expect: rises with members.hostileShare }
  - { says: Some hostility is best., measure: posts, expect: peaks inside members.hostileShare, by: 100 }
`

test('a study holds the points every arm visits, and what is expected of them', () => {
  expect(read(study)).toMatchObject({
    replicates: { least: 40, most: 40 },
    pairing: 'replicate',
    design: { method: 'grid', axes: [{ name: 'members.hostileShare', values: [0.01, 0.03, 0.1] }] },
    sensitivity: undefined,
    hypotheses: [
      {
        says: 'Moderation keeps more members active.',
        measure: 'activeMembers',
        expectation: { kind: 'greater', arm: 'moderated', than: 'unmoderated' },
        by: { kind: 'share', size: 0.05 },
      },
      { expectation: { kind: 'rises', along: 'members.hostileShare' }, by: undefined },
      { expectation: { kind: 'peaks', along: 'members.hostileShare' }, by: { kind: 'difference', size: 100 } },
    ],
  })
})

test('replicates may go on until every hypothesis is decided, and luck may be independent', () => {
  expect(read(study.replace('replicates: 40', 'replicates: { until: decided, most: 200 }\npairing: none'))).toMatchObject({
    replicates: { least: 20, most: 200 },
    pairing: 'none',
  })
})

test('a sensitivity study has its own design, and no sweep', () => {
  expect(read('sensitivity: { method: morris, trajectories: 10, all: , moderation: off }')).toMatchObject({
    design: undefined,
    sensitivity: { method: 'morris', design: { method: 'morris', trajectories: 10 }, measures: headlineMeasures },
  })
})

test('sweep, hypotheses and pairing are inherited whole', () => {
  const base = read('extends: ../base.yaml\nclock.days: 10', { 'base.yaml': study })
  const { design, hypotheses, arms } = read(study)
  expect(base).toMatchObject({ design, hypotheses, arms, settings: { 'clock.days': 10 } })
  const own = read('extends: ../base.yaml\nsweep: { visiting.need: [0, 1] }\nhypotheses: []\npairing: none', {
    'base.yaml': study,
  })
  expect(own).toMatchObject({
    design: { axes: [{ name: 'visiting.need', values: [0, 1] }] },
    hypotheses: [],
    pairing: 'none',
  })
})

test('a sensitivity stands in the place of an inherited sweep, and a sweep in that of a sensitivity', () => {
  const sensitivity = 'sensitivity: { method: sobol, draws: 8, visiting.need: }'
  const without = `extends: ../base.yaml\nhypotheses: []\n${sensitivity}`
  expect(read(without, { 'base.yaml': study })).toMatchObject({ design: undefined, sensitivity: { method: 'sobol' } })
  expect(read(`extends: ../base.yaml\n${study}`, { 'base.yaml': sensitivity })).toMatchObject({
    design: { method: 'grid' },
    sensitivity: undefined,
  })
})

test('an inherited hypothesis that the nearer file leaves without its arm or its axis is told where it stands', () => {
  const base = 'arms: { a: , b: }\nsweep: { visiting.need: [0, 1] }\nhypotheses:\n'
  const arms = `${base}  - { says: S, measure: posts, expect: a > b }`
  const axis = `${base}  - { says: S, measure: posts, expect: rises with visiting.need }`
  const advice = 'A study that extends this one and compares other things needs hypotheses of its own, or []'
  expect(refusal('extends: ../base.yaml\narms: { a: , c: }', { 'base.yaml': arms })).toBe(
    `base.yaml:4:32 hypotheses.expect: there is no arm "b"; there are a, c. ${advice}`,
  )
  expect(refusal('extends: ../base.yaml\nsweep: { clock.days: [1, 2] }', { 'base.yaml': axis })).toBe(
    `base.yaml:4:32 hypotheses.expect: visiting.need is not varied in this study. ${advice}`,
  )
})

const hypothesis = (expectation: string) => `hypotheses: [{ says: S, measure: posts, expect: ${expectation} }]`
const twoArms = 'arms: { a: , b: }'

describe('refused with file, line, column, key and a clear word', () => {
  test.each<[what: string, text: string, line: string]>([
    ['an unknown key of a sweep', 'sweep: { hostile: [0] }', '1:10 sweep.hostile: there is no such key'],
    [
      'a misspelt parameter of a sweep',
      'sweep:\n  members.hostilShare: [0.1]',
      '2:3 sweep.members.hostilShare: there is no such key (did you mean "members.hostileShare"?)',
    ],
    ['a misspelt design', 'sweep: { drws: 3, all: }', '1:10 sweep.drws: there is no such key (did you mean "draws"?)'],
    [
      'a swept value out of range',
      'sweep: { moderation.detection: [0, 1.2] }',
      '1:36 moderation.detection: 1.2 is not in [0, 1]',
    ],
    [
      'the end of a stretch out of range',
      'sweep:\n  moderation.detection: { from: 0, to: 2 }',
      '2:36 moderation.detection.to: 2 is not in [0, 1]',
    ],
    [
      'a value of a point out of range',
      'sweep:\n  points:\n    - { moderation.detection: 3 }',
      '3:9 moderation.detection: 3 is not in [0, 1]',
    ],
    [
      'a misspelt parameter of a point',
      'sweep: { points: [{ visiting.ned: 1 }] }',
      '1:21 sweep.points.visiting.ned: there is no such parameter (did you mean "visiting.need"?)',
    ],
    ['a number as sweep', 'sweep: 3', '1:1 sweep: 3 is not a map of axes'],
    ['an empty sweep', 'sweep: {}', '1:1 sweep: name at least one parameter to vary'],
    ['a design without its size', 'sweep: { design: sobol, all: }', '1:1 sweep: say how many draws'],
    [
      'a sensitivity without a method',
      'sensitivity: { all: }',
      '1:1 sensitivity.method: is missing; it takes one of the methods morris, sobol',
    ],
    [
      'an unknown key of a sensitivity',
      'sensitivity: { method: morris, trajectories: 9, level: 4, all: }',
      '1:49 sensitivity.level: there is no such key (did you mean "levels"?)',
    ],
    [
      'an unknown measure of a sensitivity',
      'sensitivity: { method: morris, trajectories: 9, all: , measures: [post] }',
      '1:67 sensitivity.measures: there is no measure "post" (did you mean "posts"?)',
    ],
    [
      'a sweep and a sensitivity',
      'sweep: { visiting.need: }\nsensitivity: { method: morris, trajectories: 9, all: }',
      '2:1 sensitivity: a study has a sweep or a sensitivity, not both',
    ],
    ['a number as hypotheses', 'hypotheses: 3', '1:1 hypotheses: 3 is not a list of hypotheses'],
    [
      'a share of nothing',
      'hypotheses: [{ says: S, measure: posts, expect: above 0, by: 5 % }]',
      '1:58 hypotheses.by: a share of 0 is nothing; give a number in the unit of the measure',
    ],
    ['a text as hypothesis', 'hypotheses: [It helps.]', '1:14 hypotheses: "It helps." is not a hypothesis: says, measure,'],
    [
      'a hypothesis without expectation',
      'hypotheses:\n  - { says: S, measure: posts }',
      '2:5 hypotheses.expect: is missing; it takes an expectation: A > B between arms',
    ],
    [
      'control characters in a hypothesis',
      `${twoArms}\nhypotheses: [{ says: "\\e[31mred", measure: posts, expect: a > b }]`,
      '2:16 hypotheses.says: "\\u{1b}[31mred" is not a sentence',
    ],
    [
      'an unknown key of a hypothesis',
      `${twoArms}\nhypotheses:\n  - { says: S, measure: posts, expect: a > b, bye: 1 }`,
      '3:47 hypotheses.bye: there is no such key (did you mean "by"?)',
    ],
    [
      'an unknown measure of a hypothesis',
      `${twoArms}\nhypotheses: [{ says: S, measure: active, expect: a > b }]`,
      '2:25 hypotheses.measure: there is no measure "active" (did you mean "activeMembers"?)',
    ],
    [
      'a hypothesis about an arm that is not there',
      `arms: { moderated: , unmoderated: }\n${hypothesis('moderate > unmoderated')}`,
      '2:41 hypotheses.expect: there is no arm "moderate" (did you mean "moderated"?); there are moderated, unmoderated',
    ],
    [
      'a comparison in a study of one arm',
      hypothesis('a > b'),
      '1:41 hypotheses.expect: "a > b" compares arms, and this study has only one, "x"',
    ],
    [
      'a trend along what is not swept',
      `${twoArms}\n${hypothesis('rises with visiting.need')}`,
      '2:41 hypotheses.expect: visiting.need is not varied in this study',
    ],
    [
      'a trend along names',
      `sweep: { professionals.policy: }\n${hypothesis('rises with professionals.policy')}`,
      '2:41 hypotheses.expect: the values of professionals.policy are names, which have no order',
    ],
    [
      'a trend over one value',
      `sweep: { visiting.need: [0], clock.days: [1, 2] }\n${hypothesis('rises with visiting.need')}`,
      '2:41 hypotheses.expect: rises with takes at least 2 values of visiting.need; the study has 0',
    ],
    [
      'a peak between two values',
      `sweep: { visiting.need: [0, 1] }\n${hypothesis('peaks inside visiting.need')}`,
      '2:41 hypotheses.expect: peaks inside takes at least 3 values of visiting.need; the study has 0, 1',
    ],
    [
      'a peak over points that are drawn',
      `sweep: { design: latin-hypercube, draws: 9, visiting.need: }\n${hypothesis('peaks inside visiting.need')}`,
      '2:41 hypotheses.expect: peaks inside takes points that differ in visiting.need alone and have all its values',
    ],
    [
      'replicates until decided without anything to decide',
      'replicates: { until: decided }',
      '1:1 replicates: until: decided goes on until every hypothesis is decided, and the study has no hypotheses',
    ],
    [
      'most replicates below the least',
      `${twoArms}\nreplicates: { until: decided, least: 9, most: 3 }\n${hypothesis('a > b')}`,
      '2:41 replicates.most: 3 is not above least (9)',
    ],
    ['another way of pairing', 'pairing: arms', '1:1 pairing: "arms" is not one of replicate, none'],
    [
      'a key of the study in an arm',
      'arms: { a: { sweep: { visiting.need: } } }',
      '1:14 sweep: belongs at the top of the file; an arm holds parameters, forums and only',
    ],
    [
      'a parameter that an arm sets and the sweep varies',
      'arms:\n  a: {}\n  b:\n    moderation: { delayHours: 6, detection: 0.5 }\nsweep: { moderation.detection: [0, 1] }',
      '4:34 moderation.detection: set by the arm "b" and varied by the sweep; leave it to one of the two',
    ],
    [
      'a parameter that an arm sets and a sensitivity varies',
      'arms: { a: { visiting.need: 0 } }\nsensitivity: { method: morris, trajectories: 9, all: }',
      '1:14 visiting.need: set by the arm "a" and varied by the sensitivity; leave it to one of the two',
    ],
  ])('%s', (_, text, line) => {
    const lines = refusal(text).split('\n')
    expect(
      lines.some((found) => found.startsWith(`${at}:`) && found.includes(line)),
      lines.join('\n'),
    ).toBe(true)
    expect(lines).toHaveLength(1)
  })
})

test('a trend along points that are drawn is left to be judged, in a sweep and in a sensitivity study', () => {
  const rises = hypothesis('rises with visiting.need')
  expect(read(`sweep: { design: latin-hypercube, draws: 9, visiting.need: }\n${rises}`).hypotheses).toHaveLength(1)
  expect(read(`sensitivity: { method: morris, trajectories: 9, all: }\n${rises}`).hypotheses).toHaveLength(1)
})

test('one point more or less decides whether a peak can be judged', () => {
  const point = (need: number, days: number) => `{ visiting.need: ${need}, clock.days: ${days} }`
  const peak = hypothesis('peaks inside visiting.need')
  const points = (...more: string[]) => `sweep: { points: [${[point(0, 1), point(1, 2), ...more].join(', ')}] }\n${peak}`
  expect(read(points(point(0, 2), point(2, 2))).hypotheses).toHaveLength(1)
  expect(refusal(points(point(2, 2)))).toContain('takes points that differ in visiting.need alone')
  expect(refusal(points())).toContain('takes at least 3 values of visiting.need; the study has 0, 1')
  const around = (values: string) => `sweep: { design: one-at-a-time, visiting.need: ${values} }\n${peak}`
  expect(declarationOf('visiting.need')?.default).toBe(0.5)
  expect(read(around('[0, 1]')).hypotheses).toHaveLength(1)
  expect(refusal(around('[0.5, 1]'))).toContain('takes at least 3 values of visiting.need; the study has 0.5, 1')
})

describe('a rule between parameters is held against every point that the file lists', () => {
  test.each<[what: string, text: string, line: string]>([
    [
      'a grid',
      'sweep:\n  clock.days: [1, 2]\n  professionals.from: [9, 18]',
      '3:3 professionals.to: 17 must be later than professionals.from (18) at the point professionals.from = 18',
    ],
    [
      'both sides in a grid',
      'sweep:\n  professionals.from: [8, 12]\n  professionals.to: [10, 20]',
      '3:3 professionals.to: 10 must be later than professionals.from (12) at the point professionals.from = 12, professionals.to = 10',
    ],
    [
      'points',
      'sweep:\n  points:\n    - { professionals.from: 1 }\n    - { professionals.from: 19 }',
      '4:9 professionals.to: 17 must be later than professionals.from (19) at the point professionals.from = 19',
    ],
    [
      'one at a time',
      'sweep:\n  design: one-at-a-time\n  professionals.to: [9, 18]',
      '3:3 professionals.to: 9 must be later than professionals.from (9) at the point professionals.to = 9',
    ],
    [
      'an arm',
      'professionals.from: 12\narms: { a: { professionals.from: 3 }, b: }\nsweep: { professionals.to: [9, 18] }',
      '3:10 professionals.to: 9 must be later than professionals.from (12) at the point professionals.to = 9 in the arm "b"',
    ],
  ])('%s', (_, text, line) => {
    expect(refusal(text)).toBe(`${at}:${line}`)
  })

  test('and not against a base that no run has', () => {
    expect(read('professionals.from: 18\nsweep: { professionals.to: [19, 20] }').design?.method).toBe('grid')
    expect(read('sweep: { design: one-at-a-time, professionals.to: [10, 18] }').design?.method).toBe('one-at-a-time')
  })

  test('of a drawn design only what no point can mend is held against it', () => {
    const drawn = (axis: string) => `professionals.from: 18\nsweep: { design: sobol, draws: 8, ${axis}: }`
    expect(read(drawn('professionals.to')).design?.method).toBe('sobol')
    expect(refusal(drawn('visiting.need'))).toBe(`${at}:1:1 professionals.to: 17 must be later than professionals.from (18)`)
  })
})
