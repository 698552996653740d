/** The commands and their flags. What a command does is loaded when it is called. */
import { readFileSync } from 'node:fs'
import type { ExitCode } from './exit.js'

/** Carries out a command line; never throws. */
export async function program(words: readonly string[]): Promise<ExitCode> {
  try {
    // Answered at once, for scripts ask it often.
    if (words.length === 1 && (words[0] === '--version' || words[0] === '-v')) {
      process.stdout.write(`${version()}\n`)
      return 0
    }
    const { parse } = await import('./commands.js')
    return await parse(words, version())
  } catch (thrown) {
    if (process.env.RESPONSORIUM_DEBUG) console.error(thrown)
    const { explanation } = await import('./exit.js')
    const { words: said, code } = explanation(thrown)
    process.stderr.write(`${said}\n`)
    return code
  }
}

const version = (): string => JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version
