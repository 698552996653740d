/** The interviews of a study in pictures: what each group says, how far those who still write differ, and what eight agree on. */
import type { TopLevelSpec } from 'vega-lite'
import { type Findings, groupWords, type InterviewedArm, inLetters } from '../evidence/interview/findings.js'
import { type Group, groups } from '../evidence/interview/interview.js'
import type { PooledAnswer, PooledQuestion, SaturationName } from '../evidence/interview/pooling.js'
import { questions } from '../evidence/interview/questions.js'
import type { Interval } from '../statistics/interval.js'
import { type Caption, framed, type Layer, meanWith, provenance, type View } from './frame.js'
import { difference, quantity, rounded } from './quantities.js'
import { armScales, ink, legendAbove, nameAxis, rowHeightFor, wrapped } from './theme.js'

export interface InterviewPicture {
  readonly name: 'answers' | 'survivorship' | 'saturation'
  readonly specification: TopLevelSpec
}

const INTERVAL = 'its 95 % interval'

/** All pictures of an interview study. */
export const interviewPictures = (caption: Caption, findings: Findings): InterviewPicture[] => [
  { name: 'answers', specification: answersOfGroups(caption, findings) },
  { name: 'survivorship', specification: survivorship(caption, findings) },
  { name: 'saturation', specification: saturation(caption, findings) },
]

const asked = ({ question }: Pick<PooledQuestion, 'question'>): string => questions.find(({ name }) => name === question)!.asks

/** A row of the charts: the question, and the answer where it is not yes. */
const rowOf = (answer: PooledAnswer): string => {
  const { asks, brief } = questions.find(({ name }) => name === answer.question)!
  return answer.kind === 'yes' ? asks : `${brief}: ${answer.kind}`
}

const percent = ({ estimate, low, high }: Interval) => ({
  estimate: rounded(100 * estimate),
  low: rounded(100 * low),
  high: rounded(100 * high),
})

/** The rows in the order of the questions; of the questions with several kinds of answers every kind. */
const answersOf = ({ pooled }: InterviewedArm): readonly PooledAnswer[] => pooled.questions.flatMap(({ answers }) => answers)

/** Intervals and points in rows, told apart by one field. */
function rowsAndPoints(rows: string[], field: string, told: string[], x: object, withNames = true): Layer[] {
  const scales = armScales(told)
  const y = {
    field: 'row',
    type: 'nominal',
    scale: { domain: rows },
    title: null,
    axis: { ...nameAxis(rows), labels: withNames },
  } as const
  const yOffset = { field, type: 'nominal', scale: { domain: told, paddingOuter: 0.4 } } as const
  const legend = told.length > 1 ? legendAbove(told, 640) : null
  const color = { field, type: 'nominal', scale: scales.color, legend } as const
  const shape = { field, type: 'nominal', scale: scales.shape, legend } as const
  return [
    {
      transform: [{ filter: { field: 'low', valid: true } }],
      mark: { type: 'rule', strokeWidth: 2 },
      encoding: { x: { field: 'low', type: 'quantitative', ...x }, x2: { field: 'high' }, y, yOffset, color },
    },
    {
      transform: [{ filter: { field: 'estimate', valid: true } }],
      mark: { type: 'point', size: 90, filled: true, opacity: 1 },
      encoding: { x: { field: 'estimate', type: 'quantitative', ...x }, y, yOffset, color, shape },
    },
  ]
}

const heightOf = (rows: readonly string[], told: number): number => rows.length * Math.max(rowHeightFor(rows), 12 * told + 10)

function answersOfGroups(caption: Caption, { arms, parameters }: Findings): TopLevelSpec {
  const words = groupWords(parameters)
  const told = groups.map((group) => words[group])
  const title = `What ${inLetters(parameters.answered)} interviews tell of a forum, and what everyone would have told`
  const views = arms.map((arm): View => {
    const rows = answersOf(arm).map(rowOf)
    const values = answersOf(arm).flatMap((answer) =>
      groups.map((group) => ({ row: rowOf(answer), group: words[group], ...percent(answer.share[group]) })),
    )
    const x = { scale: { domain: [0, 100] }, axis: { title: 'say so, % of those whom the question applies to' } }
    return {
      ...(arms.length > 1 ? { title: { text: arm.name, fontSize: 13, frame: 'group' as const } } : {}),
      data: { values },
      width: 420,
      height: heightOf(rows, groups.length),
      layer: rowsAndPoints(rows, 'group', told, x),
    }
  })
  const said = arms.flatMap((arm) =>
    answersOf(arm).map(
      (answer) =>
        `${arm.name}, ${asked(answer)} ${answer.kind}: ${groups.map((group) => `${words[group]} ${quantity(answer.share[group], 'share')}`).join(', ')}`,
    ),
  )
  return {
    ...framed(
      {
        title,
        notes: [
          `Each point: ${meanWith(caption, INTERVAL)}`,
          'Answers follow from what happened to each member in the model; the thresholds are declared numbers of the interview.',
        ],
        alternative: `${title}. ${said.join('. ')}.`,
      },
      provenance(caption),
    ),
    vconcat: views,
  }
}

function survivorship(caption: Caption, { arms, parameters }: Findings): TopLevelSpec {
  const words = groupWords(parameters)
  const told = arms.map(({ name }) => name)
  const shown = ['answered', 'eligible'] as const satisfies readonly Group[]
  const title = 'Those who still write are not everyone: how much more often they give each answer'
  const views = shown.map((group, place): View => {
    const rows = answersOf(arms[0]!).map(rowOf)
    const values = arms.flatMap((arm) =>
      answersOf(arm).map((answer) => ({ row: rowOf(answer), arm: arm.name, ...percent(answer.gap[group]) })),
    )
    const x = { scale: { zero: true, nice: true }, axis: { title: 'difference, percentage points', tickCount: 6 } }
    const zero: Layer = {
      mark: { type: 'rule', color: ink.line, strokeDash: [4, 3] },
      encoding: { x: { datum: 0, type: 'quantitative', ...x } },
    }
    return {
      title: { text: wrapped(`${words[group]}, less ${words.everyone}`, 38), fontSize: 12, frame: 'group' },
      data: { values },
      width: 270,
      height: heightOf(rows, arms.length),
      layer: [zero, ...rowsAndPoints(rows, 'arm', told, x, place === 0)],
    }
  })
  const said = arms.flatMap((arm) =>
    answersOf(arm).map((answer) => `${arm.name}, ${asked(answer)} ${answer.kind}: ${difference(answer.gap.eligible, 'share')}`),
  )
  return {
    ...framed(
      {
        title,
        notes: [`Differences run by run: ${meanWith(caption, INTERVAL)}`],
        alternative: `${title}. ${said.join('. ')}.`,
      },
      provenance(caption),
    ),
    hconcat: views,
    // Side by side they are compared: one scale for both.
    resolve: { scale: { x: 'shared' } },
  }
}

const panels = [
  ['unanimous', 'all who answer agree'],
  ['nextNew', 'one interview more brings a new answer'],
  ['wrong.everyone', 'most say what most who joined do not'],
] as const satisfies readonly (readonly [SaturationName, string])[]

function saturation(caption: Caption, { arms, parameters }: Findings): TopLevelSpec {
  const told = arms.map(({ name }) => name)
  const rows = arms[0]!.pooled.questions.map(asked)
  const title = `Agreement is not truth: how often ${inLetters(parameters.answered)} interviews agree, and are wrong`
  const views = panels.map(([name, words], place): View => {
    const values = arms.flatMap(({ name: arm, pooled }) =>
      pooled.questions.map((question) => ({ row: asked(question), arm, ...percent(question.saturation[name]) })),
    )
    const x = { scale: { domain: [0, 100] }, axis: { title: 'of interview studies, %', tickCount: 5 } }
    return {
      title: { text: wrapped(words, 26), fontSize: 12, frame: 'group' },
      data: { values },
      width: 175,
      height: heightOf(rows, arms.length),
      layer: rowsAndPoints(rows, 'arm', told, x, place === 0),
    }
  })
  const said = arms.flatMap(({ name, pooled }) =>
    pooled.questions.map(
      (question) =>
        `${name}, ${asked(question)} ${panels.map(([one, words]) => `${words} ${quantity(question.saturation[one], 'share')}`).join(', ')}`,
    ),
  )
  return {
    ...framed(
      {
        title,
        notes: [
          `${parameters.redraws} interview studies in every run: ${meanWith(caption, INTERVAL)}`,
          'Agreement: of those with at least two who can answer. Where two answers are level there is no majority.',
        ],
        alternative: `${title}. ${said.join('. ')}.`,
      },
      provenance(caption),
    ),
    hconcat: views,
  }
}
