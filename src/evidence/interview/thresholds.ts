/** How far what is heard hangs on the thresholds, which are assumptions: the same people, asked again with others. */
import type { Account } from '../../model/accounts.js'
import { type InterviewParameters, interviewDeclarations } from './parameters.js'
import { NOT_ASKED, type Question } from './questions.js'
import { type Heard, saturation } from './saturation.js'
import { countsOf } from './tally.js'

/** What a question would have told with another threshold. */
export interface AtThreshold {
  readonly value: number
  /** Share who say yes; of those who answered the mean over the redraws. NaN where nobody could be asked. */
  readonly share: Readonly<Record<'answered' | 'eligible' | 'everyone', number>>
  /** As in `Saturation`; `wrong` by all who ever joined. */
  readonly unanimous: number
  readonly wrong: number
}

/** Half of a threshold, and twice it; where that is out of its declared range, the middle between it and the upper end. */
export function othersThan(threshold: NonNullable<Question['threshold']>, { [threshold]: value }: InterviewParameters): number[] {
  const { high } = interviewDeclarations[threshold]
  return [value / 2, 2 * value <= high ? 2 * value : (value + high) / 2]
}

/**
 * @param eligible those among `everyone` who may be asked
 * @param draws places among those eligible of who answered, in every redraw
 */
export function atOtherThresholds(
  { kinds, threshold, answer }: Question,
  everyone: readonly Account[],
  eligible: readonly Account[],
  draws: readonly (readonly number[])[],
  parameters: InterviewParameters,
): AtThreshold[] {
  if (threshold === undefined) return []
  return othersThan(threshold, parameters).map((value) => {
    const changed = { ...parameters, [threshold]: value }
    const say = (accounts: readonly Account[]) => accounts.map((account) => answer(account, changed) ?? NOT_ASKED)
    const own = say(eligible)
    const all = countsOf(say(everyone), kinds.length)
    const counts = { eligible: countsOf(own, kinds.length), everyone: all }
    const heard = draws.map((places): Heard => ({ answers: places.map((place) => own[place]!), next: undefined }))
    const shares = heard.map(({ answers }) => yes(countsOf(answers, kinds.length))).filter((share) => !Number.isNaN(share))
    const { unanimous, wrong } = saturation(heard, counts, parameters.common)
    return {
      value,
      share: {
        answered: shares.reduce((sum, share) => sum + share, 0) / shares.length,
        eligible: yes(counts.eligible),
        everyone: yes(all),
      },
      unanimous,
      wrong: wrong.everyone,
    }
  })
}

/** Share of the first kind of answer. */
const yes = (counts: readonly number[]): number => counts[0]! / counts.reduce((sum, count) => sum + count, 0)
