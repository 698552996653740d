/**
 * Fills what is generated in the documents. `npm run document`: the tables of src/model/ODD.md and src/model/README.md, from dist/ and from
 * runs, and the answer in README.md, from its study; about half a minute on two idle cores. `npm run document -- studies`: the studies of
 * scenarios/README.md and the screening in src/model/README.md instead, a quarter of an hour to half an hour the first time; stopped half-way, it goes on where it was.
 * `npm run document -- verdicts`: of these only the claims and the forums, some minutes. `npm run document -- all`: everything. `npm run document -- declared`: only the tables of src/model/ODD.md, which need no runs.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fillBlocks, fingerprint } from './documentation/blocks.js'
import { fill } from './documentation/markdown.js'
import { documents, restsOn } from './documentation/restsOn.js'
import { tablesOf } from './documentation/tables.js'
import { root } from './folders.js'
import { reportFailure, say } from './say.js'

/** Rewrites a document. @param {string} name @param {(text: string) => string} change */
function rewrite(name, change) {
  const path = join(root, name)
  writeFileSync(path, change(readFileSync(path, 'utf8')))
}

/** @param {string} document @param {string} name @param {readonly import('./documentation/carriedOut.js').CarriedOut[]} all @param {string} words */
function fillBlock(document, name, all, words) {
  const runs = fingerprint(all.map(({ proof }) => proof).join(' '))
  rewrite(document, (text) => fillBlocks(text, { [name]: { runs, words } }))
  say(`${document}: ${name}`)
}

/** @param {string} [numbers] the table that runs give; the one that stands there where none is given */
async function declared(numbers) {
  const { oddFilled } = await import('../dist/report/odd.js')
  const { packageVersion } = await import('../dist/files/provenance.js')
  rewrite(documents.odd, (text) => oddFilled(text, `Responsorium ${packageVersion()}.`, numbers))
  say(`${documents.odd}: tables`)
}

async function quick() {
  const { parameterList } = await import('../dist/model/configure.js')
  const { measures } = await import('../dist/model/measures.js')
  const { simulate } = await import('../dist/model/simulate.js')
  const { numbersTable } = await import('./documentation/shown.js')
  await declared(numbersTable(simulate, measures))
  const { meanInterval } = await import('../dist/statistics/interval.js')
  const tables = tablesOf({ parameterList, measures, simulate, meanInterval }, root)
  rewrite(documents.model, (text) => fill(text, tables))
  say(`${documents.model}: tables`)

  const { carriedOut } = await import('./documentation/carriedOut.js')
  const { answerWords } = await import('./documentation/answer.js')
  const { draw } = await import('./documentation/pictures.js')
  const { chart } = await import('../dist/charts/charts.js')
  for (const name of restsOn.answer ?? []) {
    const flagship = carriedOut(name)
    await draw(name, chart('timeline', flagship.results), 500_000)
    fillBlock(documents.readme, 'answer', [flagship], answerWords(flagship))
  }
}

/** The patterns of real forums, as the command gives them for the base. */
async function validation() {
  const { inWorkers } = await import('../dist/engines/workers.js')
  const { plan } = await import('../dist/experiment/plan.js')
  const { validated, validationStudy, validationTasks } = await import('../dist/experiment/validation.js')
  const { validationChart } = await import('../dist/charts/validation.js')
  const { readStudyFile } = await import('../dist/files/scenarios.js')
  const { simulate } = await import('../dist/model/simulate.js')
  const { patternWords } = await import('./documentation/patterns.js')
  const { draw } = await import('./documentation/pictures.js')
  const { proofOf } = await import('./documentation/proof.js')
  for (const name of restsOn.patterns ?? []) {
    const { study: stated } = readStudyFile(join(root, 'scenarios', `${name}.yaml`))
    const study = validationStudy(stated, stated.replicates.least)
    const ended = []
    for await (const outcome of inWorkers(availableParallelism())(validationTasks(study))) {
      if ('failure' in outcome) throw new Error(`${outcome.run.id} failed: ${outcome.failure.message}`)
      ended.push(outcome)
    }
    const found = validated(study, ended)
    const alternative = await draw('patterns', validationChart(found), 300_000)
    const proof = proofOf(stated, plan(stated), ({ settings, seed }) => simulate(settings, seed))
    const words = patternWords(found, alternative)
    rewrite(documents.model, (text) => fillBlocks(text, { patterns: { runs: fingerprint(proof), words } }))
    say(`${documents.model}: patterns`)
  }
}

/** The tables of scenarios/claims and scenarios/forums, and the short form of the first. */
async function verdicts() {
  const { carriedOut } = await import('./documentation/carriedOut.js')
  const { claimsInShort, claimWords, forumWords } = await import('./documentation/verdictTables.js')
  const claims = (restsOn.claims ?? []).map(carriedOut)
  fillBlock(documents.claims, 'claims', claims, claimWords(claims))
  fillBlock(documents.readme, 'claims in short', claims, claimsInShort(claims, 'scenarios/claims'))
  const forums = (restsOn.forums ?? []).map(carriedOut)
  fillBlock(documents.forums, 'forums', forums, forumWords(forums))
}

async function slow() {
  const { carriedOut } = await import('./documentation/carriedOut.js')
  const { draw, screened } = await import('./documentation/pictures.js')
  const { screeningInShort, screeningWords } = await import('./documentation/screening.js')
  const { questionWords, sectionWords } = await import('./documentation/section.js')
  const { studies } = await import('./documentation/studies.js')
  const all = []
  for (const [name, shown] of Object.entries(studies)) {
    const study = carriedOut(name)
    const alternative = await draw(name, shown.picture(study))
    fillBlock(documents.scenarios, name, [study], sectionWords(study, shown, alternative))
    all.push(study)
  }
  fillBlock(documents.scenarios, 'questions', all, questionWords(all))

  const screening = carriedOut('sensitivity')
  await draw('sensitivity', screened('forumEffect')(screening))
  fillBlock(documents.scenarios, 'sensitivity', [screening], screeningInShort(screening))
  fillBlock(documents.model, 'screening', [screening], screeningWords(screening))
}

const known = {
  declared: [declared],
  tables: [quick, validation],
  patterns: [validation],
  verdicts: [verdicts],
  studies: [verdicts, slow],
  all: [quick, validation, verdicts, slow],
}
const asked = process.argv[2] ?? 'tables'
const parts = Object.entries(known).find(([name]) => name === asked)?.[1]
if (parts) for (const part of parts) await part().catch(reportFailure)
else
  reportFailure(
    `npm run document -- ${asked}: there are only ${Object.keys(known).join(', ')}; where nothing is said, tables is meant`,
  )
