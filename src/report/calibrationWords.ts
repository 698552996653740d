/** What a calibration could not do, in sentences. */
import { shortly } from '../charts/posterior.js'
import { told } from '../charts/predictiveCheck.js'
import { scaleOf } from '../charts/quantities.js'
import { facts } from '../evidence/facts.js'
import { type CalibrationResult, type CheckedFact, SAYS_NOTHING } from '../experiment/calibrating/result.js'

/** What cannot be fitted, and what cannot be learnt, in sentences. */
export function sentences({ targets, parameters }: CalibrationResult): string[] {
  const outside = targets.filter(({ place }) => place === 'outside')
  const undefinedOnes = targets.filter(({ place }) => place === 'not defined')
  const silent = parameters.filter(({ width }) => width >= SAYS_NOTHING).map(({ prior }) => prior.name)
  const pressing = parameters.filter(({ edge }) => edge).map(({ prior }) => prior.name)
  return [
    outside.length === 0
      ? 'Every target lies within, or near, what fitted forums give.'
      : `Cannot be fitted together with the rest: ${outside.map(missInWords).join('; ')}.`,
    ...(undefinedOnes.length > 0
      ? [`Not defined in most fitted forums: ${undefinedOnes.map(({ name }) => facts[name].label).join(', ')}.`]
      : []),
    ...(silent.length > 0 ? [`The data say nothing of ${silent.join(', ')}.`] : []),
    ...(pressing.length > 0 ? [`Far out in what they could be: ${pressing.join(', ')}. --prior NAME=LOW..HIGH widens it.`] : []),
  ]
}

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
