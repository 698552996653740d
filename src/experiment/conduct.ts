/** A whole study at once, in memory: plan, runs, results. */
import type { Study } from '../scenario/study.js'
import type { Engine, Product } from './engine.js'
import { judge, nextLook } from './judging/judge.js'
import { plan, runsUntilDecided } from './plan.js'
import type { Results, RunSpecification } from './results.js'
import { summarise } from './summarise.js'
import { tasksOf } from './tasks.js'

/**
 * Carries out every run of a study, until its hypotheses are decided where it asks for that, and draws the results together;
 * the same results whatever the engine.
 * @throws Error naming the first run that failed.
 */
export async function conduct(study: Study, engine: Engine): Promise<Results> {
  const products = new Map<string, Product>()
  let runs: RunSpecification[] = []
  for (let upTo: number | undefined = study.replicates.least; upTo !== undefined; ) {
    runs = plan(study, upTo)
    const missing = runs.filter(({ id }) => !products.has(id))
    for await (const { run, ...outcome } of engine(tasksOf(missing))) {
      if ('failure' in outcome) throw failed(run, outcome.failure.message)
      products.set(run.id, outcome.product)
    }
    upTo = runsUntilDecided(study) ? nextLook(judged(study, runs, products), study.replicates) : undefined
  }
  // Runs may end in any order; they are taken up in that of the plan.
  const summary = summarise()
  for (const run of runs) summary.add(run, products.get(run.id)!)
  return summary.results(study)
}

const judged = (study: Study, runs: readonly RunSpecification[], products: ReadonlyMap<string, Product>) =>
  judge(
    study,
    runs.map((run) => ({ ...run, measures: products.get(run.id)!.measures })),
    { resamples: 100 },
  )

const failed = ({ id, seed }: RunSpecification, message: string): Error =>
  new Error(`The run ${id} (seed ${seed}) failed: ${message}`)
