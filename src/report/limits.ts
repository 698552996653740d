/** What the report cannot say: no advice, a model's statements, assumptions, gaps. */
import type { Results } from '../experiment/results.js'
import { type Declaration, parameterList } from '../model/configure.js'
import { grounds, groundWords, isWeak, parametersOn } from './grounds.js'
import { html, type Markup } from './html.js'
import { changedParameters, dotted } from './settings.js'

const names = (declarations: readonly Declaration[]): Markup =>
  html`${declarations.map(({ name }, index) => html`${index > 0 && ', '}${dotted(name)}`)}`

const list = (declarations: readonly Declaration[]): Markup =>
  html`<ul>${declarations.map(
    (one) => html`<li>${dotted(one.name)} = ${one.default}: ${one.meaning} <span class="soft">(${one.source})</span></li>`,
  )}</ul>`

function onTheStudy(results: Results): Markup {
  const weak = changedParameters(results).filter(isWeak)
  if (weak.length === 0)
    return html`<p>None of the parameters that this study changes is itself an assumption; the sizes it gives them may still be.</p>`
  return html`<p><strong>What this study changes rests in part on assumptions:</strong> ${names(weak)}. Where the answer above hangs on them, it hangs on
numbers that nobody has measured. Let them vary before you believe it.</p>`
}

/** The section "What this cannot tell". */
export function limits(results: Results): Markup {
  const open = parametersOn('open')
  const assumed = parametersOn('assumption')
  const counted = grounds.map((ground) => `${groundWords[ground]} ${parametersOn(ground).length}`)
  return html`
<section aria-labelledby="limits">
<h2 id="limits">What this cannot tell</h2>
<p><strong>This is not clinical advice.</strong> It says nothing about any person, and replaces no care. Whoever is in danger should turn to the
emergency services where they live.</p>
<p><strong>These are statements about a model.</strong> They say what follows from its assumptions, not what happens in a forum of real people. The intervals
hold the luck of the draw between replicates; they do not hold the doubt about the model itself, which may well be larger.</p>
${onTheStudy(results)}
<p>Of the model’s ${parameterList.length} parameters, by the weakest thing that each rests on: ${counted.join(', ')}. Evidence and the interview study often give
a direction and not a size. Calibrated means: chosen so that the patterns of real forums come out together, as far as they do.</p>
<details><summary>Not known: ${open.length} numbers that the literature leaves open</summary>${list(open)}</details>
<details><summary>Assumed: ${assumed.length} numbers, some with evidence for their direction</summary>${list(assumed)}</details>
</section>`
}
