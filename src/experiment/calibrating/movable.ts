/** Which parameters a calibration moves, and over what: its prior, in one place. */
import {
  type Declaration,
  declarationOf,
  isChoice,
  type ParameterName,
  parameterList,
  type Settings,
} from '../../model/configure.js'
import { normalProbability } from '../../statistics/distributions.js'

/** A parameter that moves: uniform on a stretch, on its own scale or on that of its logarithm. */
export interface Movable {
  readonly name: ParameterName
  readonly low: number
  readonly high: number
  readonly scale: 'linear' | 'log'
  readonly whole: boolean
}

/** A part of its declared range, as a command line names it; the usual stretch where it gives no bounds. */
export interface Asked {
  readonly name: ParameterName
  readonly low?: number
  readonly high?: number
}

/**
 * The prior is uniform on the declared range, on the scale of its logarithm where it begins above zero and spans more than a factor of
 * ten. Many forums of it die within days or write without end, which the first generation finds out; ranges half as long around the
 * defaults, as were tried, left two of 25 parameters of a real forum pressed against an end.
 */
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
 * The stretches of some parameters. Registrations a day lie between half of those who wrote, spread over
 * the days, and twenty times as many (one in twenty of all who register ever writes, P1.1 says one in five); founders between one
 * and as many as wrote, at least 200.
 */
export function movable(asked: readonly Asked[], { members, days }: Size): Movable[] {
  return asked.map(({ name, low, high }) => {
    const declaration = declarationOf(name)!
    if (isChoice(declaration)) throw new RangeError(`${name} is a choice, and cannot be moved`)
    const whole = declaration.whole ?? false
    if (low !== undefined && high !== undefined) return { name, low, high, scale: scaleOf(low, high), whole }
    const within = (value: number): number => Math.min(Math.max(value, declaration.low), declaration.high)
    if (name === 'members.arrivalsPerDay')
      return { name, low: within(members / days / 2), high: within((20 * members) / days), scale: 'log', whole }
    if (name === 'members.initial') return { name, low: 1, high: within(Math.max(200, members)), scale: 'log', whole }
    return { name, low: declaration.low, high: declaration.high, scale: scaleOf(declaration.low, declaration.high), whole }
  })
}

const scaleOf = (low: number, high: number): 'linear' | 'log' => (low > 0 && high > LOG_FROM * low ? 'log' : 'linear')

/** The value of a parameter at a coordinate whose prior is standard normal. */
export function valueAt({ low, high, scale, whole }: Movable, coordinate: number): number {
  const part = normalProbability(coordinate)
  const value = scale === 'log' ? low * (high / low) ** part : low + part * (high - low)
  const kept = Math.min(Math.max(whole ? Math.round(value) : Number(value.toPrecision(6)), low), high)
  return kept
}

/** The settings at a point of the prior. */
export const settingsAt = (moved: readonly Movable[], point: ArrayLike<number>): Settings =>
  Object.fromEntries(moved.map((one, place) => [one.name, valueAt(one, point[place]!)]))

/** Where a value lies along the stretch of a parameter, from 0 to 1. */
export const partOf = ({ low, high, scale }: Movable, value: number): number =>
  scale === 'log' ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low)
