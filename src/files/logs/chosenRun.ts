/** Which run of a study a table of posts is asked for, where it holds those of several. */
import { suggestion } from '../../scenario/suggest.js'
import { Trouble } from '../trouble.js'
import type { Field } from './collecting.js'

export interface ChosenRun {
  /** Whether a row belongs to the run. */
  holds(place: readonly Field[]): boolean
  /**
   * The id of the run, when all rows were seen.
   * @throws Trouble where the file has no such run, or several and none was named
   */
  id(): string
}

const LISTED = 12

/** @param wanted as ARM/REPLICATE or ARM/POINT/REPLICATE; where nothing is said, the only run there is */
export function chooseRun(path: string, wanted: string | undefined): ChosenRun {
  const ids = new Set<string>()
  let last: readonly Field[] = []
  let lastHolds = false
  return {
    holds(place) {
      // Rows of a run follow on each other: no text is put together for most of them.
      if (place.length === last.length && place.every((part, k) => part === last[k])) return lastHolds
      last = place
      const id = place.map(String).join('/')
      ids.add(id)
      lastHolds = wanted === undefined ? ids.size === 1 : id === wanted
      return lastHolds
    },
    id() {
      const [first] = ids
      if (wanted === undefined ? ids.size > 1 : !ids.has(wanted)) {
        const listed = [...ids].slice(0, LISTED).join(', ')
        const more = ids.size > LISTED ? ` and ${(ids.size - LISTED).toLocaleString('en')} more` : ''
        const words =
          wanted === undefined
            ? `holds the posts of ${ids.size.toLocaleString('en')} runs: choose one with --run ARM/REPLICATE.`
            : (atPoints(wanted, [...ids]) ?? `has no run ${wanted}${suggestion(wanted, [...ids])}.`)
        throw new Trouble(`${path}: ${words}\nThere are: ${listed}${more}`, { asked: true })
      }
      return wanted ?? first ?? ''
    },
  }
}

/** Where an arm was run at several points, ARM/REPLICATE leaves open at which. */
function atPoints(wanted: string, ids: readonly string[]): string | undefined {
  const place = wanted.lastIndexOf('/')
  const [arm, replicate] = [wanted.slice(0, place), wanted.slice(place + 1)]
  const same = place < 0 ? [] : ids.filter((id) => id.startsWith(`${arm}/`) && id.endsWith(`/${replicate}`))
  if (same.length === 0) return undefined
  const example = `--run "${same[0]}"`
  return `has no run ${wanted}: "${arm}" was run at ${same.length} points: add one, for instance ${example}.`
}
