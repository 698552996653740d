/** The charts of a study as figures of the page. */
import type { TopLevelSpec } from 'vega-lite'
import type { ChartName } from '../scenario/study.js'
import { asMade, html, type Markup } from './html.js'

/** A chart that was drawn. */
export interface DrawnChart {
  readonly name: ChartName
  readonly specification: TopLevelSpec
  /** As `svgOf` gives it: one image with its alternative text. */
  readonly svg: string
}

const headings: Readonly<Record<ChartName, string>> = {
  timeline: 'The forum over time',
  arms: 'The arms compared',
  relief: 'What relieves, and what weighs',
  writers: 'Who writes',
  patterns: 'Is the forum like real ones?',
}

function figure({ name, specification, svg }: DrawnChart): Markup {
  const { description } = specification
  return html`
<h3 id="chart-${name}">${headings[name]}</h3>
<figure aria-labelledby="chart-${name}">
<div class="chart" tabindex="0" role="group" aria-label="${headings[name]}, a chart">${asMade(svg)}</div>
<figcaption>The same chart: <code>charts/${name}.svg</code>, <code>charts/${name}.png</code>; its data: <code>charts/${name}.vl.json</code>.
<details><summary>In words</summary><p>${typeof description === 'string' && description}</p></details></figcaption>
</figure>`
}

/** The section "Charts"; nothing where a study asks for none. */
export const figures = (charts: readonly DrawnChart[]): Markup =>
  charts.length === 0
    ? html``
    : html`
<section aria-labelledby="charts">
<h2 id="charts">Charts</h2>
${charts.map(figure)}
</section>`
