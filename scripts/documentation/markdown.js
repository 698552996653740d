/** Tables and numbers as Markdown. */

/**
 * @param {readonly string[]} heads
 * @param {readonly (readonly string[])[]} rows
 */
export function table(heads, rows) {
  const line = (/** @type {readonly string[]} */ cells) => `| ${cells.map(inCell).join(' | ')} |`
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n')
}

/** @param {string} text */
const inCell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

/** To three significant digits, never with an exponent. @param {number} value */
export function short(value) {
  if (!Number.isFinite(value)) return '-'
  if (value === 0) return '0'
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))))
  const text = value.toFixed(Math.min(digits, 4))
  return Number(text) === 0 ? '0' : text
}

const OPEN = /<!-- table: (.+?) -->\n[\s\S]*?<!-- end -->/g

/**
 * The text with every part between `<!-- table: NAME -->` and `<!-- end -->` replaced by the table of that name.
 * @param {string} text
 * @param {Readonly<Record<string, string>>} tables
 */
export function fill(text, tables) {
  const places = new Set()
  const filled = text.replace(OPEN, (_, /** @type {string} */ name) => {
    const content = tables[name]
    if (content === undefined) throw new Error(`there is no table "${name}"; there are ${Object.keys(tables).join(', ')}`)
    places.add(name)
    return `<!-- table: ${name} -->\n\n${content}\n\n<!-- end -->`
  })
  const unused = Object.keys(tables).filter((name) => !places.has(name))
  if (unused.length > 0) throw new Error(`the text has no place for the table "${unused.join('", "')}"`)
  return filled
}
