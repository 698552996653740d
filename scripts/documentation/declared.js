/** Tables of what the parameters rest on. */
import { rangeOf } from '../../dist/report/declared.js'
import { table } from './markdown.js'

/** @typedef {import('../../src/model/configure.js').Declaration} Declaration */

/** Words by which a source says that nobody has measured the number. */
export const UNMEASURED = /assumption|open|gap/i

/** @param {readonly Declaration[]} list */
export const assumptionTable = (list) =>
  table(
    ['name', 'default', 'range', 'meaning', 'source'],
    list
      .filter(({ source }) => UNMEASURED.test(source))
      .map((declaration) => [
        `\`${declaration.name}\``,
        String(declaration.default),
        rangeOf(declaration),
        declaration.meaning,
        declaration.source,
      ]),
  )

/** How many parameters rest on what. @param {readonly Declaration[]} list */
export function sourceCounts(list) {
  const count = (/** @type {RegExp} */ words) => list.filter(({ source }) => words.test(source)).length
  return table(
    [
      'parameters',
      'of which calibrated',
      'an assumption, open, or a gap in the literature',
      'with an identifier of theory or evidence',
    ],
    [[String(list.length), String(count(/calibrated/)), String(count(UNMEASURED)), String(count(/\b[MP]\d/))]],
  )
}
