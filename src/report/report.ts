/** The report of a study: one page that needs nothing but itself. */
import type { Results } from '../experiment/results.js'
import { answer } from './answer.js'
import { type DrawnChart, figures } from './figures.js'
import { html } from './html.js'
import { limits } from './limits.js'
import { page } from './page.js'
import { missingRuns, type Provenance, repeating } from './provenance.js'
import { changes } from './settings.js'
import { numbers } from './tables.js'

export interface ReportParts {
  readonly results: Results
  /** The manifest of the study, or as much of it. */
  readonly provenance: Provenance
  /** In the order in which they are to be shown. */
  readonly charts: readonly DrawnChart[]
}

/** The page as HTML, the same bytes for the same parts. */
export function report({ results, provenance, charts }: ReportParts): string {
  const { title, question } = results.study
  const links = [
    ['answer', 'The answer'],
    ...(charts.length > 0 ? [['charts', 'Charts']] : []),
    ['numbers', 'The numbers'],
    ['changes', 'What was changed'],
    ['limits', 'What this cannot tell'],
    ['repeat', 'How to repeat it'],
    ['cite', 'How to cite'],
  ] as const
  return page(
    title,
    html`<header>
<h1>${title}</h1>
${question !== title && html`<p class="question">${question}</p>`}
<p class="soft">Answered by a simulation, not by a study of people. It is no clinical advice; <a href="#limits">what it cannot tell</a>.</p>
<nav aria-label="Contents"><ul>${links.map(([id, words]) => html`<li><a href="#${id}">${words}</a></li>`)}</ul></nav>
</header>
<main>
${missingRuns(provenance)}
${answer(results)}
${figures(charts)}
${numbers(results)}
${changes(results)}
${limits(results)}
${repeating(results, provenance)}
</main>
<footer><p class="small">Made by Responsorium ${provenance.responsorium.version}.</p></footer>`,
  )
}
