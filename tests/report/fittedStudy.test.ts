import { expect, test } from 'vitest'
import { budgetOf } from '../../src/experiment/calibrating/budget.js'
import type { CheckedFact } from '../../src/experiment/calibrating/result.js'
import { drawsStudy, type Fitting, fittedStudy } from '../../src/report/fittedStudy.js'

const prior = { name: 'leaving.base', low: -6, high: 3, scale: 'linear', whole: false } as const
const nothing = { median: Number.NaN, low: Number.NaN, high: Number.NaN, place: 'not defined', miss: Number.NaN } as const
const something = { median: 0.2, low: 0.1, high: 0.3, place: 'inside', miss: 0 } as const
const checked = (name: CheckedFact['name'], outcome: typeof nothing | typeof something): CheckedFact => ({
  name,
  observed: { value: 0.2 },
  givenUp: false,
  ...outcome,
})

const fitting = (targets: readonly CheckedFact[]): Fitting => ({
  calibration: {
    study: { name: 'forum', title: 'A forum', seed: 'uppsala', settings: {} },
    moved: [prior],
    targets: targets.map(({ name }) => ({ name, value: 0.2 })),
    window: { from: 0, to: 60, burnIn: 0 },
    warmUp: 0,
    budget: budgetOf(240),
    mostPosts: 1000,
  },
  result: {
    parameters: [{ prior, median: -1, low: -2, high: 0, half: [-1.5, -0.5], fitted: -1, width: 0.3 }],
    correlations: [],
    targets,
    others: [],
    predicted: [],
    draws: [[-1], [-1.2]],
    trials: { used: 54, lost: 110 },
    log: { posts: 3000, members: 400, days: 60 },
  },
  log: { file: 'posts.csv', sha256: 'a'.repeat(64) },
  from: 'forum.yaml',
  version: '1',
  model: 'abc',
  command: 'npx responsorium calibrate forum.yaml',
  day: '2026-01-01',
  replicates: 2,
})

test('the files of a fit that failed say so in their first line, and what was not met', () => {
  const failed = fitting([checked('unanswered', nothing), checked('gini', nothing), checked('onlyStart', something)])
  const head = /^# NOT FITTED: The fit failed: .* Do not use it\. 110 of 164 trials taught nothing; try --runs 1200\.\n/
  expect(fittedStudy(failed)).toMatch(head)
  expect(drawsStudy(failed, 'forum-fitted.yaml')).toMatch(head)
  expect(fittedStudy(failed)).toContain('# Not met together with the others: unanswered, gini.\n')
})

test('those of a fit do not', () => {
  const fitted = fitting([checked('unanswered', something), checked('gini', nothing), checked('onlyStart', something)])
  expect(fittedStudy(fitted)).toMatch(/^# Fitted on 2026-01-01/)
  expect(drawsStudy(fitted, 'forum-fitted.yaml')).not.toContain('NOT FITTED')
})
