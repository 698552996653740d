import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { type FactName, factsOf } from '../../src/evidence/facts.js'
import { postsOf } from '../../src/evidence/posts.js'
import { seedOf } from '../../src/experiment/seeds.js'
import { factsContent } from '../../src/files/factsFile.js'
import { readStudyFile } from '../../src/files/scenarios.js'
import { simulate } from '../../src/model/simulate.js'
import { newFolder } from '../files/inFolder.js'
import { called, start } from './command.js'

const truth = { 'members.arrivalsPerDay': 6, 'replying.base': -5, 'opening.base': -3.5 }
const days = 60
const targets: readonly FactName[] = ['members', 'allPostsPerDay', 'onePostShare', 'repliesMean', 'unanswered', 'onlyStart']
const words = [
  'calibrate',
  'forum.yaml',
  '--to',
  'facts.json',
  ...Object.keys(truth).flatMap((name) => ['--free', name]),
  '--target',
  targets.join(','),
  '--runs',
  '90',
]
const folder = newFolder()

function writeFactsOf(path: string, from: number, to: number, sha256 = 'a'.repeat(64)): void {
  const { log } = simulate({ ...truth, 'clock.days': 90 }, 'observed', { log: true })
  if (!log) throw new Error('no log')
  const window = { from, to, burnIn: 0 }
  const facts = factsOf(postsOf(log), window)
  writeFileSync(path, factsContent({ log: { file: 'posts.csv', sha256, recordedParents: 1, notes: [] }, window, facts }))
}

beforeAll(() => {
  writeFileSync(join(folder, 'forum.yaml'), 'title: A forum\nseed: uppsala\nreplicates: 2\nclock.days: 30\n')
  writeFactsOf(join(folder, 'facts.json'), 0, days)
  writeFileSync(join(folder, 'empty.json'), '{}')
  writeFactsOf(join(folder, 'later.json'), days, 90)
})

const contents = (out: string, names: readonly string[]): string[] =>
  names.map((name) => readFileSync(join(folder, out, name), 'utf8'))
const told = ['forum-fitted.yaml', 'forum-draws.yaml', 'charts/posterior.svg', 'charts/targets.svg', 'charts/predicted.svg']
/** Without the command, which names another folder. */
const withoutComments = (text: string): string => text.replace(/^#.*\n/gm, '')

describe('a forum fitted to its facts', { timeout: 120_000 }, () => {
  test('gives the parameters back, two study files that run, pictures and a report', async () => {
    const { code, out, err } = await called(folder, ...words, '--predict', 'later.json', '--out', 'one', '--workers', '1')
    expect({ code, err: err.includes('about') }).toMatchObject({ code: 0 })
    for (const name of told) expect(existsSync(join(folder, 'one', name)), name).toBe(true)
    expect(out).toContain('replying.base')
    expect(out).toContain('facts of the later window')
    expect(out).toContain('To run it: npx responsorium run one/forum-fitted.yaml\nforum-draws.yaml is')
    const { result } = JSON.parse(readFileSync(join(folder, 'one', 'calibration.json'), 'utf8'))
    for (const { prior, low, high, width } of result.parameters) {
      expect(width).toBeLessThan(0.8)
      const value = Object.entries(truth).find(([name]) => name === prior.name)![1]
      // Three intervals of 90 %: one may well miss, but not by another of its length.
      expect(value).toBeGreaterThan(low - (high - low))
      expect(value).toBeLessThan(high + (high - low))
    }
    expect(result.targets.length).toBe(targets.length)
    expect(out).toContain('this file')
    // What is told of the file is what the file gives.
    const file = readStudyFile(join(folder, 'one', 'forum-fitted.yaml')).study
    const { calibration } = JSON.parse(readFileSync(join(folder, 'one', 'calibration.json'), 'utf8'))
    const given = Array.from({ length: 10 }, (_, index) => {
      const { log } = simulate(file.settings, seedOf(`${calibration.study.seed}/calibration/file/1`, index + 1), { log: true })
      return factsOf(postsOf(log!), calibration.window).allPostsPerDay.value
    })
    const posts = result.targets.find(({ name }: { name: string }) => name === 'allPostsPerDay')
    expect(posts.file).toBeCloseTo(given.reduce((sum, value) => sum + value, 0) / 10, 9)
    expect(result.predicted.length).toBeGreaterThan(20)
    const fitted = readStudyFile(join(folder, 'one', 'forum-fitted.yaml')).study
    expect(fitted.settings).toMatchObject({ 'clock.days': days })
    const draws = readStudyFile(join(folder, 'one', 'forum-draws.yaml')).study
    expect(draws.design).toMatchObject({ method: 'points' })
    const report = readFileSync(join(folder, 'one', 'report.html'), 'utf8')
    expect(report).toMatch(/^<!doctype html>/i)
    expect(report).toContain('A log shows posts, not people')
  })

  test('is the same with several workers, after a kill, and done only once', async () => {
    const again = [...words, '--predict', 'later.json', '--out', 'two', '--workers', '2']
    const { child, ended } = start(folder, ...again)
    const journal = join(folder, 'two', 'journal', 'trials.jsonl')
    while (child.exitCode === null && !(existsSync(journal) && readFileSync(journal, 'utf8').split('\n').length > 40))
      await new Promise((resolve) => setTimeout(resolve, 20))
    child.kill('SIGKILL')
    await ended
    const { code, err } = await called(folder, ...again)
    expect(code).toBe(0)
    expect(err).toMatch(/Going on: \d+ of \d+ runs are done/)
    const [first, second] = [contents('one', told), contents('two', told)]
    expect(second.map(withoutComments)).toEqual(first.map(withoutComments))

    const lines = readFileSync(journal, 'utf8').split('\n').length
    expect((await called(folder, ...again)).code).toBe(0)
    expect(readFileSync(journal, 'utf8').split('\n').length).toBe(lines)
  })

  test('goes on after Ctrl-C', async () => {
    const words3 = [...words, '--out', 'three', '--workers', '1']
    const { child, ended } = start(folder, ...words3)
    const journal = join(folder, 'three', 'journal', 'trials.jsonl')
    while (child.exitCode === null && !(existsSync(journal) && readFileSync(journal, 'utf8').split('\n').length > 5))
      await new Promise((resolve) => setTimeout(resolve, 20))
    child.kill('SIGINT')
    const { code, err } = await ended
    expect(code).toBe(130)
    expect(err).toContain('To go on, run the same command again')
    expect(existsSync(join(folder, 'three', 'calibration.json'))).toBe(false)
  })

  test('is refused into the folder of another calibration, which says what differs', async () => {
    const { code, err } = await called(folder, ...words, '--seed', 'lund', '--out', 'one')
    expect(code).toBe(2)
    expect(err).toContain('one: holds another calibration (the seed was uppsala and is lund)')
  })
})

const facts = (change: (content: { facts: Record<string, unknown>; window: Record<string, unknown> }) => void): string => {
  const content = JSON.parse(readFileSync(join(folder, 'facts.json'), 'utf8'))
  change(content)
  writeFileSync(join(folder, 'changed.json'), JSON.stringify(content))
  return 'changed.json'
}

describe('wrong input is refused, and nothing is left behind', () => {
  const refused = async (...more: string[]) => {
    // Few runs, should one be begun after all.
    const few = more.includes('--runs') ? [] : ['--runs', '180']
    const { code, err } = await called(folder, 'calibrate', ...more, ...few, '--out', 'refused')
    expect(code).toBe(2)
    expect(existsSync(join(folder, 'refused'))).toBe(false)
    return err
  }
  const fit = ['forum.yaml', '--to', 'facts.json']

  test.each<readonly [string, readonly string[], string]>([
    ['no facts', ['forum.yaml', '--to', 'absent.json'], 'absent.json'],
    ['an object without facts', ['forum.yaml', '--to', 'empty.json'], 'writes it: responsorium is missing.\n'],
    ['a file that is no JSON', ['forum.yaml', '--to', 'forum.yaml'], 'this is not JSON'],
    [
      'an unknown parameter',
      [...fit, '--free', 'replying.bas'],
      '--free replying.bas: there is no such parameter (did you mean "replying.base"?)',
    ],
    ['a choice', [...fit, '--free', 'professionals.policy'], 'professionals.policy: is a choice between words'],
    ['the days', [...fit, '--free', 'clock.days'], 'clock.days: is given by the window'],
    [
      'a parameter given twice',
      [...fit, '--free', 'leaving.base', '--free', 'leaving.base'],
      '--free leaving.base: is given twice',
    ],
    ['one moved and held', [...fit, '--free', 'leaving.base', '--hold', 'leaving.base'], '--hold leaving.base: --free moves it'],
    ['one held that does not move', [...fit, '--hold', 'replying.shared'], 'does not move anyway'],
    [
      'a prior of one that does not move',
      [...fit, '--prior', 'replying.shared=1..2'],
      '--prior replying.shared: it does not move',
    ],
    [
      'a prior without bounds',
      [...fit, '--prior', 'leaving.base=3'],
      '--prior leaving.base=3: write it as leaving.base=LOW..HIGH',
    ],
    ['a prior beyond the range', [...fit, '--prior', 'leaving.base=-9..0'], 'leaving.base takes values in [-6, 3]'],
    ['a prior upside down', [...fit, '--prior', 'leaving.base=0..-2'], 'write it as'],
    ['a moving parameter that is set', [...fit, '--set', 'leaving.base=-1'], '--set leaving.base: the calibration moves it'],
    [
      'an unknown fact',
      [...fit, '--target', 'unansered'],
      '--target unansered: there is no such fact (did you mean "unanswered"?)',
    ],
    ['a fact by a word of its label', [...fit, '--target', 'posts per day'], '(did you mean allPostsPerDay'],
    ['a fact that the file lacks', [...fit, '--target', 'activeWeek52'], '--target activeWeek52: facts.json does not have it'],
    ['no runs', [...fit, '--runs', '0'], '--runs: 0 is not a whole number in ['],
    ['too few runs', [...fit, '--runs', '50'], '--runs: 50 is not a whole number in [180, 1000000]'],
    ['no number of runs', [...fit, '--runs', 'many'], '--runs: many is not a whole number'],
    ['a warm-up that is too long', [...fit, '--warm-up', '10950'], '--warm-up: 10950 is not'],
  ])('%s', async (_, more, words) => {
    expect(await refused(...more)).toContain(words)
  })

  test('a log that is too small', async () => {
    const few = facts(({ facts }) => Object.assign(facts, { members: { value: 21 }, allPosts: { value: 27 } }))
    expect(await refused('forum.yaml', '--to', few)).toContain(
      '27 posts by 21 members in 60 days are too little to fit: fewer than 200 posts or 30 members. --force does it nevertheless.',
    )
  })

  test('a study of several arms', async () => {
    writeFileSync(join(folder, 'arms.yaml'), 'arms: { a: {}, b: { moderation.detection: 0.5 } }\n')
    expect(await refused('arms.yaml', '--to', 'facts.json')).toContain('arms: has 2 arms, and a calibration fits one forum')
  })

  test('facts of another format, and those without what is needed', async () => {
    expect(
      await refused(
        'forum.yaml',
        '--to',
        facts(({ facts }) => Object.assign(facts, { members: 3 })),
      ),
    ).toContain('facts.members')
    expect(
      await refused(
        'forum.yaml',
        '--to',
        facts(({ facts }) => Object.assign(facts, { members: { value: null } })),
      ),
    ).toContain('facts.members')
    expect(
      await refused(
        'forum.yaml',
        '--to',
        facts(({ facts }) => {
          delete facts.members
        }),
      ),
    ).toContain('facts.members: is missing')
    expect(
      await refused(
        'forum.yaml',
        '--to',
        facts(({ window }) => Object.assign(window, { to: 0 })),
      ),
    ).toContain('is no time at all')
    expect(
      await refused(
        'forum.yaml',
        '--to',
        facts(({ window }) => Object.assign(window, { to: 20_000 })),
      ),
    ).toContain('at most 10950')
  })

  test('a prediction of another log', async () => {
    writeFactsOf(join(folder, 'other.json'), days, 90, 'b'.repeat(64))
    expect(await refused(...fit, '--predict', 'other.json')).toContain('--predict other.json: is of another log')
  })
})
