/** Whether a run that was repeated came out the same. */
import { dailyNames, measureNames } from '../model/measures.js'
import type { Kept, Product } from './engine.js'
import { productsOf } from './results.js'

type Known = Pick<Product, 'measures' | 'daily' | 'hash' | 'forums'>

/** What differs between two products of one run, in words; empty where they are equal to the last bit. */
export function disagreements(before: Known, now: Known): string[] {
  const found = before.hash === now.hash ? [] : [`the forum at the end: ${before.hash}, now ${now.hash}`]
  const after = productsOf(now)
  productsOf(before).forEach((one, place) => {
    const other = after[place]
    if (other) found.push(...disagreementsIn(one, other))
  })
  return found
}

function disagreementsIn(before: Pick<Kept, 'measures' | 'daily'>, now: Pick<Kept, 'measures' | 'daily'>): string[] {
  const found: string[] = []
  for (const name of measureNames) {
    if (!same(before.measures[name], now.measures[name]))
      found.push(`${name}: ${before.measures[name]}, now ${now.measures[name]}`)
  }
  for (const name of dailyNames) {
    const [was, is] = [before.daily[name], now.daily[name]]
    const day = was.findIndex((value, place) => !same(value, is[place]))
    if (day >= 0) found.push(`${name} of day ${day + 1}: ${was[day]}, now ${is[day]}`)
    else if (was.length !== is.length) found.push(`${name}: ${was.length} days, now ${is.length}`)
  }
  return found
}

/** Missing is equal to missing. Zero has no sign here: a journal does not keep it. */
const same = (one: number | undefined, other: number | undefined): boolean =>
  one === other || (Number.isNaN(one) && Number.isNaN(other))
