/** Bands of patterns on one axis, whatever their units: every row is scaled so that its band fills the same bar. */
import type { Pattern, Place } from '../evidence/patterns.js'
import { figure, rounded, scaleOf } from './quantities.js'

/** How far beyond a band the axis goes, in widths of the band; what lies farther is drawn at the edge. */
export const beyond = 0.8

/** How a mean is drawn that lies inside its band, outside, or with an interval over an edge. */
export const looks = {
  inside: { color: '#00568f', shape: 'circle' },
  undecided: { color: '#7a7a7a', shape: 'diamond' },
  outside: { color: '#d55e00', shape: 'triangle-up' },
} as const

export const places = ['inside', 'undecided', 'outside'] as const satisfies readonly Place[]

/** The band on the axis: from 0 to 1, or to the end of the axis on the side where it has no edge. */
export const extentOf = ({ low, high }: Pattern): { from: number; to: number } => ({
  from: Number.isFinite(low) ? 0 : -beyond,
  to: Number.isFinite(high) ? 1 : 1 + beyond,
})

/**
 * Where a value lies on the axis. A band with one edge has no width: there the farthest of the means in the row lies half a band from
 * the edge.
 */
export function acrossBand({ low, high }: Pattern, means: readonly number[]): (value: number) => number | null {
  const edge = Number.isFinite(low) ? low : high
  const reach = Math.max(...means.filter(Number.isFinite).map((mean) => Math.abs(mean - edge)), Number.MIN_VALUE)
  const place = (value: number): number => {
    if (Number.isFinite(low) && Number.isFinite(high)) return (value - low) / (high - low)
    return (Number.isFinite(low) ? 0 : 1) + (value - edge) / (2 * reach)
  }
  return (value) => rounded(Math.max(-beyond, Math.min(1 + beyond, place(value))))
}

/** An arrow where a value lies beyond the axis. */
export function arrowAt({ low, high }: Pattern, value: number): string {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return ''
  const width = high - low
  return value < low - beyond * width ? '◂ ' : value > high + beyond * width ? '▸ ' : ''
}

/** The band in words, with its edges as they were declared. */
export function bandOf({ low, high, quantity }: Pattern): string {
  const { factor, unit } = scaleOf(quantity.unit)
  const edge = (value: number) => String(rounded(value * factor)).replace('-', '−')
  if (Number.isFinite(low) && Number.isFinite(high)) return `${edge(low)} to ${edge(high)} ${unit}`.trim()
  const [word, only] = Number.isFinite(low) ? ['above', low] : ['below', high]
  return `${word} ${edge(only)} ${unit}`.trim()
}

/** A value with about three significant digits, in the unit that stands with the band. */
export function writtenFor({ quantity }: Pattern, value: number): string {
  const { factor } = scaleOf(quantity.unit)
  const decimals = Math.max(0, Math.min(4, 2 - Math.floor(Math.log10(Math.abs(value * factor) || 1))))
  return figure(value * factor, decimals)
}
