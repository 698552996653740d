/** The runner of every engine: one simulation, with what is wanted of it. */
import { factsOf } from '../evidence/facts.js'
import { interview as interviewOf } from '../evidence/interview/interview.js'
import { nullLog, tempoFacts, tempoOf } from '../evidence/nullLog.js'
import { type Posts, postsOf } from '../evidence/posts.js'
import { type Ended, simulate } from '../model/simulate.js'
import type { FactsAsked, Kept, Product, Task } from './engine.js'

/** Simulates one run. */
export function carryOut(task: Task): Product {
  const { run, log = false, facts, nullModel, interview, mostPosts } = task
  const options = {
    log: log || facts !== undefined,
    testimony: interview !== undefined,
    ...(mostPosts === undefined ? {} : { mostPosts }),
  }
  const simulated = simulate(run.forums ?? run.settings, run.seed, options)
  const { hash, forums, log: posts, parameters } = simulated
  return {
    ...keptOf(simulated, task),
    hash,
    ...(forums ? { forums: forums.map((forum) => keptOf(forum, task)) } : {}),
    ...(facts && posts ? factsOfRun(postsOf(posts), facts, parameters.clock.days, nullModel ? run.seed : undefined) : {}),
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

/** A run is watched from its founding to its last day, whenever the first and the last post fall; so is the null model, where it has a seed. */
function factsOfRun(posts: Posts, { names, ...asked }: FactsAsked, days: number, nullSeed: string | undefined) {
  const window = { from: 0, to: days, ...asked }
  const facts = factsOf(posts, window, names)
  if (nullSeed === undefined) return { facts }
  const tempo = tempoOf(factsOf(posts, { from: 0, to: days }, tempoFacts))
  return { facts, nullFacts: factsOf(nullLog(tempo, nullSeed), window, names) }
}
