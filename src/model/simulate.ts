/** Parameters and a seed in; series, measures and, where asked for, the post log out. */
import type { Parameters, Settings } from './configure.js'
import type { DailyName, MeasureName } from './measures.js'

export interface Options {
  /** Keep every post; costs memory, changes nothing else. */
  readonly log?: boolean
}

/** The post log in columns, one entry per post in the order of writing. */
export interface PostLog {
  readonly length: number
  readonly thread: Int32Array
  /** Member number from 1; 0 for a professional. */
  readonly member: Int32Array
  /** Post answered, from 0; -1 for the first post of a thread. */
  readonly parent: Int32Array
  /** Seconds since the start of the run. */
  readonly time: Int32Array
  readonly kind: Uint8Array
}

export const postKinds = ['open', 'reply', 'thanks', 'violation', 'professional'] as const

export interface Run {
  readonly parameters: Parameters
  readonly seed: string
  /** NaN where a measure is not defined, as the share of unanswered threads in a forum without threads. */
  readonly measures: Readonly<Record<MeasureName, number>>
  /** One value per day of the run. */
  readonly daily: Readonly<Record<DailyName, Float64Array>>
  readonly log?: PostLog
  /** A number of 16 hexadecimal digits over everything the forum holds at the end: equal for equal runs. */
  readonly hash: string
}

export declare function simulate(settings?: Settings, seed?: string | number, options?: Options): Run
