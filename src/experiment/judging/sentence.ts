/** A judged hypothesis in a sentence or two. */
import { type MeasureName, measures } from '../../model/measures.js'
import type { Interval } from '../../statistics/interval.js'
import type { Judged } from './judge.js'

/** How a difference is written with its interval and unit, such as `+34 members (+20 to +48)`. */
export type Written = (difference: Interval, unit: string) => string

/**
 * The verdict, what was compared, what was found, and what is to be known about it: `Supported: active members, “moderated”
 * against “none”: +34 members (+20 to +48), of this sign in 19 of 20 replicates.`
 */
export function sentenceOf(judged: Judged, written: Written): string {
  const { verdict, measure, obstacle } = judged
  const head = `${capitalised(verdict)}: ${measures[measure].label}`
  if (obstacle !== undefined) return `${head}: ${obstacle}.`
  return [`${head}, ${compared(judged)}: ${found(judged, written)}.`, ...remarks(judged)].join(' ')
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

function compared({ hypothesis: { expectation }, measure, place }: Judged): string {
  if (expectation.kind === 'greater') return `“${expectation.arm}” against “${expectation.than}”`
  if ('number' in expectation) return `“${expectation.arm}” against ${inUnit(expectation.number, measure)}`
  if (expectation.kind !== 'peaks') return `from the lowest to the highest ${expectation.along}`
  return `highest inner value of ${expectation.along}${place === undefined ? '' : ` (${place})`} against its higher end`
}

function found(judged: Judged, written: Written): string {
  const { estimate, effect, identical, verdict, measure } = judged
  if (judged.judged === 0) return 'no replicate is complete yet'
  if (estimate.n === 0) return `it is known in none of ${replicates(judged.judged)}`
  if (identical) return `identical in every one of ${replicates(estimate.n)}`
  const amount = written(estimate, measures[measure].unit)
  const same = Math.round(effect.sameSign * estimate.n)
  if (verdict === 'too small to matter') return `${amount}, within ${margin(judged)}`
  const asked = judged.hypothesis.by === undefined ? '' : `asked for: more than ${margin(judged)}`
  if (verdict === 'cannot tell' || Number.isNaN(same)) return asked === '' ? amount : `${amount}; ${asked}`
  return `${amount}, of this sign in ${same} of ${replicates(estimate.n)}${asked === '' ? '' : ` (${asked})`}`
}

const replicates = (count: number): string => `${count} ${count === 1 ? 'replicate' : 'replicates'}`

function margin({ hypothesis: { by, expectation, measure } }: Judged): string {
  if (by?.kind !== 'share') {
    const size = by?.size ?? 0
    if (measures[measure].unit === 'share') return `${Number((100 * size).toPrecision(6))} percentage points`
    const unit = unitOf(measure)
    return `${size} ${size === 1 ? unit.replace(/s$/, '') : unit}`.trimEnd()
  }
  if ('number' in expectation) return `${Number((100 * by.size).toPrecision(6))} % of ${inUnit(expectation.number, measure)}`
  const whose = expectation.kind === 'greater' ? ` with “${expectation.than}”` : ''
  return `${Number((100 * by.size).toPrecision(6))} % of the mean${whose}`
}

/** A number with its unit, a share in per cent; 0 is 0 in any. */
export function inUnit(number: number, measure: MeasureName): string {
  if (number === 0) return '0'
  if (measures[measure].unit === 'share') return `${Number((100 * number).toPrecision(6))} %`
  return `${number} ${unitOf(measure)}`.trimEnd()
}

const unitOf = (measure: MeasureName): string => (measures[measure].unit === '1' ? '' : measures[measure].unit)

function remarks(judged: Judged): string[] {
  const { verdict, needed, missing, adjustedP, p, available, identical } = judged
  const said: string[] = []
  if (verdict === 'cannot tell' && judged.judged === 1) said.push('One replicate shows no spread; take 20 or more.')
  else if (verdict === 'cannot tell' && needed !== undefined) said.push(`About ${rough(needed)} replicates would tell.`)
  else if (verdict === 'cannot tell' && !identical && judged.estimate.n > 1) said.push('More replicates are not likely to tell.')
  if ((verdict === 'supported' || verdict === 'contradicted') && p <= 0.05 && adjustedP > 0.05)
    said.push('Together with the other hypotheses of this study it could still be chance.')
  if (missing > 0)
    said.push(`${replicates(missing)} of ${judged.judged} left out: a run failed, or the measure is not defined in it.`)
  if (available > judged.judged) said.push(`Judged by the first ${judged.judged} of ${replicates(available)}.`)
  return said
}

/** Two digits, rounded up. */
function rough(count: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(count)) - 1)
  return Math.ceil(count / unit) * unit
}
