/**
 * Luck as a function. A draw is named: by a key (of the run, then of a member or of one visit of a member), by the decision
 * it serves and by an index. Equal names give equal draws, whatever else happened; so one decision more or less never
 * disturbs another, and two scenarios share the luck of all that they have in common (common random numbers).
 *
 * The draws are a keyed counter hash: two rounds of multiply and xor-shift with the constants of the "lowbias32" finaliser
 * (C. Wellons, hash-prospector, public domain) and 64 bits of key, one word added before each round.
 */
import { cosineOfTurns, exp, log } from './elementary.js'

/** The decisions that need luck. A name is part of a result's identity: renumbering moves every number. */
export const decision = {
  arrivals: 1,
  founding: 2,
  newMember: 3,
  topics: 4,
  traits: 5,
  hostile: 6,
  lifePhase: 7,
  lifeTurn: 8,
  care: 9,
  order: 10,
  thanks: 11,
  seekCare: 12,
  findFirst: 13,
  threads: 14,
  reply: 15,
  violate: 16,
  removal: 17,
  platitude: 18,
  refer: 19,
  notice: 20,
  open: 21,
  threadTopics: 22,
  wrongful: 23,
  leave: 24,
  recovered: 25,
  nextVisit: 26,
  visit: 27,
  noticeAsHelper: 29,
  noticeAsVictim: 30,
  professional: 28,
  discover: 31,
} as const

const GOLDEN = 0x9e3779b1

/** 32 hashed bits, as a signed integer, of a key (two words) and a name (two words of at most 32 bits). */
export function bits(keyA: number, keyB: number, what: number, index: number): number {
  let x = (keyA + Math.imul(what, GOLDEN)) | 0
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d)
  x = (x ^ (x >>> 15)) + Math.imul(index, 0x85ebca77) + keyB
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d)
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b)
  return x ^ (x >>> 16)
}

/** A uniform number in the open interval (0, 1). */
export function uniform(keyA: number, keyB: number, what: number, index: number): number {
  return ((bits(keyA, keyB, what, index) >>> 0) + 0.5) * 2 ** -32
}

/** A standard normal number, by the method of Box and Muller (1958); takes the indices 2 i and 2 i + 1. */
export function normal(keyA: number, keyB: number, what: number, index: number): number {
  const radius = Math.sqrt(-2 * log(uniform(keyA, keyB, what, 2 * index)))
  return radius * cosineOfTurns(uniform(keyA, keyB, what, 2 * index + 1))
}

/** An exponential number of mean 1. */
export function exponential(keyA: number, keyB: number, what: number, index: number): number {
  return -log(uniform(keyA, keyB, what, index))
}

/** A geometric number 0, 1, 2, ... of the given mean. */
export function geometric(mean: number, keyA: number, keyB: number, what: number, index: number): number {
  if (mean === 0) return 0
  return Math.floor(log(uniform(keyA, keyB, what, index)) / log(mean / (1 + mean)))
}

/** The largest mean that one inversion of a Poisson distribution takes; a larger one is cut into pieces. */
const PIECE = 16
/** Above the steps of the longest run, 700 800, and low enough that no two pieces, at most 313 in a step, have the same name. */
const NAMES_PER_PIECE = 2 ** 20

/**
 * A Poisson number, by inversion, so that a larger mean never gives a smaller number for the same name.
 * `index` names it; a mean above 16 is the sum of independent pieces.
 */
export function poisson(mean: number, keyA: number, keyB: number, what: number, index: number): number {
  let sum = 0
  for (let piece = 0, rest = mean; rest > 0; piece++, rest -= PIECE) {
    const part = Math.min(rest, PIECE)
    let chance = exp(-part)
    let left = uniform(keyA, keyB, what, index + piece * NAMES_PER_PIECE) - chance
    for (let k = 1; left > 0 && k < 200; k++) {
      sum++
      chance *= part / k
      left -= chance
    }
  }
  return sum
}

/** 1 / (1 + exp(-x)). */
export const logistic = (x: number): number => 1 / (1 + exp(-x))

/** logistic(k + 1 - 32), an upper bound of the logistic between k - 32 and k + 1 - 32. */
const BOUNDS = Float64Array.from({ length: 64 }, (_, k) => logistic(k + 1 - 32))

/** Whether something of chance logistic(logit) happens; the bound spares most exponentials where chances are small. */
export function happens(logit: number, keyA: number, keyB: number, what: number, index: number): boolean {
  const u = uniform(keyA, keyB, what, index)
  const bound = Math.floor(logit) + 32
  if (bound >= 0 && bound < 64 && u >= BOUNDS[bound]!) return false
  return u < logistic(logit)
}

/** The two key words of a seed: any string that is not empty. */
export function keyOf(seed: string): { readonly a: number; readonly b: number } {
  let a = 0x243f6a88
  let b = 0x85a308d3
  for (let i = 0; i < seed.length; i++) {
    const unit = seed.charCodeAt(i)
    a = bits(a, b, unit, i)
    b = bits(b, a, i, unit)
  }
  return { a: bits(a, b, seed.length, 1), b: bits(b, a, seed.length, 2) }
}
