/** The studies of a folder in one table: every hypothesis with its verdict and interval, and what the verdict hangs on. */
import { listed } from '../../dist/charts/findings.js'
import { difference } from '../../dist/charts/quantities.js'
import { levelsInWords } from '../../dist/experiment/judging/levels.js'
import { sentenceOf } from '../../dist/experiment/judging/sentence.js'
import { declarationOf } from '../../dist/model/configure.js'
import { table } from './markdown.js'
import { plain } from './means.js'
import { claims, counted, headed } from './section.js'
import { decides, unvariedOf, unvariedWords } from './unvaried.js'

/**
 * @typedef {import('./carriedOut.js').CarriedOut} CarriedOut
 * @typedef {CarriedOut['judged'][number]} Judged
 * @typedef {CarriedOut['levels'][number][number]} Levels
 */

const fileOf = (/** @type {CarriedOut} */ { name }) => `${name.split('/').at(-1)}.yaml`

/** Without what it cites and the stop at its end. @param {string} says */
const shortly = (says) => says.replace(/ \([^()]*\)\.?$|\.$/, '')

/** What was compared and found, without the verdict before and the remarks after it. @param {Judged} judged */
const found = (judged) => plain(sentenceOf(judged, difference)).match(/^[^:]+: (.+?)(?:, of this sign.*|\. .*|\.)$/)?.[1] ?? ''

/** Whether a verdict is another one at some value. @param {Judged} judged @param {Levels} levels */
const hangs = ({ verdict }, { at }) => at.some(({ judged }) => judged.verdict !== verdict)

/** @param {string} study @param {Judged} judged @param {readonly Levels[]} levels */
function hangsOn(study, judged, levels) {
  const same = levels.filter((one) => !hangs(judged, one)).map(({ along }) => `\`${along}\``)
  const unvaried = unvariedOf(study, judged)
  if (levels.length === 0 && !unvaried) return 'not varied'
  return [
    ...(unvaried ? [unvariedWords(unvaried, judged)] : []),
    ...levels.filter((one) => hangs(judged, one)).map((one) => `\`${one.along}\`: ${levelsInWords(one)}`),
    ...(same.length > 0 ? [`the same at all values of ${listed(same)}`] : []),
  ].join('<br>')
}

/** A row for every hypothesis; what stands before it is said once for each study. @param {CarriedOut} carriedOut @param {readonly string[]} before */
const rows = ({ name, judged, levels }, before) =>
  judged.map((one, index) => [
    ...before.map((words) => (index === 0 ? words : '')),
    shortly(one.says),
    `**${one.verdict}**`,
    found(one),
    hangsOn(name, one, levels[index] ?? []),
  ])

/** The claim that a study is about, by the number that its name begins with. @param {CarriedOut} study */
function claimOf(study) {
  const id = `M${Number(fileOf(study).match(/^m(\d+)-/)?.[1])}`
  const claim = claims().find((one) => one.id === id)
  if (!claim) throw new Error(`${study.name}: there is no claim ${id}`)
  return claim
}

/** @param {readonly CarriedOut[]} studies */
const inAll = (studies) => {
  const judged = studies.flatMap((study) => study.judged)
  return `${judged.length} hypotheses: ${counted(judged)}`
}

/** Claim, file, hypotheses, verdicts, what they hang on; then the numbers that were varied. @param {readonly CarriedOut[]} studies */
export const claimWords = (studies) => `${studies.length} claims in ${inAll(studies)}.

${table(
  ['the study says', 'hypothesis', 'verdict', 'found', 'what it hangs on'],
  studies.flatMap((study) => {
    const { id, words } = claimOf(study)
    return rows(study, [`[${id}](${fileOf(study)}): ${words}`])
  }),
)}

The numbers that were varied, what they rest on, and the claims of which a verdict is another one at some of their values:

${table(['', 'rests on', 'values', 'decides on'], varied(studies))}`

/** @param {readonly CarriedOut[]} studies */
function varied(studies) {
  const all = studies.flatMap((study) =>
    study.levels.flatMap((ofHypothesis, index) =>
      ofHypothesis.map((levels) => ({
        levels,
        claim: hangs(/** @type {Judged} */ (study.judged[index]), levels)
          ? `[${claimOf(study).id}](${fileOf(study)})`
          : undefined,
      })),
    ),
  )
  return [...new Set(all.map(({ levels }) => levels.along))].sort().map((name) => {
    const own = all.filter(({ levels }) => levels.along === name)
    const values = new Set(own.flatMap(({ levels }) => levels.at.map(({ value }) => value)))
    const deciding = new Set(own.flatMap(({ claim }) => (claim === undefined ? [] : [claim])))
    const { source, default: usual } = /** @type {NonNullable<ReturnType<typeof declarationOf>>} */ (declarationOf(name))
    return [
      `\`${name}\``,
      source,
      [...values]
        .sort((a, b) => Number(a) - Number(b))
        .map((value) => (value === usual ? `**${value}**` : value))
        .join(', '),
      [...deciding].join(', ') || 'none',
    ]
  })
}

/** A row for every claim. @param {readonly CarriedOut[]} studies @param {string} folder where the files lie, from the document */
export const claimsInShort = (studies, folder) => `The ${studies.length} claims of the interview study came to ${inAll(studies)}.

${table(
  ['', 'the study says', 'its hypotheses', 'a verdict changes with'],
  studies.map((study) => {
    const { id, words } = claimOf(study)
    const deciding = study.judged.flatMap((one, index) => (study.levels[index] ?? []).filter((levels) => hangs(one, levels)))
    const unvaried = study.judged.flatMap((one) => {
      const declared = unvariedOf(study.name, one)
      return declared && decides(declared, one) ? [declared.what] : []
    })
    const names = [...new Set([...unvaried, ...deciding.map(({ along }) => `\`${along}\``)])]
    return [`[${id}](${folder}/${fileOf(study)})`, words, counted(study.judged), names.join(', ') || 'none of those varied']
  }),
)}`

/** Forum, what is different about it, hypotheses, verdicts. @param {readonly CarriedOut[]} studies */
export const forumWords = (studies) => `${studies.length} forums in ${inAll(studies)}.

${table(
  ['forum', 'what is different', 'hypothesis', 'verdict', 'found', 'what it hangs on'],
  studies.flatMap((study) =>
    rows(study, [
      `[${study.study.title}](${fileOf(study)})`,
      headed(study.name, 'What is different').replaceAll('\n', ' ').replace(/\.$/, ''),
    ]),
  ),
)}`
