/** The runner of every engine: one simulation, with what is wanted of it. */
import { type Fact, type FactName, factsOf } from '../evidence/facts.js'
import { interview as interviewOf } from '../evidence/interview/interview.js'
import { postsOf } from '../evidence/posts.js'
import { type Ended, type PostLog, simulate } from '../model/simulate.js'
import type { FactsAsked, Kept, Product, Task } from './engine.js'

/** Simulates one run. */
export function carryOut(task: Task): Product {
  const { run, log = false, facts, interview } = task
  const options = { log: log || facts !== undefined, testimony: interview !== undefined }
  const simulated = simulate(run.forums ?? run.settings, run.seed, options)
  const { hash, forums, log: posts, parameters } = simulated
  return {
    ...keptOf(simulated, task),
    hash,
    ...(forums ? { forums: forums.map((forum) => keptOf(forum, task)) } : {}),
    ...(facts && posts ? { facts: factsOfRun(posts, facts, parameters.clock.days) } : {}),
  }
}

function keptOf({ measures, daily, postsByMember, log: posts, accounts }: Ended, { run, writers, log, interview }: Task): Kept {
  return {
    measures,
    daily,
    ...(writers ? { postsByMember } : {}),
    ...(log && posts ? { log: posts } : {}),
    ...(interview && accounts ? { interview: interviewOf(accounts, interview, run.seed) } : {}),
  }
}

/** A run is watched from its founding to its last day, whenever the first and the last post fall. */
const factsOfRun = (log: PostLog, { names, ...window }: FactsAsked, days: number): Record<FactName, Fact> =>
  factsOf(postsOf(log), { from: 0, to: days, ...window }, names)
