/** A pattern: what real forums show, as a quantity that a run or a log has, a band, and where the band comes from. */
import type { Settings } from '../../model/configure.js'
import { type MeasureName, measures } from '../../model/measures.js'
import type { Interval } from '../../statistics/interval.js'
import { type Fact, type FactName, facts } from '../facts.js'

/** What a run leaves, as far as it has it: a study has measures only, a null model facts only. */
export interface Figures {
  readonly measures?: Readonly<Record<MeasureName, number>>
  readonly facts?: Readonly<Record<FactName, Fact>>
  /** The measures of the same people with the same luck, where moderators remove violations. */
  readonly moderated?: Readonly<Record<MeasureName, number>>
}

/** A number that is judged; NaN where the figures do not hold it. */
export interface Quantity {
  /** Names of facts and measures, as they are declared. */
  readonly words: string
  /** The facts it is made of. */
  readonly facts: readonly FactName[]
  /** True where the measures of a run are enough. */
  readonly ofMeasures: boolean
  readonly label: string
  readonly unit: string
  readonly of: (figures: Figures) => number
}

export interface Pattern {
  /** Number in the list of evidence, or `logs` for what only logs show, and label; unique. */
  readonly id: string
  readonly number: string
  readonly label: string
  /** What is seen in real forums, in plain words. */
  readonly says: string
  /** Whether the defaults were set to it, or it was kept to test them. */
  readonly use: 'calibration' | 'validation'
  readonly quantity: Quantity
  /** The band; infinite on the side where it has no edge, as for a pattern that has only a sign. */
  readonly low: number
  readonly high: number
  /** Why the band is where it is. */
  readonly because: string
  readonly source: string
  /** What in the model makes the pattern come out, and settings that take it away: then it must not hold any more. */
  readonly mechanism?: Mechanism
  /** Why the null model, which has no mechanism, cannot have the pattern. */
  readonly notByChance?: string
}

export interface Mechanism {
  readonly words: string
  readonly off: Settings
}

/** Mechanisms of the model that make more than one pattern. */
export const mechanisms = {
  staying: {
    words: 'Who belongs and means something to others stays; both grow with every exchange.',
    off: { 'leaving.belonging': 0, 'leaving.meaning': 0 },
  },
  sharing: { words: 'Who has lived the same answers.', off: { 'replying.shared': 0 } },
  answering: {
    words: 'Being answered is noticed, is thanked for, brings back and keeps.',
    off: {
      'leaving.belonging': 0,
      'leaving.meaning': 0,
      'visiting.belonging': 0,
      'visiting.noticed': 0,
      'support.thanks': 0,
    },
  },
  talking: {
    words: 'Conversations: who is answered comes back, thanks, and goes on.',
    off: { 'replying.conversation': 0, 'visiting.noticed': 0, 'support.thanks': 0 },
  },
  belonging: { words: 'Who belongs answers more.', off: { 'replying.belonging': 0 } },
  relieving: { words: 'A fitting reply relieves.', off: { 'support.gain': 0 } },
  needing: {
    words: 'Need brings people to the forum, and who is well leaves.',
    off: { 'visiting.need': 0, 'leaving.recovered': 0 },
  },
} as const satisfies Record<string, Mechanism>

const NONE = Number.NaN

export const measure = (name: MeasureName, label = measures[name].label): Quantity => ({
  words: `measure ${name}`,
  facts: [],
  ofMeasures: true,
  label,
  unit: measures[name].unit,
  of: (figures) => figures.measures?.[name] ?? NONE,
})

export const fact = (name: FactName, label = facts[name].label): Quantity => ({
  words: `fact ${name}`,
  facts: [name],
  ofMeasures: false,
  label,
  unit: facts[name].unit,
  of: (figures) => figures.facts?.[name].value ?? NONE,
})

/** A fact where there is a log; elsewhere, as in the reports of studies, the measure of its name or one that comes next to it. */
export function logged(name: FactName & MeasureName): Quantity
export function logged(factName: FactName, measureName: MeasureName): Quantity
export function logged(factName: FactName, measureName: FactName | MeasureName = factName): Quantity {
  if (!isMeasure(measureName)) throw new Error(`${measureName}: there is no such measure`)
  return {
    ...fact(factName, measures[measureName].label),
    ofMeasures: true,
    of: (figures) => (figures.facts ? fact(factName) : measure(measureName)).of(figures),
  }
}

const isMeasure = (name: string): name is MeasureName => Object.hasOwn(measures, name)

export const less = (one: Quantity, other: Quantity, label: string): Quantity => ({
  words: `${one.words} less ${other.words}`,
  facts: [...one.facts, ...other.facts],
  ofMeasures: one.ofMeasures && other.ofMeasures,
  label,
  unit: one.unit,
  of: (figures) => one.of(figures) - other.of(figures),
})

export const ratio = (one: Quantity, other: Quantity, label: string): Quantity => ({
  words: `${one.words} divided by ${other.words}`,
  facts: [...one.facts, ...other.facts],
  ofMeasures: one.ofMeasures && other.ofMeasures,
  label,
  unit: '1',
  of: (figures) => one.of(figures) / other.of(figures),
})

/** Some measures of one unit as a share of their sum with others. */
export const shareOfSum = (some: readonly MeasureName[], others: readonly MeasureName[], label: string): Quantity => ({
  words: `share of measures ${some.join(' + ')} in their sum with ${others.join(' + ')}`,
  facts: [],
  ofMeasures: true,
  label,
  unit: 'share',
  of: ({ measures: own }) => {
    const sum = (names: readonly MeasureName[]): number => names.reduce((total, name) => total + (own?.[name] ?? NONE), 0)
    return sum(some) / (sum(some) + sum(others))
  },
})

/** What moderation changes, run by run. */
export const underModeration = (name: MeasureName, label: string): Quantity => ({
  words: `measure ${name}, moderated less not`,
  facts: [],
  ofMeasures: false,
  label,
  unit: measures[name].unit,
  of: ({ measures: own, moderated }) => (moderated && own ? moderated[name] - own[name] : NONE),
})

/** The part of violations that the moderators of `Figures.moderated` remove: most, as those of P7.1 seemed to. */
export const MODERATED: Settings = { 'moderation.detection': 0.8 }

/** The post logs that are no mailing list; what stands of them beside a band is what `responsorium facts` gives. */
const logNames = ['r/CollegeRant', 'OpenEnergyMonitor', 'Stack Exchange'] as const
/** What each of them has, in that order; undefined where it is not known or not defined. */
export type OfLogs = readonly [number | undefined, number | undefined, number | undefined]

/** What the logs have, in words: those outside a band are told like those inside. */
export function logsInWords(logs: OfLogs, { low = Number.NEGATIVE_INFINITY, high = Number.POSITIVE_INFINITY }: Partial<Band>) {
  const said = logs.flatMap((value, place) => {
    if (value === undefined) return []
    const outside = value < low || value > high ? ', outside the band' : ''
    return [`${value} (${logNames[place]}${outside})`]
  })
  return `${said.length === 1 ? 'A log has' : 'Logs have'} ${said.join(', ')}.`
}

interface Band {
  readonly low?: number
  readonly high?: number
  readonly because: string
}

/** A pattern of the table. */
export const pattern = (
  use: Pattern['use'],
  number: string,
  quantity: Quantity,
  { low = Number.NEGATIVE_INFINITY, high = Number.POSITIVE_INFINITY, because }: Band,
  { says, source, mechanism, notByChance }: Pick<Pattern, 'says' | 'source' | 'mechanism' | 'notByChance'>,
): Pattern => ({
  id: `${number} ${quantity.label}`,
  number,
  label: quantity.label,
  says,
  use,
  quantity,
  low,
  high,
  because,
  source,
  ...(mechanism ? { mechanism } : {}),
  ...(notByChance ? { notByChance } : {}),
})

/** Where a mean with its interval lies; `undecided` where the interval goes over an edge of the band, or there is none. */
export type Place = 'inside' | 'outside' | 'undecided' | 'not defined'

/** The edges of a band belong to it; the edge of a band that has only one does not, for no effect at all has no sign. */
export function placeOf({ low, high }: Pick<Pattern, 'low' | 'high'>, value: Interval): Place {
  if (!Number.isFinite(value.estimate)) return 'not defined'
  const closed = Number.isFinite(low) && Number.isFinite(high)
  if (closed ? value.low >= low && value.high <= high : value.low > low && value.high < high) return 'inside'
  const isOutside = closed ? value.high < low || value.low > high : value.high <= low || value.low >= high
  return isOutside ? 'outside' : 'undecided'
}
