/** From finished runs, one after another in the order of the plan, to the results of a study. */
import type { Study } from '../scenario/study.js'
import type { Product } from './engine.js'
import type { Results, RunRow, RunSpecification, Writers } from './results.js'
import { collectTimeline } from './timeline.js'

export interface Summary {
  /** Takes up a run; must be called in the order of the plan. */
  add(run: RunSpecification, product: Omit<Product, 'log'>): void
  /** Takes up a run that threw. */
  addFailed(run: RunSpecification): void
  results(study: Study): Results
}

/** Keeps a row of every run; of a study without a design the moments of the daily series and the writers of each arm's first run. */
export function summarise(): Summary {
  const rows: RunRow[] = []
  const failed: RunSpecification[] = []
  const writers: Writers[] = []
  const timeline = collectTimeline()
  return {
    add(run, { measures, hash, daily, postsByMember: posts }) {
      rows.push({ ...run, measures, hash })
      // Days and writers drawn together over the points of a design would show none of them.
      if (run.point !== '') return
      timeline.add(run.arm, daily)
      if (posts && !writers.some(({ arm }) => arm === run.arm)) writers.push({ arm: run.arm, posts: Array.from(posts) })
    },
    addFailed: (run) => failed.push(run),
    results: (study) => ({ study, rows, ...(failed.length > 0 ? { failed } : {}), timeline: timeline.points(), writers }),
  }
}
