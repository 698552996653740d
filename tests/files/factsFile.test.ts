import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { factNames, facts, factsOf } from '../../src/evidence/facts.js'
import { overTime } from '../../src/evidence/overTime.js'
import { factsContent, factsCsv, overTimeCsv, readFacts } from '../../src/files/factsFile.js'
import { logOf } from '../evidence/logs.js'
import { newFolder } from './inFolder.js'

const log = { file: 'log.csv', sha256: 'abc', recordedParents: 0.5, notes: ['1 row with no time, line 7: left out.'] }
const window = { from: 0, to: 30, burnIn: 2 }
const posts = logOf([
  [0, 0, 1],
  [1, 0, 2],
  [20, 1, 2],
])
const values = factsOf(posts, window)
const course = overTime(posts, window, 12)

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

test('facts over time stand beside those of the whole window, which are read as if nothing else were there', () => {
  const content = factsContent({ log, window, facts: values }, course)
  expect(readFacts(inFile(content))).toEqual(readFacts(inFile(factsContent({ log, window, facts: values }))))
  const written = JSON.parse(content).overTime
  expect(written).toMatchObject({
    every: 12,
    left: 6,
    spans: [
      { from: 0, to: 12 },
      { from: 12, to: 24 },
    ],
  })
  expect(written.spans[1].facts.allPosts).toEqual({ value: 1 })
  expect(written.spans[1].facts).not.toHaveProperty('reciprocity')
})

test('facts over time as a table have a row for every span and fact', () => {
  const rows: Record<string, string>[] = parse(overTimeCsv(course), { columns: true })
  expect(Object.keys(rows[0]!)).toEqual(['from', 'to', 'fact', 'value', 'low', 'high', 'n'])
  expect(rows.map(({ from, fact }) => `${from} ${fact}`)).toEqual(
    [0, 12].flatMap((from) => factNames.map((name) => `${from} ${name}`)),
  )
  const one = rows.find(({ from, fact }) => from === '12' && fact === 'onePostShare')
  expect(one).toMatchObject({ to: '24', value: '1', high: '1', n: '1' })
  expect(Number(one?.low)).toBeCloseTo(course.spans[1]!.facts.onePostShare.low!, 15)
  expect(rows.find(({ from, fact }) => from === '12' && fact === 'reciprocity')).toMatchObject({ value: '', low: '' })
})

test('which run of a study it was is kept', () => {
  expect(readFacts(inFile(factsContent({ log: { ...log, run: 'none/1' }, window, facts: values }))).log.run).toBe('none/1')
})

test.each([
  ['{', 'this is not JSON'],
  ['{}', 'responsorium is missing'],
  [factsContent({ log, window, facts: values }).replace('"burnIn": 2', '"burnIn": -2'), 'window.burnIn cannot be -2'],
  [
    factsContent({ log, window, facts: values }).replace('"members"', '"member"'),
    'there is no such fact (did you mean "members"?)',
  ],
  [
    factsContent({ log, window, facts: values }).replace(/"value": [\d.]+/, '"value": "many"'),
    'facts.members.value cannot be "many"',
  ],
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
