/** What to do where a search had too little to learn from. */
import { facts } from '../evidence/facts.js'
import { budgetOf, moreRuns, USUAL_RUNS } from '../experiment/calibrating/budget.js'
import type { Calibration } from '../experiment/calibrating/calibration.js'
import type { TooFewTrials } from '../experiment/calibrating/generations.js'
import { commandLine } from './words.js'

/** A target that is missing in so much more of the runs than another is one to leave out. */
const OFTEN = 0.1

/**
 * Which targets are missing most, and a command without them; with more runs where all are missing alike, since runs that wrote without
 * end miss all, or where the runs were few.
 * @param words of the command line that was given
 */
export function wayOut(
  { missing, trials }: Pick<TooFewTrials, 'missing' | 'trials'>,
  { targets, budget }: Pick<Calibration, 'targets' | 'budget'>,
  words: readonly string[] = process.argv.slice(2),
): string {
  const least = Math.min(...missing)
  const scarce = targets.filter((_, place) => (missing[place] ?? 0) - least > OFTEN * trials * budget.replicates)
  const rest = targets.filter((target) => !scarce.includes(target)).map(({ name }) => name)
  const more = scarce.length === 0 || budget.first < budgetOf(USUAL_RUNS).first
  const command = [
    ...without(words, [...(scarce.length > 0 ? ['--target'] : []), ...(more ? ['--runs'] : [])]),
    ...(scarce.length > 0 ? ['--target', rest.join(',')] : []),
    ...(more ? ['--runs', String(moreRuns(budget.first + budget.generations * budget.each))] : []),
    // What is in the folder by now is another calibration.
    '--force',
  ]
  const list = scarce.map(({ name }) => `${facts[name].label} (${name})`).join(', ')
  const which =
    scarce.length > 0
      ? `Most often missing: ${list}. Without ${scarce.length === 1 ? 'it' : 'them'}${more ? ', and with more runs' : ''}`
      : 'No target is missing more than the others: these forums wrote without end, or hardly at all. With more runs'
  return `${which}:\n  ${commandLine(command)}`
}

/** A command line without --force, and without some flags and their values. */
const without = (words: readonly string[], flags: readonly string[]): string[] =>
  words.filter((word, place) => {
    const before = words[place - 1] ?? ''
    return word !== '--force' && !flags.some((flag) => word === flag || word.startsWith(`${flag}=`) || before === flag)
  })
