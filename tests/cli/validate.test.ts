import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { patterns } from '../../src/evidence/patterns.js'
import { newFolder } from '../files/inFolder.js'
import { called, writeStudy } from './command.js'

let own = ''
const folder = (): string => own
beforeEach(() => {
  own = newFolder()
})

const few = ['--days', '20', '--replicates', '2', '--workers', '1']

describe('responsorium validate', () => {
  test('prints every pattern with its band and its words, by groups, and counts for both models', async () => {
    writeStudy(folder())
    const { code, out, err } = await called(folder(), 'validate', 'small.yaml', ...few)
    expect({ code, err: err.replace(/^\d+ of 4 runs.*\n/gm, '') }).toEqual({
      code: 0,
      err: 'Nothing is kept on the disk: --out FOLDER keeps the table and the picture.\n',
    })
    expect(out).toContain('2 forums of 20 days, seed uppsala. Of small.yaml only what is set outside its arms.')
    for (const { id } of patterns) expect(out).toContain(id)
    expect(out.indexOf('CALIBRATION')).toBeLessThan(out.indexOf('VALIDATION'))
    const counts = [...out.matchAll(/^(calibration|validation) +(model|null model) +(\d+) +(\d+) +(\d+) +(\d+) +(\d+)$/gm)]
    expect(counts.length).toBe(4)
    for (const [, , , ...numbers] of counts) {
      const [inside = 0, undecided = 0, outside = 0, nothing = 0, all = 0] = numbers.map(Number)
      expect(inside + undecided + outside + nothing).toBe(all)
    }
    expect(out).not.toMatch(/NaN|Infinity|undefined/)
    // No line is wider than the window, here one that does not know its width.
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100)
  })

  test('says that nothing is kept where no folder is named, and which one keeps it where one is', async () => {
    writeStudy(folder())
    const without = await called(folder(), 'validate', 'small.yaml', ...few)
    expect(without.err).toMatch(/Nothing is kept on the disk: --out FOLDER keeps the table and the picture\.\n$/)
    expect(readdirSync(folder())).toEqual(['small.yaml'])
    const json = await called(folder(), 'validate', 'small.yaml', ...few, '--json', 'found.json')
    expect(json.err).toMatch(/Kept is found\.json only: --out FOLDER keeps the table and the picture\.\n$/)
    const kept = await called(folder(), 'validate', 'small.yaml', ...few, '--out', 'found')
    expect(kept.err).not.toContain('--out FOLDER')
    expect(kept.err).toMatch(/found\/charts\/validation\.png\n$/)
  })

  test('leaves a table, a chart and the same as JSON, and does nothing twice', async () => {
    writeStudy(folder())
    const words = ['validate', 'small.yaml', ...few, '--out', 'found', '--json', 'found.json'] as const
    const first = await called(folder(), ...words)
    expect(first.code).toBe(0)
    for (const name of [
      'patterns.csv',
      'patterns.json',
      'charts/validation.svg',
      'charts/validation.png',
      'charts/validation.vl.json',
    ])
      expect(existsSync(join(folder(), 'found', name)), name).toBe(true)
    const json = readFileSync(join(folder(), 'found.json'), 'utf8')
    expect(readFileSync(join(folder(), 'found', 'patterns.json'), 'utf8')).toBe(json)
    const { patterns: rows } = JSON.parse(json)
    expect(rows.map(({ id }: { id: string }) => id)).toEqual(patterns.map(({ id }) => id))
    expect(rows[0]).toMatchObject({
      band: { low: 0.15, high: 0.25 },
      model: { n: 2 },
      nullModel: { mean: null, place: 'not defined' },
    })
    expect(
      readFileSync(join(folder(), 'found', 'patterns.csv'), 'utf8')
        .trim()
        .split('\n').length,
    ).toBeGreaterThan(patterns.length)

    const again = await called(folder(), ...words, '--force')
    expect(again.err).not.toContain('runs')
    expect(again.out).toBe(first.out)
  })

  test('goes on where it was when runs are added or lost', async () => {
    writeStudy(folder())
    const words = ['validate', 'small.yaml', ...few, '--out', 'found'] as const
    const whole = await called(folder(), ...words)
    const journal = join(folder(), 'found', 'journal', 'validation.jsonl')
    const lines = readFileSync(journal, 'utf8').split('\n')
    // The last run is cut off in the middle of its line.
    writeFileSync(journal, lines.slice(0, 4).join('\n') + lines[4]!.slice(0, 100))
    expect((await called(folder(), ...words)).out).toBe(whole.out)
    const more = await called(
      folder(),
      'validate',
      'small.yaml',
      '--days',
      '20',
      '--replicates',
      '3',
      '--workers',
      '1',
      '--out',
      'found',
    )
    expect(more.code).toBe(0)
    expect(readFileSync(journal, 'utf8').split('\n').length).toBe(lines.length + 2)
  })

  test('is quiet where it is asked to be', async () => {
    writeStudy(folder())
    expect(await called(folder(), 'validate', 'small.yaml', ...few, '--quiet')).toEqual({ code: 0, out: '', err: '' })
  })

  describe('refuses', () => {
    const refused = async (said: string, ...words: readonly string[]) => {
      writeStudy(folder())
      const { code, out, err } = await called(folder(), 'validate', ...words)
      expect({ code, out }).toEqual({ code: 2, out: '' })
      expect(err).toContain(said)
      expect(err).not.toMatch(/ at .*:\d+:\d+\)/)
    }

    test('a file that is not there', () => refused('nowhere.yaml: there is no such file', 'nowhere.yaml'))
    test('a folder for a file', () => refused('this is a folder, not a study file', '.'))
    test('replicates that are none', () => refused('--replicates:', 'small.yaml', '--replicates', '0'))
    test('days that are none', () => refused('--days:', 'small.yaml', '--days', 'many'))
    test('a seed that is nothing', () => refused('--seed:', 'small.yaml', '--seed', ''))
    test('a parameter that there is not', () => refused('moderation.detecton', 'small.yaml', '--set', 'moderation.detecton=1'))
    test('workers that are no number', () => refused('--workers: all', 'small.yaml', '--workers', 'all'))

    test('to write over a file of numbers', async () => {
      writeFileSync(join(folder(), 'mine.json'), '{}')
      await refused('mine.json: is there already', 'small.yaml', ...few, '--json', 'mine.json')
      expect(readFileSync(join(folder(), 'mine.json'), 'utf8')).toBe('{}')
    })

    test('to write into a folder of another validation, of a study or of one’s own', async () => {
      writeStudy(folder())
      await called(folder(), 'validate', 'small.yaml', ...few, '--out', 'found')
      await refused(
        'holds another validation (other than here: the seed)',
        'small.yaml',
        ...few,
        '--seed',
        'other',
        '--out',
        'found',
      )
      expect(
        (await called(folder(), 'validate', 'small.yaml', ...few, '--seed', 'other', '--out', 'found', '--force')).code,
      ).toBe(0)
      mkdirSync(join(folder(), 'mine', 'charts'), { recursive: true })
      await refused('holds charts, and nothing that says which validation', 'small.yaml', ...few, '--out', 'mine')
      writeFileSync(join(folder(), 'file'), '')
      await refused('this is a file, not a folder', 'small.yaml', ...few, '--out', 'file')
    })
  })
})
