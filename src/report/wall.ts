/** The page for the wall: a poster of each arm, then all answers, how they came about and how to repeat it. */

import type { InterviewPicture } from '../charts/interview.js'
import { figure, quantity } from '../charts/quantities.js'
import { type Findings, groupWords, type InterviewedArm } from '../evidence/interview/findings.js'
import { groups } from '../evidence/interview/interview.js'
import {
  type InterviewParameters,
  interviewDeclarations,
  interviewParameterNames,
  PREFIX,
} from '../evidence/interview/parameters.js'
import type { Pooled } from '../evidence/interview/pooling.js'
import { questions } from '../evidence/interview/questions.js'
import type { Study } from '../scenario/study.js'
import { asMade, html, type Markup } from './html.js'
import { page } from './page.js'

export interface WallParts {
  readonly study: Study
  readonly findings: Findings
  readonly posters: readonly { readonly arm: string; readonly name: string; readonly svg: string }[]
  readonly pictures: readonly (InterviewPicture & { readonly svg: string })[]
  readonly version: string
  readonly command: string
}

/** Each poster fills a sheet of whatever size the printer has; what follows is printed as text. */
const style = `
.poster { margin: 1rem auto 2rem; max-width: 62rem; border: 1px solid var(--line); background: #fff; break-after: page; }
.poster svg { display: block; width: 100%; height: auto; }
@page { size: portrait; margin: 8mm; }
@media print {
  .poster { border: 0; margin: 0; max-width: none; }
  .poster svg { width: 100%; max-height: calc(100vh - 2px); }
  .screen { display: none; }
}
`

/** The whole page; the same bytes for the same parts. */
export function wall({ study, findings, posters, pictures, version, command }: WallParts): string {
  const { arms, parameters } = findings
  return page(
    `The interviews of ${study.title}`,
    html`<main>
<p class="soft screen">${printing(posters.length)} The numbers in full stand <a href="#all">below</a>. A statement about a model, not about people, and no clinical advice.</p>
${posters.map(({ svg }) => html`<figure class="poster">${asMade(svg)}</figure>`)}
<h1>${study.title}</h1>
<p class="question">The interview study inside the model.</p>
${how(parameters)}
<section aria-labelledby="all"><h2 id="all">All answers</h2>
${arms.map((arm) => answers(arm, parameters, arms.length > 1))}
</section>
<section aria-labelledby="charts"><h2 id="charts">Charts</h2>
${pictures.map(({ name, svg }) => html`<figure><div class="chart">${asMade(svg)}</div><figcaption>The same chart: <code>charts/${name}.svg</code>, <code>charts/${name}.png</code>.</figcaption></figure>`)}
</section>
${numbers(parameters)}
<section aria-labelledby="repeat"><h2 id="repeat">How to repeat it</h2>
<pre><code>${command}</code></pre>
<p>With the same version it leaves the same bytes, with any number of workers. Every number stands in <code>answers.csv</code>, <code>saturation.csv</code>, <code>thresholds.csv</code>, <code>interviews.csv</code> (those interviewed in each run, one by one) and <code>interview.json</code>.</p></section>
</main>
<footer><p class="small">Made by Responsorium ${version}.</p></footer>`,
    style,
  )
}

/** What to print for the wall: the details that follow have pages of their own. */
const printing = (posters: number): string =>
  posters === 1
    ? 'The poster is page 1: for the wall print page 1 only, on A3 or A4, upright.'
    : `The posters are pages 1 to ${posters}: for the wall print these only, on A3 or A4, upright.`

function how({ days, asked, answered, willingness, redraws }: InterviewParameters): Markup {
  return html`<section aria-labelledby="how"><h2 id="how">What was done</h2>
<p>The study of which this model speaks wrote by mail to all 37 members of a self-help forum who were 18 to 25 years old and had taken part in the last three months; eight answered, all said that the forum
had helped them, and as their answers were much alike the authors held that more interviews would have changed little (<cite>Socialmedicinsk tidskrift</cite> 2/2013). They grant that it may have been the active who
answered, and claim no share of all members, only that such talk must be found on the forum. Much the same is done here at the end of every simulated run:</p>
<ol>
<li>Who wrote in the last ${days} days may be asked, whether or not they have left since, as a letter reaches them all the same.</li>
<li>${asked} of them are drawn, each as likely as the other. In the study the 37 were all who met its conditions; members of the model have no age, so that more of them do.</li>
<li>The first ${answered} to answer are interviewed. Who belongs fully answers ${Math.exp(willingness).toFixed(1)} times as fast as who does not belong at all.</li>
<li>Each answers from what happened to them in the model. Nobody forgets, embellishes or is polite: what real people add to that is not in these numbers.</li>
<li>This is done ${redraws} times in every run with others drawn, to see what single studies would have heard.</li>
</ol>
<p>The study tells what it heard and not the words of its questions; those here are worded after it. Its eight answered in their own words and were asked on, and its authors judged what was new. Here every question has a few kinds of
answers laid down beforehand, most of them yes and no: fewer things can be new, so that saturation comes sooner than among open answers.</p></section>`
}

function answers({ name, pooled }: InterviewedArm, parameters: InterviewParameters, named: boolean): Markup {
  const words = groupWords(parameters)
  const { short, replicates } = pooled
  return html`${named && html`<h3>${name}</h3>`}
${short.asked > 0 && html`<p class="alarm">In ${short.asked} of ${replicates} runs fewer than ${parameters.asked} could be asked (the fewest ${short.fewest}): all of them were.</p>`}
<div class="wide"><table><thead><tr><th scope="col">Question and answer</th>${groups.map((group) => html`<th scope="col">${words[group]}</th>`)}<th scope="col">single studies hear (95 % of them)</th><th scope="col">the eight of the study</th></tr></thead>
<tbody>${pooled.questions.map(({ question, answers: given, applies, median, heard }) => {
    const { asks, of, study, amount } = questions.find((one) => one.name === question)!
    return html`${given.map(
      ({ kind, share }, place) =>
        html`<tr><th scope="row">${place === 0 && html`${asks}${of && html` <span class="meaning soft">(of ${of})</span>`}<br>`}<span class="meaning">${kind}</span></th>${groups.map((group) => html`<td>${quantity(share[group], 'share')}</td>`)}<td>${place === 0 && Number.isFinite(heard.low) && `${Math.round(100 * heard.low)} to ${Math.round(100 * heard.high)} %`}</td><td class="words">${place === 0 && study}</td></tr>`,
    )}${of && html`<tr><th scope="row"><span class="meaning">people it could be asked of, mean</span></th>${groups.map((group) => html`<td>${figure(applies[group].estimate, applies[group].estimate < 10 ? 1 : 0)}</td>`)}<td></td><td></td></tr>`}${median && amount && html`<tr><th scope="row"><span class="meaning">${amount.meaning}, median</span></th>${groups.map((group) => html`<td>${quantity(median[group], amount.unit)}</td>`)}<td></td><td></td></tr>`}`
  })}</tbody></table></div>
<p class="soft small">Means over the replicates with 95 % intervals; without one where fewer than two runs tell, or all say the same.</p>
${otherThresholds(pooled, parameters)}`
}

/** The same people, asked with half of each threshold and with twice it. */
function otherThresholds({ questions: pooled }: Pooled, parameters: InterviewParameters): Markup {
  const words = groupWords(parameters)
  const shown = ['answered', 'eligible', 'everyone'] as const
  const rows = pooled.flatMap(({ question, answers: [yes], saturation, thresholds }) => {
    const { asks, threshold } = questions.find(({ name }) => name === question)!
    if (threshold === undefined) return []
    const asSet = {
      value: parameters[threshold],
      share: yes!.share,
      unanimous: saturation.unanimous,
      wrong: saturation['wrong.everyone'],
    }
    return [thresholds[0]!, asSet, ...thresholds.slice(1)].map(
      ({ value, share, unanimous, wrong }, place) =>
        html`<tr><th scope="row">${place === 0 && html`${asks}<br>`}<span class="meaning">yes from ${value} ${interviewDeclarations[threshold].unit}${place === 1 && ', as above'}</span></th>${[...shown.map((group) => share[group]), unanimous, wrong].map((interval) => html`<td>${quantity(interval, 'share')}</td>`)}</tr>`,
    )
  })
  return html`<h3>What hangs on the thresholds</h3>
<p>From what on a member says yes is assumed, and nobody has measured it. Here the same people are asked with half of each threshold and with twice it, or with the middle between it and the end of its range where twice is too much.</p>
<div class="wide"><table><thead><tr><th scope="col">Question and threshold</th>${shown.map((group) => html`<th scope="col">yes: ${words[group]}</th>`)}<th scope="col">studies in which all agree</th><th scope="col">studies in which most say the opposite of most who ever joined; ties left out</th></tr></thead>
<tbody>${rows}</tbody></table></div>`
}

function numbers(parameters: InterviewParameters): Markup {
  return html`<section aria-labelledby="numbers"><h2 id="numbers">The numbers of the interview</h2>
<p>Each can be changed with <code>--set ${PREFIX}NAME=VALUE</code>. None of them changes the forum.</p>
<div class="wide"><table><thead><tr><th scope="col">name</th><th scope="col">value</th><th scope="col">range</th><th scope="col">meaning</th><th scope="col">source</th></tr></thead>
<tbody>${interviewParameterNames.map((name) => {
    const { low, high, unit, meaning, source } = interviewDeclarations[name]
    return html`<tr><th scope="row"><code>${PREFIX}${name}</code></th><td class="value">${parameters[name]} ${unit}</td><td class="value">${low} to ${high}</td><td class="words">${meaning}</td><td class="words">${source}</td></tr>`
  })}</tbody></table></div></section>`
}
