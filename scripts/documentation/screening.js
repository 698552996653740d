/** What the screening of all parameters says: on which of them the headline measures hang, and which of these are assumptions. */
import { declarationOf } from '../../dist/model/configure.js'
import { measures } from '../../dist/model/measures.js'
import { UNMEASURED } from './declared.js'
import { short, table } from './markdown.js'

/**
 * @typedef {import('./carriedOut.js').CarriedOut} CarriedOut
 * @typedef {import('../../dist/experiment/sensitivity.js').Screening} Screening
 */

const NAMED = 5

/** The mean size that luck alone gives to the effect of a parameter without any: that of a normal number is sqrt(2 / pi) of its deviation. */
const byLuck = (/** @type {number} */ noise) => Math.sqrt(2 / Math.PI) * noise

/** @param {CarriedOut} carriedOut @returns {Screening[]} each with its parameters in the order of mu* */
const rankedTables = ({ tables }) =>
  tables.flatMap((one) =>
    one.method === 'morris' ? [{ ...one, factors: [...one.factors].sort((a, b) => b.muStar.estimate - a.muStar.estimate) }] : [],
  )

/** @param {import('../../dist/model/configure.js').ParameterName} name */
const sourceOf = (name) => declarationOf(name)?.source ?? ''

/** @param {import('../../dist/model/configure.js').ParameterName} name */
const isAssumed = (name) => UNMEASURED.test(sourceOf(name))

/** @param {CarriedOut} carriedOut */
export function screeningWords(carriedOut) {
  const ranked = rankedTables(carriedOut)
  const [first] = ranked
  if (!first) throw new Error('the screening has no table')
  const top = ranked.map(({ measure, factors }) => ({ measure, factors: factors.slice(0, NAMED) }))
  const inTop = [...new Set(top.flatMap(({ factors }) => factors.map(({ parameter }) => parameter)))].map((parameter) => ({
    parameter,
    moves: top.filter(({ factors }) => factors.some((factor) => factor.parameter === parameter)).map(({ measure }) => measure),
  }))
  inTop.sort((a, b) => b.moves.length - a.moves.length)
  const assumed = inTop.filter(({ parameter }) => isAssumed(parameter))
  const rows = top.map(({ measure, factors }, index) => {
    const own = ranked[index]?.factors ?? []
    const clear = own.filter(({ muStar, noise }) => muStar.low > byLuck(noise)).length
    return [
      measures[measure].label,
      measures[measure].unit,
      ...factors.map(({ parameter, muStar: { estimate, low, high } }) => {
        const words = `\`${parameter}\` ${short(estimate)} [${short(low)}, ${short(high)}]`
        return isAssumed(parameter) ? `**${words}**` : words
      }),
      `${clear} of ${own.length}`,
    ]
  })
  const { used, leftOut, replicates } = first
  return `${first.factors.length} parameters were screened with ${used + leftOut} walks of ${replicates} replicates (${carriedOut.results.rows.length} runs). For each headline measure the ${NAMED} parameters that move it most: mu*, the mean size of
what going over the whole range of the parameter does, with a 95 % interval, in the unit of the measure; **bold** where the number rests on an assumption, is open, or is a gap in the
literature. The last column counts the parameters whose effect is told from luck (the interval of mu* lies above what luck alone would give).

${table(['', 'unit', ...Array.from({ length: NAMED }, (_, index) => String(index + 1)), 'more than luck'], rows)}

${inTop.length} parameters fill these ${NAMED * ranked.length} places; ${assumed.length} of them are assumptions, open or gaps. These are what the conclusions hang on, and what would be worth measuring first:

${table(
  ['assumption', 'default', 'among the first for', 'source'],
  assumed.map(({ parameter, moves }) => [
    `\`${parameter}\``,
    String(declarationOf(parameter)?.default),
    moves.map((measure) => measures[measure].label).join(', '),
    sourceOf(parameter),
  ]),
)}

The others, with what they rest on (a direction, or a claim alone, says nothing of the size): ${inTop
    .filter(({ parameter }) => !isAssumed(parameter))
    .map(({ parameter }) => `\`${parameter}\` (${sourceOf(parameter)})`)
    .join('; ')}. Ranks whose intervals overlap may change places, and all of it holds for the ranges of
\`scenarios/sensitivity.yaml\` only: a wider range makes a parameter look more important.`
}

/** The same in short, for those who choose a study. @param {CarriedOut} carriedOut */
export function screeningInShort(carriedOut) {
  const ranked = rankedTables(carriedOut)
  const { study, results } = carriedOut
  const rows = ranked.map(({ measure, factors }) => [
    measures[measure].label,
    factors
      .slice(0, 3)
      .map(({ parameter }) => (isAssumed(parameter) ? `**\`${parameter}\`**` : `\`${parameter}\``))
      .join(', '),
  ])
  return `## [${study.title}](${carriedOut.name}.yaml)

${study.question}

**Design.** Morris' screening of ${ranked[0]?.factors.length} parameters, ${results.rows.length} runs of ${study.settings['clock.days']} days, seed ${study.seed}.

![What moves the relief felt by all who registered: mean size of the effect of each parameter, against how much it varies](pictures/${carriedOut.name}.png)

What moves each headline measure most, in order; **bold** are assumptions, open questions and gaps in the literature. With sizes and intervals in
[the model's documentation](../src/model/README.md).

${table(['', 'hangs most on'], rows)}`
}
