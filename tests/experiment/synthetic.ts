/** Studies whose runs are made up by a formula, for tests of what is said of them. */
import { type Cell, cellsOf } from '../../src/experiment/cells.js'
import type { EndedRun } from '../../src/experiment/judging/outcomes.js'
import type { ParameterName } from '../../src/model/configure.js'
import type { Axis } from '../../src/scenario/axis.js'
import type { Expectation, Hypothesis, Margin } from '../../src/scenario/hypothesis.js'
import type { Study } from '../../src/scenario/study.js'
import { smallStudy } from './small.js'

/** Arms a and b, 20 replicates, no design. */
export const study = (over: Partial<Study> = {}): Study => ({
  ...smallStudy,
  replicates: { least: 20, most: 20 },
  settings: {},
  arms: ['a', 'b'].map((name) => ({ name, settings: {} })),
  ...over,
})

export const expected = (
  expectation: Expectation,
  by?: Margin,
  measure: Hypothesis['measure'] = 'activeMembers',
): Hypothesis => ({
  says: 'What is expected comes true.',
  measure,
  expectation,
  by,
})

export const span = (name: ParameterName, over: Partial<Extract<Axis, { from: number }>> = {}): Axis => ({
  name,
  from: 0,
  to: 1,
  scale: 'linear',
  whole: false,
  steps: undefined,
  ...over,
})

/** The active members of every cell and replicate; where the formula gives undefined the run failed. */
export function made(
  of: Study,
  formula: (cell: Cell, replicate: number) => number | undefined,
  count = of.replicates.most,
): EndedRun[] {
  return cellsOf(of).flatMap((cell) =>
    Array.from({ length: count }, (_, index): EndedRun => {
      const { arm, point } = cell
      const activeMembers = formula(cell, index + 1)
      return { arm, point, replicate: index + 1, ...(activeMembers === undefined ? {} : { measures: { activeMembers } }) }
    }),
  )
}

export const x = (cell: Cell, name: ParameterName): number => Number(cell.settings[name])
