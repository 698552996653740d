/** From finished runs, one after another in the order of the plan, to the results of a study. */
import { inRows } from '../scenario/rows.js'
import type { Study } from '../scenario/study.js'
import type { Product } from './engine.js'
import { productsOf, type Results, type RunRow, type RunSpecification, rowsOf, type Writers } from './results.js'
import { collectTimeline } from './timeline.js'

export interface Summary {
  /** Takes up a run; must be called in the order of the plan. */
  add(run: RunSpecification, product: Pick<Product, 'measures' | 'daily' | 'hash' | 'postsByMember' | 'forums'>): void
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
    add(run, product) {
      const { hash } = product
      const places = rowsOf(run)
      productsOf(product).forEach(({ measures, daily, postsByMember: posts }, index) => {
        const place = places[index]!
        const { arm } = place
        rows.push({ ...place, measures, hash })
        // Days and writers drawn together over the points of a design would show none of them.
        if (run.point !== '') return
        timeline.add(arm, daily)
        if (posts && !writers.some((known) => known.arm === arm)) writers.push({ arm, posts: Array.from(posts) })
      })
    },
    addFailed: (run) => failed.push(run),
    results: (study) => ({
      study: inRows(study),
      rows,
      ...(failed.length > 0 ? { failed } : {}),
      timeline: timeline.points(),
      writers,
    }),
  }
}
