/** The runner of every engine: one simulation, with what is wanted of it. */
import { type Fact, type FactName, factsOf } from '../evidence/facts.js'
import { interview as interviewOf } from '../evidence/interview/interview.js'
import { postsOf } from '../evidence/posts.js'
import { type PostLog, simulate } from '../model/simulate.js'
import type { FactsAsked, Product, Task } from './engine.js'

/** Simulates one run. */
export function carryOut({ run, writers, log = false, facts, interview }: Task): Product {
  const simulated = simulate(run.settings, run.seed, { log: log || facts !== undefined, testimony: interview !== undefined })
  const { measures, daily, hash, postsByMember, log: posts, accounts, parameters } = simulated
  return {
    measures,
    daily,
    hash,
    ...(writers ? { postsByMember } : {}),
    ...(log && posts ? { log: posts } : {}),
    ...(facts && posts ? { facts: factsOfRun(posts, facts, parameters.clock.days) } : {}),
    ...(interview && accounts ? { interview: interviewOf(accounts, interview, run.seed) } : {}),
  }
}

/** A run is watched from its founding to its last day, whenever the first and the last post fall. */
const factsOfRun = (log: PostLog, { names, ...window }: FactsAsked, days: number): Record<FactName, Fact> =>
  factsOf(postsOf(log), { from: 0, to: days, ...window }, names)
