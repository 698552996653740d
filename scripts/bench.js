/**
 * npm run bench: the speed and the memory of one simulated year at four sizes, each in a process of its own, as a table; then
 * what carrying out studies costs (bench/carryingOut.js), and what reading post logs does (bench/readingLogs.js). All of it
 * also as outputs/bench.json. An event is a visit or a thread read. The figures are of this machine at this moment: compare
 * them within one run only.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'

const DAYS = 365
const SIZES = [3, 30, 300, 3000]
const here = fileURLToPath(import.meta.url)

/**
 * One year, after a small warm-up; printed as JSON for the parent process.
 * @param {number} arrivalsPerDay
 */
async function measure(arrivalsPerDay) {
  const { simulate } = await import('../dist/model/simulate.js')
  simulate({ 'clock.days': 60 }, 'warm-up')
  const start = process.hrtime.bigint()
  const { measures } = simulate({ 'clock.days': DAYS, 'members.arrivalsPerDay': arrivalsPerDay }, 'bench')
  const seconds = Number(process.hrtime.bigint() - start) / 1e9
  const { registered, visits, threadsRead, posts } = measures
  const peakMegabytes = process.resourceUsage().maxRSS / 1024
  const nanosecondsPerEvent = (seconds * 1e9) / (visits + threadsRead)
  process.stdout.write(
    JSON.stringify({ arrivalsPerDay, registered, visits, threadsRead, posts, seconds, nanosecondsPerEvent, peakMegabytes }),
  )
}

async function run() {
  const rows = SIZES.map((size) => {
    const child = spawnSync(process.execPath, [here, String(size)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
    if (child.status !== 0) process.exit(1)
    return JSON.parse(child.stdout)
  })
  const heads = ['arrivals/day', 'members', 'visits', 'threads read', 'posts', 'seconds', 'ns/event', 'peak MB']
  const lines = rows.map((row) =>
    [
      row.arrivalsPerDay,
      row.registered,
      row.visits,
      row.threadsRead,
      row.posts,
      row.seconds.toFixed(2),
      row.nanosecondsPerEvent.toFixed(0),
      row.peakMegabytes.toFixed(0),
    ].map(String),
  )
  const widths = heads.map((head, k) => Math.max(head.length, ...lines.map((line) => line[k].length)))
  for (const line of [heads, ...lines]) console.log(line.map((cell, k) => cell.padStart(widths[k])).join('  '))
  const [, , middle, large] = rows
  console.log(`ns/event, 3000 a day over 300 a day: ${(large.nanosecondsPerEvent / middle.nanosecondsPerEvent).toFixed(2)}`)
  const { carryingOut } = await import('./bench/carryingOut.js')
  const studies = await carryingOut()
  const { readingLogs } = await import('./bench/readingLogs.js')
  const logs = await readingLogs()
  mkdirSync('outputs', { recursive: true })
  const machine = { node: process.version, processor: cpus()[0]?.model ?? 'unknown', cores: cpus().length }
  writeFileSync('outputs/bench.json', `${JSON.stringify({ days: DAYS, machine, rows, studies, logs }, null, 2)}\n`)
  console.log('written to outputs/bench.json')
}

const size = process.argv[2]
if (size === undefined) await run()
else await measure(Number(size))
