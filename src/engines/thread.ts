/** Runs one after another in this thread. */
import { type Engine, failureOf, type Runner } from '../experiment/engine.js'
import { carryOut } from '../experiment/runner.js'

/** An engine that carries out one run at a time here; between two runs the rest of the program has its turn. */
export const inThisThread = (runner: Runner = carryOut): Engine =>
  async function* (tasks, stop) {
    for (const task of tasks) {
      try {
        yield { run: task.run, product: runner(task) }
      } catch (thrown) {
        yield { run: task.run, failure: failureOf(thrown) }
      }
      await new Promise((resolve) => setTimeout(resolve))
      if (stop?.aborted) return
    }
  }
