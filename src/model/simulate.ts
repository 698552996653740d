/** Parameters and a seed in; series, measures and, where asked for, the post log and what members could tell out. */
import { type Account, accountsOf } from './accounts.js'
import { planFounding } from './arriving.js'
import { configure, type Parameters, type Settings } from './configure.js'
import { createForum, type Forum } from './forum.js'
import type { Log } from './log.js'
import { bits } from './luck.js'
import { type DailyName, type MeasureName, summarise } from './measures.js'
import { M, MEMBER_SHIFT, type Records } from './records.js'
import { step } from './step.js'

export interface Options {
  /** Keep every post; costs memory, changes nothing else. */
  readonly log?: boolean
  /** Keep what an interview asks for; costs memory, changes nothing else. */
  readonly testimony?: boolean
}

/** The post log of a run in columns; a post's number is its place, from 0. */
export type PostLog = Readonly<Omit<Log, 'firstPost' | 'lastAnswer'>>

export interface Run {
  readonly parameters: Parameters
  readonly seed: string
  /** NaN where a measure is not defined, as the share of unanswered threads in a forum without threads. */
  readonly measures: Readonly<Record<MeasureName, number>>
  /** One value per day of the run. */
  readonly daily: Readonly<Record<DailyName, Float64Array>>
  /** Posts of each member who wrote any, most first. */
  readonly postsByMember: Int32Array
  readonly log?: PostLog
  /** What each member could tell, by number; where it was asked for. */
  readonly accounts?: readonly Account[]
  /** 16 hexadecimal digits over every member and thread at the end: equal for equal runs. */
  readonly hash: string
}

/** A forum on the morning of its first day, ready to be stepped through. */
export function found(settings: Settings = {}, seed: string | number = 'responsorium', options: Options = {}): Forum {
  if (String(seed) === '') throw new RangeError('the seed is empty; give any text or number')
  const forum = createForum(configure(settings), String(seed), options.log ?? false, options.testimony ?? false)
  planFounding(forum)
  return forum
}

/**
 * Runs a forum from its founding to its horizon.
 * @param settings parameters that differ from their defaults, by dotted name
 * @param seed any text that is not empty, or a number; equal settings and seeds give equal runs
 * @throws ParameterError naming every setting that is unknown or out of its range
 */
export function simulate(settings: Settings = {}, seed: string | number = 'responsorium', options: Options = {}): Run {
  const forum = found(settings, seed, options)
  while (forum.now < forum.steps) step(forum)
  return {
    parameters: forum.parameters,
    seed: String(seed),
    measures: summarise(forum),
    daily: forum.daily,
    postsByMember: postsByMember(forum),
    ...(forum.log === undefined ? {} : { log: trimmed(forum.log) }),
    ...(forum.testimony === undefined ? {} : { accounts: accountsOf(forum, forum.testimony) }),
    hash: hashOf(forum),
  }
}

function postsByMember({ members }: Forum): Int32Array {
  const posts: number[] = []
  for (let member = 0; member < members.count; member++) {
    const own = members.whole[(member << MEMBER_SHIFT) + M.posts]!
    if (own > 0) posts.push(own)
  }
  return Int32Array.from(posts).sort().reverse()
}

function trimmed(log: Log): PostLog {
  const { length } = log
  return {
    length,
    thread: log.thread.slice(0, length),
    member: log.member.slice(0, length),
    parent: log.parent.slice(0, length),
    time: log.time.slice(0, length),
    kind: log.kind.slice(0, length),
    parts: log.parts.slice(0, 4 * length),
  }
}

/** Fingerprint of every member and thread, bit for bit. */
export function hashOf(forum: Forum): string {
  let a = 1
  let b = 2
  const take = ({ whole, count, shift }: Records): void => {
    for (let k = 0; k < count << shift; k += 2) {
      a = Math.imul((a ^ whole[k]!) + (b >>> 15), 0x9e3779b1)
      b = Math.imul((b ^ whole[k + 1]!) + (a >>> 17), 0x85ebca77)
    }
  }
  take(forum.members)
  take(forum.threads)
  const hex = (x: number): string => (x >>> 0).toString(16).padStart(8, '0')
  return hex(bits(a, b, 1, 0)) + hex(bits(a, b, 2, 0))
}
