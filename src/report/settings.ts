/** The parameters that a study changes, and what they rest on. */
import { listed } from '../charts/findings.js'
import { designOf, valueIn, valueInArm } from '../experiment/plan.js'
import type { Results } from '../experiment/results.js'
import { type Declaration, type ParameterName, parameterList } from '../model/configure.js'
import { sweptNames } from '../scenario/design.js'
import type { Study } from '../scenario/study.js'
import { groundOf, groundWords, isWeak } from './grounds.js'
import { html, type Markup } from './html.js'

/** A word for the ground, so that no colour is needed. */
const badge = (declaration: Declaration): Markup =>
  html`<span class="badge ${isWeak(declaration) && 'worse'}">${groundWords[groundOf(declaration)]}</span>`

const range = (declaration: Declaration): string =>
  'choices' in declaration ? declaration.choices.join(', ') : `${number(declaration.low)} to ${number(declaration.high)}`

/** A dotted name that may break after its dots. */
export const dotted = (name: string): Markup =>
  html`<code>${name.split('.').map((word, index) => [index > 0 && html`.<wbr>`, word])}</code>`

const number = (value: number | string): string => String(value).replace(/^-/, '−')

/** The declarations of all parameters that the study or one of its arms sets, and those that it varies, in the order of the model. */
export function changedParameters({ study }: Results): readonly Declaration[] {
  const names = new Set(
    [
      study.settings,
      ...study.arms.map(({ settings }) => settings),
      ...variedIn(study).map(({ name }) => ({ [name]: 0 })),
    ].flatMap((settings) => Object.keys(settings)),
  )
  return parameterList.filter(({ name }) => names.has(name))
}

/** What a study varies beyond its arms, in words. */
function variedIn(study: Study): readonly { readonly name: ParameterName; readonly values: string }[] {
  const design = designOf(study)
  if (!design) return []
  if (design.method === 'points') {
    return sweptNames(design).map((name) => ({
      name,
      values: listed(design.points.map((point) => number(valueIn(point, name)))),
    }))
  }
  return design.axes.map((axis) => ({
    name: axis.name,
    values: 'values' in axis ? listed(axis.values.map(number)) : `${number(axis.from)} to ${number(axis.to)}`,
  }))
}

function row(results: Results, declaration: Declaration): Markup {
  const { study } = results
  const { name, meaning, unit, source } = declaration
  const values = study.arms.map((arm) => valueInArm(study, arm, name) ?? 'differs')
  const swept = variedIn(study).find((one) => one.name === name)
  return html`<tr><th scope="row">${dotted(name)}</th>
<td class="words">${meaning}${unit !== '-' && unit !== '1' && ` (${unit})`}</td>
<td class="value">${number(declaration.default)}<br><span class="small soft">${range(declaration)}</span></td>
${swept && html`<td class="value" colspan="${values.length}"><strong>varied</strong>: ${swept.values}</td>`}
${!swept && values.map((value) => html`<td class="value">${value === declaration.default ? number(value) : html`<strong>${number(value)}</strong>`}</td>`)}
<td class="words">${badge(declaration)} ${source}</td></tr>`
}

/** The section "What was changed". */
export function changes(results: Results): Markup {
  const changed = changedParameters(results)
  const heading = html`<h2 id="changes">What was changed, and what it rests on</h2>`
  if (changed.length === 0) {
    return html`<section aria-labelledby="changes">${heading}<p>Nothing: every parameter has its default.</p></section>`
  }
  return html`
<section aria-labelledby="changes">
${heading}
<p>Every other parameter has its default. The source is that of the default and of the range; what the study’s own values rest on, its file may say.
Identifiers such as P7.1 (empirical patterns) and M8 (claims of the interview study) are those of the model’s documentation.</p>
<section class="wide" tabindex="0" aria-label="Parameters changed">
<table>
<caption>Parameters that the study or one of its arms sets or varies. Bold: other than the default.</caption>
<thead><tr><th scope="col">Parameter</th><th scope="col">Meaning</th><th scope="col">Default, range</th>
${results.study.arms.map(({ name }) => html`<th scope="col">${name}</th>`)}<th scope="col">Rests on</th></tr></thead>
<tbody>
${changed.map((declaration) => row(results, declaration))}
</tbody>
</table>
</section>
</section>`
}
