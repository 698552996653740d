/**
 * What is asked, and what a member answers from what happened in the model. The interview study reports what it was told and not
 * the words of its questions: these are worded after what it reports.
 */
import { type Account, type ReliefSource, reliefSources } from '../../model/accounts.js'
import type { InterviewParameter, InterviewParameters } from './parameters.js'

export interface Question {
  readonly name: string
  /** In plain words, as it would be asked. */
  readonly asks: string
  /** The same in a few words, for a wall or an axis. */
  readonly brief: string
  /** Whom it can be asked of, where that is not everyone. */
  readonly of?: string
  /** The kinds of answers, `yes` and `no` in most. */
  readonly kinds: readonly string[]
  /** What those whom the study interviewed said. */
  readonly study: string
  /** How the answer follows from what happened. */
  readonly definition: string
  /** The place of the answer among the kinds; undefined where the question does not apply. */
  readonly answer: (account: Account, parameters: InterviewParameters) => number | undefined
  /** The number, an assumption, from which the answer is yes; where it hangs on one. */
  readonly threshold?: Extract<InterviewParameter, 'helped' | 'knowing' | 'protected' | 'belongs'>
  /** The number behind the answer, where there is one. */
  readonly amount?: { readonly unit: string; readonly meaning: string; readonly of: (account: Account) => number }
}

const YES = 0
const NO = 1
const yesNo = ['yes', 'no'] as const
const yesIf = (said: boolean): number => (said ? YES : NO)

/** All that changed a member's distress, in sd; negative is better. */
const changeOf = ({ relief }: Account): number => reliefSources.reduce((sum, source) => sum + relief[source], 0)

const wasHelped = (account: Account, { helped }: InterviewParameters): boolean => changeOf(account) <= -helped

/** What can be said to have helped; the other entries of the ledger are burdens. */
const helps = ['support', 'helping', 'universality', 'care sooner'] as const satisfies readonly ReliefSource[]
const parts = ['story', 'advice', 'hope', 'care'] as const

/** The place of the largest, the first of equal ones. */
const largest = (values: readonly number[]): number => values.indexOf(Math.max(...values))

const questionList = [
  {
    name: 'helped',
    asks: 'Has the forum helped you?',
    brief: 'Has the forum helped you?',
    kinds: yesNo,
    study: 'All eight said that it had.',
    definition:
      "Yes where the member's ledger, the difference made by care included, adds up to a relief of interview.helped or more.",
    answer: (account, parameters) => yesIf(wasHelped(account, parameters)),
    threshold: 'helped',
    amount: { unit: 'sd', meaning: 'relief felt', of: (account) => -changeOf(account) },
  },
  {
    name: 'helpedBy',
    asks: 'What has helped you most?',
    brief: 'Helped most',
    of: 'those who were helped',
    kinds: ['the answers I got', 'helping others', 'reading that I am not alone', 'care sought sooner'],
    study: 'The exchange of experiences, the support and the empathy.',
    definition: 'The entry of the ledger, or care begun sooner, with the greatest relief.',
    answer: (account, parameters) =>
      wasHelped(account, parameters) ? largest(helps.map((source) => -account.relief[source])) : undefined,
  },
  {
    name: 'goodAnswer',
    asks: 'What counted most in the answers you got?',
    brief: 'Counted most in answers',
    of: 'those who read an answer that was more than a platitude',
    kinds: ['an own story', 'advice', 'hope', 'that someone cared'],
    study: 'Advice or own stories, support, hope above all, and that one shows to care.',
    definition: 'The largest of the four sums of story, advice, hope and care over the replies read, as they enter their fit.',
    answer: (account) => (parts.some((part) => account[part] > 0) ? largest(parts.map((part) => account[part])) : undefined),
  },
  {
    name: 'advised',
    asks: 'Has anyone advised you to seek professional help?',
    brief: 'Advised to seek professional help?',
    kinds: yesNo,
    study: 'Several had been advised to, or had advised others to.',
    definition: 'Yes where at least one reply that was read advised professional care.',
    answer: ({ adviceReceived }) => yesIf(adviceReceived > 0),
  },
  {
    name: 'advises',
    asks: 'Have you advised anyone to seek professional help?',
    brief: 'Advised others to seek it?',
    kinds: yesNo,
    study: 'Several had been advised to, or had advised others to.',
    definition: 'Yes where at least one own reply advised professional care.',
    answer: ({ adviceGiven }) => yesIf(adviceGiven > 0),
  },
  {
    name: 'known',
    asks: 'Did those who answered always know enough about you?',
    brief: 'Known enough by those who answered?',
    of: 'those who read an answer',
    kinds: yesNo,
    study: 'Some felt at times that those who answered did not.',
    definition:
      'Yes where every reply that was read came from someone who knew interview.knowing or more of the situation, from the thread or from before.',
    answer: ({ replies, leastKnown }, { knowing }) => (replies > 0 ? yesIf(leastKnown >= knowing) : undefined),
    threshold: 'knowing',
    amount: {
      unit: 'share',
      meaning: 'known by those who answered, on average',
      of: ({ known, replies }) => (replies > 0 ? known / replies : Number.NaN),
    },
  },
  {
    name: 'protected',
    asks: 'Would you tell less of yourself if you were not anonymous?',
    brief: 'Would tell less if not anonymous?',
    kinds: yesNo,
    study: 'It was good to be able to hold back who one is.',
    definition:
      'Yes where the safety that the protection of the forum adds, against none, is interview.protected or more; what is told is in proportion to safety.',
    answer: ({ safety, safetyUnprotected }, parameters) => yesIf(safety - safetyUnprotected >= parameters.protected),
    threshold: 'protected',
    amount: { unit: 'share', meaning: 'safety gained', of: ({ safety, safetyUnprotected }) => safety - safetyUnprotected },
  },
  {
    name: 'violated',
    asks: 'Have you ever been violated here?',
    brief: 'Ever violated here?',
    kinds: yesNo,
    study: 'It happened, but seemed to be no great problem.',
    definition: 'Yes where at least one violation was seen while it stood.',
    answer: ({ violated }) => yesIf(violated > 0),
  },
  {
    name: 'supported',
    asks: 'Did others stand by you then?',
    brief: 'Then supported by others?',
    of: 'those who were violated',
    kinds: yesNo,
    study: 'Those violated often got support from others.',
    definition: 'Yes where a fitting reply by a member, written in the thread while the violation stood, was read.',
    answer: ({ violated, supporting }) => (violated > 0 ? yesIf(supporting > 0) : undefined),
  },
  {
    name: 'belongs',
    asks: 'Do you feel that you belong here?',
    brief: 'Do you feel that you belong?',
    kinds: yesNo,
    study: 'A community grows out of shared experience.',
    definition: 'Yes where belonging at the end of the run is interview.belongs or more.',
    answer: ({ belonging }, { belongs }) => yesIf(belonging >= belongs),
    threshold: 'belongs',
    amount: { unit: 'share', meaning: 'belonging', of: ({ belonging }) => belonging },
  },
] as const satisfies readonly Question[]

export type QuestionName = (typeof questionList)[number]['name']

/** The questions in the order in which they are asked. */
export const questions: readonly (Question & { readonly name: QuestionName })[] = questionList

export const isYesNo = ({ kinds }: Pick<Question, 'kinds'>): boolean => kinds === yesNo

/** Stands where a question does not apply. */
export const NOT_ASKED = -1

/** The answers of one member to all questions, as places among their kinds. */
export const answersOf = (account: Account, parameters: InterviewParameters): number[] =>
  questions.map(({ answer }) => answer(account, parameters) ?? NOT_ASKED)
