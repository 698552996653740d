/** Sees to it that there is a Chromium for the browser tests. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromiumPath } from './chromium.js'
import { browserFolder } from './folders.js'
import { adviceFor, npm } from './install.js'
import { say } from './say.js'

const advice =
  'The browser tests need Chromium or Chrome: install one (on Debian: apt-get install chromium), ' +
  'or set RESPONSORIUM_CHROMIUM to the path of one, and run the same command again.'

/** Takes the first way that gives a browser; throws where none does. */
export async function ensureChromium() {
  if (await chromiumPath()) return
  if (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    say('Installing chromium for the browser tests (apt-get, as root) ...')
    fromDebian()
    if (await chromiumPath()) return
    say('apt-get has no chromium for this system.')
  }
  // The package's browser is for Linux on x64 only.
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error(advice)
  say('Installing chromium for the browser tests (npm package @sparticuz/chromium) ...')
  fromRegistry()
  const path = await chromiumPath()
  const { status, stderr } = spawnSync(path ?? '', ['--version'], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${advice}\nThe one from npm does not start here: ${stderr?.trim() ?? path}`)
}

function fromDebian() {
  /** @type {import('node:child_process').SpawnSyncOptions} */
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, stdio: 'ignore' }
  spawnSync('apt-get', ['update'], options)
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], options)
}

function fromRegistry() {
  mkdirSync(browserFolder, { recursive: true })
  writeFileSync(join(browserFolder, 'package.json'), '{ "private": true }\n')
  const { status, stderr } = npm(['install', '--no-save', '--no-package-lock', '@sparticuz/chromium@153.0.0'], browserFolder)
  if (status !== 0) throw new Error(`${advice}\n${adviceFor(stderr)}`)
}
