/** How much room the runs of a study take on the disk. */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Probe } from '../experiment/probe.js'
import { type Header, openJournal } from './journal.js'
import { keepPosts } from './posts.js'
import { writePosts, writeRunTables } from './tables.js'

/** Bytes per run in journal and tables, found by writing the runs of a probe to a folder for a moment. */
export async function bytesPerRun({ tried }: Probe, header: Header): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'responsorium-probe-'))
  try {
    const journal = openJournal(join(folder, 'runs.jsonl'), header)
    const logs = join(folder, 'posts')
    const distinct = new Map(tried.map(({ run, product }) => [run.id, { run, product }]))
    for (const { run, product } of distinct.values()) {
      journal.add(run.id, product)
      await keepPosts(logs, run, product)
    }
    const runs = [...distinct.values()].map(({ run }) => run)
    const source = { folder, study: header.study, runs, journal, version: header.version }
    await writeRunTables(source)
    if (tried[0]?.product.log) await writePosts(source, logs)
    journal.close()
    return sizeOf(folder) / runs.length
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const sizeOf = (folder: string): number =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(join(folder, name)))
    .reduce((sum, status) => sum + (status.isFile() ? status.size : 0), 0)
