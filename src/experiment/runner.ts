/** The runner of every engine: one simulation, with what is wanted of it. */
import { simulate } from '../model/simulate.js'
import type { Product, Task } from './engine.js'

/** Simulates one run. */
export function carryOut({ run, writers, log = false }: Task): Product {
  const { measures, daily, hash, postsByMember, log: posts } = simulate(run.settings, run.seed, { log })
  return { measures, daily, hash, ...(writers ? { postsByMember } : {}), ...(posts ? { log: posts } : {}) }
}
