/**
 * p-values adjusted for having been looked at together: S. Holm's step-down method (Scand. J. Statist. 6, 1979, 65-70), which
 * keeps the chance of any false rejection among them at the level whatever their dependence. Same order as given; a NaN stays
 * NaN and is not counted, as in R's `p.adjust(p, "holm")`.
 */
export function holm(pValues: readonly number[]): number[] {
  const order = [...pValues.keys()].filter((index) => !Number.isNaN(pValues[index])).sort((a, b) => pValues[a]! - pValues[b]!)
  const adjusted = pValues.map(() => Number.NaN)
  let largest = 0
  order.forEach((index, rank) => {
    largest = Math.max(largest, Math.min(1, (order.length - rank) * pValues[index]!))
    adjusted[index] = largest
  })
  return adjusted
}
