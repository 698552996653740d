#!/usr/bin/env node
/** The command `responsorium`. */
import { program } from './program.js'

// A reader such as `head` that has seen enough is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

// Beyond a limit on the size of files, writing is to fail with an error that can be told, not to kill the process.
process.on('SIGXFSZ', () => undefined)

process.exitCode = await program(process.argv.slice(2))
