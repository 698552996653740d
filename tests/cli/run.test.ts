import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet'
import { describe, expect, test, vi } from 'vitest'
import { newFolder } from '../files/inFolder.js'
import { called, fingerprints, main, outcomeOf, responsorium, start, tables, writeStudy } from './command.js'

// Tests here start threads and processes, and the machine may be busy.
vi.setConfig({ testTimeout: 60_000 })

const linesOf = (path: string): string[] => readFileSync(path, 'utf8').trimEnd().split('\n')
const journalOf = (outputs: string): string[] => linesOf(join(outputs, 'journal', 'runs.jsonl'))
const manifestOf = (outputs: string) => JSON.parse(readFileSync(join(outputs, 'manifest.json'), 'utf8'))

/** A folder with the small study done in it. */
async function done(): Promise<{ readonly folder: string; readonly outputs: string }> {
  const folder = newFolder()
  writeStudy(folder)
  const ended = await called(folder, 'run', 'small.yaml')
  expect(ended).toMatchObject({ code: 0 })
  return { folder, outputs: join(folder, 'outputs', 'small') }
}

describe('responsorium run', () => {
  test('leaves tables, dictionary, report and manifest, and shows arms, measures, intervals and where the report is', async () => {
    const folder = newFolder()
    writeStudy(folder)
    const { code, out, err } = await responsorium(folder, 'run', 'small.yaml')
    expect(code).toBe(0)
    expect(out).toMatch(/none +moderated/)
    expect(out).toMatch(/active members +\d+ ± \d+ +\d+ ± \d+ \(/)
    expect(out).toContain('outputs/small/report.html')
    expect(err).toBe('8 of 8 runs\n')
    const outputs = join(folder, 'outputs', 'small')
    expect(readdirSync(outputs).sort()).toEqual([
      'daily.parquet',
      'dictionary.csv',
      'journal',
      'manifest.json',
      'report.html',
      'runs.csv',
      'runs.parquet',
    ])
    expect(linesOf(join(outputs, 'runs.csv')).length).toBe(9)
  })

  test('records in the manifest what it takes to do it again, and a hash of every output', async () => {
    const { folder, outputs } = await done()
    const manifest = manifestOf(outputs)
    expect(manifest).toMatchObject({
      node: process.version,
      responsorium: { version: expect.stringMatching(/^\d+\.\d+\.\d+/), model: expect.stringMatching(/^[0-9a-f]{16}$/) },
      dependencies: { seedrandom: expect.stringMatching(/^\d/) },
      study: { seed: 'uppsala', replicates: { least: 4, most: 4 }, settings: { 'clock.days': 20 } },
      seeds: { 1: expect.stringMatching(/^s/), 4: expect.stringMatching(/^s/) },
      command: 'npx responsorium run small.yaml',
      runs: { planned: 8, done: 8, failed: 0 },
    })
    const sha256 = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')
    expect(manifest.files).toEqual([{ path: 'small.yaml', sha256: sha256(join(folder, 'small.yaml')) }])
    expect(Object.keys(manifest.outputs).sort()).toEqual(
      readdirSync(outputs).filter((name) => name !== 'journal' && name !== 'manifest.json'),
    )
    for (const [path, hash] of Object.entries(manifest.outputs)) expect(sha256(join(outputs, path)), path).toBe(hash)
    expect(Date.parse(manifest.ended)).toBeGreaterThan(Date.parse(manifest.started))
  })

  test('gives the same bytes with one worker, with three, and from the seed and settings on the command line', async () => {
    const folder = newFolder()
    writeStudy(folder)
    await called(folder, 'run', 'small.yaml', '--workers', '1', '--out', 'one')
    await called(folder, 'run', 'small.yaml', '--workers', '3', '--out', 'three')
    expect(fingerprints(join(folder, 'three'))).toEqual(fingerprints(join(folder, 'one')))
    writeStudy(folder, { seed: 'lund', replicates: 2, 'clock.days': 90, 'members.initial': 99 })
    const words = ['--seed', 'uppsala', '--replicates', '4', '--days', '20', '--set', 'members.initial=30', '--out', 'flags']
    await called(folder, 'run', 'small.yaml', ...words)
    expect(fingerprints(join(folder, 'flags'))).toEqual(fingerprints(join(folder, 'one')))
  })

  test('run again does nothing, says so and shows the table again', async () => {
    const { folder, outputs } = await done()
    const times = readdirSync(outputs, { recursive: true, encoding: 'utf8' })
      .filter((name) => !name.startsWith('journal'))
      .map((name) => statSync(join(outputs, name)).mtimeMs)
    const { code, out, err } = await called(folder, 'run', 'small.yaml')
    expect(code).toBe(0)
    expect(err).toMatch(/^Already done on \d{4}-\d\d-\d\d: nothing to do.\n$/)
    expect(out).toMatch(/active members +\d+ ± \d+/)
    const again = readdirSync(outputs, { recursive: true, encoding: 'utf8' })
      .filter((name) => !name.startsWith('journal'))
      .map((name) => statSync(join(outputs, name)).mtimeMs)
    expect(again).toEqual(times)
  })

  test('does no run again when only title or charts changed, but writes the outputs anew', async () => {
    const { folder, outputs } = await done()
    const before = journalOf(outputs).filter((line) => line.includes('"run":'))
    const tablesBefore = fingerprints(outputs)
    writeStudy(folder, { title: 'Another title' })
    const { code, out } = await called(folder, 'run', 'small.yaml')
    expect(code).toBe(0)
    expect(out).toContain('Another title')
    expect(journalOf(outputs).filter((line) => line.includes('"run":'))).toEqual(before)
    expect(manifestOf(outputs).study.title).toBe('Another title')
    expect(fingerprints(outputs)).toEqual(tablesBefore)
  })

  test('does only what is new when replicates and arms are added, and leaves the other rows as they were', async () => {
    const { folder, outputs } = await done()
    const rows = linesOf(join(outputs, 'runs.csv'))
    writeStudy(folder, {
      replicates: 5,
      arms: { none: {}, moderated: { 'moderation.detection': 0.8 }, third: { 'moderation.detection': 0.3 } },
    })
    const { code, err } = await called(folder, 'run', 'small.yaml')
    expect(code).toBe(0)
    expect(err).toContain('Going on: 8 of 15 runs are done.')
    const now = linesOf(join(outputs, 'runs.csv'))
    expect(now.length).toBe(16)
    for (const row of rows) expect(now).toContain(row)
  })

  test('refuses to overwrite another study, naming what differs, unless forced', async () => {
    const { folder, outputs } = await done()
    const before = fingerprints(outputs, [...tables, 'manifest.json'])
    const refused = await responsorium(folder, 'run', 'small.yaml', '--seed', 'lund', '--set', 'members.initial=31')
    expect(refused.code).toBe(2)
    expect(refused.err).toContain('the seed was "uppsala" and is "lund"; members.initial of "none" was 30 and is 31')
    expect(fingerprints(outputs, [...tables, 'manifest.json'])).toEqual(before)
    const forced = await called(folder, 'run', 'small.yaml', '--seed', 'lund', '--force', '--quiet')
    expect(forced).toEqual({ code: 0, out: '', err: '' })
    expect(fingerprints(outputs)).not.toEqual(before.slice(0, 3))
  })

  test('keeps every post with --log, adding them to a study that was done without', async () => {
    const { folder, outputs } = await done()
    const before = fingerprints(outputs)
    expect((await called(folder, 'run', 'small.yaml', '--log')).code).toBe(0)
    expect(statSync(join(outputs, 'posts.parquet')).size).toBeGreaterThan(1000)
    expect(fingerprints(outputs)).toEqual(before)
    expect((await called(folder, 'run', 'small.yaml', '--log')).err).toContain('nothing to do')
    writeStudy(folder, { replicates: 5 })
    await called(folder, 'run', 'small.yaml')
    const posts = await parquetReadObjects({
      file: await asyncBufferFromFile(join(outputs, 'posts.parquet')),
      columns: ['replicate'],
    })
    expect(new Set(posts.map(({ replicate }) => replicate)).size).toBe(5)
  })

  test('interrupted ends the runs in hand, says how to go on, exits 130; gone on with, it gives the same bytes', async () => {
    const folder = newFolder()
    writeStudy(folder, { replicates: 30, 'clock.days': 120 })
    const { child, ended } = start(folder, 'run', 'small.yaml', '--out', 'stopped')
    await hasLines(join(folder, 'stopped', 'journal', 'runs.jsonl'), 4)
    child.kill('SIGINT')
    const { code, err } = await ended
    expect(code).toBe(130)
    expect(err).toMatch(
      /Stopped with \d+ of 60 runs done. To go on, run the same command again:\n {2}npx responsorium run small.yaml --out stopped\n$/,
    )
    expect(existsSync(join(folder, 'stopped', 'runs.csv'))).toBe(false)
    expect((await called(folder, 'run', 'small.yaml', '--out', 'stopped')).err).toMatch(/^Going on: \d+ of 60 runs are done/)
    await called(folder, 'run', 'small.yaml', '--out', 'whole')
    expect(fingerprints(join(folder, 'stopped'))).toEqual(fingerprints(join(folder, 'whole')))
  })

  test('says plainly that a disk takes no more, loses nothing, and goes on when there is room', async () => {
    const { folder, outputs } = await done()
    const limited = spawn('sh', ['-c', `ulimit -f 16; exec "${process.execPath}" "${main}" run small.yaml --out cramped`], {
      cwd: folder,
    })
    const { code, err } = await outcomeOf(limited)
    expect(code).toBe(1)
    expect(err).toMatch(/cramped.*: a file would become larger than this account or disk allows/)
    expect(err).not.toContain('    at ')
    expect((await called(folder, 'run', 'small.yaml', '--out', 'cramped')).code).toBe(0)
    expect(fingerprints(join(folder, 'cramped'))).toEqual(fingerprints(outputs))
  })

  test('refuses an output that another process is writing', async () => {
    const folder = newFolder()
    writeStudy(folder, { replicates: 60, 'clock.days': 365 })
    const first = start(folder, 'run', 'small.yaml')
    await hasLines(join(folder, 'outputs', 'small', 'journal', 'runs.jsonl'), 1)
    const second = await responsorium(folder, 'run', 'small.yaml')
    expect(second.code).toBe(1)
    expect(second.err).toContain(`in use by process ${first.child.pid}`)
    first.child.kill('SIGKILL')
    expect((await first.ended).code).toBeUndefined()
  })
})

/** Waits until a file has this many lines. */
async function hasLines(path: string, count: number): Promise<void> {
  while (!existsSync(path) || readFileSync(path, 'utf8').split('\n').length <= count)
    await new Promise((resolve) => setTimeout(resolve, 10))
}

describe('wrong input ends with code 2, says what to do, and writes nothing:', () => {
  test.each([
    ['a study file that is not there', ['run', 'absent.yaml'], 'absent.yaml: there is no such file.'],
    ['a folder for a file', ['run', 'folder'], 'folder: this is a folder, not a study file.'],
    ['a file that is not text', ['run', 'binary.yaml'], 'binary.yaml:1:1 the file is not UTF-8'],
    ['no file', ['run'], 'FILE is missing: responsorium run FILE'],
    ['a flag given twice', ['run', 'small.yaml', '--out', 'a', '--out', 'b'], '--out is given twice'],
    ['a flag without its value', ['run', 'small.yaml', '--out'], 'Not enough arguments following: out'],
    ['a part that does not exist', ['run', 'small.yaml', '--chunk', '5/4'], '--chunk: 5/4 is not i/K with 1 <= i <= K'],
    [
      'a misspelt parameter in the file',
      ['run', 'wrong.yaml'],
      'wrong.yaml:2:3 moderation.detction: there is no such parameter (did you mean "detection"?)',
    ],
    [
      'a misspelt parameter',
      ['run', 'small.yaml', '--set', 'moderation.detction=1'],
      '--set moderation.detction: there is no such key (did you mean "moderation.detection"?)',
    ],
    [
      'a value out of range',
      ['run', 'small.yaml', '--set', 'moderation.wrongful=2'],
      '--set moderation.wrongful: 2 is not in [0, 0.5]',
    ],
    [
      'a value that is no number',
      ['run', 'small.yaml', '--days', 'x'],
      '--days: "x" is not a number; it takes a number in [1, 10950]',
    ],
    ['a setting without a value', ['run', 'small.yaml', '--set', 'clock.days'], 'write it as name=value'],
    [
      'a setting that every arm overrides',
      ['run', 'both.yaml', '--set', 'care.base=1'],
      'has no effect, for every arm of the study sets care.base itself',
    ],
    [
      'settings that contradict one another',
      ['run', 'small.yaml', '--set', 'professionals.to=5'],
      '5 must be later than professionals.from (9)',
    ],
    ['a setting of what is no parameter', ['run', 'small.yaml', '--set', 'charts=arms'], 'sets parameters only'],
    ['the same parameter twice', ['run', 'small.yaml', '--days', '9', '--set', 'clock.days=8'], 'clock.days is given twice'],
    ['no replicates', ['run', 'small.yaml', '--replicates', '0'], '--replicates: 0 is not a whole number in [1, 100000]'],
    ['an empty seed', ['run', 'small.yaml', '--seed', ''], '--seed: "" is not a seed'],
    ['no workers', ['run', 'small.yaml', '--workers', '0'], '--workers: 0 is not a whole number in [1, 512]'],
    ['a file for the outputs', ['run', 'small.yaml', '--out', 'small.yaml'], 'this is a file, not a folder'],
    ['an unknown flag', ['run', 'small.yaml', '--replicats', '3'], 'replicats'],
    ['an unknown command', ['rnu', 'small.yaml'], 'rnu: there is no such command. Did you mean run?'],
    ['a misspelt flag', ['run', 'small.yaml', '--replicate', '3'], 'Unknown argument: replicate (did you mean "replicates"?)'],
    ['a flag of another command', ['interview', 'small.yaml', '--chunk', '1/2'], 'interview does not take --chunk'],
    ['no command', [], 'Say what to do'],
    ['an unknown name to explain', ['explain', 'unanswred'], 'did you mean "unanswered"?'],
  ])('%s', async (_, words, message) => {
    const folder = newFolder()
    writeStudy(folder)
    mkdirSync(join(folder, 'folder'))
    writeFileSync(join(folder, 'binary.yaml'), Uint8Array.of(0xff, 0xfe, 0x00))
    writeFileSync(join(folder, 'wrong.yaml'), 'moderation:\n  detction: 1\n')
    writeFileSync(join(folder, 'both.yaml'), 'arms: { a: { care.base: 0.2 }, b: { care.base: 0.3 } }\n')
    const before = readdirSync(folder)
    const { code, out, err } = await called(folder, ...words)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(message)
    expect(err).not.toContain('    at ')
    expect(readdirSync(folder)).toEqual(before)
  })
})
