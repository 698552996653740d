import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { factsTable, significant } from '../../src/cli/factsTable.js'
import { factNames, factsOf } from '../../src/evidence/facts.js'
import { readFacts } from '../../src/files/factsFile.js'
import { logOf } from '../evidence/logs.js'
import { newFolder } from '../files/inFolder.js'
import { called, writeStudy } from './command.js'

const LOG =
  'post_id,thread_id,member_id,parent_post_id,t\n1,1,10,,0\n2,1,11,1,3600\n3,1,10,2,7200\n4,2,12,,700000\n5,2,10,4,1400000\n'

function folderWithLog(content = LOG): string {
  const folder = newFolder()
  writeFileSync(join(folder, 'log.csv'), content)
  return folder
}

test('a log is shown as a table that 80 columns hold, with what it depends on, and nothing is written unasked', async () => {
  const folder = folderWithLog()
  const { code, out, err } = await called(folder, 'facts', 'log.csv', '--burn-in', '1')
  expect(err).toBe('')
  expect(code).toBe(0)
  expect(out).toMatch(
    /^log\.csv: 5 posts by 3 members in 2 threads\nDay 0 to 16\.2; burn-in 1 day; parents recorded of 100 % of the replies\.\n/,
  )
  expect(out).toMatch(/\n\nPARTICIPATION +value +95 % interval +n\nposts by top 1 % +60 % /)
  expect(out.split('\n').filter((line) => [...line].length > 80)).toEqual([])
  expect(readdirSync(folder)).toEqual(['log.csv'])
})

test('facts go to a file with all their digits, and to a folder with their definitions and a portrait', async () => {
  const folder = folderWithLog(LOG.replace('4,2,12,,700000', '4,2,12,,soon'))
  const { code, out, err } = await called(
    folder,
    'facts',
    'log.csv',
    '--from',
    '0',
    '--to',
    '20',
    '--json',
    'facts.json',
    '--out',
    'about',
  )
  expect(code).toBe(0)
  expect(out).toContain('Day 0 to 20;')
  expect(err).toContain('- 1 row with a time that is neither seconds nor a date')
  const { log, window, facts } = readFacts(join(folder, 'facts.json'))
  expect(window).toEqual({ from: 0, to: 20, burnIn: 0 })
  expect(log).toMatchObject({
    file: 'log.csv',
    recordedParents: 1,
    notes: expect.arrayContaining([expect.stringContaining('line 5')]),
  })
  expect(facts.members).toEqual({ value: 2 })
  expect(readdirSync(join(folder, 'about')).sort()).toEqual(['facts.csv', 'portrait.png', 'portrait.svg', 'portrait.vl.json'])
})

test('facts over time are shown span by span in 80 columns, with what is left out and what cannot be compared', async () => {
  const folder = folderWithLog()
  const { code, out } = await called(folder, 'facts', 'log.csv', '--from', '0', '--to', '16', '--every', '5', '--out', 'about')
  expect(code).toBe(0)
  const [, course = ''] = out.split('\nOVER TIME\n')
  const lines = course.split('\n')
  // Three posts by two on the first day, one by a third on day 8, and nobody at all from day 10 on.
  expect(lines.find((line) => /^ +0 to 5 /.test(line))).toMatch(/ 0 to 5 +2 +0\.6/)
  expect(lines.find((line) => line.includes('5 to 10'))).toMatch(/ 5 to 10 +1 +0\.2/)
  expect(lines.find((line) => line.includes('10 to 15'))).toMatch(/10 to 15 +0 +0 +-/)
  expect(out.split('\n').filter((line) => [...line].length > 80)).toEqual([])
  expect(course.replace(/\s+/g, ' ')).toContain('Facts of spans of another length cannot be compared with these')
  expect(course.replace(/\s+/g, ' ')).toContain('What comes after day 15, 1 day, is too short for a span and is left out.')
  const pictures = ['png', 'svg', 'vl.json']
  expect(readdirSync(join(folder, 'about')).sort()).toEqual([
    'facts.csv',
    'over-time.csv',
    ...pictures.map((kind) => `over-time.${kind}`),
    ...pictures.map((kind) => `portrait.${kind}`),
  ])
})

test('files of another content are not replaced unless it is said so', async () => {
  const folder = folderWithLog()
  writeFileSync(join(folder, 'facts.json'), 'mine')
  const refused = await called(folder, 'facts', 'log.csv', '--json', 'facts.json')
  expect(refused).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringContaining('facts.json: there is something else of that name.'),
  })
  expect(readFileSync(join(folder, 'facts.json'), 'utf8')).toBe('mine')
  expect(await called(folder, 'facts', 'log.csv', '--json', 'facts.json', '--force', '--quiet')).toEqual({
    code: 0,
    out: '',
    err: '',
  })
  expect(await called(folder, 'facts', 'log.csv', '--json', 'facts.json', '--quiet')).toMatchObject({ code: 0 })
})

test('the log itself is never replaced, by whatever name it is called', async () => {
  const folder = folderWithLog()
  symlinkSync(join(folder, 'log.csv'), join(folder, 'facts.csv'))
  for (const words of [
    ['--json', './log.csv'],
    ['--json', 'facts.csv'],
    ['--out', '.'],
  ])
    expect(await called(folder, 'facts', 'log.csv', ...words, '--force')).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('this is the log itself'),
    })
  expect(readFileSync(join(folder, 'log.csv'), 'utf8')).toBe(LOG)
})

test('a window that goes on after the last post is told to be one in which nobody wrote', async () => {
  const { err } = await called(folderWithLog(), 'facts', 'log.csv', '--to', '100')
  expect(err.replace(/\s+/g, ' ')).toContain(
    '--to 100: the last post is on day 16.2. The 83.8 days after it count as days on which nobody wrote.',
  )
})

const DATED =
  'post_id,thread_id,member_id,parent_post_id,t\n1,1,10,,2022-03-01T09:00:00Z\n2,1,11,,2022-03-02\n3,1,10,,2022-03-05T12:00:00Z\n'

test('days are given as dates where the log has dates: the first begins, the last ends', async () => {
  const { out, err } = await called(folderWithLog(DATED), 'facts', 'log.csv', '--from', '2022-03-02', '--to', '2022-03-05')
  expect(err).toBe('')
  expect(out).toContain('2 posts by 2 members')
  expect(out).toContain('Day 1 to 5, day 0 being 2022-03-01;')
})

test.each([
  [DATED, '2022-02-01', '--from 2022-02-01: the log begins later, on 2022-03-01.'],
  [DATED, '2023-03-01', '--from 365: nobody writes so late. The log has posts from day 0.375 to day 4.50 (day 0 is 2022-03-01).'],
  [DATED, '2022-02-30', 'is not a number of days >= 0 since 00:00 of the first day of the log, nor a date such as'],
  [LOG, '2022-03-01', '--from 2022-03-01: this log has no dates, only seconds: give the days since its second 0.'],
])('a date that is not in a log is refused: %#', async (content, date, said) => {
  const { code, err } = await called(folderWithLog(content), 'facts', 'log.csv', '--from', date)
  expect(code).toBe(2)
  expect(err).toContain(said)
})

test('reciprocity does not bear the name of parents that no post has, and a note above the table is recalled below it', async () => {
  const { out, err } = await called(folderWithLog(DATED), 'facts', 'log.csv')
  expect(err).toBe('')
  expect(out).toMatch(/\nreciprocity \(no parents: who began\) /)
  expect(out).not.toContain('reciprocity, recorded parents')
  expect(out).not.toContain('above the table')
  const odd = await called(folderWithLog(LOG.replace('4,2,12,,700000', '4,2,12,,soon')), 'facts', 'log.csv')
  expect(odd.out).toContain('\nreciprocity, recorded parents ')
  expect(odd.out).toMatch(/\n3 notes on what was read or left out: see above the table\.\n$/)
})

test('where a file cannot be written, the facts are shown all the same', async () => {
  const { code, out, err } = await called(folderWithLog(), 'facts', 'log.csv', '--json', join('log.csv', 'facts.json'))
  expect(code).toBe(1)
  expect(out).toContain('log.csv: 5 posts')
  expect(err).toContain('log.csv')
})

test.each([
  [['log.csv', '--from', 'noon'], '--from: noon is not a number of days >= 0'],
  [['log.csv', '--burn-in', '-1'], '--burn-in: -1 is not a number of days >= 0'],
  [['log.csv', '--from', '99'], '--from 99: nobody writes so late. The log has posts from day 0 to day 16.2.'],
  [['log.csv', '--from', '9', '--to', '2'], '--from 9 --to 2: the window is empty.'],
  [['log.csv', '--burn-in', '50'], '--burn-in 50: nothing is left after it, for the window has 16.2 days.'],
  [['log.csv', '--every', 'month'], '--every: month is not a number of days > 0'],
  [['log.csv', '--every', '0'], '--every: 0 is not a number of days > 0'],
  [['log.csv', '--every', '-30'], '--every: -30 is not a number of days > 0'],
  [['log.csv', '--every', ''], '--every: nothing is not a number of days > 0'],
  [['log.csv', '--every', '30'], '--every 30: no span is so long, for the window has 16.2 days.'],
  [['log.csv', '--every', '0.01'], '--every 0.01: that makes 1,620 spans, and 500 is the most. Take 1 day or more'],
  [['log.csv', '--run', 'none/1'], '--run: log.csv has no columns arm and replicate'],
  [['log.csv', '--colums', 't=when'], '(did you mean "columns"?)'],
  [['none.csv'], 'none.csv: there is no such file or folder (ENOENT).'],
  [['log.csv', '--json', 'none/'], '--json none/: this is a folder; name a file.'],
  [[], 'LOG is missing: responsorium facts LOG\n'],
])('facts %j is refused in plain words', async (words, said) => {
  const folder = folderWithLog()
  const { code, out, err } = await called(folder, 'facts', ...words)
  expect(code).toBeGreaterThan(0)
  expect(out).toBe('')
  expect(err).toContain(said)
  expect(err).not.toContain('Unforeseen')
})

test('a calibration without facts is told which command writes them, a merge that it wants folders', async () => {
  const folder = newFolder()
  expect(await called(folder, 'calibrate', 'study.yaml')).toMatchObject({
    code: 2,
    err: expect.stringContaining('--to FACTS.json is missing; responsorium facts LOG --json FACTS.json writes it.'),
  })
  for (const [command, name] of [
    ['calibrate', 'FILE'],
    ['run', 'FILE'],
    ['rerun', 'FOLDER'],
    ['merge', 'FOLDERS'],
  ] as const)
    expect((await called(folder, command)).err).toContain(`${name} is missing: responsorium ${command} ${name}\n`)
})

test('the log that a study leaves is a log like any other, once a run is chosen', async () => {
  const folder = newFolder()
  writeStudy(folder, { replicates: 1 })
  await called(folder, 'run', 'small.yaml', '--log', '--quiet')
  const posts = join('outputs', 'small', 'posts.parquet')
  const several = await called(folder, 'facts', posts)
  expect(several).toMatchObject({ code: 2, err: expect.stringContaining('There are: none/1, moderated/1') })
  const { code, out } = await called(
    folder,
    'facts',
    posts,
    '--run',
    'moderated/1',
    '--from',
    '0',
    '--to',
    '20',
    '--json',
    'facts.json',
  )
  expect(code).toBe(0)
  expect(out).toContain('posts.parquet, run moderated/1: ')
  const [header, ...rows] = readFileSync(join(folder, 'outputs', 'small', 'runs.csv'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((row) => row.split(','))
  const measured = (name: string): number => Number(rows.find((row) => row[1] === 'moderated')?.[header!.indexOf(name)])
  const { facts } = readFacts(join(folder, 'facts.json'))
  for (const name of ['threads', 'gini', 'onePostShare', 'postsPerPoster', 'bothRoles'] as const)
    expect(facts[name]?.value, name).toBeCloseTo(measured(name), 10)
  expect(existsSync(join(folder, 'small.yaml'))).toBe(true)
})

test('every fact has a line of its own in the table, told apart by its label', () => {
  const lines = factsTable(factsOf(logOf([[0, 0, 1]]), {}, factNames))
    .split('\n')
    .filter((line) => line !== '')
  const labels = lines.map((line) => line.slice(0, 37).trim())
  expect(new Set(labels).size).toBe(labels.length)
  expect(lines.length).toBeGreaterThan(factNames.length)
})

test.each([
  [0.0012399, '0.00124'],
  [2146.12, '2,146'],
  [-0.5868, '−0.587'],
  [12, '12'],
  [99.96, '100.0'],
])('%f is written with three digits', (value, text) => {
  expect(significant(value)).toBe(text)
})
