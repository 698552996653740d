/**
 * What carries out runs: this thread, worker threads, a cluster. An engine knows neither studies nor files: specifications
 * go in, what became of each comes out, in whatever order they end.
 */
import type { Fact, FactName, FactWindow } from '../evidence/facts.js'
import type { Interview } from '../evidence/interview/interview.js'
import type { InterviewParameters } from '../evidence/interview/parameters.js'
import type { DailyName, MeasureName } from '../model/measures.js'
import type { PostLog } from '../model/simulate.js'
import type { RunSpecification } from './results.js'

/** One run to carry out, and what is wanted of it beyond its measures and daily series. */
export interface Task {
  readonly run: RunSpecification
  /** The number of posts of every member, for the chart of who writes. */
  readonly writers?: boolean
  /** Every post. */
  readonly log?: boolean
  /** The facts of its posts, over the whole run where no other window is named; the posts themselves are not handed back. */
  readonly facts?: FactsAsked
  /** The same facts of the null model at the tempo of its posts. */
  readonly nullModel?: boolean
  /** The interview at its end, by these numbers. */
  readonly interview?: InterviewParameters
  /** Fail the run once it has written more posts than this; only where its log or facts are wanted. */
  readonly mostPosts?: number
}

/** Which facts of a run's posts, and within which days; the quick ones where no names are given. */
export interface FactsAsked extends Partial<FactWindow> {
  readonly names?: readonly FactName[]
}

/** What one run leaves; of several forums side by side, the whole of them, in which every person counts once. */
export interface Product extends Kept {
  readonly hash: string
  readonly facts?: Readonly<Record<FactName, Fact>>
  readonly nullFacts?: Readonly<Record<FactName, Fact>>
  /** What each of several forums left; missing where there is one. */
  readonly forums?: readonly Kept[]
}

/** What a forum leaves. */
export interface Kept {
  readonly measures: Readonly<Record<MeasureName, number>>
  /** One value per day. */
  readonly daily: Readonly<Record<DailyName, Float64Array>>
  /** Posts per member who posted, most first. */
  readonly postsByMember?: Int32Array
  readonly log?: PostLog
  readonly interview?: Interview
}

/** What became of a run: its product, or why there is none. */
export type Outcome =
  | { readonly run: RunSpecification; readonly product: Product }
  | { readonly run: RunSpecification; readonly failure: Failure }

export interface Failure {
  readonly message: string
  readonly stack: string
}

/** Carries out one task or throws. */
export type Runner = (task: Task) => Product

/**
 * Carries out tasks and hands back each outcome once, as it comes. It takes a task only when it can begin with it; when
 * `stop` is aborted it takes no more and ends after those it has.
 */
export type Engine = (tasks: Iterable<Task>, stop?: AbortSignal) => AsyncIterable<Outcome>

/** What a runner threw, in words that survive a thread, a file and a table. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof Error) return { message: thrown.message || thrown.name, stack: thrown.stack ?? `${thrown}` }
  return { message: String(thrown), stack: String(thrown) }
}
