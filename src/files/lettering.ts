/** The typeface of every picture: where its files lie, and how wide a text becomes in it. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { create, type Font } from 'fontkitten'

const path = (file: string): string => createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${file}`)

export const typeface = {
  family: 'DejaVu Sans',
  regular: path('DejaVuSans.ttf'),
  bold: path('DejaVuSans-Bold.ttf'),
} as const

interface Letters {
  readonly font: Font
  readonly advances: Map<number, number>
}

const loaded = new Map<string, Letters>()

function lettersOf(file: string): Letters {
  const known = loaded.get(file)
  if (known) return known
  const font = create(readFileSync(file))
  if (!('glyphForCodePoint' in font)) throw new Error(`${file} is a collection of fonts, not one font`)
  const letters: Letters = { font, advances: new Map() }
  loaded.set(file, letters)
  return letters
}

/** Width in pixels of one line of text in the typeface at `size` pixels, letter by letter (no kerning, as a small reserve). */
export function widthOf(text: string, size: number, bold: boolean): number {
  const { font, advances } = lettersOf(bold ? typeface.bold : typeface.regular)
  let width = 0
  for (const letter of text) {
    const code = letter.codePointAt(0)!
    let advance = advances.get(code)
    if (advance === undefined) {
      advance = font.glyphForCodePoint(code).advanceWidth / font.unitsPerEm
      advances.set(code, advance)
    }
    width += advance
  }
  return width * size
}
