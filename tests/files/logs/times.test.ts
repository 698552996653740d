import { expect, test } from 'vitest'
import { kindOf, secondsFrom } from '../../../src/files/logs/times.js'

test.each([
  ['0', 0],
  ['12.5', 12.5],
  ['1e3', 1000],
  ['-3', -3],
])('%s is a number of seconds', (text, seconds) => {
  expect(kindOf(text)).toBe('seconds')
  expect(secondsFrom(text, 'seconds')).toBe(seconds)
})

test.each([
  ['2013-05-01', '2013-05-01T00:00:00Z'],
  ['2013-05-01T12:30', '2013-05-01T12:30:00Z'],
  ['2013-05-01 12:30:15', '2013-05-01T12:30:15Z'],
  ['2013-05-01T12:30:15.25Z', '2013-05-01T12:30:15.250Z'],
  ['2013-05-01T12:30:15+02:00', '2013-05-01T10:30:15Z'],
  ['2013-05-01 12:30:15 +0200', '2013-05-01T10:30:15Z'],
  ['2013-05-01 12:30:15-05', '2013-05-01T17:30:15Z'],
  ['2013-05-01 12:30:15 UTC', '2013-05-01T12:30:15Z'],
])('%s is a date, in UTC where it names no zone', (text, date) => {
  expect(kindOf(text)).toBe('dates')
  expect(secondsFrom(text, 'dates')).toBe(Date.parse(date) / 1000)
})

test.each(['', 'soon', '1.5.2013', '2013-13-01', '2013-02-30', '2013-05-01T25:00', 'Infinity', '0x10'])(
  '%j is no time',
  (text) => {
    const kind = kindOf(text) ?? 'seconds'
    expect(secondsFrom(text, kind)).toBeNaN()
  },
)
