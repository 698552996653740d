/** What a calibration says at its end, for a terminal. */
import { priorInWords, rangeInWords } from '../charts/posterior.js'
import { rangeTold, told } from '../charts/predictiveCheck.js'
import { scaleOf } from '../charts/quantities.js'
import { facts } from '../evidence/facts.js'
import { type CheckedFact, fitFailed, SAYS_NOTHING, tooLittle } from '../experiment/calibrating/result.js'
import { errorInWords, sentences } from '../report/calibrationWords.js'
import { daysInWords } from '../report/fittedStudy.js'
import type { CalibrationWork } from './calibrationOutputs.js'
import { grid, paragraph } from './layout.js'

/** Targets with what fitted forums give, parameters with their ranges, and what cannot be fitted or learnt. */
export function calibrationTable(
  { result, header: { calibration }, facts: { log, window }, later, folder: { journal } }: CalibrationWork,
  width: number,
): string {
  const { targets, others, predicted, parameters, trials } = result
  const aimed = new Set(targets.map(({ name }) => name))
  const [first, ...more] = sentences(result).map((words) => paragraph(words, width, '').trimEnd())
  const grave = fitFailed(result) || tooLittle(result.log)
  const parts = [
    ...(grave && first ? [first] : []),
    `${calibration.study.title}: ${counted(parameters.length, 'parameter')} fitted to ${counted(targets.length, 'fact')} of ${log.file}, days ${daysInWords(window)}`,
    grid([headsOf(targets), ...targets.map(row)]).trimEnd(),
    grid([
      ['parameter', 'median (90 %)', 'before (90 %)', ''],
      ...parameters.map(({ prior, ...one }) => [
        prior.name,
        rangeInWords(one),
        priorInWords(prior),
        [
          one.width >= SAYS_NOTHING ? 'the data say nothing' : '',
          one.edge ? `far ${one.edge === 'low' ? 'down' : 'up'} in what it could be` : '',
        ]
          .filter(Boolean)
          .join('; '),
      ]),
    ]).trimEnd(),
    ...(grave || !first ? [] : [first]),
    ...more,
    `Of ${others.length} facts not aimed at, ${countInside(others)} lie inside.${predicted.length > 0 ? ` Of ${predicted.length} facts of the later window, ${countInside(predicted)} lie inside.` : ''}`,
    ...(later
      ? [
          `The targets on days ${daysInWords(later.window)}, which the fit has not seen:`,
          grid([headsOf(predicted), ...predicted.filter(({ name }) => aimed.has(name)).map(row)]).trimEnd(),
        ]
      : []),
    ...(trials.lost > 0
      ? [
          `${trials.lost} of ${trials.used + trials.lost} trials taught nothing: some target was not defined there, or the forum wrote without end.`,
        ]
      : []),
    ...failures(journal),
  ]
  return `\n${parts.join('\n\n')}\n`
}

/** Runs that failed for another reason than that they wrote without end. */
function failures({ ended }: CalibrationWork['folder']['journal']): string[] {
  const messages = [...ended.values()].flatMap((entry) =>
    'failed' in entry && !entry.failed.endsWith('given up') ? [entry.failed] : [],
  )
  return messages.length === 0 ? [] : [`${messages.length} runs failed; the first: ${messages[0]}`]
}

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`

const headsOf = ([first]: readonly CheckedFact[]): string[] => [
  'fact',
  'observed (95 %)',
  'fitted forums, 90 %',
  ...(first && 'file' in first ? ['this file'] : []),
  'error',
  '',
]

const countInside = (checks: readonly CheckedFact[]): number => checks.filter(({ place }) => place === 'inside').length

function row(checked: CheckedFact): string[] {
  const { name, observed, place, givenUp, file } = checked
  const { unit } = scaleOf(facts[name].unit)
  const interval =
    observed.low === undefined || observed.high === undefined
      ? ''
      : ` (${told(name, observed.low)} to ${told(name, observed.high)})`
  return [
    facts[name].label,
    `${told(name, observed.value)}${interval} ${unit}`.trim(),
    rangeTold(checked),
    ...(file === undefined ? [] : [told(name, file)]),
    errorInWords(checked),
    `${place}${givenUp ? ', given up' : ''}`,
  ]
}
