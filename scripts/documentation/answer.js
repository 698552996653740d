/** The answer of a study of arms: what its report says in short, and a table of a few headline measures. */
import { answer } from '../../dist/report/answer.js'
import { textOf } from '../../dist/report/html.js'
import { armsTable, plain } from './means.js'

/** @typedef {import('./carriedOut.js').CarriedOut} CarriedOut */

const entities = /** @type {const} */ ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })

/** The little HTML that the report uses within a sentence. @param {string} markup */
const asMarkdown = (markup) =>
  plain(
    markup
      .replace(/<\/?strong>/g, '**')
      .replace(/<[^>]+>/g, '')
      .replace(/&(amp|lt|gt|quot|#39);/g, (_, /** @type {keyof typeof entities} */ name) => entities[name])
      .replace(/\s+/g, ' ')
      .trim(),
  )

/** Without hypotheses before it: its first list, an arm an item, and the paragraph of caution after it. @param {CarriedOut} carriedOut @throws Error where the report has none */
function inShort({ results }) {
  const section = textOf(answer(results, { answers: { judged: [], levels: [], sensitivity: [] }, stated: undefined, charts: [] }))
  const list = section.match(/<ul>([\s\S]*?)<\/ul>/)?.[1]
  const caution = section.match(/<p class="soft">([\s\S]*?)<\/p>/)?.[1]
  if (list === undefined || caution === undefined) throw new Error('the report no longer begins with its answer in short')
  const items = [...list.matchAll(/<li>([\s\S]*?)<\/li>/g)].map(([, item = '']) => `- ${asMarkdown(item)}`)
  return `${items.join('\n')}\n\n${asMarkdown(caution)}`
}

/** @param {CarriedOut} carriedOut */
export function answerWords(carriedOut) {
  const { study, results } = carriedOut
  const [first] = study.arms
  const replicates = new Set(results.rows.map(({ replicate }) => replicate)).size
  return `${study.question} The model's answer, from ${results.rows.length} runs of ${study.settings['clock.days']} days (${replicates} for each arm, in pairs with the same
members and the same luck). In the first row means with their 95 % intervals, below it differences from “${first?.name}”:

${armsTable(carriedOut, ['activeMembers', 'postsPerDay', 'unanswered', 'forumEffectPosters', 'reliefHarm', 'effectLeft'])}

Relief, harm and distress are in standard deviations (sd) of the distress of the young in general; relief is below zero. In short, against “${first?.name}”:

${inShort(carriedOut)}`
}
