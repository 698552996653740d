import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { npm } from '../scripts/install.js'
import { filesOfRepository, readText, root } from './sources.js'

interface Manifest {
  readonly name: string
  readonly version: string
  readonly license: string
  readonly scripts: Readonly<Record<string, string>>
}

const manifest = JSON.parse(readText('package.json')) as Manifest

describe('the packed package, installed in an empty folder', () => {
  let elsewhere = ''
  let packed: readonly string[] = []

  beforeAll(() => {
    elsewhere = mkdtempSync(join(tmpdir(), 'responsorium-package-'))
    const pack = npm(['pack', '--json', '--pack-destination', elsewhere], root)
    expect(pack.status, pack.stderr).toBe(0)
    const [{ filename, files }] = JSON.parse(pack.stdout) as [{ filename: string; files: { path: string }[] }]
    packed = files.map(({ path }) => path)
    writeFileSync(join(elsewhere, 'package.json'), '{ "private": true }')
    const install = npm(['install', '--prefer-offline', join(elsewhere, filename)], elsewhere)
    expect(install.status, install.stderr).toBe(0)
  }, 180_000)

  afterAll(() => rmSync(elsewhere, { recursive: true, force: true }))

  /** Runs a command of the folder with nothing of the repository in reach. */
  const run = (command: string, ...words: string[]) =>
    execFileSync(command, words, { cwd: elsewhere, encoding: 'utf8', stdio: 'pipe', env: { PATH: process.env.PATH } })

  test('it holds the compiled sources, the scenarios and what is said about them, and nothing else', () => {
    const kind =
      /^(dist\/.+\.(js|d\.ts)|dist\/model\/ODD\.md|scenarios\/.+\.(yaml|json|md|png)|package\.json|README\.md|LICENSE|CITATION\.cff)$/
    expect(packed.filter((path) => !kind.test(path))).toEqual([])
    const sources = filesOfRepository().filter((path) => /^src\/.*(?<!\.d)\.ts$/.test(path))
    const compiled = sources.flatMap((path) => [path.replace(/\.ts$/, '.js'), path.replace(/\.ts$/, '.d.ts')])
    const built = [...compiled.map((path) => path.replace('src/', 'dist/')), 'dist/model/ODD.md']
    const expected = [...built, 'README.md', 'LICENSE', 'CITATION.cff']
    expect(expected.filter((path) => !packed.includes(path))).toEqual([])
    expect(packed.filter((path) => path.startsWith('dist/')).length).toBe(built.length)
  })

  test('JavaScript imports simulate from it, and gets the same run as in the repository', async () => {
    const { simulate } = await import('../src/model/simulate.js')
    const settings = { 'clock.days': 20, 'members.arrivalsPerDay': 3 }
    const program = `import { simulate } from 'responsorium'
      console.log(simulate(${JSON.stringify(settings)}, 'uppsala').hash)`
    writeFileSync(join(elsewhere, 'run.mjs'), program)
    expect(run(process.execPath, 'run.mjs').trim()).toBe(simulate(settings, 'uppsala').hash)
  })

  test('TypeScript knows the settings, the measures and a misspelt name', () => {
    const program = (name: string) => `import { simulate } from 'responsorium'
      const run = simulate({ '${name}': 2 }, 'uppsala')
      export const active: number = run.measures.activeMembers
      export const firstDay: number | undefined = run.daily.posts[0]\n`
    const configuration = { compilerOptions: { module: 'nodenext', target: 'es2023', strict: true, types: [], noEmit: true } }
    const complaints = (name: string, text: string) => {
      const folder = join(elsewhere, name)
      mkdirSync(folder)
      writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(configuration))
      writeFileSync(join(folder, 'study.mts'), text)
      try {
        return run(process.execPath, join(root, 'node_modules/typescript/bin/tsc'), '-p', folder)
      } catch (error) {
        return error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error)
      }
    }
    expect(complaints('right', program('members.arrivalsPerDay'))).toBe('')
    expect(complaints('misspelt', program('members.arivalsPerDay'))).toContain('arivalsPerDay')
  })

  test('the command is there, and knows its version', () => {
    const command = join(elsewhere, 'node_modules', '.bin', 'responsorium')
    expect(run(command, '--version').trim()).toBe(manifest.version)
    expect(run(command, '--help')).toContain('responsorium run')
    expect(run(command, 'explain', '--odd')).toContain(`Responsorium ${manifest.version}, model `)
  })

  test('it knows the study files of subfolders, and the file that they extend', () => {
    const command = join(elsewhere, 'node_modules', '.bin', 'responsorium')
    const claim = 'node_modules/responsorium/scenarios/claims/m08-anonymity.yaml'
    expect(run(command, 'plan', claim)).toMatch(/^300 runs, seed uppsala/m)
  })

  test('it carries out a study in threads, and draws it, with what it brought along', () => {
    const command = join(elsewhere, 'node_modules', '.bin', 'responsorium')
    const study = 'node_modules/responsorium/scenarios/self-help-forum.yaml'
    run(command, 'run', study, '--replicates', '2', '--days', '15', '--workers', '2')
    const output = join(elsewhere, 'outputs', 'self-help-forum')
    expect(readFileSync(join(output, 'runs.csv'), 'utf8').trim().split('\n')).toHaveLength(3)
    expect(
      readFileSync(join(output, 'charts', 'timeline.png'))
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')
    expect(readFileSync(join(output, 'report.html'), 'utf8')).toMatch(/^<!doctype html>/i)
  })
})

describe('what is said about the package', () => {
  test('CITATION.cff is of the format 1.2.0, with the version and licence of package.json', () => {
    const citation = parse(readText('CITATION.cff')) as Record<string, unknown>
    expect(citation).toMatchObject({ 'cff-version': '1.2.0', version: manifest.version, license: manifest.license })
    // The keys that the format requires and those it allows here; an unknown key makes the file invalid.
    const allowed = [
      'cff-version',
      'message',
      'type',
      'title',
      'abstract',
      'version',
      'license',
      'authors',
      'keywords',
      'references',
    ]
    expect(Object.keys(citation).sort()).toEqual(allowed.sort())
    expect(citation.references).toEqual([
      expect.objectContaining({ type: 'article', journal: 'Socialmedicinsk tidskrift', year: 2013, issue: '2' }),
    ])
  })

  test('LICENSE is the one that package.json names', () => {
    expect(manifest.license).toBe('MIT')
    expect(readFileSync(join(root, 'LICENSE'), 'utf8')).toMatch(/^MIT License\n\nCopyright \(c\) 2026 the Responsorium authors/)
  })

  test('every file that an npm script starts is there', () => {
    const started = Object.values(manifest.scripts).flatMap((line) => line.match(/scripts\/\w+\.js/g) ?? [])
    expect(started.filter((path) => !existsSync(join(root, path)))).toEqual([])
    expect(started).toContain('scripts/setup.js')
  })
})
