/** A study in scenarios/README.md: question, design, hypotheses with their verdicts, and what is to be made of them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { difference } from '../../dist/charts/quantities.js'
import { cellsOf } from '../../dist/experiment/cells.js'
import { sentenceOf } from '../../dist/experiment/judging/sentence.js'
import { designOf } from '../../dist/experiment/plan.js'
import { verdicts } from '../../dist/statistics/verdict.js'
import { root } from '../folders.js'
import { table } from './markdown.js'
import { plain } from './means.js'

/**
 * @typedef {import('./carriedOut.js').CarriedOut} CarriedOut
 * @typedef {CarriedOut['judged'][number]} Judged
 */

/** The paragraph of the comment at the head of a study file that begins with some words and a colon, without these; empty where there is none. @param {string} name @param {string} words */
export function headed(name, words) {
  const lines = readFileSync(join(root, 'scenarios', `${name}.yaml`), 'utf8').split('\n')
  const head = lines.slice(
    0,
    lines.findIndex((line) => !line.startsWith('#')),
  )
  const paragraphs = head
    .map((line) => line.replace(/^# ?/, ''))
    .join('\n')
    .split('\n\n')
  const paragraph = paragraphs.find((one) => one.startsWith(`${words}: `))
  return paragraph?.slice(words.length + 2).trim() ?? ''
}

/** What a study file says its numbers rest on. @param {string} name */
function groundsOf(name) {
  const words = ['What the numbers rest on', 'What is known'].find((one) => headed(name, one) !== '')
  return words === undefined ? '' : `**${words}.** ${headed(name, words).replace(/^\w/, (letter) => letter.toUpperCase())}`
}

/** @param {CarriedOut} carriedOut */
export function designWords({ study, results }) {
  const design = designOf(study)
  const axes =
    design && 'axes' in design && design.axes.every((axis) => 'values' in axis)
      ? design.axes.map((axis) => `\`${axis.name}\` at ${'values' in axis ? axis.values.join(', ') : ''}`)
      : []
  const arms = study.arms.length > 1 ? [`${study.arms.length} arms (${study.arms.map(({ name }) => name).join('; ')})`] : []
  const cells = cellsOf(study).length
  const replicates = new Set(results.rows.map(({ replicate }) => replicate)).size
  const days = study.settings['clock.days']
  const until =
    study.replicates.least < study.replicates.most
      ? `, going on until all hypotheses were decided or ${study.replicates.most} were done`
      : ''
  const across = [...arms, ...axes].join(', crossed with ')
  const failed = results.failed?.length ? ` ${results.failed.length} runs failed.` : ''
  return `**Design.** ${across[0]?.toUpperCase() ?? ''}${across.slice(1)}: ${cells} forums of ${days} days, each with ${replicates} replicates that share their luck${until}; ${results.rows.length} runs, seed ${study.seed}.${failed}`
}

/** How many hypotheses had which verdict. @param {readonly Judged[]} judged */
export const counted = (judged) =>
  verdicts
    .map((verdict) => [judged.filter((one) => one.verdict === verdict).length, verdict])
    .filter(([count]) => count !== 0)
    .map(([count, verdict]) => `${count} ${verdict}`)
    .join(', ')

/** @param {Judged} judged */
const item = (judged) =>
  `- ${judged.says.replace(/\.$/, '')}: **${judged.verdict}**. ${plain(sentenceOf(judged, difference)).replace(/^[^:]+: (.)/, (_, /** @type {string} */ letter) => letter.toUpperCase())}`

/** @param {CarriedOut} carriedOut @param {import('./studies.js').Shown} shown @param {string} alternative */
export function sectionWords(carriedOut, shown, alternative) {
  const { name, study, judged } = carriedOut
  return `## [${study.title}](${name}.yaml)

${study.question}

${designWords(carriedOut)}

${groundsOf(name)}

![${alternative.length > 300 ? shown.caption : alternative.replaceAll(/[[\]\n]/g, ' ')}](pictures/${name}.png)

**Hypotheses**, of which ${counted(judged)}:

${judged.map(item).join('\n')}

**In numbers.** ${shown.found(carriedOut)}`
}

/** The claims of the interview study, as the description of the model has them. */
export function claims() {
  const model = readFileSync(join(root, 'src', 'model', 'ODD.md'), 'utf8')
  return [...model.matchAll(/^\| (M\d+) \| ([^|]+) \|/gm)].map(([, id = '', words = '']) => ({ id, words: words.trim() }))
}

/** What the study's claims and the evidence come to in the hypotheses that cite them. @param {readonly CarriedOut[]} all */
export function questionWords(all) {
  const cited = all.flatMap(({ name, judged }) => judged.map((one) => ({ name, one })))
  const rows = claims().flatMap(({ id, words }) => {
    const own = cited.filter(({ one }) => new RegExp(`\\b${id}\\b`).test(one.says))
    if (own.length === 0) return []
    const told = verdicts.map((verdict) =>
      own
        .filter(({ one }) => one.verdict === verdict)
        .map(({ name, one }) => `[${name}](${name}.yaml): ${one.says.replace(/ \([^()]*\)\.?$|\.$/, '')}`)
        .join('; '),
    )
    return [[id, words, ...told]]
  })
  const open = claims()
    .filter(({ id }) => !cited.some(({ one }) => new RegExp(`\\b${id}\\b`).test(one.says)))
    .map(({ id }) => id)
  return `${cited.length} hypotheses in ${all.length} studies, written from theory before the studies were first run, and not reworded since: ${counted(cited.map(({ one }) => one))}. By the claims of the interview study that they cite:

${table(['', 'the study says', ...verdicts], rows)}

${open.length > 0 ? `No hypothesis of these cites ${open.join(', ')}. ` : ''}A verdict is about this model with the values above, not about people: that a claim comes out *supported* says that the mechanism, built
in as the claim has it, does carry through to the whole forum; *contradicted* or *too small to matter*, that it does not with these numbers.`
}
