import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fill, short, table } from '../scripts/documentation/markdown.js'
import { numbersTable } from '../scripts/documentation/shown.js'
import { tablesOf } from '../scripts/documentation/tables.js'
import { patterns } from '../src/evidence/patterns.js'
import { parameterList } from '../src/model/configure.js'
import { measures } from '../src/model/measures.js'
import { contentOf } from '../src/report/markdown.js'
import { meanInterval } from '../src/statistics/interval.js'
import { simulate } from './model/natively.js'
import { readText, root } from './sources.js'

const text = readText('src/model/README.md')
const odd = readText('src/model/ODD.md')

describe('the documentation of the model', () => {
  test('shows what the code declares and what its runs give: npm run document would change nothing', { timeout: 300_000 }, () => {
    const parts = { parameterList, measures, simulate, meanInterval }
    expect(fill(text, tablesOf(parts, root))).toBe(text)
  })

  test('shows the numbers that a new implementation is held against as the runs give them', { timeout: 120_000 }, () => {
    expect(contentOf(odd, 'numbers')).toBe(numbersTable(simulate, measures))
  })

  test('links to files that are there', () => {
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((match) => match[1] ?? '')
    expect(links.length).toBeGreaterThan(20)
    expect(links.filter((link) => !existsSync(join(root, 'src', 'model', link)))).toEqual([])
  })

  test('shows every pattern of the table, in the words it is declared in', () => {
    const missing = patterns.filter(({ id, says }) => !text.includes(`\n| ${id} | ${says} |`))
    expect(missing.map(({ id }) => id)).toEqual([])
  })

  test('explains every identifier that a source names', () => {
    const sources = [
      ...parameterList.map(({ source }) => source),
      ...patterns.map(({ number, source }) => `${number} ${source}`),
    ].join(' ')
    const named = new Set(sources.match(/\b[MP]\d+(?:\.\d+)?\b/g))
    expect([...named].filter((id) => !odd.includes(`\n| ${id} |`))).toEqual([])
  })
})

describe('the writing of tables', () => {
  test('fills the place of each table, and says where there is none', () => {
    const empty = 'a\n<!-- table: one -->\n<!-- end -->\nb'
    const filled = fill(empty, { one: table(['x'], [['1 | 2']]) })
    expect(filled).toBe('a\n<!-- table: one -->\n\n| x |\n| --- |\n| 1 \\| 2 |\n\n<!-- end -->\nb')
    expect(fill(filled, { one: 'anew' })).toBe('a\n<!-- table: one -->\n\nanew\n\n<!-- end -->\nb')
    expect(() => fill(empty, {})).toThrow('there is no table "one"')
    expect(() => fill(empty, { one: '', two: '' })).toThrow('no place for the table "two"')
  })

  test.each([
    [0, '0'],
    [-0.00001, '0'],
    [0.00659, '0.0066'],
    [0.0421, '0.0421'],
    [-0.386, '-0.386'],
    [6.203, '6.20'],
    [36.52, '36.5'],
    [1234.5, '1235'],
    [Number.NaN, '-'],
  ])('writes %d as %s', (value, words) => {
    expect(short(value)).toBe(words)
  })
})
