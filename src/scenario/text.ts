/** From the bytes of a study file to its text. */
import { type Place, top } from './problem.js'

/** A study file is a few kilobytes; the parser needs about a second for this many bytes of nonsense. */
const LARGEST = 128 * 1024

export type Decoded = { readonly text: string } | { readonly problem: string; readonly place: Place }

/** The text without a byte order mark, or what keeps it from being read as YAML: its size, its encoding, control characters. */
export function decode(bytes: Uint8Array | string): Decoded {
  if (bytes.length > LARGEST) {
    return { problem: `the file is larger than ${LARGEST / 1024} kB; a study file is a page or two of YAML`, place: top }
  }
  const loose = typeof bytes === 'string' ? bytes.replace(/^\uFEFF/, '') : new TextDecoder().decode(bytes)
  if (typeof bytes !== 'string' && !isUtf8(bytes)) {
    return { problem: 'the file is not UTF-8; save it in that encoding', place: placeAt(loose, loose.indexOf('\uFFFD')) }
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const control = loose.search(/[\0-\x08\x0B\x0C\x0E-\x1F\x7F]/)
  if (control >= 0) {
    const code = loose.charCodeAt(control).toString(16).padStart(4, '0')
    return { problem: `control character U+${code.toUpperCase()}; YAML is plain text`, place: placeAt(loose, control) }
  }
  return { text: loose }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, Math.max(0, offset)).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}
