/** On which parameters the measures hang, in words and tables. */
import { capitalised, labelOf, listed, quoted } from '../charts/findings.js'
import { difference, figure, quantity } from '../charts/quantities.js'
import { byImportance, type Weight, weights } from '../experiment/ranking.js'
import type { Screening, VarianceShares } from '../experiment/sensitivity.js'
import { declarationOf, type ParameterName } from '../model/configure.js'
import { measures } from '../model/measures.js'
import { type DrawnChart, figure as drawn } from './figures.js'
import { groundOf, groundWords, isWeak } from './grounds.js'
import { html, type Markup } from './html.js'
import { dotted } from './settings.js'

type Table = Screening | VarianceShares

const named = 10

const byArm = (tables: readonly Table[]): (readonly [string, readonly Table[]])[] =>
  [...new Set(tables.map(({ arm }) => arm))].map((arm) => [arm, tables.filter((table) => table.arm === arm)] as const)

/** The ranking in words, for the answer; nothing for a study without an analysis of sensitivity. */
export function ranking(tables: readonly Table[], arms: number): Markup {
  return html`${byArm(tables).map(([arm, own]) => {
    const ranked = weights(own)
    const clear = ranked.filter(({ clear }) => clear > 0)
    const first = clear.slice(0, named)
    const weak = first.filter(({ parameter }) => isWeak(declarationOf(parameter)!))
    const heading = html`<h3>What the conclusions hang on${arms > 1 && `: ${quoted(arm)}`}</h3>`
    if (first.length === 0)
      return html`${heading}<p>No parameter moves any measure more than luck does, as far as these runs can tell.</p>`
    return html`${heading}
<p><strong>The conclusions hang most on ${listed(first.slice(0, 3).map(({ parameter }) => parameter))}.</strong>
Of the ${first.length} that matter most ${weak.length === 0 ? 'none rests' : weak.length === 1 ? 'one rests' : `${weak.length} rest`} on an assumption or on nothing that is known${weak.length > 0 && `: ${weak.map(({ parameter }) => parameter).join(', ')}`}.
${ranked.length - clear.length} of ${ranked.length} parameters move none of the ${own.length} measures more than luck does, within these ranges.</p>
<ol>${first.map((one) => reason(one, own.length))}</ol>
<ul>${own.map(inShort)}</ul>
<p class="small soft">The order is that of the mean, over the measures, of a parameter’s effect as a share of the largest one; it holds for the ranges of this study.</p>`
  })}`
}

function reason({ parameter, weight, clear }: Weight, count: number): Markup {
  const declaration = declarationOf(parameter)!
  return html`<li>${dotted(parameter)}: ${declaration.meaning} <span class="badge ${isWeak(declaration) && 'worse'}">${groundWords[groundOf(declaration)]}</span>
<span class="small soft">${figure(100 * weight, 0)}\u00a0% of the largest effect on average, clear on ${clear} of ${count} measures.</span></li>`
}

/** The size of an effect has no sign. */
const unsigned = (written: string): string => written.replaceAll('+', '')

function inShort(table: Table): Markup {
  const first = byImportance(table)
    .filter(({ clear }) => clear)
    .slice(0, 3)
  const { unit } = measures[table.measure]
  const size = ({ size }: (typeof first)[number]) =>
    table.method === 'morris' ? unsigned(difference(size, unit)) : quantity(size, 'share')
  const said = first.map((one, index) => html`${index > 0 && '; '}${dotted(one.parameter)} ${size(one)}`)
  return html`<li>${capitalised(labelOf(table.measure))}: ${first.length === 0 ? 'no parameter that could be told from luck' : said}.</li>`
}

/** The section "Sensitivity": charts and tables; nothing for other studies. */
export function sensitivitySection(tables: readonly Table[], charts: readonly DrawnChart[]): Markup {
  const [first] = tables
  if (!first) return html``
  const single = charts.filter(({ measure }) => measure !== undefined)
  const whole = charts.filter(({ measure }) => measure === undefined)
  const arms = byArm(tables)
  return html`
<section aria-labelledby="sensitivity">
<h2 id="sensitivity">Sensitivity</h2>
${method(first)}
${whole.map(drawn)}
${whole.length === 0 && single.map(drawn)}
${whole.length > 0 && single.length > 0 && html`<details><summary>Every measure by itself: ${single.length} charts</summary>${single.map(drawn)}</details>`}
${arms.map(([arm, own]) => own.map((table) => html`<details><summary>Table: ${labelOf(table.measure)}${arms.length > 1 && `, ${quoted(arm)}`}</summary>${numbers(table)}</details>`))}
</section>`
}

function method({ method, used, leftOut, replicates }: Table): Markup {
  const each = `${replicates} ${replicates === 1 ? 'replicate' : 'replicates'} of each point`
  const noise = replicates === 1 ? ' With one replicate luck cannot be told from effect.' : ''
  const left = leftOut > 0 ? `; ${leftOut} left out, for a run failed or the measure is not defined there` : ''
  return method === 'morris'
    ? html`<p>Morris’ screening: ${used} walks through the ranges of all parameters, one parameter a step, ${each}${left}. μ* is the mean size of the change of a measure over the whole
range of a parameter, σ how far that depends on the others, noise what luck alone gives σ.${noise} It ranks; it does not say which value is right.</p>`
    : html`<p>Sobol’ indices from ${used} rows of Saltelli’s design, ${each}${left}. First order: the share of the variance between points that a parameter explains alone; total: with
all its interplay. Luck between replicates is kept apart.${noise}</p>`
}

const row = (parameter: ParameterName, cells: readonly string[]): Markup =>
  html`<tr><th scope="row">${dotted(parameter)}</th>${cells.map((text) => html`<td>${text}</td>`)}</tr>
`

function numbers(table: Table): Markup {
  const { unit } = measures[table.measure]
  const alone = (number: number) => difference({ estimate: number, low: Number.NaN, high: Number.NaN }, unit)
  const size = (number: number) => unsigned(alone(number))
  const order = byImportance(table).map(({ parameter }) => parameter)
  const factor = <Factor extends { readonly parameter: ParameterName }>(factors: readonly Factor[], parameter: ParameterName) =>
    factors.find((one) => one.parameter === parameter)!
  const heads = table.method === 'morris' ? ['μ*', 'μ', 'σ', 'noise'] : ['first order', 'total']
  const rows = order.map((parameter) => {
    if (table.method === 'sobol') {
      const { first, total } = factor(table.factors, parameter)
      return row(parameter, [quantity(first, 'share'), quantity(total, 'share')])
    }
    const { mu, muStar, sigma, noise } = factor(table.factors, parameter)
    return row(parameter, [unsigned(difference(muStar, unit)), alone(mu), size(sigma), size(noise)])
  })
  const luck =
    table.method === 'sobol' && Number.isFinite(table.noiseShare)
      ? ` ${figure(100 * table.noiseShare, 0)} % of the variance of single runs is luck.`
      : ''
  return html`<section class="wide" tabindex="0" aria-label="${labelOf(table.measure)}">
<table>
<caption>${capitalised(labelOf(table.measure))}: ${table.method === 'morris' ? 'per whole range of the parameter, ' : 'share of the variance, '}with 95 % intervals.${luck}</caption>
<thead><tr><th scope="col">Parameter</th>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows}</tbody>
</table>
</section>`
}
