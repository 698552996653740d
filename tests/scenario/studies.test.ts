import { readdirSync, readFileSync } from 'node:fs'
import { sep } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cellsOf, impossibleCells } from '../../src/experiment/cells.js'
import { parameterList } from '../../src/model/configure.js'
import { headlineMeasures } from '../../src/model/measures.js'
import { STORY } from '../../src/model/replying.js'
import { type Run, simulate } from '../../src/model/simulate.js'
import { isListed } from '../../src/scenario/axis.js'
import { readStudy } from '../../src/scenario/read.js'

const folder = new URL('../../scenarios/', import.meta.url)
const studies = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => file.split(sep).join('/'))
const studyIn = (file: string) => readStudy(file, (path) => readFileSync(new URL(path, folder)))

const asking = [
  'critical-mass.yaml',
  'anonymity-surface.yaml',
  'knock-out.yaml',
  'professionals.yaml',
  'violations.yaml',
  'helper-therapy.yaml',
]

test.each(studies)('%s can be run at every point, and in minutes', (file) => {
  const study = studyIn(file)
  const cells = cellsOf(study)
  expect(impossibleCells(cells)).toEqual([])
  expect(cells.length * study.replicates.most).toBeLessThanOrEqual(5000)
})

test.each(asking)('%s says what it expects, and on what grounds', (file) => {
  const { hypotheses } = studyIn(file)
  expect(hypotheses.length).toBeGreaterThan(3)
  for (const { says } of hypotheses) expect(says).toMatch(/\((M\d+|P\d+\.\d|Resnick 2010)\b/)
})

test.each(asking)('%s looks along every axis and at every arm in some hypothesis', (file) => {
  const { hypotheses, design, arms } = studyIn(file)
  const spokenOf = hypotheses.flatMap(({ expectation }): string[] =>
    'along' in expectation
      ? [expectation.along]
      : 'than' in expectation
        ? [expectation.arm, expectation.than]
        : [expectation.arm],
  )
  const axes = design && 'axes' in design ? design.axes.map(({ name }) => name) : []
  const compared = arms.length > 1 ? arms.map(({ name }) => name) : []
  expect([...axes, ...compared].filter((name) => !spokenOf.includes(name))).toEqual([])
})

describe('an arm of knock-out.yaml is without its mechanism', () => {
  const { arms, settings } = studyIn('knock-out.yaml')
  const of = (name: string) => arms.find((arm) => arm.name === name)?.settings ?? {}
  const run = (name: string): Run =>
    simulate({ ...settings, 'replying.base': -5, ...of(name), 'clock.days': 60 }, 'knock-out', { log: true })
  const whole = run('all mechanisms')
  const count = (kind: number, { log }: Run) => log?.kind.subarray(0, log.length).filter((one) => one === kind).length

  test('and the arm with all mechanisms changes nothing', () => {
    expect(arms[0]).toEqual({ name: 'all mechanisms', settings: {} })
    expect(arms).toHaveLength(9)
    const { reliefUniversality, reliefHelping, reliefContagion, belonging } = whole.measures
    for (const value of [reliefUniversality, reliefHelping, reliefContagion, belonging])
      expect(Math.abs(value)).toBeGreaterThan(0.01)
    expect(count(2, whole)).toBeGreaterThan(20)
  })

  test('shared experience: no own story relieves, neither in an answer nor in a thread', () => {
    const without = of('without shared experience')
    const platitude = parameterList.find(({ name }) => name === 'support.platitude')?.default
    expect(Number(without['support.platitude']) - Number(platitude)).toBeCloseTo(STORY, 12)
    expect(without['replying.shared']).toBe(0)
    expect(run('without shared experience').measures.reliefUniversality).toBeCloseTo(0, 12)
  })

  test('empathy: hardly any distress is caught', () => {
    const { reliefContagion } = run('without empathy').measures
    expect(reliefContagion).toBeLessThan(0.1 * whole.measures.reliefContagion)
  })

  test('belonging: nobody belongs', () => {
    expect(run('without belonging').measures.belonging).toBe(0)
  })

  test("helper's reward: helping relieves nobody", () => {
    expect(run("without helper's reward").measures.reliefHelping).toBeCloseTo(0, 12)
  })

  test('thanks: no opener writes back', () => {
    expect(count(2, run('without thanks'))).toBe(0)
  })

  test('universality: the own story in another does not relieve', () => {
    expect(run('without universality').measures.reliefUniversality).toBeCloseTo(0, 12)
  })

  test('bonds and responsivity: what they hang on is zero', () => {
    expect(of('without bonds')).toEqual({ 'bonds.gain': 0 })
    expect(Object.values(of('without responsivity'))).toEqual([0, 0, 0])
  })
})

test('the prescribed helpers of helper-therapy.yaml answer by about two logits more than others, whatever they carry', () => {
  const prescribed = studyIn('helper-therapy.yaml').arms.find(({ name }) => name === 'prescribed helpers')?.settings
  const usual = parameterList.find(({ name }) => name === 'replying.base')?.default
  expect(Math.abs(Number(prescribed?.['replying.base']) - Number(usual) - 2)).toBeLessThan(0.5)
  expect(prescribed).toMatchObject({ 'replying.fatigue': 0, 'replying.overload': 0 })
})

describe('sensitivity.yaml', () => {
  const { sensitivity } = studyIn('sensitivity.yaml')
  const axes = sensitivity && 'axes' in sensitivity.design ? sensitivity.design.axes : []

  test('screens every parameter but the clock and choosing between forums, for the headline measures', () => {
    const names = parameterList.map(({ name }) => name).filter((name) => !/^(clock|choosing)\./.test(name))
    expect(axes.map(({ name }) => name)).toEqual(names)
    expect(sensitivity?.measures).toEqual(headlineMeasures)
  })

  test('varies each around its default: what is calibrated by less than half of it, or of a logit', () => {
    for (const { name, source, unit, default: value } of parameterList) {
      const axis = axes.find((one) => one.name === name)
      if (!axis || isListed(axis) || typeof value !== 'number') continue
      const { from, to } = axis
      expect(from <= value && value <= to, name).toBe(true)
      if (!source.includes('calibrated')) continue
      expect(from < value && value < to, name).toBe(true)
      expect(to - from, name).toBeLessThan(unit === 'logit' ? Math.max(0.51, value / 2) : value / 2)
    }
  })
})
