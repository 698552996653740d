/** On stderr, so that a command's own output stays clean. @param {string} line */
export function say(line) {
  process.stderr.write(`${line}\n`)
}

/** In words, without a stack. @param {unknown} error */
export function reportFailure(error) {
  say(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
