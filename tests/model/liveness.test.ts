import { describe, expect, test } from 'vitest'
import { isChoice, type ParameterName, parameterList, type Settings } from '../../src/model/configure.js'
import { dailyNames, measureNames } from '../../src/model/measures.js'
import { withSetting } from './beside.js'
import { simulate } from './natively.js'

/** A small forum in which everything that can happen happens, so that every parameter has something to act on. */
const eventful: Settings = {
  'clock.days': 70,
  'members.initial': 200,
  'members.arrivalsPerDay': 5,
  'members.hostileShare': 0.2,
  'identity.protection': 0.6,
  'replying.base': -5.5,
  'replying.platitudes': 0.1,
  'moderation.detection': 0.5,
  'moderation.wrongful': 0.1,
  'professionals.count': 1,
  'professionals.repliesPerDay': 3,
  'care.base': 0.5,
  'care.encouragement': 0.2,
  'care.waitDays': 10,
}

/** Where the ends of a range make a forum too large for a test, or a rule between parameters forbids them. */
const nearer: { readonly [Name in ParameterName]?: readonly [number, number] } = {
  'clock.days': [35, 90],
  'members.initial': [0, 400],
  'members.arrivalsPerDay': [0, 12],
  'visiting.perDay': [0.01, 0.6],
  'opening.base': [-8, -2],
  'replying.base': [-12, -3],
  'professionals.from': [0, 16],
  'professionals.to': [10, 24],
}

/** Each parameter at the low and the high end of its range (a policy at each of its choices), all else and the luck the same. */
const moved = parameterList.map((declaration) => {
  const { name } = declaration
  const values = nearer[name] ?? (isChoice(declaration) ? declaration.choices : [declaration.low, declaration.high])
  // Choosing takes several forums.
  const settingsWith = (value: number | string) =>
    name.startsWith('choosing.') ? withSetting(eventful, name, value) : { ...eventful, [name]: value }
  return { name, runs: values.map((value) => simulate(settingsWith(value), 'liveness')) }
})

/** Some measures ask who still writes half a year, or a year, later. */
const long = [6, 12].map((arrivals) => simulate({ 'clock.days': 400, 'members.arrivalsPerDay': arrivals }, 'liveness'))

const runs = [...moved.flatMap((line) => line.runs), ...long]

describe('no parameter is without effect', () => {
  test.each(moved)('$name changes what is measured', ({ runs: [first, ...others] }) => {
    for (const other of others) {
      const changed = measureNames.filter((name) => !Object.is(first!.measures[name], other.measures[name]))
      expect(changed).not.toEqual([])
    }
  })
})

describe('no measure stands still', () => {
  test.each(measureNames)('%s differs between forums', (name) => {
    expect(different(runs.map(({ measures }) => measures[name]))).toBeGreaterThan(1)
  })

  test.each(dailyNames)('%s differs from day to day, and between forums on the same day', (name) => {
    const series = runs.map(({ daily }) => daily[name])
    expect(series.filter((days) => different(days) > 1).length).toBeGreaterThan(runs.length / 2)
    expect(different(series.map((days) => days[30]!))).toBeGreaterThan(1)
  })

  test('no two measures are the same number under two names', () => {
    const twins = measureNames.flatMap((one, place) =>
      measureNames
        .slice(place + 1)
        .flatMap((other) =>
          runs.every(({ measures }) => Object.is(measures[one], measures[other])) ? [`${one} and ${other}`] : [],
        ),
    )
    expect(twins).toEqual([])
  })
})

/** How many different numbers there are, those that are not defined left out. */
function different(values: Iterable<number>): number {
  return new Set([...values].filter((value) => !Number.isNaN(value))).size
}
