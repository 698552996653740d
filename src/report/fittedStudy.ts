/** Study files that a calibration leaves: the fitted forum, and the same at draws from the posterior. */

import { priorInWords, rangeInWords } from '../charts/posterior.js'
import type { FactWindow } from '../evidence/facts.js'
import { type Calibration, daysOf } from '../experiment/calibrating/calibration.js'
import { type CalibrationResult, SAYS_NOTHING } from '../experiment/calibrating/result.js'
import type { ParameterName } from '../model/configure.js'
import { failureInWords } from './calibrationWords.js'

/** What the comments of a fitted study say of its origin. */
export interface Fitting {
  readonly calibration: Calibration
  readonly result: CalibrationResult
  /** File and SHA-256 of the log that was fitted. */
  readonly log: { readonly file: string; readonly sha256: string }
  /** The study file that was fitted. */
  readonly from: string
  readonly version: string
  readonly model: string
  readonly command: string
  /** ISO date. */
  readonly day: string
  readonly replicates: number
}

/** `0 to 1095`, to a tenth of a day */
export const daysInWords = ({ from, to }: Pick<FactWindow, 'from' | 'to'>): string => `${round(from)} to ${round(to)}`
const round = (days: number): number => Math.round(days * 10) / 10

const oneLine = (text: string): string => text.replace(/\s+/g, ' ')

/** YAML in double quotes, which is JSON. */
const quoted = (text: string): string => JSON.stringify(oneLine(text))

/** The fitted forum as a study of its own, with what each value rests on. */
export function fittedStudy(fitting: Fitting): string {
  const { calibration, result, log, from, version, model, command, day, replicates } = fitting
  const { study, window, warmUp, targets, moved } = calibration
  const movedNames = new Set<string>(moved.map(({ name }) => name))
  const held = Object.entries(study.settings).filter(([name]) => !movedNames.has(name) && name !== 'clock.days')
  const days = daysOf(calibration, window)
  const outside = result.targets.filter(({ place }) => place === 'outside' || place === 'not defined').map(({ name }) => name)
  const width = Math.max(...moved.map(({ name }) => name.length)) + 14
  const line = (name: ParameterName, value: number | string, comment: string): string =>
    `${`${name}: ${value}`.padEnd(width)} # ${comment}`
  const failure = failureInWords(result)
  return `${failure ? `# NOT FITTED: ${failure}\n#\n` : ''}# Fitted on ${day} by Responsorium ${version} (model ${model}):
#   ${oneLine(command)}
# to ${targets.length} facts of ${oneLine(log.file)} (SHA-256 ${log.sha256}),
# days ${daysInWords(window)}${window.burnIn > 0 ? `, newcomers after ${window.burnIn} days` : ''}${warmUp > 0 ? `; day 0 of the log is day ${warmUp} of the simulation` : '; the simulated forum is founded on day 0 of the log'}.
# Not met together with the others: ${outside.length === 0 ? 'none' : outside.join(', ')}.
# Beside each value: posterior median and nine draws in ten; what it could be before the data. The values together are the middle of the
# posterior; a forum as likely has all of them a little different, which the draws tell.
# A post log shows who writes to whom and when. It does not show distress, what a reply gives, or who only reads: what the model says
# of these is its assumption as much as before.

title: ${quoted(`${study.title}, fitted`)}
question: ${quoted('What does this forum do, as far as its log can tell?')}

seed: ${quoted(study.seed)}
replicates: ${replicates}

${line('clock.days', days, 'warm-up and log')}

# Moved.
${result.parameters
  .map((one) => {
    const silent = one.width >= SAYS_NOTHING ? '; the data say nothing' : ''
    const edge = one.edge ? `; far ${one.edge === 'low' ? 'down' : 'up'} in what it could be` : ''
    return line(one.prior.name, one.fitted, `${rangeInWords(one)}; before ${priorInWords(one.prior)}${silent}${edge}`)
  })
  .join('\n')}

# Held as ${oneLine(from)} has it; all others at their defaults.
${held.length === 0 ? '# (nothing that differs from the defaults)' : held.map(([name, value]) => `${name}: ${value}`).join('\n')}
`
}

const POINTS = 40

/** The same forum at some draws from the posterior, to carry its doubt into whatever is asked of it. */
export function drawsStudy({ calibration, result }: Fitting, fittedFile: string): string {
  const { study, moved } = calibration
  const step = Math.max(1, Math.floor(result.draws.length / POINTS))
  const draws = result.draws.filter((_, place) => place % step === 0).slice(0, POINTS)
  const points = draws.map((draw) => `    - { ${moved.map(({ name }, place) => `${name}: ${draw[place]}`).join(', ')} }`)
  const failure = failureInWords(result)
  return `${failure ? `# NOT FITTED: ${failure}\n#\n` : ''}# ${draws.length} draws from the posterior: forums that the facts make equally likely, one run of each.

title: ${quoted(`${study.title}, draws from the posterior`)}
extends: ${fittedFile}
replicates: 1

sweep:
  points:
${[...new Set(points)].join('\n')}
`
}
