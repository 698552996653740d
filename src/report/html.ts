/** HTML written so that nothing gets in by accident: whatever is put into a template is escaped, unless it is a template itself. */

const markup = Symbol('markup')

/** A piece of HTML that may be written as it is. Only this file can make one, so no text of a study can pass for it. */
export interface Markup {
  readonly [markup]: string
}

/** What may be put into a template: text, numbers, pieces of HTML, lists of these; undefined and false leave nothing. */
export type Content = string | number | false | undefined | Markup | readonly Content[]

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

// Characters that HTML forbids, as references too: controls other than space, tab and line feed, halves of pairs, non-characters.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const forbidden = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]|\p{Surrogate}/gu

const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => entities[letter]!).replace(forbidden, '\ufffd')

function written(content: Content): string {
  if (content === undefined || content === false) return ''
  if (typeof content === 'string') return escaped(content)
  if (typeof content === 'number') return String(content)
  return markup in content ? content[markup] : content.map(written).join('')
}

/** A piece of HTML: html`<p>${text}</p>`. Attributes must be quoted. */
export const html = (parts: TemplateStringsArray, ...contents: readonly Content[]): Markup => ({
  [markup]: parts.map((part, index) => part + written(contents[index])).join(''),
})

/** HTML that the program itself has made whole, such as the SVG of a chart. Never for anything a study file says. */
export const asMade = (text: string): Markup => ({ [markup]: text })

/** The text of a piece of HTML. */
export const textOf = (piece: Markup): string => piece[markup]
