/** Every combination of some levels of each axis. */

/** `count` evenly spaced levels from 0 to 1, both included. @throws RangeError for fewer than two */
export function evenLevels(count: number): number[] {
  if (!(count >= 2)) throw new RangeError(`${count} levels cannot reach from 0 to 1: takes at least 2`)
  return Array.from({ length: count }, (_, index) => index / (count - 1))
}

/**
 * All combinations of the levels of each axis, the last axis changing fastest. An added level adds points and leaves the
 * others as they are.
 */
export function grid(levels: readonly (readonly number[])[]): number[][] {
  return levels.reduce<number[][]>((points, axis) => points.flatMap((point) => axis.map((level) => [...point, level])), [[]])
}
