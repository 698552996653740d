/** What shared luck saved. */
import { capitalised, labelOf } from '../charts/findings.js'
import { figure } from '../charts/quantities.js'
import { measuresOf } from '../charts/sweptTables.js'
import { savedByPairing } from '../experiment/judging/pairing.js'
import { endedRuns, type Results } from '../experiment/results.js'
import { headlineMeasures } from '../model/measures.js'
import { html, type Markup } from './html.js'

const times = (ratio: number): string => {
  if (Number.isNaN(ratio)) return 'nothing varies'
  // Beyond this the difference is the same in every pair but for rounding.
  return ratio < 1e6 ? figure(ratio, ratio < 9.95 ? 1 : 0) : 'endlessly many'
}

/** A table of variance ratios, folded; nothing where a study has one arm, one replicate or no pairs. */
export function saved(results: Results): Markup {
  const { study } = results
  const chosen = [...new Set([...measuresOf(study), ...headlineMeasures])]
  const savings = savedByPairing(study, endedRuns(results), chosen)
  if (savings.length === 0 || study.replicates.most === 1) return html``
  const [first, ...others] = study.arms.map(({ name }) => name)
  return html`
<details>
<summary>What it saved that the arms share their luck</summary>
<p>Without it, this many times as many runs would be needed to know the difference from “${first}” as well as it is known here: the variance of the
difference of independent runs over that of the pairs. Below 1 it would take fewer.</p>
<section class="wide" tabindex="0" aria-label="What pairing saved">
<table>
<caption>Variance ratio by measure and arm.</caption>
<thead><tr><th scope="col">Measure</th>${others.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${chosen.map(
    (measure) =>
      html`<tr><th scope="row">${capitalised(labelOf(measure))}</th>${others.map((name) => {
        const saving = savings.find((one) => one.measure === measure && one.arm === name)
        return html`<td>${times(saving?.varianceRatio ?? Number.NaN)}</td>`
      })}</tr>`,
  )}</tbody>
</table>
</section>
</details>`
}
