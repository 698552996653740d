/** The table of patterns: calibration and validation, the model and the null model. */
import { countsOf } from '../../dist/experiment/validation.js'
import { edgesOf } from '../../dist/report/declared.js'
import { short, table } from './markdown.js'

/**
 * @typedef {import('../../dist/experiment/validation.js').Validation} Validation
 * @typedef {import('../../dist/experiment/validation.js').JudgedPattern} JudgedPattern
 * @typedef {import('../../dist/experiment/validation.js').Judgement} Judgement
 */

/** @param {Judgement} judgement */
const value = ({ value: { estimate, low, high }, place }) =>
  place === 'not defined' ? '-' : `${short(estimate)} [${short(low)}, ${short(high)}]`

/** @param {Judgement} judgement */
const verdict = ({ place }) => (place === 'outside' ? '**outside**' : place === 'not defined' ? '-' : place)

/** @param {readonly JudgedPattern[]} judged */
const patternTable = (judged) =>
  table(
    ['pattern', 'in real forums', 'unit', 'band', 'model', '', 'null model', ''],
    judged.map(({ pattern, model, nullModel }) => [
      pattern.id,
      pattern.says,
      pattern.quantity.unit,
      edgesOf(pattern),
      value(model),
      verdict(model),
      value(nullModel),
      verdict(nullModel),
    ]),
  )

/** What makes some patterns, and why chance does not. @param {readonly JudgedPattern[]} judged */
const reasonTable = (judged) =>
  table(
    ['pattern', 'what makes it in the model', 'which is switched off by', 'why the null model does not have it'],
    judged
      .filter(({ pattern }) => pattern.mechanism || pattern.notByChance)
      .map(({ pattern: { id, mechanism, notByChance } }) => [
        id,
        mechanism?.words ?? '-',
        mechanism
          ? Object.entries(mechanism.off)
              .map(([name, value]) => `\`${name}\` ${value}`)
              .join(', ')
          : '-',
        notByChance ?? '-',
      ]),
  )

/** @param {readonly JudgedPattern[]} judged */
function counts(judged) {
  const rows = countsOf(judged).map(({ use, which, counts, of }) => [
    use,
    which === 'model' ? 'the model' : 'the null model',
    ...[...counts, of].map(String),
  ])
  return table(['patterns', 'in', 'inside', 'undecided', 'outside', 'no value', 'of'], rows)
}

/** @param {Validation} validation @param {string} alternative what the picture shows, in words */
export function patternWords({ study, judged }, alternative) {
  const of = (/** @type {string} */ use) => judged.filter(({ pattern }) => pattern.use === use)
  return `\`npx responsorium validate\` gives what follows: means of ${study.replicates.most} runs of ${study.settings['clock.days']} days, seed ${study.seed}, with their 95 % intervals.

${counts(judged)}

![${alternative.split('. ')[0]}](../../scenarios/pictures/patterns.png)

**Validation**, kept to test the model:

${patternTable(of('validation'))}

**Calibration**, to which the defaults were set:

${patternTable(of('calibration'))}

**What makes them.** Without the mechanism named the pattern does not hold any more; what chance cannot give lies outside its band
in the null model. Tests hold both.

${reasonTable(judged)}`
}
