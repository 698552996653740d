/** The interview study, carried out at the end of one run. */
import seedrandom from 'seedrandom'
import type { Account } from '../../model/accounts.js'
import { type Drawn, draw } from './drawing.js'
import type { InterviewParameters } from './parameters.js'
import { answersOf, NOT_ASKED, type QuestionName, questions } from './questions.js'
import { type Heard, lastNew, type Saturation, saturation } from './saturation.js'
import { countsOf, type Tally, tally } from './tally.js'
import { type AtThreshold, atOtherThresholds } from './thresholds.js'
import { type HeardTimes, nearestToMean } from './typical.js'

/** Of whom the answers are told, from those who were interviewed to all whom the study could not see. */
export const groups = ['answered', 'asked', 'eligible', 'everyone'] as const
export type Group = (typeof groups)[number]

/** One person interviewed. */
export interface Interviewed {
  readonly member: number
  readonly belonging: number
  /** Places among the kinds of each question, in the order of the questions; NOT_ASKED where one does not apply. */
  readonly answers: readonly number[]
}

export interface Interview {
  /** How many there are in each group. */
  readonly sizes: Readonly<Record<Group, number>>
  /** Share of those eligible who have left for good since they last wrote; NaN where nobody is eligible. */
  readonly gone: number
  /** For those asked and those who answered, means over all redraws; NaN where nobody is eligible. */
  readonly answers: Readonly<Record<QuestionName, Readonly<Record<Group, Tally>>>>
  readonly saturation: Readonly<Record<QuestionName, Saturation>>
  /** With half and with twice the threshold, where a question has one. */
  readonly thresholds: Readonly<Record<QuestionName, readonly AtThreshold[]>>
  /** One interview more would bring a new kind of answer to at least one question: share of the redraws with one more to ask. */
  readonly somethingNew: number
  /** Mean number of the interview that brought the last new kind of answer to any question. */
  readonly lastNew: number
  readonly heard: HeardTimes
  /** Those interviewed in the first draw, in the order in which they answered. */
  readonly first: readonly Interviewed[]
  /** Those interviewed in the redraw that is nearest to the mean of all of them, in the order in which they answered. */
  readonly typical: readonly Interviewed[]
}

/**
 * Asks who wrote lately, draws whom to ask and who answers, and does so many times over. Those who have left are asked too: the
 * study wrote to people by mail, and an address outlasts a visit. Professionals are no members and are not asked.
 * @param accounts of all who ever registered
 * @param seed of the run; each redraw has luck of its own, named by the seed and its number
 */
export function interview(accounts: readonly Account[], parameters: InterviewParameters, seed: string): Interview {
  const all = accounts.map((account) => responseOf(account, parameters))
  const mayBeAsked = accounts.map(({ silentDays }) => silentDays !== undefined && silentDays <= parameters.days)
  const eligible = all.filter((_, member) => mayBeAsked[member])
  const belonging = eligible.map(({ account }) => account.belonging)
  const draws = Array.from({ length: eligible.length === 0 ? 0 : parameters.redraws }, (_, redraw) =>
    draw(belonging, parameters, seedrandom.alea(`${seed}/interview/${redraw}`)),
  )
  const answered = Math.min(parameters.answered, eligible.length)
  const whoAnswered = draws.map((drawn) => drawn.answered)
  const mayAnswer = eligible.map(({ account }) => account)
  const perQuestion = questions.map((asked, question) => {
    const { kinds } = asked
    const pick = (responses: readonly Response[]): Tally =>
      tally(
        responses.map(({ answers }) => answers[question]!),
        responses.map(({ amounts }) => amounts[question]!),
        kinds.length,
      )
    const chosen = (places: readonly number[]): Response[] => places.map((place) => eligible[place]!)
    const heard = draws.map(
      ({ asked, answered: first }): Heard => ({
        answers: first.map((place) => eligible[place]!.answers[question]!),
        next: asked.length > answered ? eligible[asked[answered]!]!.answers[question] : undefined,
      }),
    )
    const counts = (responses: readonly Response[]) =>
      countsOf(
        responses.map(({ answers }) => answers[question]!),
        kinds.length,
      )
    return {
      answers: {
        answered: meanTally(draws.map((drawn) => pick(chosen(drawn.answered)))),
        asked: meanTally(draws.map((drawn) => pick(chosen(drawn.asked)))),
        eligible: pick(eligible),
        everyone: pick(all),
      },
      saturation: saturation(heard, { eligible: counts(eligible), everyone: counts(all) }, parameters.common),
      thresholds: atOtherThresholds(asked, accounts, mayAnswer, whoAnswered, parameters),
      heard: heardOf(heard, kinds.length),
    }
  })
  const byQuestion = <Value>(of: (one: (typeof perQuestion)[number]) => Value) =>
    Object.fromEntries(questions.map(({ name }, place) => [name, of(perQuestion[place]!)])) as Record<QuestionName, Value>
  const heard = byQuestion((one) => one.heard)
  const interviewed = (drawn: Drawn | undefined): Interviewed[] =>
    (drawn?.answered ?? []).map((place) => {
      const { account, answers } = eligible[place]!
      return { member: account.member, belonging: account.belonging, answers }
    })
  return {
    sizes: {
      answered,
      asked: Math.min(parameters.asked, eligible.length),
      eligible: eligible.length,
      everyone: accounts.length,
    },
    gone: eligible.filter(({ account }) => account.left).length / eligible.length,
    answers: byQuestion(({ answers }) => answers),
    saturation: byQuestion((one) => one.saturation),
    thresholds: byQuestion(({ thresholds }) => thresholds),
    ...newAnywhere(draws, eligible, answered),
    heard,
    first: interviewed(draws[0]),
    typical: interviewed(nearestToMean(draws, ({ answered: own }) => own.map((place) => eligible[place]!.answers), [heard])),
  }
}

interface Response {
  readonly account: Account
  readonly answers: readonly number[]
  readonly amounts: readonly number[]
}

const responseOf = (account: Account, parameters: InterviewParameters): Response => ({
  account,
  answers: answersOf(account, parameters),
  amounts: questions.map(({ amount }) => amount?.of(account) ?? Number.NaN),
})

/** Mean of tallies; of shares and medians only where they are defined. */
function meanTally(tallies: readonly Tally[]): Tally {
  const mean = (values: readonly number[]): number => {
    const known = values.filter((value) => !Number.isNaN(value))
    return known.reduce((sum, value) => sum + value, 0) / known.length
  }
  return {
    n: mean(tallies.map(({ n }) => n)),
    shares: (tallies[0]?.shares ?? []).map((_, kind) => mean(tallies.map(({ shares }) => shares[kind]!))),
    median: mean(tallies.map(({ median }) => median)),
  }
}

function heardOf(heard: readonly Heard[], kinds: number): Record<string, number> {
  const times: Record<string, number> = {}
  for (const { answers } of heard) {
    const counts = countsOf(answers, kinds)
    const key = `${counts[0]}/${counts.reduce((sum, count) => sum + count, 0)}`
    times[key] = (times[key] ?? 0) + 1
  }
  return times
}

/** Over all questions together: whether one interview more would say something new, and when the last new thing was said. */
function newAnywhere(draws: readonly ReturnType<typeof draw>[], eligible: readonly Response[], answered: number) {
  let more = 0
  let something = 0
  let last = 0
  for (const { asked, answered: first } of draws) {
    const said = first.map((place) => eligible[place]!.answers)
    last += Math.max(...questions.map((_, question) => lastNew(said.map((answers) => answers[question]!))))
    const next = asked[answered]
    if (next === undefined) continue
    more++
    const isNew = eligible[next]!.answers.some(
      (answer, question) => answer !== NOT_ASKED && said.every((answers) => answers[question] !== answer),
    )
    if (isNew) something++
  }
  return { somethingNew: something / more, lastNew: last / draws.length }
}
