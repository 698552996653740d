import { expect, test, vi } from 'vitest'
import type { MeasureName } from '../../src/model/measures.js'
import { mean, variance } from './chance.js'
import { simulate } from './natively.js'

// On a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const compared: readonly MeasureName[] = [
  'registered',
  'activeMembers',
  'visits',
  'threadsRead',
  'threads',
  'posts',
  'everPosted',
  'gini',
  'onePostShare',
  'continued1',
  'continued5',
  'leavingSlope',
  'repliesMean',
  'unanswered',
  'againAnswered',
  'againUnanswered',
  'activeWeek1',
  'activeWeek4',
  'reciprocity',
  'bothRoles',
  'belonging',
  'forumEffect',
  'forumEffectPosters',
  'reliefUniversality',
  'reliefContagion',
  'reliefSilence',
  'meanDistress',
  'twinDistress',
  'leftDisappointed',
  'leftRecovered',
  'careSought',
]
const timesOfReplies: readonly MeasureName[] = ['firstReplyMedianHours', 'firstReply75Hours']

/** Means and standard errors of a measure over runs of a year with steps of this length. */
function summary(stepHours: number) {
  const runs = Array.from({ length: 40 }, (_, k) => simulate({ 'clock.days': 365, 'clock.stepHours': stepHours }, `step-${k}`))
  return (name: MeasureName) => {
    const values = runs.map(({ measures }) => measures[name])
    return { mean: mean(values), error: Math.sqrt(variance(values) / values.length) }
  }
}

const hourly = summary(1)

/** Measures that differ by more than four standard errors and `slack` of the value (see below); and all of them as a table. */
function compare(stepHours: number, names: readonly MeasureName[], slack: (name: MeasureName, value: number) => number) {
  const other = summary(stepHours)
  const rows = names.map((name) => {
    const one = hourly(name)
    const two = other(name)
    const difference = two.mean - one.mean
    const error = Math.hypot(one.error, two.error)
    const text =
      `${name.padEnd(22)}${one.mean.toPrecision(4).padStart(9)} +- ${one.error.toPrecision(2).padEnd(8)}` +
      `${two.mean.toPrecision(4).padStart(9)} +- ${two.error.toPrecision(2).padEnd(8)}` +
      `${((100 * difference) / Math.abs(one.mean)).toFixed(1).padStart(7)} % ${(difference / error).toFixed(1).padStart(6)} standard errors`
    return { name, text, apart: Math.abs(difference) - slack(name, Math.abs(one.mean)) > 4 * error }
  })
  const table = rows.map(({ text, apart }) => `${apart ? '!' : ' '} ${text}`)
  const apart = rows.filter(({ apart }) => apart).map(({ name }) => name)
  expect(apart, `steps of 1 h, of ${stepHours} h, and their difference:\n${table.join('\n')}\n`).toEqual([])
}

test.each([0.5, 3, 6])('a forum in steps of %d h is that in steps of 1 h; times are told to half a step', (stepHours) => {
  compare(stepHours, [...compared, ...timesOfReplies], (name) => (timesOfReplies.includes(name) ? stepHours / 2 : 0))
})

// A day is too coarse for the order of what happens in it, and for times of first replies altogether.
test('a forum in steps of 24 h is that in steps of 1 h, to within a twentieth of each value', () => {
  compare(24, compared, (_, value) => value / 20)
})
