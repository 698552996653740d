/** Whether two calibrations are one and the same, so that trials of one may stand for the other. */
import type { Calibration } from './calibration.js'

/** What makes `now` another calibration than `before`, in words; empty where it is the same. */
export function differencesBetween(before: Calibration, now: Calibration): string[] {
  const found: string[] = []
  const say = (what: string, was: unknown, is: unknown): void => {
    if (JSON.stringify(was) !== JSON.stringify(is)) found.push(`${what} ${inWords(was)} and ${inWords(is, 'is')}`)
  }
  say('the study', before.study.name, now.study.name)
  say('the seed', before.study.seed, now.study.seed)
  for (const name of new Set([...Object.keys(before.study.settings), ...Object.keys(now.study.settings)]))
    say(name, settingIn(before.study.settings, name), settingIn(now.study.settings, name))
  const moves = (of: Calibration) => new Map(of.moved.map(({ name, low, high }) => [name, `${low} to ${high}`]))
  const [moved, moving] = [moves(before), moves(now)]
  for (const name of new Set([...moved.keys(), ...moving.keys()]))
    say(`${name} among what moves`, moved.get(name) ?? 'not', moving.get(name) ?? 'not')
  const aims = (of: Calibration) => new Map(of.targets.map(({ name, value, low, high }) => [name, [value, low, high].join(' ')]))
  const [aimed, aiming] = [aims(before), aims(now)]
  const others = [...new Set([...aimed.keys(), ...aiming.keys()])].filter((name) => aimed.get(name) !== aiming.get(name))
  if (others.length > 0)
    found.push(`${others.length} ${others.length === 1 ? 'target' : 'targets'} changed, ${others[0]} among them`)
  say('the window', daysIn(before), daysIn(now))
  say('the warm-up', before.warmUp, now.warmUp)
  say('the number of runs', runsIn(before), runsIn(now))
  return found
}

const inWords = (value: unknown, verb = 'was'): string => `${verb} ${value === undefined ? 'not set' : value}`
const settingIn = (settings: Readonly<Record<string, unknown>>, name: string): unknown => settings[name]
const daysIn = ({ window: { from, to, burnIn } }: Calibration): string => `${from} to ${to}, burn-in ${burnIn}`

/** Runs of all lots together. */
export function runsIn({ budget: { replicates, first, generations, each, check } }: Pick<Calibration, 'budget'>): number {
  return replicates * (first + generations * each) + check
}
