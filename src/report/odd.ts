/** The model's description by the ODD protocol: its prose with the tables of what the code declares. */
import { measureTable, parameterTable, patternTable, seriesTable } from './declared.js'
import { contentOf, fill } from './markdown.js'

/**
 * The prose of ODD.md with its generated parts; `version` says in words of which version of the model it tells, `numbers` is the table of
 * what runs give, which stays as it stands where none is given.
 */
export const oddFilled = (prose: string, version: string, numbers = contentOf(prose, 'numbers')): string =>
  fill(prose, {
    version,
    patterns: patternTable(),
    parameters: parameterTable(),
    measures: measureTable(),
    series: seriesTable(),
    numbers,
  })

/**
 * The same as a document of its own, for readers without the repository: the marks of the generated parts are gone, and links to
 * files say what they name in words.
 */
export const oddAlone = (prose: string, version: string): string =>
  oddFilled(prose, version)
    .replace(/<!-- (?:table: .+?|end) -->\n\n?/g, '')
    .replace(/\[([^\]]+)\]\((?!https?:|#)([^)]+)\)/g, (_, words: string, target: string) => pointer(words, target))

/** `[exp](elementary.ts)` becomes "exp (src/model/elementary.ts)"; a link that shows the file's own name becomes its path. */
function pointer(words: string, target: string): string {
  const path = target.startsWith('../../')
    ? target.slice(6)
    : target.startsWith('../')
      ? `src/${target.slice(3)}`
      : `src/model/${target}`
  return words === target || path.endsWith(`/${words}`) ? path : `${words} (${path})`
}
