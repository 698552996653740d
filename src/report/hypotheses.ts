/** The hypotheses of a study, each with its verdict and what it rests on. */
import { difference, figure } from '../charts/quantities.js'
import type { Answers } from '../experiment/answers.js'
import type { Judged } from '../experiment/judging/judge.js'
import { type Levels, levelsInWords } from '../experiment/judging/levels.js'
import { sentenceOf } from '../experiment/judging/sentence.js'
import { measures } from '../model/measures.js'
import { expectationInWords, marginInWords } from '../scenario/hypothesis.js'
import { type Verdict, verdicts } from '../statistics/verdict.js'
import { html, type Markup } from './html.js'

/** A wording of the hypotheses, as the manifest keeps it. */
export interface Stated {
  /** ISO date and time. */
  readonly stated: string
  /** Runs that had ended by then. */
  readonly runsBefore: number
}

const looks: Readonly<Record<Verdict, string>> = {
  supported: 'better',
  contradicted: 'worse',
  'too small to matter': '',
  'cannot tell': '',
}

const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`

/** All hypotheses; nothing where a study has none. */
export function hypotheses(
  { judged, levels }: Pick<Answers, 'judged' | 'levels'>,
  stated: readonly Stated[] | undefined,
): Markup {
  if (judged.length === 0) return html``
  const counts = verdicts
    .map((verdict) => [verdict, judged.filter((one) => one.verdict === verdict).length] as const)
    .filter(([, count]) => count > 0)
  const open = judged.filter(({ verdict }) => verdict === 'cannot tell').length
  return html`
<h3 id="hypotheses">The hypotheses</h3>
<p>Of ${counted(judged.length, 'hypothesis', 'hypotheses')}: ${counts.map(([verdict, count], index) => html`${index > 0 && ', '}<strong>${count} ${verdict}</strong>`)}.
${open > 0 && 'Where nothing can be told it is said about how many replicates it would take, if more are likely to tell at all. '}${beforehand(stated)}</p>
<ol class="verdicts">${judged.map((one, index) => item(one, levels[index] ?? []))}</ol>
<p class="small soft">Supported: the whole interval lies beyond what was called worth having. Contradicted: all of it lies on the other side of zero. Too small
to matter: all of it lies within what is not worth having. In a study of many points arms are compared by their means over these points; where
parameters are varied one at a time, at the point from which they are. The intervals allow for skewness and for every look at the runs; a verdict is false in at most 5
of 100 studies. Adjusted: p-values after Holm, for all hypotheses of the study together. They hold for the model, not for the world.</p>`
}

/** Whether the hypotheses were there before the runs: what is made up afterwards is not tested by them. */
function beforehand(stated: readonly Stated[] | undefined): Markup {
  const last = stated?.at(-1)
  if (!stated || !last) return html``
  const day = last.stated.slice(0, 10)
  if (last.runsBefore === 0) return html`They were stated on ${day}, before the first run.`
  const when = `on ${day}, when ${counted(last.runsBefore, 'run')} had already ended`
  return stated.length === 1
    ? html`<strong class="worse">They were stated ${when}</strong>: whoever knew those runs could fit them to what came out.`
    : html`<strong class="worse">They were changed ${when}</strong>; the first wording is of ${stated[0]!.stated.slice(0, 10)} (<code>manifest.json</code> has its fingerprint). Whoever knew those runs could fit them to what came out.`
}

function item(judged: Judged, levels: readonly Levels[]): Markup {
  const { says, verdict } = judged
  // The sentence begins with the verdict.
  const sentence = sentenceOf(judged, difference)
  return html`<li><strong>${says}</strong>
<br><span class="badge ${looks[verdict]}">${sentence.slice(0, verdict.length)}</span> ${sentence.slice(verdict.length + 2)}
${levels.map((along) => html`<br><span class="small">Along <code>${along.along}</code>: ${levelsInWords(along)}.</span>`)}
<br><span class="small soft">${grounds(judged)}</span></li>`
}

const pValue = (p: number): string => (p < 0.001 ? '< 0.001' : `= ${figure(p, 3)}`)

/** What was expected, and the numbers that the verdict rests on. */
function grounds({ hypothesis, measure, by, level, judged, p, adjustedP, effect }: Judged): string {
  const { expectation, by: margin } = hypothesis
  const { unit } = measures[measure]
  const least =
    margin === undefined
      ? ', by whatever amount'
      : `, by more than ${marginInWords(margin)}${
          margin.kind === 'share'
            ? Number.isFinite(by)
              ? ` (${unsigned(by, unit)})`
              : ''
            : unit === '1'
              ? ''
              : ` ${unit === 'share' ? `(${unsigned(by, unit)})` : unit}`
        }`
  const numbers = [
    `Expected: ${measure}: ${expectationInWords(expectation)}${least}`,
    judged > 0 && Number.isFinite(p) && `${figure(100 * level, level === 0.95 ? 0 : 1)} % interval, ${judged} replicates`,
    Number.isFinite(p) && `p ${pValue(p)}, adjusted ${pValue(adjustedP)}`,
    Number.isFinite(effect.standardised) && `standardised effect ${figure(effect.standardised, 2)}`,
  ]
  return `${numbers.filter(Boolean).join('; ')}.`
}

/** A margin is written without a sign. */
const unsigned = (by: number, unit: string): string =>
  difference({ estimate: by, low: Number.NaN, high: Number.NaN }, unit).replace(/^\+/, '')
