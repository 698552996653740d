/** From finished runs, one after another in the order of the plan, to the results of a study. */
import type { Study } from '../scenario/study.js'
import type { Product } from './engine.js'
import type { Results, RunRow, RunSpecification, Writers } from './results.js'
import { collectTimeline } from './timeline.js'

export interface Summary {
  /** Takes up a run; must be called in the order of the plan. */
  add(run: RunSpecification, product: Omit<Product, 'log'>): void
  results(study: Study): Results
}

/** Keeps a row of every run, of the daily series only their moments, and the writers of the first run of each arm. */
export function summarise(): Summary {
  const rows: RunRow[] = []
  const writers: Writers[] = []
  const timeline = collectTimeline()
  return {
    add(run, { measures, hash, daily, postsByMember: posts }) {
      rows.push({ ...run, measures, hash })
      timeline.add(run.arm, daily)
      if (posts && !writers.some(({ arm }) => arm === run.arm)) writers.push({ arm: run.arm, posts: Array.from(posts) })
    },
    results: (study) => ({ study, rows, timeline: timeline.points(), writers }),
  }
}
