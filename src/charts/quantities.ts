/** How numbers of the results are written for people: shares in per cent, a true minus, as many digits as an interval earns. */

/** How values of a unit are shown: multiplied by `factor`, followed by `unit`; differences by `difference`. */
export interface Scale {
  readonly factor: number
  readonly unit: string
  readonly difference: string
}

/** The scale of a declared unit: a share becomes per cent, a pure number (unit `1`) goes without. */
export function scaleOf(unit: string): Scale {
  if (unit === 'share') return { factor: 100, unit: '%', difference: 'percentage points' }
  if (unit === '1') return { factor: 1, unit: '', difference: '' }
  return { factor: 1, unit, difference: unit }
}

/** An estimate with the limits of its interval; NaN where there is none. */
export interface Range {
  readonly estimate: number
  readonly low: number
  readonly high: number
}

/**
 * Decimals that an estimate deserves: the half-width of its interval keeps one significant digit, two where it begins with
 * 1 or 2; without an interval the estimate keeps three, and a whole number none. From 0 to 6.
 */
export function decimalsFor({ estimate, low, high }: Range): number {
  const halfWidth = (high - low) / 2
  if (!(halfWidth > 0) && Number.isInteger(estimate)) return 0
  const wanted = halfWidth > 0 ? Math.ceil(-Math.log10(halfWidth / 3)) : 2 - Math.floor(Math.log10(Math.abs(estimate) || 1))
  return Math.max(0, Math.min(6, wanted))
}

/** A number with a fixed count of decimals, thousands parted by commas and a true minus; `not defined` for NaN. */
export function figure(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return 'not defined'
  const [whole = '', fraction] = Math.abs(value).toFixed(decimals).split('.')
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction ? `.${fraction}` : '')
  return value < 0 && /[1-9]/.test(digits) ? `−${digits}` : digits
}

/** As `figure`, with a plus before what is above zero. */
export const signed = (value: number, decimals: number): string => {
  const digits = figure(value, decimals)
  return value > 0 && /[1-9]/.test(digits) ? `+${digits}` : digits
}

const inUnit = ({ estimate, low, high }: Range, factor: number): Range => ({
  estimate: estimate * factor,
  low: low * factor,
  high: high * factor,
})

/** A unit after its number, from which no line may part it. */
const afterNumber = (unit: string): string => (unit === '' ? '' : `\u00a0${unit}`)

/** The estimate alone, with the decimals that its interval earns. `range` is in the declared unit. */
export function estimate(range: Range, unit: string): string {
  const { factor, unit: shown } = scaleOf(unit)
  const scaled = inUnit(range, factor)
  const digits = figure(scaled.estimate, decimalsFor(scaled))
  return Number.isFinite(scaled.estimate) ? `${digits}${afterNumber(shown)}` : digits
}

function written(range: Range, unit: string, number: (value: number, decimals: number) => string): string {
  if (!Number.isFinite(range.estimate)) return 'not defined'
  const decimals = decimalsFor(range)
  const estimate = `${number(range.estimate, decimals)}${afterNumber(unit)}`
  if (!Number.isFinite(range.low) || !Number.isFinite(range.high)) return estimate
  return `${estimate} (${number(range.low, decimals)} to ${number(range.high, decimals)})`
}

/** `412 members (405 to 419)`, with a space that does not break before the unit; the interval is left out where there is none. `range` is in the declared unit. */
export function quantity(range: Range, unit: string): string {
  const { factor, unit: shown } = scaleOf(unit)
  return written(inUnit(range, factor), shown, figure)
}

/** `−1.2 percentage points (−1.5 to −0.9)`, signs always written. `range` is in the declared unit. */
export function difference(range: Range, unit: string): string {
  const { factor, difference: shown } = scaleOf(unit)
  return written(inUnit(range, factor), shown, signed)
}

/** Six significant digits: what a picture can show, and the same text on every machine. NaN becomes null, as in JSON. */
export const rounded = (value: number): number | null => (Number.isFinite(value) ? Number(value.toPrecision(6)) : null)
