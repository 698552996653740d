/** Which facts a calibration aims at, on which scales, and how far each is to be trusted. */
import { type Fact, type FactName, facts } from '../../evidence/facts.js'

/**
 * The facts aimed at where none are named: of each kind a few that do not follow from one another. Not among them, and
 * therefore a test of the fit: what follows from these (shares that add up to one), lifetimes, other rules of reciprocity, and how much
 * the weeks differ, for the model knows no seasons.
 */
export const usualTargets: readonly FactName[] = [
  'members',
  'allPostsPerDay',
  'top1Share',
  'next9Share',
  'nextAfter1',
  'nextAfter2',
  'nextAfter5',
  'nextAfter10',
  'repliesMean',
  'repliesMedian',
  'replies90',
  'replies99',
  'participantsMedian',
  'starterShare',
  'unanswered',
  'firstReply25Hours',
  'firstReplyMedianHours',
  'firstReply75Hours',
  'firstReply90Hours',
  'threadLifeMedianDays',
  'newcomerStarts',
  'backAnswered',
  'backRepliers',
  'activeWeek1',
  'activeWeek4',
  'activeWeek12',
  'activeWeek26',
  'activeWeek52',
  'bothRoles',
  'onlyStart',
  'top1FirstReplies',
  'reciprocity',
  'weeklyActiveMedian',
]

/** A fact to be met. */
export interface Target {
  readonly name: FactName
  readonly value: number
  /** Bounds of its 95 % interval, where it has one. */
  readonly low?: number
  readonly high?: number
}

/** Added before the logarithm is taken, by unit, so that nought has one: the size of a difference that hardly matters. */
const STEPS: Readonly<Record<string, number>> = { h: 0.5, days: 0.1, 'posts/day': 0.05, '1': 0.1 }
const STEP = 1

/** Facts that may lie below nought, which stay as they are. */
const SIGNED: readonly FactName[] = ['leavingSlope', 'rankExponent', 'growthBeyondMembers', 'answeringShift', 'mixDrift']

export const isSigned = (name: FactName): boolean => SIGNED.includes(name)

/**
 * A fact on the scale on which it is compared: shares by the arcsine of their root, which makes their luck equally large everywhere, all
 * else by the logarithm, on which what counts is by what part it is off.
 */
export function scaled(name: FactName, value: number): number {
  const { unit } = facts[name]
  if (isSigned(name)) return value
  if (unit === 'share') return Math.asin(Math.sqrt(Math.min(1, Math.max(0, value))))
  return Math.log(Math.max(0, value) + (STEPS[unit] ?? STEP))
}

/** Variance of a target on its scale, as far as its interval tells; 0 where it has none. */
export function intervalVariance({ name, low, high }: Target): number {
  if (low === undefined || high === undefined) return 0
  return ((scaled(name, high) - scaled(name, low)) / (2 * 1.96)) ** 2
}

/** The targets among some facts, in the order of the names; those without a value are left out. */
export const targetsOf = (names: readonly FactName[], observed: Readonly<Partial<Record<FactName, Fact>>>): Target[] =>
  names.flatMap((name) => {
    const fact = observed[name]
    if (fact === undefined || !Number.isFinite(fact.value)) return []
    const { value, low = Number.NaN, high = Number.NaN } = fact
    return [{ name, value, ...(low <= high ? { low, high } : {}) }]
  })
