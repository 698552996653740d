/**
 * What reading a post log and computing its facts costs, as CSV and as Parquet: time and peak memory, each in a process of its own.
 * Alone, for another number of posts: node scripts/bench/readingLogs.js 10000000
 */
import { spawnSync } from 'node:child_process'
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import seedrandom from 'seedrandom'

const here = fileURLToPath(import.meta.url)

/**
 * Posts of a made-up forum: a seventh begin a thread, the others answer the first post of a recent one; members differ in how much they write.
 * @param {number} count
 */
function* made(count) {
  const random = seedrandom.alea('reading logs')
  const first = [0]
  let time = 0
  for (let post = 1; post <= count; post++) {
    time += Math.floor(random() * 40)
    const opens = post === 1 || random() < 1 / 7
    if (opens) first.push(post)
    const newest = first.length - 1
    const thread = opens ? newest : Math.max(1, newest - Math.floor(-20 * Math.log(1 - random())))
    const member = Math.floor(500_000 ** random())
    yield [post, thread, member, opens ? null : (first[thread] ?? null), time]
  }
}

const names = ['post_id', 'thread_id', 'member_id', 'parent_post_id', 't']

/** @param {string} path @param {number} count */
async function writeCsv(path, count) {
  const file = createWriteStream(path)
  let text = `${names.join(',')}\n`
  for (const row of made(count)) {
    text += `${row.map((cell) => cell ?? '').join(',')}\n`
    if (text.length < 1 << 20) continue
    if (!file.write(text)) await new Promise((resolve) => file.once('drain', () => resolve(undefined)))
    text = ''
  }
  await new Promise((resolve) => file.end(text, () => resolve(undefined)))
}

/** @param {string} path @param {number} count */
async function writeParquet(path, count) {
  const [{ parquetWriter }, { column }] = await Promise.all([
    import('../../dist/files/parquet.js'),
    import('../../dist/files/columns.js'),
  ])
  const columns = names.map((name) => column(name, 'whole', '-', '', ''))
  const table = parquetWriter(path, columns, {}, 100_000)
  for (const row of made(count)) await table.add(row)
  await table.finish()
}

/** Reads a log and computes its facts, in this process; printed as JSON for the parent. @param {string} path */
async function measure(path) {
  const [{ readLog }, { factNames, factsOf }] = await Promise.all([
    import('../../dist/files/logs/readLog.js'),
    import('../../dist/evidence/facts.js'),
  ])
  const start = performance.now()
  const { posts } = await readLog(path)
  const read = performance.now()
  factsOf(posts, {}, factNames)
  const done = performance.now()
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
  process.stdout.write(
    JSON.stringify({
      posts: posts.length,
      readSeconds: (read - start) / 1000,
      factsSeconds: (done - read) / 1000,
      processorSeconds: (userCPUTime + systemCPUTime) / 1e6,
      peakMegabytes: maxRSS / 1024,
    }),
  )
}

/** Writes a log in both forms, measures each, and shows a table. @param {number} count */
export async function readingLogs(count = 1_000_000) {
  const folder = mkdtempSync(join(tmpdir(), 'responsorium-logs-'))
  try {
    const rows = []
    console.log(`\nreading a log of ${count.toLocaleString('en')} posts and computing all its facts`)
    for (const form of ['csv', 'parquet']) {
      const path = join(folder, `log.${form}`)
      await (form === 'csv' ? writeCsv(path, count) : writeParquet(path, count))
      const megabytes = statSync(path).size / 1e6
      const child = spawnSync(process.execPath, [here, path], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
      if (child.status !== 0) throw new Error(`${form}: the measurement failed`)
      const row = { form, megabytes, ...JSON.parse(child.stdout) }
      rows.push(row)
      rmSync(path)
      console.log(
        `${form.padEnd(8)}  file ${megabytes.toFixed(0)} MB  read ${row.readSeconds.toFixed(1)} s  facts ${row.factsSeconds.toFixed(1)} s  ` +
          `processor ${row.processorSeconds.toFixed(1)} s  peak ${row.peakMegabytes.toFixed(0)} MB`,
      )
    }
    return rows
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const asked = process.argv[1] === here ? process.argv[2] : undefined
if (asked !== undefined) await (/^\d+$/.test(asked) ? readingLogs(Number(asked)) : measure(asked))
