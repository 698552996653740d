/** A whole study at once, in memory: plan, runs, results. */
import type { Study } from '../scenario/study.js'
import type { Engine, Product } from './engine.js'
import { plan } from './plan.js'
import type { Results } from './results.js'
import { summarise } from './summarise.js'
import { tasksOf } from './tasks.js'

/**
 * Carries out every run of a study and draws the results together; the same results whatever the engine.
 * @throws Error naming the first run that failed, with what it threw as the cause.
 */
export async function conduct(study: Study, engine: Engine): Promise<Results> {
  const runs = plan(study)
  const summary = summarise()
  const early = new Map<string, Product>()
  let next = 0
  for await (const outcome of engine(tasksOf(runs))) {
    const { id, seed } = outcome.run
    if ('failure' in outcome)
      throw new Error(`The run ${id} (seed ${seed}) failed: ${outcome.failure.message}`, { cause: outcome.failure })
    early.set(id, outcome.product)
    // Runs may end in any order; they are taken up in that of the plan.
    for (let run = runs[next]; run && early.has(run.id); run = runs[++next]) {
      summary.add(run, early.get(run.id)!)
      early.delete(run.id)
    }
  }
  return summary.results(study)
}
