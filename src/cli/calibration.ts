/** From the words of a command line to a calibration, checked. */
import type { FactName } from '../evidence/facts.js'
import { factNames, facts } from '../evidence/facts.js'
import { budgetOf, fewestRuns, MOST_RUNS, USUAL_RUNS } from '../experiment/calibrating/budget.js'
import { type Calibration, daysOf } from '../experiment/calibrating/calibration.js'
import { type Asked, movable, usuallyMoved } from '../experiment/calibrating/movable.js'
import { targetsOf, usualTargets } from '../experiment/calibrating/targets.js'
import type { FactsFile } from '../files/factsFile.js'
import { Trouble } from '../files/trouble.js'
import { declarationOf, isChoice, type ParameterName, parameterList } from '../model/configure.js'
import type { Study } from '../scenario/study.js'
import { suggestion } from '../scenario/suggest.js'
import { UsageError } from './exit.js'

export interface CalibrationFlags {
  readonly free?: readonly string[] | undefined
  readonly hold?: readonly string[] | undefined
  /** Each `name=low..high`. */
  readonly prior?: readonly string[] | undefined
  readonly target?: readonly string[] | undefined
  readonly warmUp?: string | undefined
  readonly runs?: string | undefined
}

/** A run with so many times the posts of the log is nowhere near it. */
const FAR = 10

/**
 * The calibration that a study, a file of facts and a command line describe.
 * @param set what --set changed in the study
 * @throws UsageError or Trouble for what cannot be done as asked
 */
export function calibrationOf(
  study: Study,
  facts: FactsFile,
  path: string,
  flags: CalibrationFlags,
  set: readonly string[],
): Calibration {
  refuseSeveral(study)
  const { window } = facts
  if (!(window.to > window.from))
    throw new Trouble(`${path}: window: day ${window.from} to day ${window.to} is no time at all.`, { asked: true })
  const warmUp = numberFrom('--warm-up', flags.warmUp ?? '0', 0, 10_000)
  const most = declarationOf('clock.days')
  const days = daysOf({ warmUp }, window)
  if (most && 'high' in most && days > most.high) {
    throw new UsageError(
      `${path}: the log ends on day ${Math.ceil(window.to)}${warmUp > 0 ? `, after a warm-up of ${warmUp} days` : ''}: ${days} days; a forum is simulated for at most ${most.high}. Compute the facts of a shorter window.`,
    )
  }
  const asked = askedFor(flags, set)
  const runs = numberFrom('--runs', flags.runs ?? String(USUAL_RUNS), fewestRuns(asked.length), MOST_RUNS)
  const posts = valueIn(facts, 'allPosts', path)
  const size = { members: valueIn(facts, 'members', path), days: window.to - window.from }
  return {
    study: { name: study.name, title: study.title, seed: study.seed, settings: settingsOfOne(study) },
    moved: movable(asked, settingsOfOne(study), size),
    targets: aimedAt(flags.target, facts, path),
    window,
    warmUp,
    budget: budgetOf(runs),
    mostPosts: Math.ceil((FAR * posts * days) / size.days),
  }
}

const settingsOfOne = ({ settings, arms: [arm] }: Study) => ({ ...settings, ...arm?.settings })

function refuseSeveral({ name, arms, design, sensitivity }: Study): void {
  const forums = arms[0]?.forums?.length ?? 1
  if (forums > 1) throw new UsageError(`${name}: has ${forums} forums side by side, and a log is of one.`)
  if (design || sensitivity)
    throw new UsageError(`${name}: a study that varies parameters is no single forum. Calibrate the file it extends.`)
  if (arms.length > 1)
    throw new UsageError(
      `${name}: has ${arms.length} arms, and a calibration fits one forum. Calibrate the file it extends, or a file without arms.`,
    )
}

function numberFrom(flag: string, text: string, low: number, high: number): number {
  const number = Number(text)
  if (text.trim() === '' || !Number.isInteger(number) || number < low || number > high)
    throw new UsageError(`${flag}: ${text === '' ? 'nothing' : text} is not a whole number in [${low}, ${high}]`)
  return number
}

function valueIn({ facts }: FactsFile, name: FactName, path: string): number {
  const value = facts[name]?.value
  if (value === undefined || !(value > 0))
    throw new Trouble(
      `${path}: facts.${name}: is ${value === undefined ? 'missing' : value}; the size of the forum is reckoned from it.`,
      { asked: true },
    )
  return value
}

/** Which parameters move: those named with --free, else the usual ones; without those named with --hold; over what --prior says. */
function askedFor({ free = [], hold = [], prior = [] }: CalibrationFlags, set: readonly string[]): Asked[] {
  const named = free.map((text) => parameterNamed('--free', text).name)
  const held = hold.map((text) => parameterNamed('--hold', text).name)
  const stretches = prior.map(stretchFrom)
  for (const [flag, names] of [
    ['--free', named],
    ['--hold', held],
    ['--prior', stretches.map(({ name }) => name)],
  ] as const) {
    const twice = names.find((name, place) => names.indexOf(name) < place)
    if (twice) throw new UsageError(`${flag} ${twice}: is given twice`)
  }
  const all = named.length > 0 ? named : usuallyMoved
  for (const name of held) {
    if (named.includes(name)) throw new UsageError(`--hold ${name}: --free moves it`)
    if (!all.includes(name)) throw new UsageError(`--hold ${name}: it does not move anyway`)
  }
  const moving = all.filter((name) => !held.includes(name))
  if (moving.length === 0) throw new UsageError('--hold: nothing is left that could move')
  for (const { name } of stretches)
    if (!moving.includes(name)) throw new UsageError(`--prior ${name}: it does not move; --free names what does`)
  const taken = moving.find((name) => set.includes(name))
  if (taken) throw new UsageError(`--set ${taken}: the calibration moves it. To keep it there: --hold ${taken}`)
  return parameterList.flatMap(({ name }) =>
    moving.includes(name) ? [stretches.find((one) => one.name === name) ?? { name }] : [],
  )
}

function parameterNamed(
  flag: string,
  text: string,
): { readonly name: ParameterName; readonly low: number; readonly high: number } {
  const declaration = declarationOf(text)
  if (!declaration) {
    const known = parameterList.map(({ name }) => name)
    throw new UsageError(`${flag} ${text}: there is no such parameter${suggestion(text, known)}`)
  }
  const { name } = declaration
  if (isChoice(declaration)) throw new UsageError(`${flag} ${name}: is a choice between words, and cannot be moved`)
  if (name === 'clock.days') throw new UsageError(`${flag} ${name}: is given by the window of the facts`)
  if (declaration.allowed)
    throw new UsageError(`${flag} ${name}: takes only ${declaration.allowed.join(', ')}, and cannot be moved`)
  return { name, low: declaration.low, high: declaration.high }
}

function stretchFrom(text: string): Asked & { readonly name: ParameterName } {
  const [word = '', bounds = ''] = text.split('=').map((part) => part.trim())
  const { name, low: least, high: most } = parameterNamed('--prior', word)
  const [low, high] = bounds.split('..').map((part) => (part.trim() === '' ? Number.NaN : Number(part)))
  if (low === undefined || high === undefined || !(low < high))
    throw new UsageError(`--prior ${text}: write it as ${name}=LOW..HIGH, for instance ${name}=${least}..${most}`)
  if (low < least || high > most) throw new UsageError(`--prior ${text}: ${name} takes values in [${least}, ${most}]`)
  return { name, low, high }
}

/** A fact of a name near to what was typed, else those whose label has it. */
function factMeant(text: string): string {
  const near = suggestion(text, factNames)
  const labelled = factNames.filter((name) => facts[name].label.toLowerCase().includes(text.toLowerCase())).slice(0, 5)
  return near !== '' || text.length < 3 || labelled.length === 0 ? near : ` (did you mean ${labelled.join(', ')}?)`
}

/** The targets: those named with --target, else the usual ones that the file has. */
function aimedAt(names: readonly string[] | undefined, { facts: ofLog }: FactsFile, path: string) {
  const asked = (names ?? []).flatMap((text) => text.split(',')).map((text) => text.trim())
  for (const [place, name] of asked.entries()) {
    const fact = factNames.find((known) => known === name)
    if (!fact)
      throw new UsageError(
        `--target ${name}: there is no such fact${factMeant(name)}; responsorium calibrate --help lists the usual targets`,
      )
    if (asked.indexOf(name) < place) throw new UsageError(`--target ${name}: is given twice`)
    if (!ofLog[fact]) throw new UsageError(`--target ${name}: ${path} does not have it`)
  }
  return targetsOf(asked.length > 0 ? factNames.filter((name) => asked.includes(name)) : usualTargets, ofLog)
}
