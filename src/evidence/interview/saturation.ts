/** What many interviews of the same forum have in common: how often they agree, and how often they are wrong together. */

import { NOT_ASKED } from './questions.js'
import { countsOf, mostGiven } from './tally.js'

/** Whom the interviews are to tell about. */
export const truths = ['eligible', 'everyone'] as const
export type Truth = (typeof truths)[number]

/** Of one question in one run, over many redraws of who is asked and answers. Shares are NaN where no redraw tells. */
export interface Saturation {
  /** All give the same answer, of the redraws in which at least two could be asked. */
  readonly unanimous: number
  /** Mean number of the interview that brought the last new kind of answer, of the redraws in which anyone could be asked. */
  readonly lastNew: number
  /** One interview more, of the next to answer, would bring a kind of answer not yet heard: of the redraws with one more to ask. */
  readonly nextNew: number
  /** Most of those interviewed give another answer than most of all; a tie is no majority. Of the redraws with a majority. */
  readonly wrong: Readonly<Record<Truth, number>>
  /** All of those interviewed give the same answer, and most of all another: of the redraws that are unanimous. */
  readonly unanimousWrong: Readonly<Record<Truth, number>>
  /** A kind of answer that is common among all was not heard: of the redraws in which anyone could be asked. */
  readonly missed: Readonly<Record<Truth, number>>
}

/** The answers to one question: of those who answer in order, and of the next one to answer, where there is one. */
export interface Heard {
  readonly answers: readonly number[]
  readonly next: number | undefined
}

/**
 * @param counts of all answers of each kind, by whom the interviews are to tell about
 * @param common share from which a kind ought to be heard
 */
export function saturation(
  heard: readonly Heard[],
  counts: Readonly<Record<Truth, readonly number[]>>,
  common: number,
): Saturation {
  const kinds = counts.everyone.length
  const rates = { unanimous: rate(), next: rate(), last: rate() }
  const ofTruth = truths.map((truth) => {
    const all = counts[truth].reduce((sum, count) => sum + count, 0)
    return {
      most: mostGiven(counts[truth]),
      common: counts[truth].map((count) => count >= common * all && count > 0),
      wrong: rate(),
      together: rate(),
      missed: rate(),
    }
  })
  for (const { answers, next } of heard) {
    const own = countsOf(answers, kinds)
    const given = own.reduce((sum, count) => sum + count, 0)
    if (given === 0) continue
    rates.last.add(lastNew(answers))
    if (next !== undefined && next !== NOT_ASKED) rates.next.add(own[next] === 0 ? 1 : 0)
    const most = mostGiven(own)
    const unanimous = given > 1 && own.includes(given)
    if (given > 1) rates.unanimous.add(unanimous ? 1 : 0)
    for (const truth of ofTruth) {
      truth.missed.add(truth.common.some((ought, kind) => ought && own[kind] === 0) ? 1 : 0)
      if (truth.most === undefined || most === undefined) continue
      truth.wrong.add(most === truth.most ? 0 : 1)
      if (unanimous) truth.together.add(most === truth.most ? 0 : 1)
    }
  }
  const by = (of: (truth: (typeof ofTruth)[number]) => number) =>
    Object.fromEntries(truths.map((name, place) => [name, of(ofTruth[place]!)])) as Record<Truth, number>
  return {
    unanimous: rates.unanimous.mean(),
    lastNew: rates.last.mean(),
    nextNew: rates.next.mean(),
    wrong: by(({ wrong }) => wrong.mean()),
    unanimousWrong: by(({ together }) => together.mean()),
    missed: by(({ missed }) => missed.mean()),
  }
}

/** The number, from 1, of the interview that brought the last new kind of answer. */
export function lastNew(answers: readonly number[]): number {
  const seen = new Set<number>([NOT_ASKED])
  let last = 0
  answers.forEach((answer, place) => {
    if (!seen.has(answer)) last = place + 1
    seen.add(answer)
  })
  return last
}

function rate() {
  let sum = 0
  let n = 0
  return {
    add(value: number): void {
      sum += value
      n++
    },
    mean: (): number => sum / n,
  }
}
