/**
 * Makes a fresh clone ready, and says nothing when it is: Node new enough, packages as in the lock file, dist/ as in src/ and,
 * with --with-browser, a Chromium for the tests. The other scripts are imported only once Node is known to understand them.
 */
import { readFileSync } from 'node:fs'

const { name, engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))

/** @param {string} version as '20.19.0' or '>=20.19' */
function majorAndMinor(version) {
  const [major = 0, minor = 0] = version.replace(/^\D+/, '').split('.').map(Number)
  return { major, minor }
}

const here = majorAndMinor(process.versions.node)
const needed = majorAndMinor(engines.node)

if (here.major < needed.major || (here.major === needed.major && here.minor < needed.minor)) {
  console.error(
    `${name} needs Node ${needed.major}.${needed.minor} or newer; this is Node ${process.versions.node}. ` +
      'Install a newer one from https://nodejs.org and run the same command again.',
  )
  process.exitCode = 1
} else {
  void import('./prepare.js').then(({ prepare }) => prepare(process.argv.slice(2)))
}
