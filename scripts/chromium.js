/** Which Chromium the browser tests drive, and how it is started. */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { browserFolder } from './folders.js'

/**
 * For playwright's launch(): the tests look at pages of this machine only, so the browser is kept from calling home, and needs
 * no sandbox of its own, which it cannot have as root.
 */
export const launchArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge']

const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...[process.env.ProgramFiles, process.env['ProgramFiles(x86)'], process.env.LOCALAPPDATA].flatMap((folder) =>
    folder ? [join(folder, 'Google/Chrome/Application/chrome.exe'), join(folder, 'Microsoft/Edge/Application/msedge.exe')] : [],
  ),
]

/**
 * The program to start: RESPONSORIUM_CHROMIUM, a browser of this machine, playwright's own, or the one that setup.js fetched
 * from npm; undefined where there is none.
 * @returns {Promise<string | undefined>}
 */
export async function chromiumPath() {
  const named = process.env.RESPONSORIUM_CHROMIUM
  if (named) {
    if (existsSync(named)) return named
    throw new Error(`RESPONSORIUM_CHROMIUM is ${named}, where there is no file`)
  }
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => commands.map((command) => join(folder, command)))
  return [...onPath, ...elsewhere].find((path) => existsSync(path)) ?? (await playwrightsOwn()) ?? (await fromNpm())
}

/** The one that `npx playwright install chromium` fetches. */
async function playwrightsOwn() {
  const { chromium } = await import('playwright-core')
  const path = chromium.executablePath()
  return existsSync(path) ? path : undefined
}

/** The package holds the browser packed, and unpacks it into the folder for temporary files where it is not there already. */
async function fromNpm() {
  const require = createRequire(join(browserFolder, 'package.json'))
  try {
    const { default: chromium } = await import(pathToFileURL(require.resolve('@sparticuz/chromium')).href)
    return chromium.executablePath()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND') return undefined
    throw error
  }
}
