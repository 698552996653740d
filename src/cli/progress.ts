/** How far a study has come, on stderr: a bar in a terminal, a line now and then elsewhere. */
import cliProgress from 'cli-progress'

export interface Progress {
  /** One more run has ended. */
  step(): void
  stop(): void
}

const silent: Progress = { step: () => undefined, stop: () => undefined }
const LINE_EVERY = 10_000

/** Begins with `done` runs of `total` done; time to go is reckoned from what is done from now on. */
export function showProgress(total: number, done: number, quiet: boolean): Progress {
  if (quiet || total === done) return silent
  return process.stderr.isTTY ? bar(total, done) : lines(total, done)
}

function bar(total: number, done: number): Progress {
  const shown = new cliProgress.SingleBar(
    { format: '  {bar} {value} of {total} runs{left}', hideCursor: true, stream: process.stderr },
    cliProgress.Presets.shades_classic,
  )
  const timeLeft = reckoning(total, done)
  shown.start(total, done, { left: '' })
  return { step: () => shown.increment(1, { left: timeLeft() }), stop: () => shown.stop() }
}

function lines(total: number, before: number): Progress {
  const timeLeft = reckoning(total, before)
  let done = before
  let last = performance.now()
  return {
    step() {
      done++
      const left = timeLeft()
      if (performance.now() - last < LINE_EVERY && done < total) return
      last = performance.now()
      process.stderr.write(`${done} of ${total} runs${left}\n`)
    },
    stop: () => undefined,
  }
}

/** The first runs say little of the pace: threads are starting, and runs differ. */
const TELLING = 20

/**
 * To be called at every run that ends; gives the time to go in words, reckoned from the pace since the start. Nothing until 20 runs, or a
 * quarter of fewer than 80, are done, and nothing at the end.
 */
export function reckoning(total: number, before: number): () => string {
  const begun = performance.now()
  const telling = Math.min(TELLING, Math.ceil((total - before) / 4))
  let done = before
  return () => {
    done++
    return done === total || done - before < telling
      ? ''
      : `, about ${spanInWords(((performance.now() - begun) / (done - before)) * (total - done))} to go`
  }
}

/** A span of time in ms, as people say it. */
export function spanInWords(span: number): string {
  if (span < 950) return `${Math.max(1, Math.round(span))} ms`
  const seconds = Math.round(span / 1000)
  if (seconds < 100) return `${seconds} s`
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`
  return seconds < 172_800 ? `${(seconds / 3600).toFixed(1)} h` : `${(seconds / 86_400).toFixed(1)} days`
}
