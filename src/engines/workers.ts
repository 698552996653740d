/** Runs in worker threads. */
import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'
import { type Engine, failureOf, type Outcome, type Product, type Task } from '../experiment/engine.js'

const ownRunner = new URL('./worker.js', import.meta.url)

/**
 * An engine that carries out up to `count` runs at once, each in a thread of its own. A thread that dies (out of memory,
 * say) fails its run and is replaced.
 * @param module A built JavaScript module whose default export is a Runner; the simulation where none is given.
 * @throws what keeps a worker from loading its module.
 */
export const inWorkers = (count: number, module: URL = ownRunner): Engine =>
  async function* (tasks, stop) {
    const pool = new Piscina<Task, Product>({
      filename: fileURLToPath(module),
      minThreads: count,
      maxThreads: count,
      idleTimeout: 1000,
    })
    const queue = tasks[Symbol.iterator]()
    const ended: Outcome[] = []
    let inHand = 0
    let broken: unknown
    let wake = (): void => undefined

    // Not a race of promises: one that waits long would hold on to the products of all that ended meanwhile.
    const end = (outcome: Outcome): void => {
      inHand--
      ended.push(outcome)
      take()
      wake()
    }
    // Whoever takes up the outcomes may be slower than the threads: they do not run far ahead.
    const take = (): void => {
      while (inHand < 2 * count && ended.length < 4 * count && !stop?.aborted) {
        const { done, value: task } = queue.next()
        if (done) return
        inHand++
        pool.run(task).then(
          (product) => end({ run: task.run, product }),
          (thrown) => end({ run: task.run, failure: failureOf(thrown) }),
        )
      }
    }
    // A worker that cannot even load its module is announced here only; its tasks would wait for ever.
    pool.on('error', (error) => {
      broken ??= error
      wake()
    })

    try {
      for (take(); inHand > 0 || ended.length > 0; take()) {
        const outcome = ended.shift()
        if (outcome) yield outcome
        else if (broken) throw broken
        else
          await new Promise<void>((resolve) => {
            wake = resolve
          })
      }
    } finally {
      await pool.destroy()
    }
  }
