/** The charts that a study file may ask for, by name. */
import type { TopLevelSpec } from 'vega-lite'
import type { Results } from '../experiment/results.js'
import type { ChartName } from '../scenario/study.js'
import { arms } from './arms.js'
import { patterns } from './patterns.js'
import { relief } from './relief.js'
import { timeline } from './timeline.js'
import { writers } from './writers.js'

const charts: Readonly<Record<ChartName, (results: Results) => TopLevelSpec>> = { timeline, arms, relief, writers, patterns }

/** The specification of one chart of a study. */
export const chart = (name: ChartName, results: Results): TopLevelSpec => charts[name](results)
