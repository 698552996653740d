/** Runs in worker threads. */
import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'
import { type Engine, failureOf, type Outcome, type Product, type Task } from '../experiment/engine.js'

const ownRunner = new URL('./worker.js', import.meta.url)

/**
 * An engine that carries out up to `count` runs at once, each in a thread of its own. A thread that dies (out of memory,
 * say) fails its run and is replaced.
 * @param module A built JavaScript module whose default export is a Runner; the simulation where none is given.
 */
export const inWorkers = (count: number, module: URL = ownRunner): Engine =>
  async function* (tasks, stop) {
    const pool = new Piscina<Task, Product>({
      filename: fileURLToPath(module),
      minThreads: 1,
      maxThreads: count,
      idleTimeout: 1000,
    })
    // A failing worker is also announced on the pool, where nobody listening would end the process.
    pool.on('error', () => undefined)
    const queue = tasks[Symbol.iterator]()
    const inHand = new Map<Task, Promise<[Task, Outcome]>>()
    const take = (): void => {
      while (inHand.size < count && !stop?.aborted) {
        const next = queue.next()
        if (next.done) return
        inHand.set(next.value, carried(pool, next.value))
      }
    }
    try {
      take()
      while (inHand.size > 0) {
        const [task, outcome] = await Promise.race(inHand.values())
        inHand.delete(task)
        take()
        yield outcome
      }
    } finally {
      await pool.destroy()
    }
  }

const carried = (pool: Piscina<Task, Product>, task: Task): Promise<[Task, Outcome]> =>
  pool.run(task).then(
    (product) => [task, { run: task.run, product }],
    (thrown) => [task, { run: task.run, failure: failureOf(thrown) }],
  )
