/** The charts that a study file may ask for, by name. */
import type { TopLevelSpec } from 'vega-lite'
import type { Results } from '../experiment/results.js'
import type { ChartName } from '../scenario/study.js'
import { arms } from './arms.js'
import { type Pattern, patterns } from './patterns.js'
import { relief } from './relief.js'
import { timeline } from './timeline.js'
import { writers } from './writers.js'

/** The specification of one chart. `bands` are the patterns of real forums, for the chart of that name. */
export function chart(name: ChartName, results: Results, bands: readonly Pattern[]): TopLevelSpec {
  return name === 'patterns' ? patterns(results, bands) : charts[name](results)
}

const charts = { timeline, arms, relief, writers }
