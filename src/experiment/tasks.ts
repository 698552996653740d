/** What is wanted of each run of a plan. */
import type { Task } from './engine.js'
import type { RunSpecification } from './results.js'

/** The tasks of some runs. Without a design, the first replicate of each arm also shows who wrote. With `log`, every post is kept. */
export function* tasksOf(runs: Iterable<RunSpecification>, options: { readonly log?: boolean } = {}): Generator<Task> {
  for (const run of runs) yield { run, writers: run.replicate === 1 && run.point === '', log: options.log ?? false }
}
