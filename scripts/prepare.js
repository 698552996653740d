/** What setup.js does, in order. Two npm scripts may start at once: one does the work, the other waits. */
import { ensureChromium } from './browser.js'
import { build, isBuilt } from './build.js'
import { chromiumPath } from './chromium.js'
import { root } from './folders.js'
import { installPackages, isInstalled } from './install.js'
import { withLock } from './lock.js'
import { reportFailure } from './say.js'

/** @param {string[]} words the command line */
export async function prepare(words) {
  try {
    const unknown = words.filter((word) => word !== '--with-browser')
    if (unknown.length > 0) throw new Error(`unknown option ${unknown.join(' ')}; the only one is --with-browser`)
    const browserWanted = words.includes('--with-browser')
    const ready = async () => isInstalled(root) && isBuilt(root) && (!browserWanted || (await chromiumPath()) !== undefined)
    if (await ready()) return
    await withLock(root, async () => {
      if (!isInstalled(root)) installPackages(root)
      if (!isBuilt(root)) build(root)
      if (browserWanted) await ensureChromium()
    })
  } catch (error) {
    reportFailure(error)
  }
}
