/** The poster of an interview study: one picture of the shape of a sheet of paper, for a wall. */
import { figure } from '../charts/quantities.js'
import { fontFamily, ink, wrapped } from '../charts/theme.js'
import { type InterviewedArm, inLetters } from '../evidence/interview/findings.js'
import type { InterviewParameters } from '../evidence/interview/parameters.js'
import type { Study } from '../scenario/study.js'
import { html, type Markup, textOf } from './html.js'
import { answers, answersHeight } from './posterAnswers.js'
import { bounds, hues, lines, percent, rectangle, sheet } from './posterDrawing.js'

export interface PosterParts {
  readonly study: Study
  readonly arm: InterviewedArm
  /** Whether it is one of several. */
  readonly several: boolean
  readonly parameters: InterviewParameters
  readonly version: string
}

const { width, height, margin } = sheet
/** Where the table of answers begins, and where what they cannot tell. */
const TABLE = 556
const FOOT = TABLE + answersHeight + 14

/** The poster of one arm, as SVG. */
export function poster(parts: PosterParts): string {
  const { arm, parameters } = parts
  const label = `A poster: what ${inLetters(parameters.answered)} interviews tell of a simulated self-help forum, and what they cannot. A statement about a model, not about people. All numbers stand in the tables beside it.`
  return textOf(html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="${fontFamily}" role="img" aria-label="${label}">
${rectangle(0, 0, width, height, ink.ground)}
${heading(parts)}
${method(parts)}
${answers(arm, parameters, TABLE)}
${cannotTell(parts)}
</svg>`)
}

function heading({ arm, several, parameters: { answered } }: PosterParts): Markup {
  const subject = several
    ? `Simulated forum “${arm.name}”, asked as a real one was`
    : 'A simulated self-help forum, asked as a real one was asked'
  return html`${lines([`What ${inLetters(answered)} interviews tell`, 'and what they cannot'], { x: margin, y: 76, size: 54, bold: true })}
${lines(wrapped(subject, 62).slice(0, 1), { x: margin, y: 190, size: 26, fill: ink.soft })}
${rectangle(0, 212, width, 52, hues.all)}
${lines(['This is a statement about a model, not about people.'], { x: margin, y: 248, size: 30, bold: true, fill: ink.ground })}`
}

/** Who is asked: four numbers, and the same as a bar that is true to scale. */
function method({ arm: { pooled }, parameters: { days, willingness } }: PosterParts): Markup {
  const { sizes, gone } = pooled
  const steps = [
    [sizes.everyone, ['ever joined']],
    [sizes.eligible, ['wrote in the', `last ${days} days`]],
    [sizes.asked, ['of these were', 'asked by mail']],
    [sizes.answered, willingness > 0 ? ['answered: who', 'belongs, sooner'] : ['answered']],
  ] as const
  const bar = width - 2 * margin
  const part = (bar * sizes.eligible.estimate) / sizes.everyone.estimate
  const told = (part * sizes.answered.estimate) / sizes.eligible.estimate
  return html`${steps.map(([size, words], place) => {
    const x = margin + place * 236
    const fill = place === 3 ? hues.few : hues.all
    return html`${lines([figure(size.estimate, 0)], { x, y: 336, size: 58, bold: true, fill })}${lines(words, { x, y: 368, size: 25 })}
${place > 0 && lines(['→'], { x: x - 40, y: 330, size: 32, fill: ink.line })}`
  })}
${rectangle(margin, 416, bar, 24, hues.pale)}${rectangle(margin, 416, part, 24, hues.all)}${rectangle(margin, 416, told, 24, hues.few)}
${lines([`True to scale. Of those who wrote lately ${percent(gone)} have left for good since; a letter reaches them too.`], { x: margin, y: 462, size: 18, fill: ink.soft })}`
}

/** Three numbers on what the interviews cannot tell, whom nobody asked, and the small print. */
function cannotTell({ study, arm: { pooled, days }, parameters, version }: PosterParts): Markup {
  const number = inLetters(parameters.answered)
  const helped = pooled.questions.find(({ question }) => question === 'helped')!
  const { share } = helped.answers[0]!
  const boxes = [
    [helped.saturation.unanimous, 'of such studies agree on whether it helped, as the study did'],
    [pooled.somethingNew, 'would hear something new from one interview more'],
    [helped.saturation['wrong.everyone'], 'of such studies: most who answered say the opposite of most who ever joined'],
  ] as const
  const silent = `Who wrote nothing lately was never asked. Helped: ${percent(share.eligible)} of those who wrote lately, ${percent(share.everyone)} of all who ever joined.`
  const runs = `${pooled.replicates} ${pooled.replicates === 1 ? 'run' : 'runs'}`
  const [half, twice] = helped.thresholds.map(({ value, share: of, wrong }) => ({
    words: `with ${value} sd: ${percent(of.eligible)} and ${percent(of.everyone)}`,
    wrong: percent(wrong),
  })) as [{ words: string; wrong: string }, { words: string; wrong: string }]
  const assumed = `Helped means ${parameters.helped} sd of relief, which is assumed: ${half.words}, and the opposite in ${half.wrong}; ${twice.words}, and in ${twice.wrong}. Ties are left out.`
  const print = `Means over ${runs} of ${days} days with 95 % intervals. Circles: the ${number} nearest to the mean of such studies, then it and 95 % of them. Relief is added up over all visits. Other thresholds are assumed too. In the study the 37 were all who met its conditions, and it claims no shares. Study “${study.name}”, seed ${study.seed}, Responsorium ${version}. No clinical advice.`
  return html`${rectangle(0, FOOT - 8, width, height - FOOT + 8, hues.pale)}
${lines([`What the ${number} cannot tell`], { x: margin, y: FOOT + 34, size: 34, bold: true })}
${boxes.map(([interval, words], place) => {
  const x = margin + place * 316
  return html`${lines([percent(interval)], { x, y: FOOT + 90, size: 46, bold: true, fill: hues.all })}${lines([bounds(interval)], { x: x + 138, y: FOOT + 88, size: 17, fill: ink.soft })}
${lines(wrapped(words, 26), { x, y: FOOT + 120, size: 22 })}`
})}
${lines(wrapped(silent, 60), { x: margin, y: FOOT + 210, size: 24, bold: true })}
${lines(wrapped(assumed, 92), { x: margin, y: FOOT + 263, size: 18 })}
${lines(wrapped(print, 132), { x: margin, y: height - 42, size: 14, fill: ink.soft })}`
}
