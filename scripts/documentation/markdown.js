/** Tables and numbers as Markdown. */
export { fill, table } from '../../dist/report/markdown.js'

/** To three significant digits, never with an exponent. @param {number} value */
export function short(value) {
  if (!Number.isFinite(value)) return '-'
  if (value === 0) return '0'
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))))
  const text = value.toFixed(Math.min(digits, 4))
  return Number(text) === 0 ? '0' : text
}
