/**
 * Every number of the interview, once. They are no parameters of the forum: they change what is asked of whom, and never a run.
 * "The study" is the interview study of which the model speaks (Socialmedicinsk tidskrift 2/2013).
 */
import { problemWithQuantity } from '../../model/configure.js'
import { number, type Quantity } from '../../model/declaring.js'
import { ELIGIBLE_DAYS, HELPED } from '../../model/measures/survivorship.js'

export const interviewDeclarations = {
  days: {
    ...number(ELIGIBLE_DAYS, 1, 7300, 'days', 'who wrote in the last so many days may be asked', 'the study: three months'),
    whole: true,
  },
  asked: { ...number(37, 1, 10_000, 'members', 'how many are asked, by mail; all where fewer may be', 'the study'), whole: true },
  answered: {
    ...number(8, 1, 10_000, 'members', 'how many answer; all who are asked where they are fewer', 'the study'),
    whole: true,
  },
  willingness: number(
    2,
    0,
    10,
    'log',
    'how much sooner an answer comes from who belongs: exp(willingness) times at full belonging',
    'assumption; direction: the study grants that it may be the active who answered',
  ),
  helped: number(HELPED, 0.001, 5, 'sd', 'relief felt, all in all, from which the forum is said to have helped', 'assumption'),
  knowing: number(0.75, 0, 1, 'share', 'how far one must be known by who answers for it to be enough', 'assumption'),
  protected: number(0.1, 0.001, 1, 'share', 'safety gained from which anonymity is said to protect', 'assumption'),
  belongs: number(
    0.25,
    0.001,
    1,
    'share',
    'belonging from which one says to belong: the gain by one full exchange',
    'assumption',
  ),
  common: number(0.1, 0.001, 1, 'share', 'share of all from which a kind of answer ought to be heard', 'assumption'),
  redraws: {
    ...number(1000, 1, 100_000, 'interviews', 'how often the interview is repeated in each run, others being drawn', 'choice'),
    whole: true,
  },
} as const satisfies Record<string, Quantity>

export type InterviewParameter = keyof typeof interviewDeclarations
export type InterviewParameters = Readonly<Record<InterviewParameter, number>>

export const interviewParameterNames = Object.keys(interviewDeclarations) as InterviewParameter[]

/** What the names begin with, where they are set. */
export const PREFIX = 'interview.'

export type InterviewSettings = Readonly<Record<string, unknown>>

/** Thrown by `configureInterview`; lists everything that is wrong. */
export class InterviewParameterError extends Error {
  override readonly name = 'InterviewParameterError'
}

/**
 * The complete numbers of an interview: the defaults with `settings`, by name without the prefix, in their place.
 * @throws InterviewParameterError naming every unknown name and every value out of its range
 */
export function configureInterview(settings: InterviewSettings = {}): InterviewParameters {
  const problems: string[] = []
  const values = Object.fromEntries(interviewParameterNames.map((name) => [name, interviewDeclarations[name].default]))
  for (const [name, value] of Object.entries(settings)) {
    const problem = Object.hasOwn(interviewDeclarations, name)
      ? problemWithQuantity(interviewDeclarations[name as InterviewParameter], value)
      : `there is no such parameter; there are ${interviewParameterNames.join(', ')}`
    if (problem) problems.push(`${PREFIX}${name}: ${problem}`)
    else values[name] = value as number
  }
  if (problems.length === 0 && values.answered! > values.asked!)
    problems.push(`${PREFIX}answered: ${values.answered} cannot answer where ${values.asked} are asked (${PREFIX}asked)`)
  if (problems.length > 0) throw new InterviewParameterError(problems.join('\n'))
  return values as InterviewParameters
}
