/** The middle of the poster: what a typical eight said, and the shares of all who were asked, who wrote lately and who ever joined. */
import { ink, wrapped } from '../charts/theme.js'
import { type InterviewedArm, inLetters } from '../evidence/interview/findings.js'
import type { InterviewParameters } from '../evidence/interview/parameters.js'
import type { PooledQuestion } from '../evidence/interview/pooling.js'
import { isYesNo, NOT_ASKED, questions } from '../evidence/interview/questions.js'
import type { Interval } from '../statistics/interval.js'
import { type Content, html, type Markup } from './html.js'
import { bounds, hues, lines, percent, rectangle, sheet } from './posterDrawing.js'

const columns = { dots: 464, asked: 636, eligible: 759, everyone: 896 } as const
const ROW = 71
/** As many people as have room for a circle each. */
const MOST_DOTS = 12
const DOTS_WIDTH = 184

/** The questions on the poster: those answered by yes or no, but for the one that hardly anybody can be asked. */
const shown = questions.filter((question) => isYesNo(question) && question.name !== 'supported')

/** The height of the table in units. */
export const answersHeight = shown.length * ROW

export function answers({ pooled }: InterviewedArm, parameters: InterviewParameters, top: number): Markup {
  const head = (words: readonly string[], x: number, fill: string = ink.text): Markup =>
    lines(words, { x, y: top - 50, size: 20, bold: true, fill, anchor: 'middle' })
  const said = pooled.typical
  const rows = shown.map(({ name }, place) => {
    const asked = questions.findIndex((question) => question.name === name)
    const own = pooled.questions[asked]!
    return row(
      own,
      said.map((one) => one.answers[asked]!),
      parameters,
      top + place * ROW,
    )
  })
  return html`${lines(['Who says yes?'], { x: sheet.margin, y: top - 34, size: 29, bold: true })}
${head([`a typical ${inLetters(parameters.answered)}`], columns.dots, hues.few)}${lines(['● yes   ○ no   – not asked'], { x: columns.dots, y: top - 24, size: 15, fill: ink.soft, anchor: 'middle' })}
${head([`the ${parameters.asked}`, 'asked'], columns.asked)}${head(['who wrote', 'lately'], columns.eligible)}${head(['all who', 'ever joined'], columns.everyone, hues.all)}
${rows}`
}

function row(own: PooledQuestion, said: readonly number[], { answered }: InterviewParameters, y: number): Markup {
  const { brief, of } = questions.find(({ name }) => name === own.question)!
  const { share } = own.answers[0]!
  const number = (interval: Interval, x: number, fill: string = ink.text): Markup =>
    html`${lines([percent(interval)], { x, y: y + 28, size: 32, bold: true, fill, anchor: 'middle' })}${lines([bounds(interval)], { x, y: y + 50, size: 17, fill: ink.soft, anchor: 'middle' })}`
  const heard = othersHear(own, of === undefined ? answered : undefined)
  return html`${rectangle(sheet.margin, y - 10, sheet.width - 2 * sheet.margin, 1, ink.grid)}
${lines(wrapped(brief, 23), { x: sheet.margin, y: y + 20, size: 25 })}
${dots(said, y + 16)}${lines([heard], { x: columns.dots, y: y + 50, size: 17, fill: ink.soft, anchor: 'middle' })}
${number(share.asked, columns.asked)}${number(share.eligible, columns.eligible)}${number(share.everyone, columns.everyone, hues.all)}`
}

/** What such studies hear on average, and the middle 95 % of them: how many of so many, or, where not everyone can be asked, per cent. */
function othersHear({ answers: [yes], heard: { low, high } }: PooledQuestion, answered: number | undefined): string {
  if (!Number.isFinite(low)) return ''
  const of = answered ?? 100
  const [from, to] = [Math.round(low * of), Math.round(high * of)]
  return `mean ${percent(yes!.share.answered)}; ${from === to ? from : `${from} to ${to}`}${answered === undefined ? ' %' : ` of ${answered}`}`
}

/** A full circle for yes, an empty one for no, a stroke for who could not be asked. */
function dots(said: readonly number[], y: number): Content {
  if (said.length > MOST_DOTS) {
    const place = { x: columns.dots, y: y + 10, size: 30, bold: true, fill: hues.few, anchor: 'middle' } as const
    return lines([`${said.filter((answer) => answer === 0).length} of ${said.length}`], place)
  }
  const step = DOTS_WIDTH / Math.max(8, said.length)
  return said.map((answer, place) => {
    const x = Number((columns.dots + (place + 0.5 - said.length / 2) * step).toFixed(1))
    if (answer === NOT_ASKED) return html`<path d="M${x - 5} ${y}h10" stroke="${ink.line}" stroke-width="3"/>`
    const fill = answer === 0 ? hues.few : ink.ground
    return html`<circle cx="${x}" cy="${y}" r="${(step * 0.38).toFixed(1)}" fill="${fill}" stroke="${hues.few}" stroke-width="2.5"/>`
  })
}
