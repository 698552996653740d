/** Tables of the measures: the headline ones arm by arm, and all of them. */
import { betterOf, capitalised } from '../charts/findings.js'
import { differenceWords } from '../charts/frame.js'
import { difference, quantity } from '../charts/quantities.js'
import { type Comparison, compareArms, directionOf } from '../experiment/comparisons.js'
import type { Results } from '../experiment/results.js'
import { headlineMeasures, type MeasureName, measureNames, measures } from '../model/measures.js'
import { html, type Markup } from './html.js'

/** The value of an arm with its difference from the first below it. */
export function cell({ measure, value, difference: paired }: Comparison): Markup {
  const { unit } = measures[measure]
  if (!paired) return html`<td>${quantity(value, unit)}</td>`
  const direction = directionOf(paired)
  const better = betterOf(measure)
  const look =
    direction !== 'higher' && direction !== 'lower' ? 'soft' : better ? (direction === better ? 'better' : 'worse') : ''
  return html`<td>${quantity(value, unit)}<br><span class="small ${look}">${direction === 'equal' ? 'the same' : difference(paired, unit)}</span></td>`
}

function row(comparisons: readonly Comparison[], measure: MeasureName): Markup {
  const { label, meaning } = measures[measure]
  const better = betterOf(measure)
  return html`<tr><th scope="row">${capitalised(label)}<br><span class="small meaning">${meaning}${better && `; ${better} is better`}</span>
<br><code class="small soft">${measure}</code></th>
${comparisons.filter((one) => one.measure === measure).map(cell)}</tr>`
}

function table(results: Results, shown: readonly MeasureName[], label: string): Markup {
  const comparisons = compareArms(results)
  const { arms, replicates, design } = results.study
  const interval = replicates.most > 1 ? ' with 95 % interval' : ' of a single run'
  const below = arms.length > 1 ? `; below it the ${differenceWords(results.study)}, from “${arms[0]!.name}”` : ''
  return html`<section class="wide" tabindex="0" aria-label="${label}">
<table>
<caption>${label}: mean${design && ' over all points'}${interval}${below}.</caption>
<thead><tr><th scope="col">Measure</th>${arms.map(({ name }) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>
${shown.map((measure) => row(comparisons, measure))}
</tbody>
</table>
</section>`
}

/** The section "The numbers". */
export const numbers = (results: Results): Markup => html`
<section aria-labelledby="numbers">
<h2 id="numbers">The numbers</h2>
${table(results, headlineMeasures, 'Headline measures')}
<details>
<summary>All ${measureNames.length} measures</summary>
${table(results, measureNames, 'All measures')}
</details>
<p class="small soft">One row per run stands in <code>runs.csv</code> and <code>runs.parquet</code>, every column explained in <code>dictionary.csv</code>.</p>
</section>`
