/** Parameters and a seed in; series, measures and, where asked for, the post log and what members could tell out. */
import { type Account, accountsOf } from './accounts.js'
import { planFounding } from './arriving.js'
import { configure, type Parameters, type Settings } from './configure.js'
import { createForum, type Forum } from './forum.js'
import type { Log } from './log.js'
import { bits } from './luck.js'
import { type DailyName, type MeasureName, summarise } from './measures.js'
import { M, MEMBER_SHIFT, type Records } from './records.js'
import { foundTogether, type NamedSettings } from './sideBySide.js'
import { step, stepTogether } from './step.js'
import { gather } from './whole.js'
import { gatherLog } from './wholeLog.js'

export interface Options {
  /** Keep every post; costs memory, changes nothing else. */
  readonly log?: boolean
  /** Keep what an interview asks for; costs memory, changes nothing else. */
  readonly testimony?: boolean
  /** Give up a run that writes more posts than this; only of a forum alone whose log is kept. */
  readonly mostPosts?: number
}

/** The post log of a run in columns; a post's number is its place, from 0. */
export type PostLog = Readonly<Omit<Log, 'firstPost' | 'lastAnswer'>>

/** What is known of a forum at the end of its run; of several side by side, of the whole, in which every person counts once. */
export interface Ended {
  /** NaN where a measure is not defined, as the share of unanswered threads in a forum without threads. */
  readonly measures: Readonly<Record<MeasureName, number>>
  /** One value per day of the run. */
  readonly daily: Readonly<Record<DailyName, Float64Array>>
  /** Posts of each member who wrote any, most first. */
  readonly postsByMember: Int32Array
  readonly log?: PostLog
  /** What each member could tell, by number; where it was asked for. Of several forums each member tells of one: none for the whole. */
  readonly accounts?: readonly Account[]
}

/** One of several forums at the end of a run. */
export interface ForumRun extends Ended {
  readonly name: string
  readonly parameters: Parameters
}

export interface Run extends Ended {
  /** Of the first forum, where there are several. */
  readonly parameters: Parameters
  readonly seed: string
  /** Each of several forums side by side; missing where there is one. */
  readonly forums?: readonly ForumRun[]
  /** 16 hexadecimal digits over every member and thread at the end: equal for equal runs. */
  readonly hash: string
}

/** A forum on the morning of its first day, ready to be stepped through. */
export function found(settings: Settings = {}, seed: string | number = 'responsorium', options: Options = {}): Forum {
  const forum = createForum(configure(settings), checked(seed), options.log ?? false, options.testimony ?? false)
  planFounding(forum)
  return forum
}

function checked(seed: string | number): string {
  if (String(seed) === '') throw new RangeError('the seed is empty; give any text or number')
  return String(seed)
}

/**
 * Runs a forum, or several side by side, from the founding to the horizon.
 * @param settings parameters that differ from their defaults, by dotted name; of several forums, those of each. One that is given
 * as a list is a forum alone
 * @param seed any text that is not empty, or a number; equal settings and seeds give equal runs
 * @throws ParameterError naming every setting that is unknown or out of its range, or that several forums cannot differ in;
 * RangeError for a run that is given up
 */
export function simulate(
  settings: Settings | readonly NamedSettings[] = {},
  seed: string | number = 'responsorium',
  options: Options = {},
): Run {
  if (isSeveral(settings)) return simulateTogether(settings, seed, options)
  const forum = found(isList(settings) ? settings[0]?.settings : settings, seed, options)
  const { mostPosts = Number.POSITIVE_INFINITY } = options
  while (forum.now < forum.steps) {
    step(forum)
    if (forum.log !== undefined && forum.log.length > mostPosts)
      throw new RangeError(`more than ${mostPosts} posts by day ${Math.ceil(forum.now * forum.stepDays)}: given up`)
  }
  return { ...ended(forum), parameters: forum.parameters, seed: String(seed), hash: hashOf(forum) }
}

const isList = (settings: Settings | readonly NamedSettings[]): settings is readonly NamedSettings[] => Array.isArray(settings)
const isSeveral = (settings: Settings | readonly NamedSettings[]): settings is readonly NamedSettings[] =>
  isList(settings) && settings.length > 1

function simulateTogether(settings: readonly NamedSettings[], seed: string | number, options: Options): Run {
  const { whole, forums } = foundTogether(settings, checked(seed), options)
  while (whole.now < whole.steps) stepTogether(whole, forums)
  gather(whole, forums)
  const log = gatherLog(forums)
  return {
    ...ended(whole),
    ...(log ? { log: trimmed(log) } : {}),
    parameters: whole.parameters,
    seed: String(seed),
    forums: forums.map((forum, place) => ({ name: settings[place]!.name, parameters: forum.parameters, ...ended(forum) })),
    hash: hashOf(...forums),
  }
}

const ended = (forum: Forum): Ended => ({
  measures: summarise(forum),
  daily: forum.daily,
  postsByMember: postsByMember(forum),
  ...(forum.log === undefined ? {} : { log: trimmed(forum.log) }),
  ...(forum.testimony === undefined ? {} : { accounts: accountsOf(forum, forum.testimony) }),
})

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

/** Fingerprint of every member and thread of a run, bit for bit. */
export function hashOf(...forums: readonly Forum[]): string {
  let a = 1
  let b = 2
  const take = ({ whole, count, shift }: Records): void => {
    for (let k = 0; k < count << shift; k += 2) {
      a = Math.imul((a ^ whole[k]!) + (b >>> 15), 0x9e3779b1)
      b = Math.imul((b ^ whole[k + 1]!) + (a >>> 17), 0x85ebca77)
    }
  }
  for (const { members, threads } of forums) {
    take(members)
    take(threads)
  }
  const hex = (x: number): string => (x >>> 0).toString(16).padStart(8, '0')
  return hex(bits(a, b, 1, 0)) + hex(bits(a, b, 2, 0))
}
