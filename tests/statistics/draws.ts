/** Seeded draws for the simulations in these tests. */
import seedrandom from 'seedrandom'

export const seeded = (seed: string): (() => number) => seedrandom.alea(seed)

/** Standard normal, by Box and Muller. */
export const normal = (random: () => number): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

/** Exponential less its mean: mean 0, sd 1, skewness 2. */
export const skewed = (random: () => number): number => -Math.log(1 - random()) - 1

export const sample = (n: number, draw: () => number): number[] => Array.from({ length: n }, draw)

/** The share of `times` trials in which `happens`. */
export function share(times: number, happens: () => boolean): number {
  let count = 0
  for (let i = 0; i < times; i++) if (happens()) count++
  return count / times
}

/**
 * Extra hours of sleep under two drugs for ten patients (Cushny & Peebles 1905, Student 1908): R's data set `sleep`.
 */
export const sleep = {
  first: [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0],
  second: [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4],
} as const
