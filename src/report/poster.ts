/**
 * The poster of an interview study: one picture of the shape of a sheet of paper, for a wall. On A3 a unit is 0.3 mm, so that what is
 * to be read from two metres is at least 25 units high; only what one steps nearer for is smaller.
 */
import { figure } from '../charts/quantities.js'
import { fontFamily, ink, wrapped } from '../charts/theme.js'
import type { InterviewedArm } from '../evidence/interview/findings.js'
import type { InterviewParameters } from '../evidence/interview/parameters.js'
import type { PooledAnswer, PooledQuestion } from '../evidence/interview/pooling.js'
import { isYesNo, NOT_ASKED, type QuestionName, questions } from '../evidence/interview/questions.js'
import { replicatesInWords } from '../scenario/replicates.js'
import type { Study } from '../scenario/study.js'
import type { Interval } from '../statistics/interval.js'
import { asMade, type Content, html, type Markup, textOf } from './html.js'

export interface PosterParts {
  readonly study: Study
  readonly arm: InterviewedArm
  readonly parameters: InterviewParameters
  readonly version: string
}

const WIDTH = 1000
const HEIGHT = 1414
const MARGIN = 40
const dark = '#00568f'
const warm = '#a33e00'
const pale = '#e8eef3'

/** Lines of text from a point downwards; `at` in units, `size` the height of the letters. */
interface Lines {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly bold?: boolean
  readonly fill?: string
  readonly anchor?: 'start' | 'middle' | 'end'
}

const lines = (texts: readonly string[], { x, y, size, bold = false, fill = ink.text, anchor = 'start' }: Lines): Markup =>
  html`<text x="${x}" y="${y}" font-size="${size}" font-weight="${bold ? 'bold' : 'normal'}" fill="${fill}" text-anchor="${anchor}">${texts.map(
    (text, place) => html`<tspan x="${x}" dy="${place === 0 ? 0 : Math.round(size * 1.25)}">${text}</tspan>`,
  )}</text>`

const rectangle = (x: number, y: number, width: number, height: number, fill: string): Markup =>
  html`<rect x="${x}" y="${y}" width="${Number(width.toFixed(2))}" height="${height}" fill="${fill}"/>`

const whole = (share: number): string => figure(100 * share, 0)
const percent = ({ estimate }: Interval): string => (Number.isFinite(estimate) ? `${whole(estimate)} %` : '–')
/** Under one in two hundred, per cent would round to 0. */
const bounds = ({ low, high }: Interval): string =>
  Number.isFinite(low) && Number.isFinite(high) ? `${whole(low)} to ${whole(high)}` : ''
const people = ({ estimate }: Interval): string => figure(estimate, 0)

/** The poster of one arm, as SVG. */
export function poster(parts: PosterParts): string {
  const { parameters } = parts
  const label = `What ${parameters.answered} interviews tell of a simulated self-help forum, and what everyone would have told. The numbers stand in the tables below.`
  return textOf(html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" font-family="${fontFamily}" role="img" aria-label="${label}">
${rectangle(0, 0, WIDTH, HEIGHT, '#ffffff')}
${heading(parts)}
${method(parts)}
${answers(parts)}
${cannotTell(parts)}
${small(parts)}
</svg>`)
}

function heading({ study, arm, parameters: { answered } }: PosterParts): Markup {
  const which = study.arms.length > 1 ? `: ${arm.name}` : ''
  const subject = wrapped(`A simulated self-help forum${which}, asked as an interview study asked a real one.`, 64).slice(0, 1)
  return html`${lines([`What ${answered} interviews tell`, 'and what they cannot'], { x: MARGIN, y: 76, size: 54, bold: true })}
${lines(subject, { x: MARGIN, y: 190, size: 25, fill: ink.soft })}
${rectangle(0, 212, WIDTH, 52, dark)}
${lines(['This is a statement about a model, not about people.'], { x: MARGIN, y: 248, size: 29, bold: true, fill: '#ffffff' })}`
}

/** Who is asked: four numbers, and the same as a bar that is true to scale. */
function method({ arm: { pooled }, parameters: { days } }: PosterParts): Markup {
  const { sizes, gone } = pooled
  const steps: readonly (readonly [string, readonly string[]])[] = [
    [people(sizes.everyone), ['ever joined']],
    [people(sizes.eligible), ['wrote in the', `last ${days} days`]],
    [people(sizes.asked), ['of these were', 'asked by mail']],
    [people(sizes.answered), ['answered: the', 'more they belong,', 'the sooner']],
  ]
  const bar = WIDTH - 2 * MARGIN
  const part = (bar * sizes.eligible.estimate) / sizes.everyone.estimate
  return html`${steps.map(([number, words], place) => {
    const x = MARGIN + place * 236
    return html`${lines([number], { x, y: 336, size: 58, bold: true, fill: place === 3 ? warm : dark })}${lines(words, { x, y: 370, size: 25 })}${
      place > 0 && lines(['→'], { x: x - 44, y: 330, size: 34, fill: ink.line })
    }`
  })}
${rectangle(MARGIN, 448, bar, 24, pale)}${rectangle(MARGIN, 448, part, 24, dark)}${rectangle(MARGIN, 448, (part * sizes.answered.estimate) / sizes.eligible.estimate, 24, warm)}
${lines([`True to scale. Of those who wrote lately ${percent(gone)} have left for good since; a letter reaches them too.`], { x: MARGIN, y: 496, size: 18, fill: ink.soft })}`
}

const columns = { dots: 478, asked: 690, eligible: 810, everyone: 940 } as const
const ROW = 76
const TOP = 586

/** The questions of the poster: those with yes and no, of which anybody could be asked. */
const shown = ({ arm: { pooled } }: PosterParts): { question: PooledQuestion; yes: PooledAnswer }[] =>
  pooled.questions.flatMap((question) => {
    const declared = questions.find(({ name }) => name === question.question)!
    const yes = question.answers[0]
    return isYesNo(declared) && declared.of === undefined && yes
      ? [{ question, yes }]
      : question.question === 'known' && yes
        ? [{ question, yes }]
        : []
  })

function answers(parts: PosterParts): Markup {
  const { parameters } = parts
  const head = (words: readonly string[], x: number, fill: string = ink.text): Markup =>
    lines(words, { x, y: TOP - 50, size: 22, bold: true, fill, anchor: 'middle' })
  return html`${lines(['Share who say yes'], { x: MARGIN, y: TOP - 50, size: 25, bold: true })}
${head([`one such ${parameters.answered}`], columns.dots + 76, warm)}${head([`the ${parameters.asked}`, 'asked'], columns.asked)}${head(['all who', 'wrote lately'], columns.eligible)}${head(['everyone', 'who joined'], columns.everyone, dark)}
${shown(parts).map(({ question, yes }, place) => row(parts, question, yes, TOP + place * ROW))}`
}

function row(
  { arm: { pooled }, parameters: { answered } }: PosterParts,
  question: PooledQuestion,
  yes: PooledAnswer,
  y: number,
): Markup {
  const { asks } = questions.find(({ name }) => name === question.question)!
  const place = questions.findIndex(({ name }) => name === question.question)
  const said = (pooled.first?.first ?? []).map((one) => one.answers[place]!)
  const number = (interval: Interval, x: number, fill: string = ink.text): Markup =>
    html`${lines([percent(interval)], { x, y: y + 34, size: 34, bold: true, fill, anchor: 'middle' })}${lines([bounds(interval)], { x, y: y + 56, size: 17, fill: ink.soft, anchor: 'middle' })}`
  const others = Number.isFinite(question.heard.low)
    ? `others: ${whole(question.heard.low)} to ${whole(question.heard.high)} %`
    : ''
  const { low, high } = question.heard
  const range =
    question.question === 'known' || !Number.isFinite(low)
      ? others
      : `others: ${Math.round(low * answered)} to ${Math.round(high * answered)} of ${answered}`
  return html`${rectangle(MARGIN, y - 8, WIDTH - 2 * MARGIN, 1, ink.grid)}
${lines(wrapped(asks, 27), { x: MARGIN, y: y + 24, size: 25 })}
${dots(said, y + 22)}${lines([range], { x: columns.dots + 76, y: y + 56, size: 17, fill: ink.soft, anchor: 'middle' })}
${number(yes.share.asked, columns.asked)}${number(yes.share.eligible, columns.eligible)}${number(yes.share.everyone, columns.everyone, dark)}`
}

/** A full circle for yes, an empty one for no, a stroke for who could not be asked; up to twelve have room. */
function dots(said: readonly number[], y: number): Content {
  if (said.length > 12)
    return lines([`${said.filter((answer) => answer === 0).length} of ${said.length}`], {
      x: columns.dots + 76,
      y: y + 10,
      size: 30,
      bold: true,
      fill: warm,
      anchor: 'middle',
    })
  const step = 176 / Math.max(8, said.length)
  const radius = step * 0.38
  return said.map((answer, place) => {
    const x = Number((columns.dots - 12 + (place + 0.5) * step).toFixed(1))
    if (answer === NOT_ASKED) return html`<path d="M${x - 5} ${y}h10" stroke="${ink.line}" stroke-width="3"/>`
    return html`<circle cx="${x}" cy="${y}" r="${radius.toFixed(1)}" fill="${answer === 0 ? warm : '#ffffff'}" stroke="${warm}" stroke-width="2.5"/>`
  })
}

/** Three numbers on what the interviews cannot tell, about the first question. */
function cannotTell(parts: PosterParts): Markup {
  const {
    arm: { pooled },
    parameters: { answered },
  } = parts
  const y = TOP + shown(parts).length * ROW + 14
  const about: QuestionName = 'helped'
  const helped = pooled.questions.find(({ question }) => question === about)!
  const [yes] = helped.answers
  const boxes: readonly (readonly [string, string])[] = [
    [percent(helped.saturation.unanimous), `of such interviews agree, all ${answered}, on whether the forum helped`],
    [percent(pooled.somethingNew), 'hear something new from one interview more'],
    [percent(helped.saturation['wrong.everyone']), 'have a majority that is not that of all who joined, on whether it helped'],
  ]
  const gap = yes
    ? `Who stopped writing is never asked: ${percent(yes.share.eligible)} helped among those who wrote lately, ${percent(yes.share.everyone)} among all who joined.`
    : ''
  return html`${rectangle(0, y - 8, WIDTH, HEIGHT - y + 8, pale)}
${lines([`What the ${answered} cannot tell`], { x: MARGIN, y: y + 32, size: 32, bold: true })}
${boxes.map(([number, words], place) => {
  const x = MARGIN + place * 312
  return html`${lines([number], { x, y: y + 86, size: 46, bold: true, fill: dark })}${lines(wrapped(words, 24), { x, y: y + 114, size: 21 })}`
})}
${lines(wrapped(gap, 78), { x: MARGIN, y: y + 224, size: 21, bold: true })}`
}

function small({ study, arm, parameters, version }: PosterParts): Markup {
  const text = `Means over ${replicatesInWords(study.replicates)} of a forum of ${arm.days} days, below them the 95 % interval. Helped: relief of ${parameters.helped} sd or more, added up. Belongs: belonging of ${parameters.belongs} or more. Study “${study.name}”, seed ${study.seed}, Responsorium ${version}. Not clinical advice.`
  return html`${asMade('')}${lines(wrapped(text, 128), { x: MARGIN, y: HEIGHT - 44, size: 13, fill: ink.soft })}`
}
