import { shuffle } from 'simple-statistics'

/**
 * Latin hypercube (M. D. McKay, R. J. Beckman & W. J. Conover, Technometrics 21, 1979, 239-245): along each axis every one
 * of `count` strata of equal width holds exactly one point, at a random place in it; the strata of different axes are
 * joined at random. Another count gives another design throughout: to add points later, use a Sobol' sequence. Further
 * dimensions added behind change nothing before them.
 * @param random uniform on [0, 1)
 */
export function latinHypercube(dimensions: number, count: number, random: () => number): number[][] {
  const strata = Array.from({ length: count }, (_, index) => index)
  const columns = Array.from({ length: dimensions }, () => shuffle(strata, random).map((stratum) => (stratum + random()) / count))
  return strata.map((point) => columns.map((column) => column[point]!))
}
