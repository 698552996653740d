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
    { format: '  {bar} {value} of {total} runs, {eta_formatted} to go', hideCursor: true, etaBuffer: 50, stream: process.stderr },
    cliProgress.Presets.shades_classic,
  )
  shown.start(total, done)
  return { step: () => shown.increment(), stop: () => shown.stop() }
}

function lines(total: number, before: number): Progress {
  const begun = performance.now()
  let done = before
  let last = begun
  return {
    step() {
      done++
      const now = performance.now()
      if (now - last < LINE_EVERY && done < total) return
      last = now
      const left = ((now - begun) / (done - before)) * (total - done)
      process.stderr.write(`${done} of ${total} runs${done < total ? `, about ${inWords(left)} to go` : ''}\n`)
    },
    stop: () => undefined,
  }
}

/** A span of time in ms, as people say it. */
export function inWords(span: number): string {
  const seconds = Math.round(span / 1000)
  if (seconds < 100) return `${seconds} s`
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`
  return seconds < 172_800 ? `${(seconds / 3600).toFixed(1)} h` : `${(seconds / 86_400).toFixed(1)} days`
}
