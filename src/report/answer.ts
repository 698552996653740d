/** The answer in words: per arm in short, per headline measure in full, with intervals and with what cannot be told. */
import { betterOf, capitalised, labelOf, listed, quoted } from '../charts/findings.js'
import { difference, figure, quantity } from '../charts/quantities.js'
import type { Answers } from '../experiment/answers.js'
import { type Comparison, compareArms, directionOf } from '../experiment/comparisons.js'
import type { Results } from '../experiment/results.js'
import { headlineMeasures, type MeasureName, measures } from '../model/measures.js'
import { armsAlone } from '../scenario/rows.js'
import { type DrawnChart, figure as drawn } from './figures.js'
import { html, type Markup } from './html.js'
import { hypotheses, type Stated } from './hypotheses.js'
import { saved } from './pairing.js'
import { ranking } from './sensitivity.js'

/** J. Cohen, Statistical Power Analysis (1988), calls 0.2 standard deviations a small effect. */
const SMALL = 0.2

type Judgement = 'better' | 'worse' | 'different' | 'equal' | 'undecided'

/** What a difference means for the members; `different` where neither way is better in itself. */
function judgementOf({ measure, difference: paired }: Comparison): Judgement {
  const direction = directionOf(paired)
  if (direction === 'equal' || direction === 'undecided') return direction
  const better = betterOf(measure)
  return better === undefined ? 'different' : better === direction ? 'better' : 'worse'
}

/** Distress has no natural zero, so that a share of it means nothing; the sums of the ledger have one, like counts and shares. */
const isLevel = (measure: MeasureName): boolean =>
  measures[measure].unit === 'sd' && measures[measure].aggregation === 'at the end'

/** A number in the unit of a measure beside something known; empty where there is nothing to hold it against. */
function besides(number: number, first: Comparison): string {
  if (isLevel(first.measure))
    return Math.abs(number) < SMALL ? `less than ${SMALL}\u00a0sd, which is commonly called a small effect` : ''
  const share = (100 * Math.abs(number)) / Math.abs(first.value.estimate)
  return Number.isFinite(share) ? `${figure(share, share < 9.95 ? 1 : 0)}\u00a0% of the value with ${quoted(first.arm)}` : ''
}

/** What a difference rests on where nothing is missing. */
interface Basis {
  readonly whole: number
  readonly each: 'pairs' | 'runs'
}

/** One arm against the first on one measure, in a sentence. */
function sentence(comparison: Comparison, first: Comparison, { whole, each }: Basis): Markup {
  const { measure, arm, difference: paired } = comparison
  const name = html`<strong>${arm}</strong>`
  if (!paired || !Number.isFinite(paired.estimate)) return html`${name}: not defined in these runs.`
  const by = difference(paired, measures[measure].unit)
  const pairs = paired.n < whole ? ` Defined in ${paired.n} of ${whole} ${each} only.` : ''
  if (!Number.isFinite(paired.low)) return html`${name}: ${by}, in too few runs to tell anything from it.${pairs}`
  const judgement = judgementOf(comparison)
  if (judgement === 'equal') return html`${name}: the same in every one of ${paired.n} ${each}.${pairs}`
  if (judgement === 'undecided') {
    const most = besides(Math.max(Math.abs(paired.low), Math.abs(paired.high)), first)
    return html`${name}: we cannot tell. ${by}${most && `; if there is a difference, it is likely ${most.startsWith('less') ? '' : 'at most '}${most}`}.${pairs}`
  }
  const word = judgement !== 'different' && html`, <span class="${judgement}">${judgement}</span>`
  const size = besides(paired.estimate, first)
  return html`${name}: ${directionOf(paired)}${word}. ${by}${size && `, ${size.startsWith('less') ? '' : 'a change by '}${size}`}.${pairs}`
}

function ofMeasure(comparisons: readonly Comparison[], measure: MeasureName, basis: Basis): Markup {
  const [first, ...others] = comparisons.filter((one) => one.measure === measure)
  if (!first) return html``
  const { unit, meaning } = measures[measure]
  return html`
<h3>${capitalised(labelOf(measure))}</h3>
<p>${capitalised(meaning)}${others.length > 0 && `. With ${quoted(first.arm)}`}: ${quantity(first.value, unit)}.</p>
${others.length > 0 && html`<ul>${others.map((other) => html`<li>${sentence(other, first, basis)}</li>`)}</ul>`}`
}

/** An arm in one sentence: on which headline measures it is better, worse, other, and on how many nothing can be told. */
function inShort(comparisons: readonly Comparison[], arm: string, first: string): Markup {
  const own = comparisons.filter((one) => one.arm === arm)
  const labels = (judgement: Judgement) => own.filter((one) => judgementOf(one) === judgement)
  const clauses = (['better', 'worse', 'different'] as const).flatMap((judgement) => {
    const found = labels(judgement).map((one) =>
      judgement === 'different' ? `${labelOf(one.measure)} ${directionOf(one.difference)}` : labelOf(one.measure),
    )
    if (found.length === 0) return []
    return judgement === 'different'
      ? [html`${inFull(found)}`]
      : [html`<span class="${judgement}">${judgement}</span> on ${inFull(found)}`]
  })
  const equal = labels('equal').length
  const undecided = labels('undecided').length
  const rest = [equal > 0 && `exactly the same on ${equal}`, undecided > 0 && `we cannot tell on ${undecided}`].filter(Boolean)
  const name = html`<strong>${arm}</strong>`
  if (undecided === own.length)
    return html`${name}: we cannot tell it from ${quoted(first)} on any of ${own.length} headline measures.`
  const parts = [...clauses, ...(rest.length > 0 ? [html`${rest.join(', ')} of ${own.length} headline measures`] : [])]
  return html`${name}: ${parts.map((part, index) => [index > 0 && '; ', part])}.`
}

/** All of them, where `listed` would count. */
const inFull = (names: readonly string[]): string =>
  names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : listed(names)

/** What an interval can hold by chance, where many are looked at. */
function caution(count: number): Markup {
  return html`<p class="soft">Each interval covers the mean of endlessly many runs of this model 19 times in 20. Of ${count} comparisons about
${Math.max(1, Math.round(count / 20))} would therefore leave out zero by chance alone if no arm differed at all.</p>`
}

/** How the arms were run and compared. */
function method(results: Results, replicates: number): Markup {
  const { study } = results
  const [first = '', ...others] = study.arms.map(({ name }) => name)
  const times = replicates === 1 ? 'once' : `${replicates} times, with different luck`
  if (others.length === 0) {
    return html`<p>One forum, simulated ${times}. There is nothing to compare it with; these are its headline measures${replicates > 1 && ', each a mean with its 95 % interval'}.</p>`
  }
  const intervals =
    replicates > 1
      ? ', with their 95 % intervals in brackets'
      : '; one run of each has no interval, so nothing can be told apart from chance'
  const how =
    study.pairing === 'none'
      ? `Every run has a luck of its own, so that the arms are compared as independent samples: differences are from ${quoted(first)}, of the means over the runs`
      : `Replicate by replicate the arms have the same members, lives and luck, so that they are compared in pairs: differences are from ${quoted(first)}, means over the pairs`
  return html`<p>Every arm was simulated ${times}. ${overPoints(results)}${how}${intervals}.</p>
${
  study.arms.some(({ within }) => within !== undefined) &&
  html`<p>An arm with several forums stands for all of them together: every person counts once, and what happens in them is added up. Each forum in it
stands below as “arm / forum”; what it counts is that of a part, and distress is the whole person’s, whichever forum relieved it.</p>`
}`
}

/** What a number of an arm is a mean of, in a study with a design. */
function overPoints({ study, rows }: Results): string {
  if (!study.design) return ''
  const count = new Set(rows.map(({ point }) => point)).size
  return `That was done at each of ${count} points; all numbers here are means over these points, as if each were equally likely. `
}

/** The arms on the headline measures; folded where hypotheses have been answered before. */
function armsCompared(results: Results, folded: boolean): Markup {
  const { study, rows } = results
  const comparisons = compareArms(results, headlineMeasures)
  const [first = '', ...others] = study.arms.map(({ name }) => name)
  // A forum beside others is a part, which is not better or worse than a whole.
  const alone = armsAlone(study).slice(1)
  const replicates = new Set(rows.map(({ replicate }) => replicate)).size
  const basis: Basis = {
    whole: Math.max(0, ...comparisons.map(({ difference: taken }) => taken?.n ?? 0)),
    each: study.pairing === 'none' ? 'runs' : 'pairs',
  }
  const inFull = headlineMeasures.map((measure) => ofMeasure(comparisons, measure, basis))
  return html`
${folded && html`<h3>${others.length > 0 ? 'The arms' : 'The forum'} on the headline measures</h3>`}
${method(results, replicates)}
${alone.length > 0 && html`<ul>${alone.map(({ name }) => html`<li>${inShort(comparisons, name, first)}</li>`)}</ul>`}
${others.length > 0 && replicates > 1 && caution(others.length * headlineMeasures.length)}
${folded ? html`<details><summary>Measure by measure</summary>${inFull}</details>` : inFull}
`
}

export interface Answered {
  readonly answers: Answers
  /** When the hypotheses were stated, where that is known. */
  readonly stated: readonly Stated[] | undefined
  /** The chart of the hypotheses, where it was drawn. */
  readonly charts: readonly DrawnChart[]
}

/** The section "The answer": what was asked first, then how the arms compare. */
export function answer(results: Results, { answers, stated, charts }: Answered): Markup {
  const { design, sensitivity, arms } = results.study
  return html`
<section aria-labelledby="answer">
<h2 id="answer">The answer</h2>
${hypotheses(answers, stated)}
${charts.map(drawn)}
${sensitivity && ranking(answers.sensitivity, arms.length)}
${!sensitivity && design && arms.length === 1 && html`<p>One forum at many points: how its measures go from one to the next stands under <a href="#varied">what was varied</a>.</p>`}
${!sensitivity && (arms.length > 1 || !design) && armsCompared(results, answers.judged.length > 0)}
${!sensitivity && saved(results)}
</section>`
}
