import { expect, test } from 'vitest'
import { wayOut } from '../../src/cli/wayOut.js'
import { budgetOf } from '../../src/experiment/calibrating/budget.js'

const targets = [
  { name: 'members', value: 100 },
  { name: 'activeWeek52', value: 0.1 },
  { name: 'unanswered', value: 0.2 },
] as const
const words = ['calibrate', 'forum.yaml', '--to', 'facts.json', '--runs', '90', '--target=members,activeWeek52,unanswered']

test('a target that is missing more than others is left out, in a command to be pasted', () => {
  // 25 trials of two runs: four runs wrote without end, forty had nobody in week 52.
  expect(wayOut({ missing: [4, 40, 4], trials: 25 }, { targets, budget: budgetOf(90) }, words)).toMatch(
    /\(activeWeek52\)\. Without it, and with more runs:\n {2}npx responsorium calibrate forum\.yaml --to facts\.json --target members,unanswered --runs 1200 --force$/,
  )
  // With the usual number of runs the number stays.
  const usual = wayOut({ missing: [4, 300, 4], trials: 167 }, { targets, budget: budgetOf(1200) }, ['calibrate', 'forum.yaml'])
  expect(usual).toMatch(/Without it:\n {2}npx responsorium calibrate forum\.yaml --target members,unanswered --force$/)
})

test('where all are missing alike more runs are all there is to try', () => {
  const usual = ['calibrate', 'forum.yaml', '--to', 'facts.json', '--force']
  expect(wayOut({ missing: [40, 41, 40], trials: 25 }, { targets, budget: budgetOf(1200) }, usual)).toMatch(
    /With more runs:\n {2}npx responsorium calibrate forum\.yaml --to facts\.json --runs 2400 --force$/,
  )
})
