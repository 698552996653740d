/** The charts of a study as figures of the page. */
import type { Picture } from '../charts/charts.js'
import { capitalised, labelOf } from '../charts/findings.js'
import type { ChartName } from '../scenario/study.js'
import { asMade, html, type Markup } from './html.js'

/** A picture that was drawn. */
export interface DrawnChart extends Picture {
  /** As `svgOf` gives it: one image with its alternative text. */
  readonly svg: string
}

const headings: Readonly<Record<ChartName, string>> = {
  hypotheses: 'The hypotheses and their verdicts',
  sweep: 'Measure by measure',
  sensitivity: 'All measures together',
  timeline: 'The forum over time',
  arms: 'The arms compared',
  relief: 'What relieves, and what weighs',
  writers: 'Who writes',
  patterns: 'Is the forum like real ones?',
}

/** One picture under its heading. */
export function figure({ chart, name, measure, specification, svg }: DrawnChart): Markup {
  const { description } = specification
  const heading = measure === undefined ? headings[chart] : capitalised(labelOf(measure))
  return html`
<h3 id="chart-${name}">${heading}</h3>
<figure aria-labelledby="chart-${name}">
<div class="chart" tabindex="0" role="group" aria-label="${heading}, a chart">${asMade(svg)}</div>
<figcaption>The same chart: <code>charts/${name}.svg</code>, <code>charts/${name}.png</code>; its data: <code>charts/${name}.vl.json</code>.
<details><summary>In words</summary><p>${typeof description === 'string' && description}</p></details></figcaption>
</figure>`
}

/** The charts that stand with the answer that they belong to. */
export const placed: readonly ChartName[] = ['hypotheses', 'sweep', 'sensitivity']

/** The section "Charts", of those that have no other place; nothing where there are none. */
export const figures = (charts: readonly DrawnChart[]): Markup =>
  charts.length === 0
    ? html``
    : html`
<section aria-labelledby="charts">
<h2 id="charts">Charts</h2>
${charts.map(figure)}
</section>`
