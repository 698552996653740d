/** The report of a study: one page that needs nothing but itself. */
import { type Answers, answersOf } from '../experiment/answers.js'
import type { Results } from '../experiment/results.js'
import { answer } from './answer.js'
import { type DrawnChart, figures, placed } from './figures.js'
import { html } from './html.js'
import { limits } from './limits.js'
import { page } from './page.js'
import { missingRuns, type Provenance, repeating } from './provenance.js'
import { sensitivitySection } from './sensitivity.js'
import { changes } from './settings.js'
import { varied } from './sweep.js'
import { numbers } from './tables.js'

export interface ReportParts {
  readonly results: Results
  /** What the results say to the hypotheses and of the parameters; worked out where it is not given. */
  readonly answers?: Answers
  /** The manifest of the study, or as much of it. */
  readonly provenance: Provenance
  /** In the order in which they are to be shown. */
  readonly charts: readonly DrawnChart[]
}

/** The page as HTML, the same bytes for the same parts. */
export function report({ results, answers = answersOf(results), provenance, charts }: ReportParts): string {
  const { title, question, design, sensitivity } = results.study
  const of = (...names: readonly string[]) => charts.filter(({ chart }) => names.includes(chart))
  const others = charts.filter(({ chart }) => !placed.includes(chart))
  const links = [
    ['answer', 'The answer'],
    ...(design ? [['varied', 'What was varied']] : []),
    ...(sensitivity ? [['sensitivity', 'Sensitivity']] : []),
    ...(others.length > 0 ? [['charts', 'Charts']] : []),
    ...(sensitivity ? [] : [['numbers', 'The numbers']]),
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
${answer(results, { answers, stated: provenance.hypotheses, charts: of('hypotheses') })}
${varied(results, of('sweep'))}
${sensitivitySection(answers.sensitivity, of('sensitivity'))}
${figures(others)}
${!sensitivity && numbers(results)}
${changes(results)}
${limits(results)}
${repeating(results, provenance)}
</main>
<footer><p class="small">Made by Responsorium ${provenance.responsorium.version}.</p></footer>`,
  )
}
