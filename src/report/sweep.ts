/** What was varied: its charts, and a table of its points. */
import { capitalised, labelOf } from '../charts/findings.js'
import { axesOf, comparisonsAtPoints, measuresOf } from '../charts/sweptTables.js'
import { valueIn } from '../experiment/plan.js'
import type { Results } from '../experiment/results.js'
import { armsAlone } from '../scenario/rows.js'
import { type DrawnChart, figure } from './figures.js'
import { html, type Markup } from './html.js'
import { dotted } from './settings.js'
import { cell } from './tables.js'

/** A longer table is folded; one longer than that would not be read, and `runs.csv` has it. */
const short = 15
const long = 400

/** The section "What was varied"; nothing for a study without a sweep. */
export function varied(results: Results, charts: readonly DrawnChart[]): Markup {
  const { design, arms } = results.study
  const { length: alone } = armsAlone(results.study)
  if (!design) return html``
  const count = new Set(results.rows.map(({ point }) => point)).size
  const rows = count * arms.length
  const names = axesOf(design).map(({ name }) => name)
  return html`
<section aria-labelledby="varied">
<h2 id="varied">What was varied</h2>
<p>${count} points, each in ${alone === 1 ? 'the same forum' : `each of ${alone} arms`}: ${names.map((name, index) => html`${index > 0 && ', '}${dotted(name)}`)}.</p>
${charts.map(figure)}
${rows > long && html`<p>A table of ${rows} rows would not be read here: <code>runs.csv</code> has every run with its point.</p>`}
${rows <= short && table(results)}
${rows > short && rows <= long && html`<details><summary>Table: ${count} points</summary>${table(results)}</details>`}
</section>`
}

function table(results: Results): Markup {
  const { study, rows } = results
  const measures = measuresOf(study)
  const axes = axesOf(study.design!).map(({ name }) => name)
  const settings = new Map(rows.map((row) => [row.point, row.settings]))
  const several = study.arms.length > 1
  const below = several ? `; below it the difference from “${study.arms[0]!.name}”` : ''
  const interval = study.replicates.most > 1 ? ' with 95 % interval' : ' of a single run'
  return html`<section class="wide" tabindex="0" aria-label="Every point">
<table>
<caption>Every point: mean over its replicates${interval}${below}.</caption>
<thead><tr>${axes.map((name) => html`<th scope="col">${dotted(name)}</th>`)}${several && html`<th scope="col">Arm</th>`}${measures.map((measure) => html`<th scope="col">${capitalised(labelOf(measure))}</th>`)}</tr></thead>
<tbody>
${[...comparisonsAtPoints(results, measures)].map(([point, comparisons]) =>
  study.arms.map(({ name: arm }) => {
    const [first, ...others] = axes.map((name) => String(valueIn(settings.get(point)!, name)))
    return html`<tr><th scope="row" class="value">${first}</th>${others.map((value) => html`<td class="value">${value}</td>`)}${several && html`<td>${arm}</td>`}${measures.map(
      (measure) => comparisons.filter((one) => one.arm === arm && one.measure === measure).map(cell),
    )}</tr>
`
  }),
)}</tbody>
</table>
</section>`
}
