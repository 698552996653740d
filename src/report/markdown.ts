/** Tables in Markdown, and the places of a document that they fill. */

/** A table with these heads; every row has as many cells. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(inCell).join(' | ')} |`
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n')
}

const inCell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

const PLACE = /<!-- table: (.+?) -->\n[\s\S]*?<!-- end -->/g

/**
 * The text with every part between `<!-- table: NAME -->` and `<!-- end -->` replaced by the content of that name.
 * @throws Error for a place without a content, and for a content without a place
 */
export function fill(text: string, contents: Readonly<Record<string, string>>): string {
  const places = new Set<string>()
  const filled = text.replace(PLACE, (_, name: string) => {
    const content = contents[name]
    if (content === undefined) throw new Error(`there is no table "${name}"; there are ${Object.keys(contents).join(', ')}`)
    places.add(name)
    return `<!-- table: ${name} -->\n\n${content}\n\n<!-- end -->`
  })
  const unused = Object.keys(contents).filter((name) => !places.has(name))
  if (unused.length > 0) throw new Error(`the text has no place for the table "${unused.join('", "')}"`)
  return filled
}

/** What stands in the place of that name, without the empty lines around it. @throws Error where there is no such place */
export function contentOf(text: string, name: string): string {
  const place = [...text.matchAll(PLACE)].find((found) => found[1] === name)
  if (place === undefined) throw new Error(`the text has no place for the table "${name}"`)
  return place[0].split('\n').slice(1, -1).join('\n').trim()
}
