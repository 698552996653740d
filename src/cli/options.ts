/** Flags that several commands share. */
import type { Argv } from 'yargs'
import { facts } from '../evidence/facts.js'
import { USUAL_RUNS } from '../experiment/calibrating/budget.js'
import { usualTargets } from '../experiment/calibrating/targets.js'
import { UsageError } from './exit.js'

const text = (describe: string) => ({ type: 'string', describe, requiresArg: true }) as const
const flag = (describe: string) => ({ type: 'boolean', describe, default: false }) as const

export const options = {
  out: text('folder for the outputs [default: outputs/<name of the study>]'),
  workers: text('worker threads [default: the cores of this machine]'),
  chunk: text('i/K: only every K-th run, beginning with the i-th, as a part of its own'),
  log: flag('keep every post, in posts.parquet'),
  quiet: flag('say nothing but errors'),
  force: flag('replace the outputs of another study'),
  retryFailed: flag('try runs again that failed'),
  assumptions: flag('only the parameters that rest on no source'),
  odd: flag('the whole model in words, equations and tables (ODD protocol), in Markdown'),
  run: { ...text('which run, as ARM/REPLICATE'), demandOption: true },
  json: text('a JSON file for the numbers'),
} as const

/** What a log is, and which part of it is looked at. */
export const logOptions = {
  columns: text('names of columns that are called otherwise, as thread_id=topic,t=created'),
  unknown: text('what stands for an unknown author, beside an empty field [default: 0]'),
  run: text('which run of a study, as ARM/REPLICATE, where the log has several'),
  from: text(
    'first day that is looked at: days since 00:00 of the first day of the log, or a date [default: that of the first post]',
  ),
  to: text('last day that is looked at, likewise; a date stands for its whole day [default: that of the last post]'),
  'burn-in': text('days at the beginning in which nobody counts as new [default: 0]'),
  every: text('days of a span: the facts over time too, span by span'),
  json: text('file for the facts, with all their digits'),
  out: text('folder for charts, and for a table of all facts with their definitions'),
  force: flag('replace files of another content'),
} as const

export const changes = {
  replicates: text('runs of each arm'),
  seed: text('seed of the study'),
  days: text('how long the forum is simulated'),
  set: text('name=value of a parameter; may be given again'),
} as const

/** The usual targets, to choose from. */
export const usualTargetsInWords = (): string => {
  const width = Math.max(...usualTargets.map((name) => name.length))
  return ['Usual targets:', ...usualTargets.map((name) => `  ${name.padEnd(width)}  ${facts[name].label}`)].join('\n')
}

export const calibrationForce = 'replace the outputs of another calibration; fit a log that is too small'

/** The flags of a calibration. */
export const calibrationOptions = {
  to: { ...text('the facts of a log, as responsorium facts LOG --json FILE writes them'), demandOption: true },
  predict: text('facts of a later window of the same log, for the fitted forum to predict'),
  free: text('a parameter that may move, in place of the usual ones; may be given again'),
  hold: text('one of the usual parameters that is not to move; may be given again'),
  prior: text('name=LOW..HIGH: what a moving parameter can be; may be given again'),
  target: text('a fact to aim at, in place of the usual ones; several with commas'),
  runs: text(`simulated forums in all [default: ${USUAL_RUNS}]`),
  'warm-up': text('days to simulate before the log begins, where it does not begin with its forum [default: 0]'),
  set: changes.set,
  seed: changes.seed,
  out: text('folder for the outputs [default: outputs/<name of the study>-calibration]'),
} as const

/** Every flag as it is typed, without its dashes. */
export const flagNames: readonly string[] = Object.keys({
  ...options,
  ...logOptions,
  ...changes,
  ...calibrationOptions,
  help: '',
  version: '',
}).map((name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`))

/** The study file, and what the command line may change in it. */
export const fileAndChanges = (command: Argv) =>
  command.positional('file', { type: 'string', describe: 'a study file', demandOption: true }).options(changes)

/** `--set` as yargs gives it: nothing, one, or several. */
export const listed = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : [value].flat()

const repeatable = ['_', 'set', 'folders', 'free', 'hold', 'prior', 'target']

/** Only lists may be given again; what else is given twice would leave open which of the two was meant. */
export function refuseTwice(flags: Readonly<Record<string, unknown>>): true {
  const twice = Object.keys(flags).find((name) => Array.isArray(flags[name]) && !repeatable.includes(name))
  if (twice !== undefined) throw new UsageError(`--${twice} is given twice.`)
  return true
}
