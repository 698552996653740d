/** What a verdict hangs on: the same hypothesis judged apart at each value of a swept parameter. */
import { declarationOf, type ParameterName, type Settings } from '../../model/configure.js'
import type { Hypothesis } from '../../scenario/hypothesis.js'
import { inRows } from '../../scenario/rows.js'
import type { Study } from '../../scenario/study.js'
import { type Verdict, verdicts } from '../../statistics/verdict.js'
import { cellsOf } from '../cells.js'
import { valueIn } from '../plan.js'
import { type Judged, judgeBy } from './judge.js'
import { type EndedRun, outcomesOf } from './outcomes.js'

/** A hypothesis along a parameter that it does not speak of. */
export interface Levels {
  readonly along: ParameterName
  readonly at: readonly Level[]
}

export interface Level {
  readonly value: number | string
  /** Whether it is what the model takes where nothing is said. */
  readonly usual: boolean
  /** By the runs with this value alone; its p-value is not adjusted. */
  readonly judged: Judged
}

/**
 * A hypothesis at each value of each swept parameter but the one it speaks of. In a grid over all points of the other
 * parameters; one at a time, where these stay as they are. None in other designs. Every level has an error of 5 % of its own,
 * so of twenty one may differ by chance.
 */
export function levelsOf(hypothesis: Hypothesis, study: Study, runs: readonly EndedRun[]): Levels[] {
  const { design } = study
  if (design?.method !== 'grid' && design?.method !== 'one-at-a-time') return []
  const { cells, replicates } = outcomesOf(cellsOf(inRows(study)), runs)
  const { expectation } = hypothesis
  const names = design.axes.map(({ name }) => name)
  const stay = (name: ParameterName, at: Settings) => valueIn(at, name) === valueIn(study.settings, name)
  const spoken = 'along' in expectation ? expectation.along : undefined
  return names
    .filter((name) => name !== spoken)
    .map((name) => {
      const others = design.method === 'grid' ? [] : names.filter((other) => other !== name && other !== spoken)
      const alike = cells.filter(({ settings }) => others.every((other) => stay(other, settings)))
      // Names have no order; NaN leaves them in that of the file.
      const values = [...new Set(alike.map(({ settings }) => valueIn(settings, name)))].sort((a, b) => Number(a) - Number(b) || 0)
      const at = values.map((value) => ({
        value,
        usual: declarationOf(name)?.default === value,
        judged: judgeBy(
          hypothesis,
          alike.filter(({ settings }) => valueIn(settings, name) === value),
          replicates,
          study,
          1,
        ),
      }))
      return { along: name, at }
    })
}

/** `supported at 0.8 and 1.6 (default); cannot tell at 0` */
export function levelsInWords({ at }: Levels): string {
  const told = verdicts.map((verdict): [Verdict, Level[]] => [verdict, at.filter(({ judged }) => judged.verdict === verdict)])
  const spoken = told.filter(([, levels]) => levels.length > 0)
  return spoken.map(([verdict, levels]) => `${verdict} at ${listed(levels.map(named), spoken.length === 1)}`).join('; ')
}

const named = ({ value, usual }: Level): string => `${value}${usual ? ' (default)' : ''}`

function listed(values: readonly string[], all: boolean): string {
  const last = values.at(-1) ?? ''
  if (values.length === 1) return last
  return `${all ? 'all of ' : ''}${values.slice(0, -1).join(', ')} and ${last}`
}
