/**
 * One factor at a time around a base: the base first, then axis by axis the base with that coordinate at each of its
 * levels. Levels equal to the base are not repeated. Sees no interactions. An added axis or level leaves the other points
 * as they are.
 * @param base one coordinate an axis; @param levels by axis
 * @throws RangeError if there are not as many axes as coordinates
 */
export function oneAtATime(base: readonly number[], levels: readonly (readonly number[])[]): number[][] {
  if (base.length !== levels.length)
    throw new RangeError(`${base.length} coordinates of the base, but levels of ${levels.length} axes`)
  const moved = levels.flatMap((axis, index) =>
    axis.filter((level) => level !== base[index]).map((level) => base.with(index, level)),
  )
  return [[...base], ...moved]
}
