import seedrandom from 'seedrandom'
import { shuffle } from 'simple-statistics'

/**
 * Trajectories for elementary effects (M. D. Morris, Technometrics 33, 1991, 161-174). Each starts at a random point of a
 * grid of `levels` levels an axis, from 0 to 1, and moves one coordinate after the other, each once and in random order, by
 * the step levels / (2 (levels - 1)): up from the lower half, down from the upper. So every level is visited equally often,
 * and a trajectory has dimensions + 1 points. Trajectory i has luck of its own, from `seed` and i: more of them leave the
 * earlier ones as they are.
 * @param levels even; 4 is usual, with a step of 2/3
 * @throws RangeError for an odd number of levels, or fewer than 2
 */
export function morrisTrajectories(dimensions: number, count: number, seed: string, levels = 4): number[][][] {
  if (!(levels >= 2) || levels % 2 !== 0) throw new RangeError(`${levels} levels: elementary effects take an even number of them`)
  return Array.from({ length: count }, (_, index) =>
    trajectory(dimensions, levels, seedrandom.alea(`${seed}/trajectory/${index}`)),
  )
}

function trajectory(dimensions: number, levels: number, random: () => number): number[][] {
  const place = Array.from({ length: dimensions }, () => Math.floor(random() * levels))
  const order = shuffle([...place.keys()], random)
  const places = [place]
  for (const axis of order) {
    const last = places.at(-1)!
    const from = last[axis]!
    places.push(last.with(axis, from < levels / 2 ? from + levels / 2 : from - levels / 2))
  }
  return places.map((point) => point.map((level) => level / (levels - 1)))
}
