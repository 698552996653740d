/** Results of studies with designs, made up by a formula. No claim about any forum. */
import { plan } from '../../src/experiment/plan.js'
import type { Results, RunSpecification } from '../../src/experiment/results.js'
import { type MeasureName, measureNames } from '../../src/model/measures.js'
import type { Study } from '../../src/scenario/study.js'
import { expected, study } from '../experiment/synthetic.js'

/** Every measure of every run is what the formula gives. */
export function resultsOf(of: Study, formula: (run: RunSpecification, measure: MeasureName) => number): Results {
  const rows = plan(of).map((run) => ({
    ...run,
    measures: Object.fromEntries(measureNames.map((name) => [name, formula(run, name)])) as Record<MeasureName, number>,
    hash: '0123456789abcdef',
  }))
  return { study: of, rows, timeline: [], writers: [] }
}

/** A number that stays near 0, differs from replicate to replicate and is shared by the arms. */
export const luck = ({ replicate }: RunSpecification): number => Math.sin(12.9898 * replicate) / 10

const few = { replicates: { least: 5, most: 5 } }
const arrivals = { name: 'members.arrivalsPerDay', values: [1, 4, 16], scale: 'log' } as const
const hostile = { name: 'members.hostileShare', values: [0, 0.1] } as const
const policy = { name: 'professionals.policy', values: ['every', 'backstop'] } as const

const risesAlong = expected({ kind: 'rises', along: 'members.arrivalsPerDay' }, { kind: 'difference', size: 0.5 })
const more = expected({ kind: 'greater', arm: 'b', than: 'a' })

export const oneAxis: Study = study({ ...few, design: { method: 'grid', axes: [arrivals] }, hypotheses: [risesAlong, more] })
export const twoAxes: Study = { ...oneAxis, design: { method: 'grid', axes: [arrivals, hostile] } }
export const threeAxes: Study = { ...oneAxis, design: { method: 'grid', axes: [arrivals, hostile, policy] } }
export const aroundBase: Study = {
  ...oneAxis,
  settings: { 'members.arrivalsPerDay': 4, 'members.hostileShare': 0 },
  design: { method: 'one-at-a-time', axes: [arrivals, hostile] },
}
export const drawnPoints: Study = {
  ...oneAxis,
  design: {
    method: 'latin-hypercube',
    axes: [{ name: 'members.hostileShare', from: 0, to: 0.1, scale: 'linear', whole: false, steps: undefined }, policy],
    draws: 7,
  },
  hypotheses: [more],
}
const axes = (['members.arrivalsPerDay', 'members.hostileShare', 'replying.base'] as const).map((name) => ({
  name,
  from: name === 'replying.base' ? -7 : name === 'members.hostileShare' ? 0 : 1,
  to: name === 'replying.base' ? -5 : name === 'members.hostileShare' ? 0.1 : 16,
  scale: 'linear' as const,
  whole: false,
  steps: undefined,
}))
export const screened: Study = study({
  ...few,
  arms: [{ name: 'a', settings: {} }],
  sensitivity: {
    method: 'morris',
    design: { method: 'morris', axes, trajectories: 6, levels: 4 },
    measures: ['activeMembers', 'unanswered'],
  },
})
export const shared: Study = study({
  ...few,
  sensitivity: { method: 'sobol', design: { method: 'saltelli', axes, draws: 16 }, measures: ['activeMembers', 'unanswered'] },
})
