import { expect, test } from 'vitest'
import { posteriorChart, rangeInWords, shortly } from '../../src/charts/posterior.js'
import { predictiveCheck } from '../../src/charts/predictiveCheck.js'
import type { CalibrationResult, CheckedFact, FittedParameter } from '../../src/experiment/calibrating/result.js'
import { svgOf } from '../../src/files/pictures.js'
import { errorInWords, missInWords, sentences } from '../../src/report/calibrationWords.js'

const parameter = (changes: Partial<FittedParameter>): FittedParameter => ({
  prior: { name: 'leaving.base', low: -6, high: 3, scale: 'linear', whole: false },
  median: -1,
  low: -2,
  high: 0,
  half: [-1.5, -0.5],
  fitted: -1.02,
  width: 0.25,
  ...changes,
})
const told = parameter({})
const silent = parameter({
  prior: { name: 'visiting.perDay', low: 0.01, high: 2, scale: 'log', whole: false },
  median: 0.14,
  low: 0.012,
  high: 1.8,
  half: [0.05, 0.6],
  width: 0.95,
})
const checked = (changes: Partial<CheckedFact>): CheckedFact => ({
  name: 'unanswered',
  observed: { value: 0.2, low: 0.18, high: 0.22 },
  median: 0.21,
  low: 0.15,
  high: 0.3,
  place: 'inside',
  miss: 0,
  givenUp: false,
  ...changes,
})
const log = { posts: 3000, members: 400, days: 365 }
const missed = checked({
  name: 'replies99',
  observed: { value: 90 },
  median: 40,
  low: 30,
  high: 55,
  place: 'outside',
  miss: 35,
  givenUp: true,
})
const caption = { what: 'targets of the fit', closing: 'Study “forum”, seed 0.' }

test('the chart of parameters says how many the data narrow, and which they do not', async () => {
  const specification = posteriorChart([silent, told], caption.closing)
  expect(JSON.stringify(specification.title)).toContain('The data narrow 1 of 2 parameters, and say nothing of visiting.perDay')
  // The most learnt first, each on its own stretch.
  expect(specification).toMatchObject({
    data: {
      values: [
        { name: 'leaving.base', told: true, low: 0.444444 },
        { name: 'visiting.perDay', told: false },
      ],
    },
  })
  expect(await svgOf(specification)).toContain('leaving.base')
})

test('the chart of facts counts those inside, and draws what lies far off at its edge', async () => {
  const specification = predictiveCheck(
    [checked({}), missed, checked({ name: 'gini', place: 'not defined', low: Number.NaN, high: Number.NaN, median: Number.NaN })],
    caption,
  )
  expect(JSON.stringify(specification.title)).toContain(
    '1 of 3 targets of the fit lie within nine in ten fitted forums; 1 not defined',
  )
  expect(specification).toMatchObject({
    data: { values: [{ place: 'inside' }, { at: expect.closeTo(1.8, 0), fact: expect.stringContaining('*') }, { low: null }] },
  })
  expect(await svgOf(specification)).toContain('threads without reply')
})

test('a fact that comes out the same in all forums can be drawn', async () => {
  const same = checked({ median: 0.2, low: 0.2, high: 0.2 })
  expect(await svgOf(predictiveCheck([same], caption))).not.toContain('NaN')
})

test('what cannot be fitted is said with its size', () => {
  expect(missInWords(missed)).toBe('replies, 99 % is 90 posts, fitted forums reach 55')
  expect(
    sentences({
      targets: [checked({}), missed],
      parameters: [told, silent],
      correlations: [],
      others: [],
      predicted: [],
      draws: [],
      trials: { used: 1, lost: 0 },
      log,
    }),
  ).toEqual([
    'Cannot be fitted together with the rest: replies, 99 % is 90 posts, fitted forums reach 55.',
    'The data say nothing of visiting.perDay.',
  ])
  expect(errorInWords(checked({}))).toBe('+1 points')
  expect(errorInWords(missed)).toBe('−55.6 %')
})

const resultWith = (targets: readonly CheckedFact[], changes: Partial<CalibrationResult> = {}): CalibrationResult => ({
  targets,
  parameters: [told],
  correlations: [],
  others: [],
  predicted: [],
  draws: [],
  trials: { used: 54, lost: 110 },
  log,
  ...changes,
})
const nothing = { place: 'not defined', low: Number.NaN, high: Number.NaN, median: Number.NaN } as const

test('a fit whose forums have no targets has failed, and never meets them', () => {
  const [first, ...more] = sentences(resultWith([checked(nothing), checked({ ...nothing, name: 'replies99' }), checked({})]))
  expect(first).toMatch(/^The fit failed: .* Do not use it\. 110 of 164 trials taught nothing; try --runs 1200\.$/)
  expect(more.join(' ')).not.toContain('Every target')
  // One of three is no failure, but not met either.
  const some = sentences(resultWith([checked(nothing), checked({ name: 'replies99' }), checked({ name: 'gini' })]))
  expect(some).toEqual(['Not fitted, for not defined in most fitted forums: threads without reply.'])
})

test('wide ranges, and a file that lies far off, are said before that every target lies within', () => {
  const posts = { name: 'allPostsPerDay', observed: { value: 30 }, low: 4, high: 232, median: 31, file: 73 } as const
  expect(sentences(resultWith([checked({ file: 0.2 }), checked(posts)]))).toEqual([
    'The fit is loose: nine forums in ten write between 4 and 232 posts a day (log: 30).',
    'The fitted file itself is far off (the log in brackets): posts per day 73 posts/day (30).',
    'Every target lies within, or near, what fitted forums give.',
  ])
  expect(sentences(resultWith([checked({ ...posts, low: 20, high: 50, file: 33 })]))).toHaveLength(1)
})

test('a log that is too small is told first, with what it says nothing of', () => {
  const small = { posts: 27, members: 21, days: 5 }
  expect(sentences(resultWith([checked({})], { log: small, parameters: [told, silent] }))[0]).toBe(
    'Too little to fit: 27 posts by 21 members in 5 days; the log says nothing of 1 of 2 parameters.',
  )
})

test('numbers are told with three digits and a true minus', () => {
  expect(rangeInWords(told)).toBe('−1 (−2 to 0)')
  expect([shortly(1234.5), shortly(0.012345), shortly(Number.NaN)]).toEqual(['1230', '0.0123', 'not defined'])
})
