/** Ctrl-C: once to end after the runs in hand, twice to end at once. */
import { exitCodes } from './exit.js'

export interface Interrupt {
  /** Aborted at the first Ctrl-C (or a polite kill). */
  readonly signal: AbortSignal
  /** From now on, Ctrl-C means what it always does. */
  release(): void
}

export function listenForInterrupt(): Interrupt {
  const controller = new AbortController()
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(exitCodes.interrupted)
    controller.abort()
    process.stderr.write('\nFinishing the runs in hand; press Ctrl-C again to stop at once.\n')
  }
  const signals = ['SIGINT', 'SIGTERM'] as const
  for (const signal of signals) process.on(signal, stop)
  return {
    signal: controller.signal,
    release() {
      for (const signal of signals) process.off(signal, stop)
    },
  }
}
