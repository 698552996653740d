/** What carrying out a study costs beyond its simulations: per run, by workers, and in writing tables. */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { carryOutRuns, missingRuns } from '../../dist/cli/conduct.js'
import { inWorkers } from '../../dist/engines/workers.js'
import { plan } from '../../dist/experiment/plan.js'
import { carryOut } from '../../dist/experiment/runner.js'
import { journalPath, openFolder } from '../../dist/files/folder.js'
import { modelFingerprint, packageVersion } from '../../dist/files/provenance.js'
import { writeRunTables } from '../../dist/files/tables.js'
import { studyFrom } from '../../dist/index.js'
import { simulate } from '../../dist/model/simulate.js'

const clock = () => Number(process.hrtime.bigint()) / 1e9

/** A forum of 50 members over 10 days, and one of the usual size over a year. @param {number} replicates */
const small = (replicates) =>
  studyFrom(`{ seed: bench, replicates: ${replicates}, clock.days: 10, members.initial: 50, members.arrivalsPerDay: 0 }`, 'small')
/** @param {number} replicates */
const usual = (replicates) => studyFrom(`{ seed: bench, replicates: ${replicates}, clock.days: 365 }`, 'usual')

/** @typedef {ReturnType<typeof small>} Study */

/**
 * A study in a folder that is thrown away afterwards.
 * @template Result
 * @param {Study} study
 * @param {(work: import('../../dist/cli/conduct.js').Work) => Promise<Result> | Result} use
 */
async function inFolder(study, use) {
  const path = mkdtempSync(join(tmpdir(), 'responsorium-bench-'))
  const header = { study, version: packageVersion(), model: modelFingerprint() }
  const folder = await openFolder(path, header)
  try {
    return await use({ folder, header, files: [], runs: plan(study), log: false, command: '' })
  } finally {
    await folder.close()
    rmSync(path, { recursive: true })
  }
}

/** Seconds from the first run that ended to the last, and what else the processors did meanwhile. @param {import('../../dist/cli/conduct.js').Work} work @param {number} workers */
async function timed(work, workers) {
  const before = { at: clock(), own: process.cpuUsage(), busy: busySeconds() }
  /** @type {number[]} */
  const ended = []
  const progress = { step: () => void ended.push(clock()), stop: () => undefined }
  await carryOutRuns(work, missingRuns(work), inWorkers(workers), progress)
  const [first = 0, end = 0] = [ended[0], ended.at(-1)]
  const own = process.cpuUsage(before.own)
  const others = busySeconds() - before.busy - (own.user + own.system) / 1e6
  return { seconds: end - first, startUp: first - before.at, coresOfOthers: Math.max(0, others / (end - before.at)) }
}

const busySeconds = () => cpus().reduce((sum, { times: { user, nice, sys, irq } }) => sum + (user + nice + sys + irq) / 1000, 0)

/** Others may be at work on the machine: the best of a few times is the one they disturbed least. */
const TIMES = 3

/** @param {Study} study @param {number} workers */
async function bestOf(study, workers) {
  const all = []
  for (let k = 0; k < TIMES; k++) all.push(await inFolder(study, (work) => timed(work, workers)))
  all.sort((a, b) => a.seconds - b.seconds)
  return all[0] ?? { seconds: Number.NaN, startUp: Number.NaN, coresOfOthers: Number.NaN }
}

/** @param {Study} study */
async function overhead(study) {
  const runs = plan(study)
  const bares = Array.from({ length: TIMES }, () => {
    const start = clock()
    for (const { settings, seed } of runs.slice(1)) simulate(settings, seed)
    return clock() - start
  })
  const bare = Math.min(...bares)
  const through = await bestOf(study, 1)
  return inFolder(study, async (work) => {
    await timed(work, 2)
    const beforeTables = clock()
    await writeRunTables({ folder: work.folder.path, study, runs, journal: work.folder.journal, version: work.header.version })
    const tables = clock() - beforeTables
    const rows = runs.length * (1 + Number(study.settings['clock.days']))
    const each = 1000 / (runs.length - 1)
    return {
      runs: runs.length,
      simulateMilliseconds: bare * each,
      carriedOutMilliseconds: through.seconds * each,
      overheadMilliseconds: (through.seconds - bare) * each,
      startUpSeconds: through.startUp,
      rowsPerSecond: rows / tables,
    }
  })
}

/** @param {Study} study */
async function speedUp(study) {
  const one = await bestOf(study, 1)
  const two = await bestOf(study, 2)
  return {
    study: study.name,
    runs: plan(study).length,
    one: one.seconds,
    two: two.seconds,
    speedUp: one.seconds / two.seconds,
    coresOfOthers: Math.max(one.coresOfOthers, two.coresOfOthers),
  }
}

/** Seconds to open a journal of many runs and find that none is missing. @param {number} count */
async function resume(count) {
  const study = small(count)
  const [run] = plan(study, 1)
  if (!run) throw new Error('the study has no runs')
  const product = carryOut({ run })
  const path = mkdtempSync(join(tmpdir(), 'responsorium-bench-'))
  const header = { study, version: packageVersion(), model: modelFingerprint() }
  try {
    const first = await openFolder(path, header)
    for (const { id } of plan(study)) first.journal.add(id, product)
    await first.close()
    const start = clock()
    const folder = await openFolder(path, header)
    const missing = missingRuns({ folder, header, files: [], runs: plan(study), log: false, command: '' })
    const seconds = clock() - start
    await folder.close()
    if (missing.length > 0) throw new Error(`${missing.length} runs are missing from a journal that has all`)
    return { runs: count, seconds, megabytes: statSync(journalPath(path)).size / 1e6 }
  } finally {
    rmSync(path, { recursive: true })
  }
}

/** Everything, each figure the best of three, said as it is known. */
export async function carryingOut() {
  const load = loadavg()[0] ?? 0
  console.log(`\nload of the machine before: ${load.toFixed(1)} on ${cpus().length} cores`)
  const cost = await overhead(small(2000))
  console.log(
    `overhead per run, 50 members and 10 days: ${cost.overheadMilliseconds.toFixed(2)} ms ` +
      `(${cost.carriedOutMilliseconds.toFixed(2)} carried out less ${cost.simulateMilliseconds.toFixed(2)} simulated; ` +
      `${cost.runs} runs, one worker, start-up of ${cost.startUpSeconds.toFixed(2)} s apart; target under 3 ms)`,
  )
  console.log(`rows written: ${Math.round(cost.rowsPerSecond)} per second (runs and daily tables)`)
  const workers = []
  for (const study of [small(2000), usual(400)]) {
    const gained = await speedUp(study)
    workers.push(gained)
    console.log(
      `two workers over one, ${gained.study} (${gained.runs} runs): ${gained.speedUp.toFixed(2)} times as fast ` +
        `(${gained.one.toFixed(1)} s, ${gained.two.toFixed(1)} s; others took ${gained.coresOfOthers.toFixed(1)} of ${cpus().length} cores; target 1.8 on two free ones)`,
    )
  }
  const resumed = await resume(100_000)
  console.log(
    `a journal of ${resumed.runs} runs (${resumed.megabytes.toFixed(0)} MB) is gone on with after ${resumed.seconds.toFixed(2)} s`,
  )
  return { load, ...cost, workers, resumed }
}
