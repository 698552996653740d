import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { factNames, facts, factsOf } from '../../src/evidence/facts.js'
import { factsContent, factsCsv, readFacts } from '../../src/files/factsFile.js'
import { logOf } from '../evidence/logs.js'
import { newFolder } from './inFolder.js'

const log = { file: 'log.csv', sha256: 'abc', recordedParents: 0.5, notes: ['1 row with no time, line 7: left out.'] }
const window = { from: 0, to: 30, burnIn: 2 }
const values = factsOf(
  logOf([
    [0, 0, 1],
    [1, 0, 2],
    [20, 1, 2],
  ]),
  window,
)

const inFile = (content: string): string => {
  const path = join(newFolder(), 'facts.json')
  writeFileSync(path, content)
  return path
}

test('facts are read as they were written, to the last digit; what is not defined is left out', () => {
  const read = readFacts(inFile(factsContent({ log, window, facts: values })))
  expect(read).toMatchObject({ log, window })
  const defined = factNames.filter((name) => Number.isFinite(values[name].value))
  expect(Object.keys(read.facts)).toEqual(defined)
  for (const name of defined) {
    const { low = Number.NaN, high = Number.NaN, ...exact } = values[name]
    expect(read.facts[name]).toEqual({
      ...exact,
      ...(Number.isFinite(low) ? { low } : {}),
      ...(Number.isFinite(high) ? { high } : {}),
    })
  }
})

test('which run of a study it was is kept', () => {
  expect(readFacts(inFile(factsContent({ log: { ...log, run: 'none/1' }, window, facts: values }))).log.run).toBe('none/1')
})

test.each([
  ['{', 'this is not JSON'],
  ['{}', 'responsorium: '],
  [factsContent({ log, window, facts: values }).replace('"burnIn": 2', '"burnIn": -2'), 'window.burnIn: '],
  [
    factsContent({ log, window, facts: values }).replace('"members"', '"member"'),
    'there is no such fact (did you mean "members"?)',
  ],
  [factsContent({ log, window, facts: values }).replace(/"value": [\d.]+/, '"value": "many"'), 'facts.members.value: '],
])('%# is refused, with what is wrong', (content, words) => {
  expect(() => readFacts(inFile(content))).toThrow(words)
})

test('a file that is not there is said in plain words', () => {
  expect(() => readFacts(join(newFolder(), 'none.json'))).toThrow('there is no such file')
})

test('the table has a row for every fact, with its definition, and nothing where one is not defined', () => {
  const rows: Record<string, string>[] = parse(factsCsv(values), { columns: true })
  expect(rows.map(({ fact }) => fact)).toEqual(factNames)
  expect(rows[0]).toMatchObject({ group: 'size', label: 'members', value: '2', low: '', definition: facts.members.definition })
  expect(rows.find(({ fact }) => fact === 'nextAfter10')).toMatchObject({ value: '', n: '0' })
})
