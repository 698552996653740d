/** Text laid out for a terminal. */

/** Words in lines of at most `width` characters, the first after `label`, the others under its end. */
export function paragraph(words: string, width: number, label: string): string {
  const room = Math.max(20, width - label.length)
  const lines = ['']
  for (const word of words.split(' ')) {
    const line = lines.at(-1)!
    if (line !== '' && line.length + 1 + word.length > room) lines.push(word)
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`
  }
  return lines.map((line, index) => `${index === 0 ? label : ' '.repeat(label.length)}${line}\n`).join('')
}

/** Rows under their headings; the last column takes the room that is left and as many lines as it needs. */
export function columns(headings: readonly string[], rows: readonly (readonly string[])[], width: number): string {
  const widths = headings.slice(0, -1).map((heading, place) => Math.max(heading.length, ...rows.map((row) => row[place]!.length)))
  return [headings, ...rows]
    .map((row) => paragraph(row.at(-1)!, width, `${widths.map((wide, place) => row[place]!.padEnd(wide)).join('  ')}  `))
    .join('')
}

/** The width to lay text out for: that of the terminal, where there is one that knows it. */
export const terminalWidth = (): number => Math.max(60, process.stdout.columns || 100)

/** Rows of cells in columns wide enough for all of them; what cannot be parted stays on one line, however long. */
export function grid(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, place) => Math.max(...rows.map((row) => row[place]!.length)))
  return rows
    .map(
      (row) =>
        `${row
          .map((text, place) => text.padEnd(widths[place]!))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('')
}
