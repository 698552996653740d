/** The report of a calibration: one page that needs nothing but itself. */
import { priorInWords, rangeInWords, shortly } from '../charts/posterior.js'
import { rangeTold, told } from '../charts/predictiveCheck.js'
import { scaleOf } from '../charts/quantities.js'
import { type FactWindow, facts } from '../evidence/facts.js'
import { type CheckedFact, SAYS_NOTHING, WIDE } from '../experiment/calibrating/result.js'
import { errorInWords, sentences } from './calibrationWords.js'
import { daysInWords, type Fitting } from './fittedStudy.js'
import { asMade, html, type Markup } from './html.js'
import { page } from './page.js'

export interface CalibrationReport extends Omit<Fitting, 'replicates'> {
  readonly files: readonly { readonly path: string; readonly sha256: string }[]
  readonly charts: readonly { readonly name: string; readonly svg: string; readonly alternative: string }[]
  /** The window that was predicted. */
  readonly later: { readonly window: FactWindow } | undefined
  /** The name of the fitted study's file. */
  readonly study: string
}

const headings: Readonly<Record<string, string>> = {
  posterior: 'What was learnt of each parameter',
  targets: 'The facts that were aimed at',
  others: 'Facts that were not aimed at',
  predicted: 'The later days, which the fit has not seen',
}

function figure({ name, svg, alternative }: CalibrationReport['charts'][number]): Markup {
  return html`
<h3 id="chart-${name}">${headings[name] ?? name}</h3>
<figure aria-labelledby="chart-${name}">
<div class="chart" tabindex="0" role="group" aria-label="${headings[name] ?? name}, a chart">${asMade(svg)}</div>
<figcaption>The same chart: <code>charts/${name}.svg</code>, <code>charts/${name}.png</code>; its data: <code>charts/${name}.vl.json</code>.
<details><summary>In words</summary><p>${alternative}</p></details></figcaption>
</figure>`
}

function factsTable(checks: readonly CheckedFact[], caption: string): Markup {
  const rows = checks.map((checked) => {
    const { name, observed, place, givenUp, file } = checked
    const { unit } = scaleOf(facts[name].unit)
    const interval =
      observed.low !== undefined &&
      observed.high !== undefined &&
      ` (${told(name, observed.low)} to ${told(name, observed.high)})`
    return html`<tr><th scope="row">${facts[name].label}<br><code class="small soft">${name}</code></th>
<td>${told(name, observed.value)} ${unit}${interval}</td><td>${rangeTold(checked)}<br><span class="small soft">median ${told(name, checked.median)}</span></td>${file !== undefined && html`<td>${told(name, file)}</td>`}<td>${errorInWords(checked)}</td>
<td class="words">${place}${givenUp && ', given up'}</td></tr>`
  })
  return html`<section class="wide" tabindex="0" aria-label="${caption}"><table><caption>${caption}</caption>
<thead><tr><th scope="col">Fact</th><th scope="col">Observed (95 %)</th><th scope="col">Fitted forums, 90 %</th>${checks.some(({ file }) => file !== undefined) && html`<th scope="col">This file</th>`}<th scope="col">Error of the median</th><th scope="col"></th></tr></thead>
<tbody>${rows}</tbody></table></section>`
}

function parametersTable({ result, calibration }: CalibrationReport): Markup {
  const rows = result.parameters.map(
    (
      one,
    ) => html`<tr><th scope="row"><code>${one.prior.name}</code></th><td>${shortly(one.fitted)}</td><td>${rangeInWords(one)}</td>
<td>${priorInWords(one.prior)}</td>
<td class="words">${one.width >= SAYS_NOTHING ? 'the data say nothing' : `narrowed to ${Math.round(100 * one.width)} %`}${one.edge && `; far ${one.edge === 'low' ? 'down' : 'up'} in what it could be`}</td></tr>`,
  )
  const caption = `${calibration.moved.length === 1 ? 'The one parameter' : `The ${calibration.moved.length} parameters`} that moved: value in the fitted study, posterior median with nine draws in ten, and nine values in ten before.`
  return html`<section class="wide" tabindex="0" aria-label="Parameters"><table><caption>${caption}</caption>
<thead><tr><th scope="col">Parameter</th><th scope="col">Fitted</th><th scope="col">After</th><th scope="col">Before</th><th scope="col"></th></tr></thead>
<tbody>${rows}</tbody></table></section>`
}

const STRONG = 0.5
const LISTED = 12

/** The page as HTML, the same bytes for the same parts. */
export function calibrationReport(report: CalibrationReport): string {
  const { calibration, result, log, from, version, model, command, day, files, charts, later, study } = report
  const { window, warmUp, budget, targets } = calibration
  const strong = result.correlations.filter(({ r }) => Math.abs(r) >= STRONG)
  const chart = (name: string) => charts.filter((one) => one.name === name).map(figure)
  const title = `${calibration.study.title}: fitted to ${log.file.split('/').at(-1) ?? log.file}`
  return page(
    title,
    html`<header><h1>${title}</h1>
<p class="soft">A simulation fitted to the post log of a forum, days ${daysInWords(window)}. It is no clinical advice: a log does not show how anyone feels.</p></header>
<main>
<section aria-labelledby="says"><h2 id="says">What it says</h2>
${sentences(result).map((words) => html`<p>${words}</p>`)}
</section>
<section aria-labelledby="facts"><h2 id="facts">The facts</h2>
${chart('targets')}${factsTable(result.targets, targets.length === 1 ? 'The one target.' : `The ${targets.length} targets.`)}
${chart('others')}<details><summary>All ${result.others.length} facts that were not aimed at</summary>${factsTable(result.others, 'Not aimed at: a test of the fit.')}</details>
${later && html`${chart('predicted')}<details><summary>All ${result.predicted.length} facts of the later days</summary>${factsTable(result.predicted, `Days ${daysInWords(later.window)}, predicted from days ${daysInWords(window)}.`)}</details>`}
</section>
<section aria-labelledby="parameters"><h2 id="parameters">The parameters</h2>
${chart('posterior')}${parametersTable(report)}
<h3>Which of them hang together</h3>
${
  strong.length === 0
    ? html`<p>No two parameters are correlated by more than ${STRONG} in the posterior.</p>`
    : html`<p>Correlations beyond ${STRONG}: the data tell such a pair together rather than each alone${strong.length > LISTED && `; the first ${LISTED} of ${strong.length}, all stand in <code>calibration.json</code>`}.</p>
<ul>${strong.slice(0, LISTED).map(({ one, other, r }) => html`<li><code>${one}</code> and <code>${other}</code>: ${shortly(r)}</li>`)}</ul>`
}
</section>
<section aria-labelledby="limits"><h2 id="limits">What this cannot tell</h2>
<p><strong>A log shows posts, not people.</strong> Distress, relief, harm, and those who only read are not in it. Parameters of these are not identified by any log,
also where a range above is narrow because posting hangs on them in the model.</p>
<p><strong>One forum is one draw.</strong> The ranges hold the luck of a forum, as the model has it, and what its response surface has not learnt. They hold the doubt about the model itself only where a target was given up.</p>
<p><strong>Fitted forums</strong> are forums at draws from the posterior, each with parameters of its own. <strong>This file</strong> is the fitted study, <code>${study}</code>: the mean of a few runs of it, whose parameters are the middle of the posterior. What hangs on them in curves need not lie in the middle.
The fit is called loose where nine in ten fitted forums span more than a factor of ${WIDE.factor}, or ${100 * WIDE.share} percentage points of a share, in some target.</p>
<p>Before the data a parameter was thought to lie around its value in the study; where the data say little, that thought is what comes out.</p></section>
<section aria-labelledby="repeat"><h2 id="repeat">How to repeat it</h2>
<pre><code>${command}</code></pre>
<dl><dt>Responsorium</dt><dd>${version}, model ${model}</dd><dt>Begun</dt><dd>${day}</dd>
<dt>Log</dt><dd><code>${log.file}</code><br><span class="small soft">SHA-256 ${log.sha256}</span></dd>
<dt>Study</dt><dd><code>${from}</code>, seed <code>${calibration.study.seed}</code>${files[0] && html`<br><span class="small soft">SHA-256 ${files[0].sha256}</span>`}; the fitted one is <code>${study}</code></dd>
<dt>Search</dt><dd>${budget.first} trials spread over the prior, then ${budget.generations} generations of ${budget.each}, each trial of ${budget.replicates} runs; ${result.trials.lost} trials taught nothing. ${budget.check} forums at draws from the posterior for the check.${warmUp > 0 && ` Day 0 of the log is day ${warmUp} of the simulation.`}</dd></dl></section>
</main>
<footer><p class="small">Made by Responsorium ${version}.</p></footer>`,
  )
}
