/** The parts of a study that was carried out in several places. */
import { existsSync } from 'node:fs'
import { type Chunk, partInWords, runsOf } from '../experiment/chunk.js'
import { plan } from '../experiment/plan.js'
import type { RunSpecification } from '../experiment/results.js'
import { journalPath, logsPath, type StudyFolder } from './folder.js'
import { type Header, readJournal } from './journal.js'
import { copyPosts, hasPosts } from './posts.js'
import { Trouble } from './trouble.js'

/** One part, open for reading. */
export interface Part {
  readonly folder: string
  readonly chunk: Chunk
  readonly header: Header
  /** What it had to do, in the order of the plan. */
  readonly runs: readonly RunSpecification[]
  readonly journal: ReturnType<typeof readJournal>
}

/**
 * Opens all parts of one study.
 * @throws Trouble where a folder holds no part, where two belong to different studies, versions or partings or are the same
 * part, and where a part is missing or has runs left to do.
 */
export function openParts(folders: readonly string[]): Part[] {
  const parts = folders.map(openPart)
  const [first] = parts
  if (!first) throw new Trouble('Name the folders of the parts to join.', { asked: true })
  for (const part of parts) refuseUnlike(first, part)
  const missing = Array.from({ length: first.chunk.of }, (_, place) => place + 1).filter(
    (index) => !parts.some(({ chunk }) => chunk.index === index),
  )
  if (missing.length > 0) throw refusal(`part ${missing.join(', ')} of ${first.chunk.of} is not among the folders`)
  for (const part of parts) refuseUnfinished(part)
  return parts
}

/** Puts into a folder what the parts have and it has not. True where every post of every run came along. */
export async function takeOver(parts: readonly Part[], { journal, logs }: StudyFolder): Promise<boolean> {
  let posts = true
  for (const { folder, runs, journal: from } of parts) {
    for (const run of runs) {
      const { id } = run
      const kept = hasPosts(logsPath(folder), id)
      posts &&= kept
      const failure = from.failures.get(id)
      if (failure) journal.addFailure(id, failure)
      else if (!journal.done.has(id)) {
        if (kept) await copyPosts(logsPath(folder), logs, run)
        journal.add(id, from.read(id))
      }
    }
  }
  return posts
}

function openPart(folder: string): Part {
  if (!existsSync(journalPath(folder))) throw new Trouble(`${folder}: holds no part of a study.`, { asked: true })
  const journal = readJournal(journalPath(folder))
  const { header } = journal
  if (!header.chunk) throw new Trouble(`${folder}: holds a whole study, not a part of one.`, { asked: true })
  return { folder, chunk: header.chunk, header, runs: runsOf(plan(header.study), header.chunk), journal }
}

function refuseUnlike(first: Part, part: Part): void {
  const both = `${first.folder} and ${part.folder}`
  if (first.header.model !== part.header.model || first.header.version !== part.header.version) {
    throw refusal(`${both} were carried out by different versions of the model`)
  }
  if (first.header.study.seed !== part.header.study.seed) throw refusal(`${both} have different seeds`)
  if (JSON.stringify(first.header.study) !== JSON.stringify(part.header.study))
    throw refusal(`${both} belong to different studies`)
  if (first.chunk.of !== part.chunk.of) throw refusal(`${both} are ${partInWords(first.chunk)} and ${partInWords(part.chunk)}`)
  if (first !== part && first.chunk.index === part.chunk.index) throw refusal(`${both} are both ${partInWords(part.chunk)}`)
}

function refuseUnfinished({ folder, runs, journal }: Part): void {
  const left = runs.filter(({ id }) => !journal.done.has(id) && !journal.failures.has(id)).length
  if (left > 0) throw refusal(`${folder} has ${left} of ${runs.length} runs left to do; run its command again`)
}

const refusal = (why: string): Trouble => new Trouble(`Not joined: ${why}.`, { asked: true })
