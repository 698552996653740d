/** What the source files themselves say: how long the model is, and which test holds which law. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { laws } from './laws.js'
import { table } from './markdown.js'

/** A line that holds code, not only a comment or nothing. @param {string} line */
const holdsCode = (line) => !/^\s*($|\/\/|\/\*|\*)/.test(line)

/** @param {string} root */
export function lengthTable(root) {
  const folder = join(root, 'src', 'model')
  const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(join(folder, path), 'utf8').trimEnd().split('\n'))
  const lines = texts.flat()
  const lengths = texts.map(({ length }) => length).sort((a, b) => a - b)
  return table(
    ['files in src/model', 'lines', 'lines of code', 'median file', 'longest file'],
    [
      [texts.length, lines.length, lines.filter(holdsCode).length, lengths[Math.floor(lengths.length / 2)], lengths.at(-1)].map(
        String,
      ),
    ],
  )
}

/** Where a test that is run over many cases puts the case into its name. */
const PLACE = /%[a-z]|\$\w+/g

/** @param {string} root @throws Error where a test that a law names is not there */
export function lawTable(root) {
  const rows = laws.flatMap(({ says, held }) =>
    Object.entries(held).flatMap(([file, titles]) => {
      const text = readFileSync(join(root, file), 'utf8')
      const missing = titles.filter((title) => !text.includes(title))
      if (missing.length > 0) throw new Error(`${file} holds no test "${missing.join('", "')}"`)
      return titles.map((title) => ({ says, file, title }))
    }),
  )
  return table(
    ['law', 'test'],
    rows.map(({ says, file, title }, k) => [
      rows[k - 1]?.says === says ? '' : says,
      `[${file.replace('tests/', '')}](../../${file}): ${title.replace(PLACE, '...')}`,
    ]),
  )
}
