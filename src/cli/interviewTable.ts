/** The interviews of a study as short tables for a terminal. */
import { figure, quantity } from '../charts/quantities.js'
import type { Findings, InterviewedArm } from '../evidence/interview/findings.js'
import { type Group, groups } from '../evidence/interview/interview.js'
import type { InterviewParameters } from '../evidence/interview/parameters.js'
import { questions } from '../evidence/interview/questions.js'
import type { Study } from '../scenario/study.js'
import type { Interval } from '../statistics/interval.js'
import { grid, paragraph } from './layout.js'

/** Per cent with the bounds of the interval, in whole numbers, where they say more than it; a dash where it is not defined. */
export function percent({ estimate, low, high }: Interval): string {
  if (!Number.isFinite(estimate)) return '-'
  const [whole = '', from, to] = [estimate, low, high].map((share) => figure(100 * share, 0))
  return !Number.isFinite(low) || !Number.isFinite(high) || (from === whole && to === whole)
    ? whole
    : `${whole} (${from} to ${to})`
}

/** A mean count of people, with a decimal where it is small. */
const meanOf = ({ estimate }: Interval): string => (Number.isFinite(estimate) ? figure(estimate, estimate < 10 ? 1 : 0) : '-')

/** Heads of two lines: whose majority it is not stands below. */
const differs = 'majority differs'

const people = ({ estimate }: Interval): string => figure(estimate, 0)

/** For each arm: who was asked, what they said, and what the interviews cannot tell. */
export const interviewTables = (study: Study, { arms, parameters }: Findings, width: number): string[] => [
  ...arms.flatMap((arm) => tablesOf(arm, parameters, arms.length > 1 ? `${arm.name}: ` : '', width)),
  paragraph(
    `Means over the replicates with 95 % intervals, seed ${study.seed}. Shares are of those whom a question applies to; no interval where fewer than two runs tell, all say the same, or its ends print as the share does.`,
    width,
    '',
  ).trimEnd(),
  'A statement about a model, no clinical advice.',
]

function tablesOf({ pooled }: InterviewedArm, parameters: InterviewParameters, label: string, width: number): string[] {
  const { sizes, gone, short, replicates } = pooled
  const runs = `${replicates} ${replicates === 1 ? 'run' : 'runs'}`
  const who = `${label}${runs}. ${people(sizes.everyone)} ever joined; ${people(sizes.eligible)} wrote in the last ${parameters.days} days and are eligible, of whom ${quantity(gone, 'share')} have left for good since; ${people(sizes.asked)} are asked, ${people(sizes.answered)} answer.`
  const tooFew =
    short.asked === 0
      ? ''
      : ` In ${short.asked} of ${runs} fewer than ${parameters.asked} could be asked (the fewest ${short.fewest}): all of them were${short.answered > 0 ? `; in ${short.answered} fewer than ${parameters.answered} could answer` : ''}.`
  const heading = ['%', `${parameters.answered} answered`, `${parameters.asked} asked`, 'all eligible', 'all who joined']
  const rows = pooled.questions.flatMap(({ question, answers, applies }) => {
    const { asks, of } = questions.find(({ name }) => name === question)!
    const whom = of === undefined ? [] : [[`  people, ${of}`, ...groups.map((group: Group) => meanOf(applies[group]))]]
    return [
      ...answers.map(({ kind, share }) => [`${asks} ${kind}`, ...groups.map((group: Group) => percent(share[group]))]),
      ...whom,
    ]
  })
  const thresholds = pooled.questions.flatMap(({ question, thresholds: others }) => {
    const { asks } = questions.find(({ name }) => name === question)!
    return others.map(({ value, share, unanimous, wrong }) => [
      `${asks} from ${value}`,
      ...(['answered', 'eligible', 'everyone'] as const).map((group) => percent(share[group])),
      percent(unanimous),
      percent(wrong),
    ])
  })
  const saturation = pooled.questions.map(({ question, saturation: of }) => [
    questions.find(({ name }) => name === question)!.asks,
    percent(of.unanimous),
    percent(of.nextNew),
    percent(of['wrong.eligible']),
    percent(of['wrong.everyone']),
  ])
  return [
    paragraph(who + tooFew, width, '').trimEnd(),
    grid([heading, ...rows]).trimEnd(),
    grid([
      ['', '', 'one interview', differs, differs],
      [`How often, in %, the ${parameters.answered}`, 'all agree', 'more is new', 'from eligible', 'from all'],
      ...saturation,
    ]).trimEnd(),
    grid([
      ['', '', '', '', '', differs],
      ['With other thresholds, % yes', heading[1]!, heading[3]!, heading[4]!, 'all agree', 'from all'],
      ...thresholds,
    ]).trimEnd(),
    paragraph(
      `One interview more says something new about at least one question in ${quantity(pooled.somethingNew, 'share')} of such studies. The majority differs where most of those who answer say another thing than most of all who are eligible, or of all who ever joined; ties are left out. The thresholds from which an answer is yes are assumptions: half and twice them are shown.`,
      width,
      '',
    ).trimEnd(),
  ]
}
