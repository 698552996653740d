/** What a calibration could not do, in sentences. */
import { shortly } from '../charts/posterior.js'
import { told } from '../charts/predictiveCheck.js'
import { scaleOf } from '../charts/quantities.js'
import { facts } from '../evidence/facts.js'
import { moreRuns } from '../experiment/calibrating/budget.js'
import {
  apart,
  type CalibrationResult,
  type CheckedFact,
  fitFailed,
  type LogSize,
  SAYS_NOTHING,
  tooLittle,
} from '../experiment/calibrating/result.js'

/** `27 posts by 21 members in 5 days` */
export const sizeInWords = ({ posts, members, days }: LogSize): string =>
  `${posts} posts by ${members} members in ${days} ${days === 1 ? 'day' : 'days'}`

/** Why a fit is none, and what to try; undefined where it is one. */
export function failureInWords(result: Pick<CalibrationResult, 'targets' | 'trials'>): string | undefined {
  if (!fitFailed(result)) return undefined
  const { used, lost } = result.trials
  return `The fit failed: in most of its forums most targets could not be computed (they wrote without end, or hardly at all). Do not use it. ${lost} of ${used + lost} trials taught nothing; try --runs ${moreRuns(used + lost)}.`
}

/** What cannot be fitted, and what cannot be learnt, in sentences. */
export function sentences(result: CalibrationResult): string[] {
  const { targets, parameters, log } = result
  const failure = failureInWords(result)
  const outside = targets.filter(({ place }) => place === 'outside')
  const undefinedOnes = targets.filter(({ place }) => place === 'not defined')
  const silent = parameters.filter(({ width }) => width >= SAYS_NOTHING).map(({ prior }) => prior.name)
  const pressing = parameters.filter(({ edge }) => edge).map(({ prior }) => prior.name)
  const met = outside.length + undefinedOnes.length === 0
  return [
    ...(failure ? [failure] : []),
    ...(tooLittle(log)
      ? [
          `Too little to fit: ${sizeInWords(log)}; the log says nothing of ${silent.length} of ${parameters.length} ${parameters.length === 1 ? 'parameter' : 'parameters'}.`,
        ]
      : []),
    ...loosely(targets),
    ...(met ? ['Every target lies within, or near, what fitted forums give.'] : []),
    ...(outside.length > 0 ? [`Cannot be fitted together with the rest: ${outside.map(missInWords).join('; ')}.`] : []),
    ...(undefinedOnes.length > 0
      ? [`Not fitted, for not defined in most fitted forums: ${undefinedOnes.map(({ name }) => facts[name].label).join(', ')}.`]
      : []),
    ...(silent.length > 0 ? [`The data say nothing of ${silent.join(', ')}.`] : []),
    ...(pressing.length > 0 ? [`Far out in what they could be: ${pressing.join(', ')}. --prior NAME=LOW..HIGH widens it.`] : []),
  ]
}

const NAMED = 3

/** In which targets fitted forums differ widely, the widest first, and in which the fitted file itself lies far off. */
function loosely(targets: readonly CheckedFact[]): string[] {
  const defined = targets.filter(({ place }) => place !== 'not defined')
  const width = ({ name, low, high }: CheckedFact): number => apart(name, low, high)
  const wide = defined.filter((one) => width(one) > 1).toSorted((one, other) => width(other) - width(one))
  // The posts a day are what everyone reads first.
  const named = [...wide.filter(({ name }) => name === 'allPostsPerDay'), ...wide.filter(({ name }) => name !== 'allPostsPerDay')]
  const off = defined.filter(({ name, file, observed }) => file !== undefined && apart(name, file, observed.value) > 0.5)
  const more = wide.length - NAMED
  return [
    ...(wide.length > 0
      ? [
          `The fit is loose: nine forums in ten ${named.slice(0, NAMED).map(rangeInSentence).join('; ')}${more > 0 ? `; and ${more} more targets` : ''}.`,
        ]
      : []),
    ...(off.length > 0
      ? [
          `The fitted file itself is far off (the log in brackets): ${off.map(({ name, file = Number.NaN, observed }) => `${facts[name].label} ${inUnit(name, file)} (${told(name, observed.value)})`).join('; ')}.`,
        ]
      : []),
  ]
}

function rangeInSentence(checked: CheckedFact): string {
  const { name, low, high, observed } = checked
  const log = `(log: ${told(name, observed.value)})`
  if (name === 'allPostsPerDay') return `write between ${told(name, low)} and ${told(name, high)} posts a day ${log}`
  return `have ${facts[name].label} between ${told(name, low)} and ${inUnit(name, high)} ${log}`
}

const inUnit = (name: CheckedFact['name'], value: number): string =>
  `${told(name, value)} ${scaleOf(facts[name].unit).unit}`.trim()

/** `replies, 99 % is 58, fitted forums reach 41` */
export function missInWords({ name, observed, low, high, miss }: CheckedFact): string {
  const { unit } = scaleOf(facts[name].unit)
  const nearest = miss > 0 ? high : low
  return `${facts[name].label} is ${told(name, observed.value)} ${unit}, fitted forums reach ${told(name, nearest)}`
    .replace(/ +/g, ' ')
    .replace(' ,', ',')
}

/** How far the median of the fitted forums lies from the observed fact: percentage points of a share, else a part of it. */
export function errorInWords({ name, observed, median }: CheckedFact): string {
  if (!Number.isFinite(median)) return ''
  const share = facts[name].unit === 'share'
  const error = share ? median - observed.value : median / observed.value - 1
  if (!Number.isFinite(error)) return ''
  const signed = `${error < 0 ? '−' : '+'}${shortly(Math.abs(100 * error))}`
  return share ? `${signed} points` : `${signed} %`
}
