/**
 * What verdicts hang on that is no parameter, so that no sweep can vary it: declared study by study, with the command that shows it.
 * The studies say the same at the head of their files.
 */
import { HELPED } from '../../dist/model/measures/survivorship.js'
import { verdicts } from '../../dist/statistics/verdict.js'

/**
 * @typedef {import('./carriedOut.js').CarriedOut} CarriedOut
 * @typedef {CarriedOut['judged'][number]} Judged
 * @typedef {Judged['verdict']} Verdict
 * @typedef {object} Unvaried
 * @property {string} what
 * @property {string} usual its value in the model
 * @property {Readonly<Record<string, Verdict>>} elsewhere what the verdict would be at other values
 * @property {readonly import('../../src/model/measures.js').MeasureName[]} measures of the hypotheses that it is about
 */

/**
 * `responsorium interview scenarios/self-help-forum.yaml --replicates 20`, under "With other thresholds": shares of those who still write
 * and of all who ever joined.
 * @type {Omit<Unvaried, 'measures'>}
 */
const helped = {
  what: 'what counts as helped',
  usual: `${HELPED} sd`,
  elsewhere: { '0.1 sd': 'supported', '0.4 sd': 'contradicted' },
}

/** By the name of the study. @type {Readonly<Record<string, Unvaried>>} */
export const unvaried = {
  'claims/m13-those-who-stayed': { ...helped, measures: ['helpedEligible', 'helpedEver'] },
  'forums/young-peoples-own': { ...helped, measures: ['helpedEligible'] },
}

/** What is declared of a hypothesis. @param {string} study @param {Judged} judged @returns {Unvaried | undefined} */
export function unvariedOf(study, judged) {
  const one = unvaried[study]
  return one?.measures.some((measure) => measure === judged.measure) ? one : undefined
}

/** Whether the verdict is another one at some value. @param {Unvaried} one @param {Pick<Judged, 'verdict'>} judged */
export const decides = ({ elsewhere }, { verdict }) => Object.values(elsewhere).some((other) => other !== verdict)

/** `what counts as helped: supported at 0.1 sd; contradicted at 0.2 sd (default) and 0.4 sd` @param {Unvaried} one @param {Pick<Judged, 'verdict'>} judged */
export function unvariedWords({ what, usual, elsewhere }, { verdict }) {
  const at = [[`${usual} (default)`, verdict], ...Object.entries(elsewhere)].sort(([one = ''], [other = '']) =>
    one < other ? -1 : 1,
  )
  const told = verdicts.flatMap((wanted) => {
    const values = at.filter(([, own]) => own === wanted).map(([value]) => value)
    return values.length === 0 ? [] : [`${wanted} at ${values.join(' and ')}`]
  })
  return `${what}: ${told.join('; ')}`
}
