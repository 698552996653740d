/** What stands below the table of facts. */
import { type FactName, factNames, facts } from '../evidence/facts.js'
import { paragraph } from './layout.js'

/** The notes stand above a table of a hundred lines. */
export const reminder = (notes: number): string =>
  notes === 0 ? '' : `${notes === 1 ? 'One note' : `${notes} notes`} on what was read or left out: see above the table.\n`

const glosses: Partial<Record<FactName, string>> = {
  growthBeyondMembers: 'above 1, posts grew faster than newcomers did',
  mixDrift: 'how the share of replies moved with time',
  leavingSlope: 'how fast the chance that a post is the last one falls with the posts written (−1: as 1/n)',
  moduleJoinVariance: 'how far those who write to each other came at the same time',
}

const glossed = factNames.flatMap((name) => (glosses[name] ? [`${facts[name].label}: ${glosses[name]}`] : [])).join('; ')

/** How the table is read, with a word on labels that say little by themselves. */
export const legend = paragraph(
  `n: members, threads, posts, ties or weeks that a fact rests on. Intervals take these for independent of each other, and are too short where few write most. Every fact depends on the days and the burn-in: compare equal ones only. ${glossed[0]?.toUpperCase()}${glossed.slice(1)}. responsorium explain facts lists their names, and explain NAME (or a label, in quotation marks) says how one is defined; --json FILE has all digits.`,
  80,
  '',
)
