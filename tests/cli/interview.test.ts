import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { type InterviewFlags, interview } from '../../src/cli/interview.js'
import { inThisThread } from '../../src/engines/thread.js'
import { inWorkers } from '../../src/engines/workers.js'
import { interview as holdInterview } from '../../src/evidence/interview/interview.js'
import { configureInterview } from '../../src/evidence/interview/parameters.js'
import { pool } from '../../src/evidence/interview/pooling.js'
import type { Engine } from '../../src/experiment/engine.js'
import { carryOut } from '../../src/experiment/runner.js'
import { poster } from '../../src/report/poster.js'
import { bounds } from '../../src/report/posterDrawing.js'
import type { Study } from '../../src/scenario/study.js'
import { helped, people } from '../evidence/interview/people.js'
import { newFolder } from '../files/inFolder.js'
import { called, type Ended, fingerprints, inThisProcess, writeStudy } from './command.js'

vi.setConfig({ testTimeout: 60_000 })

const interviewIn = (
  folder: string,
  flags: Partial<InterviewFlags> = {},
  engine: () => Engine = () => inThisThread(),
): Promise<Ended> =>
  inThisProcess(folder, () =>
    interview({ file: 'small.yaml', quiet: false, force: false, set: ['interview.redraws=20'], ...flags }, engine),
  )

/** A study in its folder. */
function folderWith(changes: Readonly<Record<string, unknown>> = {}): string {
  const folder = newFolder()
  writeStudy(folder, { 'clock.days': 60, replicates: 2, 'members.initial': 80, ...changes })
  return folder
}
/** Two runs in which everybody was helped a lot. */
function everybodyHelped() {
  const parameters = configureInterview({ redraws: 20 })
  return { parameters, interviews: ['a', 'b'].map((seed) => holdInterview(people(60, helped), parameters, seed)) }
}

const tables = [
  'answers.csv',
  'saturation.csv',
  'thresholds.csv',
  'interviews.csv',
  'runs.csv',
  'interview.json',
  'wall.html',
  'charts/poster.svg',
]

describe('responsorium interview', () => {
  test('leaves tables, charts and a page for the wall, and says of each arm who was asked and what they said', async () => {
    const folder = folderWith()
    const { code, out } = await interviewIn(folder)
    expect(code).toBe(0)
    expect(out).toMatch(/^none: 2 runs\. \d+ ever joined; \d+ wrote in the last 90 days and are eligible/m)
    expect(out).toMatch(/^moderated: 2 runs\./m)
    expect(out).toContain('Has the forum helped you? yes')
    expect(out).toContain('A statement about a model')
    const outputs = join(folder, 'outputs/small-interview')
    expect(readdirSync(outputs).sort()).toEqual([
      'answers.csv',
      'charts',
      'dictionary.csv',
      'interview.json',
      'interviews.csv',
      'journal',
      'runs.csv',
      'saturation.csv',
      'thresholds.csv',
      'wall.html',
    ])
    const charts = ['answers', 'survivorship', 'saturation'].flatMap((name) =>
      ['vl.json', 'svg', 'png'].map((kind) => `${name}.${kind}`),
    )
    const posters = ['poster-1.svg', 'poster-1.png', 'poster-2.svg', 'poster-2.png']
    expect(readdirSync(join(outputs, 'charts')).sort()).toEqual([...charts, ...posters].sort())
    const page = readFileSync(join(outputs, 'wall.html'), 'utf8')
    expect(page.match(/This is a statement about a model, not about people\./g)).toHaveLength(2)
    // What stands side by side is compared, on one scale.
    const { resolve } = JSON.parse(readFileSync(join(outputs, 'charts/survivorship.vl.json'), 'utf8'))
    expect(resolve.scale.x).toBe('shared')
    // Nothing is loaded from anywhere.
    expect(page.replaceAll('http://www.w3.org/', '')).not.toMatch(/https?:/)
    expect(page).toContain('npx responsorium')
  })

  test('tells in its tables what the runs hold: those interviewed one by one, at most eight of each run', async () => {
    const folder = folderWith({ arms: { only: {} } })
    await interviewIn(folder, {
      set: ['interview.redraws=20', 'interview.asked=5', 'interview.answered=3'],
      json: 'numbers.json',
    })
    const outputs = join(folder, 'outputs/small-interview')
    const rows = readFileSync(join(outputs, 'interviews.csv'), 'utf8').trim().split('\n')
    expect(rows).toHaveLength(1 + 2 * 3)
    const columns = new Set(
      ['answers', 'saturation', 'thresholds', 'interviews', 'runs'].flatMap((name) =>
        readFileSync(join(outputs, `${name}.csv`), 'utf8')
          .split('\n', 1)[0]!
          .split(',')
          .map((column) => `${name},${column}`),
      ),
    )
    const explained = readFileSync(join(outputs, 'dictionary.csv'), 'utf8').trim().split('\n').slice(1)
    expect(new Set(explained.map((row) => row.split(',').slice(0, 2).join(',')))).toEqual(columns)
    const { parameters, arms } = JSON.parse(readFileSync(join(outputs, 'interview.json'), 'utf8'))
    expect(parameters['interview.asked'].value).toBe(5)
    expect(readFileSync(join(folder, 'numbers.json'), 'utf8')).toBe(readFileSync(join(outputs, 'interview.json'), 'utf8'))
    expect(arms[0].pooled.sizes.answered.estimate).toBe(3)
  })

  test('goes on where it was stopped, and gives the same bytes in worker threads', async () => {
    const one = { arms: { only: {} } }
    const inThreads = folderWith(one)
    await interviewIn(inThreads, {}, () => inWorkers(2, new URL('../../dist/engines/worker.js', import.meta.url)))
    const inParts = folderWith(one)
    // As if it had been killed after one replicate, in the middle of a line.
    await interviewIn(inParts, { replicates: '1' })
    const journal = join(inParts, 'outputs/small-interview/journal/interviews.jsonl')
    writeFileSync(journal, `${readFileSync(journal, 'utf8')}{"crc":"0000`)
    let carriedOut = 0
    const counting = (): Engine =>
      inThisThread((task) => {
        carriedOut++
        return carryOut(task)
      })
    await interviewIn(inParts, {}, counting)
    expect(carriedOut).toBe(1)
    const outputs = (folder: string): string => join(folder, 'outputs/small-interview')
    expect(fingerprints(outputs(inParts), tables)).toEqual(fingerprints(outputs(inThreads), tables))
  })

  test('never mixes studies, and replaces what is there only when told to', async () => {
    const folder = folderWith({ arms: { only: {} } })
    await interviewIn(folder, { replicates: '1' })
    const other = interviewIn(folder, { replicates: '1', set: ['interview.redraws=20', 'interview.asked=20'] })
    await expect(other).rejects.toThrow(/holds another interview study \(other numbers of the interview\).*--force/)
    await expect(interviewIn(folder, { seed: 'lund' })).rejects.toThrow('another seed')
    await expect(interviewIn(folder, { days: '50' })).rejects.toThrow('other arms or parameters of the forum')
    expect((await interviewIn(folder, { replicates: '1', seed: 'lund', force: true })).code).toBe(0)
    const strange = join(folder, 'strange')
    mkdirSync(strange)
    writeFileSync(join(strange, 'runs.csv'), 'mine')
    await expect(interviewIn(folder, { out: strange })).rejects.toThrow(
      'holds runs.csv, and nothing that says which interview study',
    )
    writeFileSync(join(folder, 'numbers.json'), '{}')
    await expect(interviewIn(folder, { replicates: '1', seed: 'lund', json: 'numbers.json' })).rejects.toThrow(
      'there is something else of that name',
    )
  })

  test('looks before the runs whether a file for the numbers is in the way, and takes one of the same numbers for its own', async () => {
    const folder = folderWith({ arms: { only: {} } })
    writeFileSync(join(folder, 'numbers.json'), '{}')
    let carriedOut = 0
    const counting = (): Engine =>
      inThisThread((task) => {
        carriedOut++
        return carryOut(task)
      })
    await expect(interviewIn(folder, { json: 'numbers.json' }, counting)).rejects.toThrow('numbers.json: is there already')
    expect(carriedOut).toBe(0)
    expect(readFileSync(join(folder, 'numbers.json'), 'utf8')).toBe('{}')
    expect((await interviewIn(folder, { json: 'numbers.json', force: true }, counting)).code).toBe(0)
    expect((await interviewIn(folder, { json: 'numbers.json' }, counting)).code).toBe(0)
    expect(carriedOut).toBe(2)
  })

  test('heads its columns with words that say what they count', async () => {
    const { out } = await interviewIn(folderWith({ arms: { only: {} } }))
    expect(out).toMatch(
      /one interview +majority differs +majority differs\nHow often, in %, the 8 .*more is new +from eligible +from all\n/,
    )
    // An interval that prints as its share does says nothing more.
    expect(out).not.toMatch(/ (\d+) \(\1 to \1\)/)
  })

  test('says so where fewer can be asked than were wanted, and where nobody can', async () => {
    const folder = folderWith({ arms: { only: {} }, 'members.initial': 20, 'members.arrivalsPerDay': 0.2 })
    const { code, out } = await interviewIn(folder)
    expect(code).toBe(0)
    expect(out.replaceAll('\n', ' ')).toMatch(/In 2 of 2 runs fewer than 37 could be asked \(the fewest \d+\): all of them were/)
    expect(readFileSync(join(folder, 'outputs/small-interview/wall.html'), 'utf8')).toContain('fewer than 37 could be asked')
    const silent = folderWith({
      arms: { only: {} },
      'opening.base': -8,
      'replying.base': -12,
      'members.initial': 5,
      'members.arrivalsPerDay': 0,
    })
    await expect(interviewIn(silent)).rejects.toThrow('there is nobody to interview')
    expect(existsSync(join(silent, 'outputs/small-interview/wall.html'))).toBe(false)
  })

  test('asks in each of several forums side by side', async () => {
    const folder = folderWith({ arms: { only: {} }, forums: { ours: {}, theirs: { 'choosing.found': 0.5 } }, replicates: 1 })
    const { code, out } = await interviewIn(folder)
    expect(code).toBe(0)
    expect(out.match(/^.*(?=: 1 run\.)/gm)).toEqual(['only / ours', 'only / theirs'])
    const rows = readFileSync(join(folder, 'outputs/small-interview/runs.csv'), 'utf8').trim().split('\n')
    expect(rows.slice(1).map((row) => row.split(',')[0])).toEqual(['only / ours', 'only / theirs'])
  })

  test('keeps the other runs where one fails, and says which', async () => {
    const folder = folderWith()
    const { code, err } = await interviewIn(folder, {}, () =>
      inThisThread((task) => {
        if (task.run.id === 'none/2') throw new Error('out of luck')
        return carryOut(task)
      }),
    )
    expect(code).toBe(3)
    expect(err).toContain('1 of the runs failed (the first, none/2: out of luck)')
    expect(readFileSync(join(folder, 'outputs/small-interview/failures.csv'), 'utf8')).toContain('none/2,out of luck')
    // What failed is tried again.
    expect((await interviewIn(folder)).code).toBe(0)
    expect(existsSync(join(folder, 'outputs/small-interview/failures.csv'))).toBe(false)
  })

  test.each([
    [['--set', 'interview.asked=0'], '--set interview.asked: 0 is not in [1, 10000]'],
    [['--set', 'interview.asked'], 'write it as name=value'],
    [['--set', 'interview.whom=3'], 'interview.whom: there is no such parameter'],
    [['--set', 'interview.asked=3', '--set', 'interview.asked=4'], 'interview.asked is given twice'],
    [['--set', 'interview.answered=40'], '40 cannot answer where 37 are asked'],
    [['--set', 'moderation.detection=2'], 'moderation.detection: 2 is not in [0, 1]'],
    [['--workers', '0'], '--workers: 0 is not a whole number'],
  ])('refuses %o', async (words, message) => {
    const { code, err } = await called(folderWith(), 'interview', 'small.yaml', ...words)
    expect(code).toBe(2)
    expect(err).toContain(message)
  })

  test('says on the poster that some belong sooner only where they answer sooner, and how far being helped hangs on its threshold', async () => {
    const posterOf = async (willingness: number): Promise<string> => {
      const folder = folderWith({ arms: { only: {} } })
      await interviewIn(folder, { set: ['interview.redraws=20', `interview.willingness=${willingness}`], quiet: true })
      return readFileSync(join(folder, 'outputs/small-interview/charts/poster.svg'), 'utf8').replace(/<[^>]*>/g, ' ')
    }
    expect(await posterOf(2)).toContain('belongs, sooner')
    const alike = await posterOf(0)
    expect(alike).not.toContain('belongs, sooner')
    expect(alike).toMatch(/Helped means 0\.2 sd of relief, which is assumed: with 0\.1 sd: \d+ % and \d+ %/)
    expect(alike).toContain('Who wrote nothing lately was never asked')
  })

  test('says on the page which sheets are for the wall, and on the poster in what studies most say the opposite of all', async () => {
    const both = folderWith()
    await interviewIn(both, { quiet: true })
    const page = (folder: string): string => readFileSync(join(folder, 'outputs/small-interview/wall.html'), 'utf8')
    expect(page(both)).toContain('The posters are pages 1 to 2: for the wall print these only')
    const one = folderWith({ arms: { only: {} } })
    await interviewIn(one, { quiet: true })
    expect(page(one)).toContain('print page 1 only')
    expect(page(one).match(/break-after: page/g)).not.toBeNull()
    expect(
      page(one)
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' '),
    ).toContain('of such studies: most who answered say the opposite of most who ever joined')
  })

  test('draws on the poster no bounds that print as the share does', () => {
    expect(bounds({ estimate: 0.011, low: 0.009, high: 0.013 })).toBe('')
    expect(bounds({ estimate: 0.999, low: 0.996, high: 1 })).toBe('')
    expect(bounds({ estimate: 0.01, low: 0.009, high: 0.02 })).toBe('1 to 2')
    expect(bounds({ estimate: 1, low: Number.NaN, high: Number.NaN })).toBe('')
  })

  test('has room on the poster for a study of a long name and shares of three digits', async () => {
    const { parameters, interviews } = everybodyHelped()
    const arm = { name: 'only', days: 7300, pooled: pool(interviews, parameters) }
    const study = { name: 'moderated-and-not-and-others', seed: 'a-seed-of-twenty-let' } as Study
    const drawn = poster({ study, arm, several: false, parameters, version: '10.10.10' })
    const lowest = [...drawn.matchAll(/<text [^>]*y="(\d+)" font-size="(\d+)"[^>]*>(.*?)<\/text>/gs)].map(
      ([, y, size, spans]) => Number(y) + Math.round(Number(size) * 1.22) * (spans!.split('<tspan').length - 2),
    )
    expect(Math.max(...lowest)).toBeLessThan(1414)
  })

  test('refuses a study with a sweep', async () => {
    const folder = folderWith({ arms: { only: {} }, sweep: { 'members.hostileShare': [0.01, 0.1] } })
    await expect(interviewIn(folder)).rejects.toThrow('an interview is held in the arms of a study')
  })
})
