/** The interviews of an arm's replicates put together: each number with its interval over the replicates. */
import { type Interval, meanInterval, shareInterval } from '../../statistics/interval.js'
import { type Group, groups, type Interview, type Interviewed } from './interview.js'
import { isYesNo, type QuestionName, questions } from './questions.js'
import { type Saturation, type Truth, truths } from './saturation.js'
import type { AtThreshold } from './thresholds.js'
import { nearestToMean } from './typical.js'

/** One answer to one question, as each group gives it. */
export interface PooledAnswer {
  readonly question: QuestionName
  readonly kind: string
  /** Share of those who gave it, of those whom the question could be asked of. */
  readonly share: Readonly<Record<Group, Interval>>
  /** How much larger the share looks in a group than it is among all who ever joined, run by run. */
  readonly gap: Readonly<Record<Exclude<Group, 'everyone'>, Interval>>
}

export interface PooledQuestion {
  readonly question: QuestionName
  /** How many of each group it could be asked of; of those asked and those who answered the mean over the redraws. */
  readonly applies: Readonly<Record<Group, Interval>>
  /** Every kind of answer; of yes and no only `yes`. */
  readonly answers: readonly PooledAnswer[]
  /** Of the number behind the answers; none where there is none. */
  readonly median?: Readonly<Record<Group, Interval>>
  readonly saturation: Readonly<Record<SaturationName, Interval>>
  /** What would be told with other thresholds, in order; none where the question has none. */
  readonly thresholds: readonly PooledThreshold[]
  /** The middle 95 % of what single interview studies hear, as shares of the first kind of answer. */
  readonly heard: { readonly low: number; readonly high: number }
}

export interface PooledThreshold {
  readonly value: number
  readonly share: Readonly<Record<keyof AtThreshold['share'], Interval>>
  readonly unanimous: Interval
  readonly wrong: Interval
}

export type SaturationName = 'unanimous' | 'lastNew' | 'nextNew' | `${'wrong' | 'unanimousWrong' | 'missed'}.${Truth}`

export interface Pooled {
  readonly replicates: number
  readonly sizes: Readonly<Record<Group, Interval>>
  readonly gone: Interval
  readonly questions: readonly PooledQuestion[]
  readonly somethingNew: Interval
  readonly lastNew: Interval
  /** Runs in which fewer were eligible than were to be asked, and than were to answer; and the fewest eligible in any run. */
  readonly short: { readonly asked: number; readonly answered: number; readonly fewest: number }
  /** Of those who are typical of each run, the ones nearest to the mean over all runs; none where nobody was eligible in any. */
  readonly typical: readonly Interviewed[]
}

/**
 * Puts together the interviews of one arm. Where nobody is eligible a run tells nothing of the interviewed, and is left out there.
 * @param interviews in the order of the replicates, at least one
 */
export function pool(interviews: readonly Interview[], wanted: { readonly asked: number; readonly answered: number }): Pooled {
  const over = (of: (interview: Interview) => number, interval = meanInterval): Interval => interval(interviews.map(of))
  const byGroup = (of: (interview: Interview, group: Group) => number, interval = meanInterval) =>
    Object.fromEntries(groups.map((group) => [group, over((one) => of(one, group), interval)])) as Record<Group, Interval>
  const eligible = interviews.map(({ sizes }) => sizes.eligible)
  return {
    replicates: interviews.length,
    sizes: byGroup(({ sizes }, group) => sizes[group]),
    gone: over(({ gone }) => gone, shares),
    somethingNew: over(({ somethingNew }) => somethingNew, shares),
    lastNew: over((interview) => interview.lastNew),
    short: {
      asked: eligible.filter((count) => count < wanted.asked).length,
      answered: eligible.filter((count) => count < wanted.answered).length,
      fewest: Math.min(...eligible),
    },
    typical: typicalIn(interviews.filter(({ typical }) => typical.length > 0)),
    questions: questions.map((question) => {
      const { name, kinds, amount } = question
      const shown = isYesNo(question) ? kinds.slice(0, 1) : kinds
      return {
        question: name,
        applies: byGroup(({ answers }, group) => answers[name][group].n),
        answers: shown.map((kind, place) => {
          const shareIn = ({ answers }: Interview, group: Group): number => answers[name][group].shares[place] ?? Number.NaN
          const gap = (group: Group) => unlessAlike(over((one) => shareIn(one, group) - shareIn(one, 'everyone')))
          return {
            question: name,
            kind,
            share: byGroup(shareIn, shares),
            gap: { answered: gap('answered'), asked: gap('asked'), eligible: gap('eligible') },
          }
        }),
        ...(amount ? { median: byGroup(({ answers }, group) => answers[name][group].median) } : {}),
        saturation: pooledSaturation(interviews.map(({ saturation }) => saturation[name])),
        thresholds: pooledThresholds(interviews.map(({ thresholds }) => thresholds[name])),
        heard: middle(interviews.map(({ heard }) => heard[name])),
      }
    }),
  }
}

const typicalIn = (interviews: readonly Interview[]): readonly Interviewed[] =>
  nearestToMean(
    interviews,
    ({ typical }) => typical.map(({ answers }) => answers),
    interviews.map(({ heard }) => heard),
  )?.typical ?? []

/**
 * No interval where all runs say exactly the same, as `nobody` or `everybody`: with a few people in each run that is no proof that
 * another run would say so too, and a scatter that is none cannot tell.
 */
const unlessAlike = (interval: Interval): Interval =>
  interval.low === interval.high ? { ...interval, low: Number.NaN, high: Number.NaN } : interval

/** Mean of shares over the runs with its interval. */
const shares = (values: readonly number[]): Interval => unlessAlike(shareInterval(values))

function pooledThresholds(all: readonly (readonly AtThreshold[])[]): PooledThreshold[] {
  return (all[0] ?? []).map(({ value }, place) => {
    const over = (of: (one: AtThreshold) => number): Interval => shares(all.map((one) => of(one[place]!)))
    return {
      value,
      share: {
        answered: over(({ share }) => share.answered),
        eligible: over(({ share }) => share.eligible),
        everyone: over(({ share }) => share.everyone),
      },
      unanimous: over(({ unanimous }) => unanimous),
      wrong: over(({ wrong }) => wrong),
    }
  })
}

function pooledSaturation(all: readonly Saturation[]): Record<SaturationName, Interval> {
  const over = (of: (one: Saturation) => number): Interval => shares(all.map(of))
  const entries: [SaturationName, Interval][] = [
    ['unanimous', over(({ unanimous }) => unanimous)],
    ['lastNew', meanInterval(all.map(({ lastNew }) => lastNew))],
    ['nextNew', over(({ nextNew }) => nextNew)],
    ...truths.flatMap((truth): [SaturationName, Interval][] => [
      [`wrong.${truth}`, over(({ wrong }) => wrong[truth])],
      [`unanimousWrong.${truth}`, over(({ unanimousWrong }) => unanimousWrong[truth])],
      [`missed.${truth}`, over(({ missed }) => missed[truth])],
    ]),
  ]
  return Object.fromEntries(entries) as Record<SaturationName, Interval>
}

/** The 2.5 and 97.5 % quantiles of the share of first answers over all redraws of all runs; NaN where nobody could be asked. */
function middle(heard: readonly Readonly<Record<string, number>>[]): { low: number; high: number } {
  const shares = heard
    .flatMap((times) => Object.entries(times))
    .map(([key, times]) => {
      const [yes = 0, asked = 0] = key.split('/').map(Number)
      return { share: yes / asked, times }
    })
    .filter(({ share }) => !Number.isNaN(share))
    .sort((one, other) => one.share - other.share)
  const all = shares.reduce((sum, { times }) => sum + times, 0)
  const at = (level: number): number => {
    let below = 0
    for (const { share, times } of shares) {
      below += times
      if (below >= level * all) return share
    }
    return Number.NaN
  }
  return { low: at(0.025), high: at(0.975) }
}
