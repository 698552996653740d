import { expect, test } from 'vitest'
import { read } from './reading.js'

const chartsOf = (text: string) => read(text).charts
const arms = 'arms: { a: {}, b: { moderation.detection: 0.5 } }'
const hypotheses = 'hypotheses: [{ says: S, measure: posts, expect: b > a }]'
const sweep = 'sweep: { members.hostileShare: [0, 0.1] }'

test('a study that names no charts has those that say something of it', () => {
  expect(chartsOf('clock.days: 5')).toEqual(['timeline', 'relief', 'writers', 'patterns'])
  expect(chartsOf(arms)).toEqual(['timeline', 'arms', 'relief', 'writers', 'patterns'])
  expect(chartsOf(`${arms}\n${hypotheses}`)[0]).toBe('hypotheses')
  expect(chartsOf(sweep)).toEqual(['sweep'])
  expect(chartsOf(`${arms}\n${hypotheses}\n${sweep}`)).toEqual(['hypotheses', 'sweep', 'arms'])
  expect(chartsOf('sensitivity: { method: morris, trajectories: 4, members.hostileShare: { from: 0, to: 0.1 } }')).toEqual([
    'sensitivity',
  ])
})

test.each([
  ['charts: [arms, sweep]', '1:16', 'charts: sweep: the study has no sweep'],
  ['charts: [hypotheses]', '1:10', 'charts: hypotheses: the study has no hypotheses'],
  [`${sweep}\ncharts: [timeline]`, '2:10', 'charts: timeline: draws one forum an arm'],
  [`${sweep}\ncharts: [sensitivity]`, '2:10', 'charts: sensitivity: the study has no sensitivity'],
])('%s is refused at %s', (text, place, words) => {
  expect(() => read(text)).toThrow(`x.yaml:${place} ${words}`)
})

test('an arms chart of one arm is drawn where it is asked for', () => {
  expect(chartsOf('charts: [arms]')).toEqual(['arms'])
})
