import { existsSync, readdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fileMeant, filesOfRepository, packageMeant, readSource, readText, root, type Source } from './sources.js'

const files = filesOfRepository()
const sources = files.filter((path) => path.startsWith('src/') && path.endsWith('.ts')).map(readSource)
const folderOf = (path: string) => (path.split('/')[1] ?? '').replace('.ts', '')

// Who may import whom, besides itself. A new folder needs a line here.
const below = ['model', 'statistics', 'scenario', 'experiment', 'evidence', 'charts']
const mayImport: Readonly<Record<string, readonly string[]>> = {
  model: [],
  statistics: [],
  scenario: ['model', 'statistics'],
  experiment: ['model', 'statistics', 'scenario', 'evidence'],
  evidence: ['model', 'statistics', 'scenario'],
  charts: ['model', 'statistics', 'scenario', 'experiment', 'evidence'],
  report: below,
  files: below,
  engines: below,
  cli: [...below, 'report', 'files', 'engines', 'index'],
  index: [...below, 'report', 'files', 'engines'],
}

describe('the house', () => {
  test('imports run one way', () => {
    const against = sources.flatMap((source) => {
      const from = folderOf(source.path)
      const allowed = [from, ...(mayImport[from] ?? [])]
      return source.imports
        .flatMap((line) => fileMeant(source, line) ?? [])
        .filter((path) => path.startsWith('src/') && !allowed.includes(folderOf(path)))
        .map((path) => `${source.path} imports ${path}`)
    })
    expect(against).toEqual([])
  })

  test('every folder of src has its place in the order of imports', () => {
    const folders = readdirSync(resolve(root, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory())
    expect(folders.map((entry) => entry.name).filter((name) => !(name in mayImport))).toEqual([])
  })

  test('every relative import names a file that is there', () => {
    const missing = sources.flatMap((source) =>
      source.imports
        .flatMap((line) => fileMeant(source, line) ?? [])
        .filter((path) => !existsSync(resolve(root, path)))
        .map((path) => `${source.path} imports ${path}`),
    )
    expect(missing).toEqual([])
  })

  test('what is below the disk, the threads and the terminal knows no chance, clock, process, console or module of Node', () => {
    const pure = ['model', 'statistics', 'scenario', 'experiment', 'evidence', 'charts', 'report']
    const banned =
      /\bMath\s*\.\s*random\b|\bnew Date\b|\bDate\s*[.(]|\bperformance\s*\.|\bprocess\s*\.|\bconsole\s*\.|'node:|\bsetTimeout\b|\bsetInterval\b/g
    const found = sources
      .filter((source) => pure.includes(folderOf(source.path)))
      .flatMap((source) => (source.code.match(banned) ?? []).map((words) => `${source.path}: ${words}`))
    expect(found).toEqual([])
  })

  test('no source file is over 250 lines, and half of them are under 80', () => {
    const lengths = sources
      .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
      .sort((a, b) => a.lines - b.lines)
    const median = lengths[Math.floor(lengths.length / 2)]?.lines ?? 0
    const long = lengths.filter(({ lines }) => lines > 250).map(({ path, lines }) => `${path} has ${lines}`)
    expect({ long, median }, `median ${median}; over 250: ${long.join(', ') || 'none'}`).toEqual({
      long: [],
      median: expect.toSatisfy((lines: number) => lines < 80),
    })
  })
})

describe('the packages', () => {
  const { dependencies } = JSON.parse(readText('package.json')) as { dependencies: Record<string, string> }
  const used = new Set(sources.flatMap(({ imports }) => imports.flatMap((line) => packageMeant(line) ?? [])))

  test('every dependency is used in src, and everything used there is a dependency', () => {
    expect([...used].sort()).toEqual(Object.keys(dependencies).sort())
  })

  test('the command line starts on yargs alone: every other package is loaded when a command needs it', () => {
    const atStart = reachedAtStart('src/cli/main.ts')
    const packages = atStart.flatMap((source) =>
      source.imports.flatMap((line) => {
        const name = line.how === 'static' ? packageMeant(line) : undefined
        return name === undefined || name === 'yargs' ? [] : [`${name} by ${source.path}`]
      }),
    )
    expect(packages).toEqual([])
    expect(atStart.map(({ path }) => path)).toContain('src/cli/main.ts')
  })

  test('the lock file names no place to download from, so that any registry will do', () => {
    expect(readText('package-lock.json')).not.toContain('"resolved"')
  })
})

describe('the text', () => {
  const written = files.filter((path) => /\.(ts|js|md|yaml|json|cff)$|^\.ci\//.test(path) && path !== 'package-lock.json')

  test('no file names a folder of the machine it was written on', () => {
    const folder = /(?<![\w.])\/(?:home|root|Users|work|workspace|mnt)\/[\w.-]+/g
    expect(written.flatMap((path) => (readText(path).match(folder) ?? []).map((found) => `${path}: ${found}`))).toEqual([])
  })

  test('no comment and no document points to a file that is not in the repository', () => {
    const prosaic = written.filter((path) => !path.endsWith('.json'))
    const lost = prosaic.flatMap((path) => {
      const prose = /\.[tj]s$/.test(path) ? readSource(path).comments : readText(path)
      return (prose.match(/(?<![\w/])(?:\.\.\/)+[\w./-]*\w/g) ?? [])
        .filter((pointer) => !isThere(resolve(root, dirname(path), pointer)))
        .map((pointer) => `${path}: ${pointer}`)
    })
    expect(lost).toEqual([])
  })
})

/** What is built is there when its source is. */
function isThere(path: string): boolean {
  const source = path.replace(resolve(root, 'dist'), resolve(root, 'src'))
  return existsSync(source) || existsSync(source.replace(/\.js$/, '.ts'))
}

/** The files that are loaded before the first line of this one runs. */
function reachedAtStart(first: string): Source[] {
  const reached = new Map<string, Source>()
  const waiting = [first]
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const source = sources.find((candidate) => candidate.path === path)
    if (source === undefined || reached.has(path)) continue
    reached.set(path, source)
    for (const line of source.imports) if (line.how === 'static') waiting.push(fileMeant(source, line) ?? '')
  }
  return [...reached.values()]
}
