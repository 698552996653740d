/** Which parameters a calibration moves, and over what: its prior, in one place. */
import {
  type Declaration,
  declarationOf,
  isChoice,
  type ParameterName,
  parameterList,
  type Settings,
} from '../../model/configure.js'
import { normalProbability, normalQuantile } from '../../statistics/distributions.js'

/** A parameter that moves, between two ends, with its prior: on its own scale or on that of its logarithm. */
export interface Movable {
  readonly name: ParameterName
  readonly low: number
  readonly high: number
  readonly scale: 'linear' | 'log'
  readonly whole: boolean
  /** Centre, a value of the parameter, and spread, on its scale, of a bell cut at the ends; where it is missing all values are equally likely. */
  readonly bell?: { readonly centre: number; readonly spread: number }
}

/** A part of its declared range, as a command line names it; the usual stretch where it gives no bounds. */
export interface Asked {
  readonly name: ParameterName
  readonly low?: number
  readonly high?: number
}

/**
 * The prior is a bell around the value of the study, cut where the declared range ends, with a spread of three twentieths of that range;
 * on the scale of the logarithm where the range begins above zero and spans more than a factor of ten. The declared ranges are those of a
 * slider: were all of it equally likely, about half of all forums would die within days or write without end, and teach little.
 * The defaults, themselves calibrated to patterns of real forums, say where to look; what a log insists on the bell lets through.
 */
const SPREAD = 0.15
const LOG_FROM = 10

/** Marked as calibrated where it is declared. */
export const isCalibrated = ({ source }: Declaration): boolean => /\bcalibrated\b/.test(source)

/** The size of a forum, which is its own and not the model's. */
export const sizeParameters = ['members.initial', 'members.arrivalsPerDay'] as const satisfies readonly ParameterName[]

/** What moves where nobody says what: all that is marked as calibrated, and the size of the forum. */
export const usuallyMoved: readonly ParameterName[] = parameterList
  .filter((declaration) => isCalibrated(declaration) || sizeParameters.some((name) => name === declaration.name))
  .map(({ name }) => name)

/** The size of a real forum, as far as its log shows it. */
export interface Size {
  /** Members who wrote. */
  readonly members: number
  readonly days: number
}

/**
 * The stretches of some parameters around the values of a study. Registrations a day lie between half of those who wrote, spread over
 * the days, and twenty times as many (one in twenty of all who register ever writes, P1.1 says one in five); founders between one
 * and as many as wrote, at least 200.
 */
export function movable(asked: readonly Asked[], around: Settings, { members, days }: Size): Movable[] {
  return asked.map(({ name, low, high }) => {
    const declaration = declarationOf(name)!
    if (isChoice(declaration)) throw new RangeError(`${name} is a choice, and cannot be moved`)
    const whole = declaration.whole ?? false
    if (low !== undefined && high !== undefined) return { name, low, high, scale: scaleOf(low, high), whole }
    const within = (value: number): number => Math.min(Math.max(value, declaration.low), declaration.high)
    if (name === 'members.arrivalsPerDay')
      return { name, low: within(members / days / 2), high: within((20 * members) / days), scale: 'log', whole }
    if (name === 'members.initial') return { name, low: 1, high: within(Math.max(200, members)), scale: 'log', whole }
    const centre = Number(around[name] ?? declaration.default)
    const scale = scaleOf(declaration.low, declaration.high)
    const spread = SPREAD * (onScaleOf(scale, declaration.high) - onScaleOf(scale, declaration.low))
    return { name, low: declaration.low, high: declaration.high, scale, whole, bell: { centre, spread } }
  })
}

const scaleOf = (low: number, high: number): 'linear' | 'log' => (low > 0 && high > LOG_FROM * low ? 'log' : 'linear')

const onScaleOf = (scale: Movable['scale'], value: number): number => (scale === 'log' ? Math.log(value) : value)

/** The value of a parameter at a coordinate whose prior is standard normal. */
export function valueAt(moved: Movable, coordinate: number): number {
  const { low, high, scale, whole } = moved
  const place = placeAt(moved, normalProbability(coordinate))
  const value = scale === 'log' ? Math.exp(place) : place
  return Math.min(Math.max(whole ? Math.round(value) : Number(value.toPrecision(6)), low), high)
}

/** Where, on its scale, a parameter lies below which the prior has a given part of its chances. */
function placeAt({ low, high, scale, bell }: Movable, part: number): number {
  const [from, to] = [onScaleOf(scale, low), onScaleOf(scale, high)]
  if (!bell) return from + part * (to - from)
  const centre = onScaleOf(scale, bell.centre)
  const [below, upTo] = [normalProbability((from - centre) / bell.spread), normalProbability((to - centre) / bell.spread)]
  return centre + bell.spread * normalQuantile(below + part * (upTo - below))
}

/** Between these nine values in ten of the prior lie. */
export const priorRange = (moved: Movable): { readonly low: number; readonly high: number } => ({
  low: valueAt(moved, normalQuantile(0.05)),
  high: valueAt(moved, normalQuantile(0.95)),
})

/** The settings at a point of the prior. */
export const settingsAt = (moved: readonly Movable[], point: ArrayLike<number>): Settings =>
  Object.fromEntries(moved.map((one, place) => [one.name, valueAt(one, point[place]!)]))

/** Where a value lies along the stretch of a parameter, from 0 to 1. */
export const partOf = ({ low, high, scale }: Movable, value: number): number =>
  scale === 'log' ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low)
