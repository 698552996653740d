import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { adviceFor, isInstalled } from '../scripts/install.js'
import { readText, root } from './sources.js'

let folder = ''
const write = (path: string, text: string) => writeFileSync(join(folder, path), text)
const inFolder = (path: string) => existsSync(join(folder, path))

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'responsorium-setup-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('a clone whose packages are installed', () => {
  beforeEach(() => {
    for (const path of ['scripts', 'package.json', 'package-lock.json', 'tsconfig.json']) {
      cpSync(join(root, path), join(folder, path), { recursive: true })
    }
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
    mkdirSync(join(folder, 'src'))
    cpSync(join(root, 'src', 'tsconfig.json'), join(folder, 'src', 'tsconfig.json'))
    write('src/index.ts', `export { two } from './two.js'\n`)
    write('src/two.ts', 'export const two = 2\n')
  })

  const setup = (...words: string[]) =>
    spawnSync(process.execPath, [join(folder, 'scripts', 'setup.js'), ...words], { encoding: 'utf8' })
  const built = 'Building dist/ from src/ (tsc) ...\n'

  test('setup builds it, and the second time has nothing to say', () => {
    expect(setup()).toMatchObject({ status: 0, stderr: built, stdout: '' })
    expect(inFolder('dist/two.js') && inFolder('dist/two.d.ts')).toBe(true)
    expect(setup()).toMatchObject({ status: 0, stderr: '', stdout: '' })
  })

  test('a changed source is built anew, a deleted one leaves nothing behind, a lost file comes back', () => {
    setup()
    write('src/two.ts', 'export const two = 1 + 1\n')
    expect(setup().stderr).toBe(built)
    expect(readFileSync(join(folder, 'dist/two.js'), 'utf8')).toContain('1 + 1')

    write('src/index.ts', 'export const one = 1\n')
    rmSync(join(folder, 'src/two.ts'))
    expect(setup().stderr).toBe(built)
    expect([inFolder('dist/two.js'), inFolder('dist/two.d.ts'), inFolder('dist/index.js')]).toEqual([false, false, true])

    rmSync(join(folder, 'dist/index.js'))
    expect(setup().stderr).toBe(built)
    expect(inFolder('dist/index.js')).toBe(true)
  })

  test('a source with an error fails with the words of tsc, every time until it is mended', () => {
    write('src/two.ts', `export const two: number = 'two'\n`)
    for (const _ of [1, 2]) {
      const { status, stderr } = setup()
      expect(status).toBe(1)
      expect(stderr).toContain('src/two.ts(1,14): error TS2322')
    }
    write('src/two.ts', 'export const two: number = 2\n')
    expect(setup().status).toBe(0)
  })

  test('of several setups started at once one builds and the others wait, also where a killed one left its lock', async () => {
    mkdirSync(join(folder, 'dist'))
    // No process has this number: Linux counts to four million at most.
    write('dist/.setup-lock', '99999999')
    const ends = await Promise.all([1, 2, 3].map(() => ending(spawn(process.execPath, [join(folder, 'scripts', 'setup.js')]))))
    expect(ends.map(({ status }) => status)).toEqual([0, 0, 0])
    expect(ends.map(({ stderr }) => stderr).join('')).toBe(built)
    expect(inFolder('dist/.setup-lock')).toBe(false)
  })

  test('an older Node is told what is needed', () => {
    const pretend = `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'20.18.3'}})`
    const old = spawnSync(process.execPath, ['--import', pretend, join(folder, 'scripts', 'setup.js')], { encoding: 'utf8' })
    expect(old.status).toBe(1)
    expect(old.stderr).toMatch(/^responsorium needs Node 20\.19 or newer; this is Node 20\.18\.3\. .+\n$/)
  })

  test('an unknown word is refused by name', () => {
    expect(setup('--browser')).toMatchObject({ status: 1, stderr: 'unknown option --browser; the only one is --with-browser\n' })
  })
})

describe('the packages are installed', () => {
  const locked = {
    '': { version: '0.1.0' },
    'node_modules/zod': { version: '4.6.7', integrity: 'sha512-a' },
    'node_modules/fsevents': { version: '2.3.3', integrity: 'sha512-b', optional: true },
  }

  const holds = (installed: object | undefined): boolean => {
    write('package-lock.json', JSON.stringify({ packages: locked }))
    mkdirSync(join(folder, 'node_modules'))
    if (installed !== undefined) write('node_modules/.package-lock.json', JSON.stringify({ packages: installed }))
    return isInstalled(folder)
  }

  test('when each of the lock file is there, but for optional ones', () => {
    expect(holds({ 'node_modules/zod': locked['node_modules/zod'] })).toBe(true)
  })

  test('not when none was', () => expect(holds(undefined)).toBe(false))

  test('not when one has another content', () => {
    expect(holds({ 'node_modules/zod': { version: '4.6.7', integrity: 'sha512-c' } })).toBe(false)
  })

  test('not when one is lacking', () => expect(holds({})).toBe(false))

  test('not when they are for another kind of machine', () => {
    const foreign = { ...locked['node_modules/fsevents'], os: ['another'] }
    expect(holds({ 'node_modules/zod': locked['node_modules/zod'], 'node_modules/fsevents': foreign })).toBe(false)
  })

  test('as they are where this test runs', () => {
    expect(isInstalled(root)).toBe(true)
    expect(readText('package-lock.json')).toContain('"node_modules/zod"')
  })
})

test('without a network the advice is to connect, not the log of npm', () => {
  const words = `npm error code ENOTFOUND
npm error syscall getaddrinfo
npm error network request to https://registry.example/zod failed, reason: getaddrinfo ENOTFOUND registry.example
npm error A complete log of this run can be found in: debug.log`
  expect(adviceFor(words)).toBe(
    'The package registry cannot be reached: connect to the internet, or set the proxy that npm is to use, and run the same command again.\n' +
      'npm error network request to https://registry.example/zod failed, reason: getaddrinfo ENOTFOUND registry.example',
  )
})

/** How a process ended, and what it said. */
function ending(child: ReturnType<typeof spawn>): Promise<{ status: number | null; stderr: string }> {
  let stderr = ''
  child.stderr?.on('data', (chunk) => {
    stderr += chunk
  })
  return new Promise((done) => child.on('close', (status) => done({ status, stderr })))
}
