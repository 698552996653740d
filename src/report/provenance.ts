/** How the results came about, how to get them again, and how to cite them. */
import type { Results } from '../experiment/results.js'
import { replicatesInWords } from '../scenario/replicates.js'
import { armsAlone } from '../scenario/rows.js'
import { html, type Markup } from './html.js'
import type { Stated } from './hypotheses.js'

/** What the report needs of a study's manifest. */
export interface Provenance {
  readonly responsorium: { readonly version: string; readonly model: string; readonly commit?: string }
  readonly node: string
  readonly platform: string
  /** The study file, then those it extends. */
  readonly files: readonly { readonly path: string; readonly sha256: string }[]
  /** The command as it was given. */
  readonly command: string
  /** ISO date and time. */
  readonly started: string
  /** Every wording of the hypotheses, the first first. */
  readonly hypotheses?: readonly Stated[]
  readonly runs: { readonly planned: number; readonly done: number; readonly failed: number }
}

const versionOf = ({ responsorium: { version, commit } }: Provenance): string =>
  `${version}${commit ? ` (commit ${commit})` : ''}`

/** A word where runs are missing: their absence may bias what is left. Nothing where none is. */
export function missingRuns({ runs: { planned, done, failed } }: Provenance): Markup {
  if (done >= planned) return html``
  return html`<p class="alarm" role="note"><strong>${planned - done} of ${planned} runs are missing</strong>${failed > 0 && `, ${failed} of them failed`}.
All that follows rests on the others, which may not be like them. <code>failures.csv</code> tells why they failed.</p>`
}

/** The sections "How to repeat it" and "How to cite". */
export function repeating({ study }: Results, provenance: Provenance): Markup {
  const { responsorium, node, platform, files, command, started, runs } = provenance
  const dirty = responsorium.commit?.endsWith('+')
  const day = started.slice(0, 10)
  const { length: arms } = armsAlone(study)
  return html`
<section aria-labelledby="repeat">
<h2 id="repeat">How to repeat it</h2>
<pre><code>${command}</code></pre>
<p>With the same versions of Responsorium and Node.js it leaves the same bytes in every table, with any number of workers. Seeds and SHA-256 of all files stand in <code>manifest.json</code>.</p>
${dirty && html`<p class="alarm"><strong>The program had been changed since that commit</strong>, so that the commit alone does not give these results.</p>`}
<dl>
<dt>Responsorium</dt><dd>${versionOf(provenance)}, model ${responsorium.model}</dd>
<dt>Node.js</dt><dd>${node} on ${platform}</dd>
<dt>Seed of the study</dt><dd><code>${study.seed}</code>, ${replicatesInWords(study.replicates)} of ${arms} ${arms === 1 ? 'arm' : 'arms'}: ${runs.done} of ${runs.planned} runs done</dd>
${files.map(({ path, sha256 }, index) => html`<dt>${index === 0 ? 'Study file' : 'It extends'}</dt><dd><code>${path}</code><br><span class="small soft">SHA-256 ${sha256}</span></dd>`)}
<dt>Begun</dt><dd><time datetime="${started}">${day}</time></dd>
</dl>
</section>
<section aria-labelledby="cite">
<h2 id="cite">How to cite</h2>
<p>The Responsorium authors. <cite>Responsorium: an agent-based laboratory for peer-support forums</cite>, version ${versionOf(provenance)}. Study
“${study.title}” (${study.name}), seed ${study.seed}, ${replicatesInWords(study.replicates)}, run on ${day}.</p>
<p>The mechanisms of the model are the claims of an interview study of a self-help forum, <cite>Socialmedicinsk tidskrift</cite> 2/2013; please cite it too.</p>
</section>`
}
