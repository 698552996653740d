/** The folder of a validation: locked, with a line for each run that ended, so that nothing is done twice or lost. */
import { closeSync, existsSync, fsyncSync, ftruncateSync, openSync, readdirSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Outcome, Product } from '../experiment/engine.js'
import type { RunSpecification } from '../experiment/results.js'
import type { Study } from '../scenario/study.js'
import { isSound, linesOf, sealed } from './lines.js'
import { lockFolder } from './lock.js'
import { modelFingerprint, packageVersion } from './provenance.js'
import { inWords, Trouble } from './trouble.js'

/** The folder of a validation while this process holds it. */
export interface ValidationFolder {
  readonly path: string
  /** What is there of these runs. */
  ended(runs: readonly RunSpecification[]): Outcome[]
  add(outcome: Outcome): void
  close(): Promise<void>
}

/** What a validation leaves beside its journal. */
const outputs = ['patterns.csv', 'patterns.json', 'charts']

/**
 * Takes a folder for the validation of a study, made anew where it does not exist: runs of the same validation that are there count as done.
 * @throws Trouble where it is in use, or holds anything else than the same validation; with `force` another validation makes way.
 */
export async function openValidation(
  path: string,
  study: Study,
  { force = false }: { readonly force?: boolean } = {},
): Promise<ValidationFolder> {
  const journal = join(path, 'journal', 'validation.jsonl')
  refuseStrangers(path, journal)
  const release = await lockFolder(join(path, 'journal'))
  try {
    // Whatever makes two validations of one seed the same; further replicates may follow.
    const header: Header = {
      'the seed': study.seed,
      parameters: JSON.stringify([study.settings, study.arms]),
      'the version': packageVersion(),
      'the code of the model': modelFingerprint(),
    }
    const found = existsSync(journal) ? read(journal) : { header: undefined, lines: [], length: 0 }
    const others = Object.keys(header).filter((key) => found.header?.[key] !== header[key])
    if (others.length > 0 && found.length > 0 && !force)
      throw asked(
        `${path}: holds another validation (other than here: ${others.join(', ')}). Choose another folder with --out, or replace it with --force.`,
      )
    return writing(path, journal, header, others.length === 0 ? found : { ...found, lines: [], length: 0 }, release)
  } catch (error) {
    await release()
    throw inWords(error, path)
  }
}

type Header = Readonly<Record<string, string>>

interface Found {
  readonly header: Header | undefined
  readonly lines: readonly Record<string, unknown>[]
  /** Of the file up to the end of its last sound line. */
  readonly length: number
}

type Kept = Pick<Product, 'measures' | 'facts' | 'nullFacts'>

function writing(path: string, journal: string, header: Header, found: Found, release: () => Promise<void>): ValidationFolder {
  const file = openSync(journal, existsSync(journal) ? 'r+' : 'w+')
  let length = found.length
  ftruncateSync(file, length)
  const write = (record: Readonly<Record<string, unknown>>): void => {
    const line = sealed(record)
    try {
      for (let sent = 0; sent < line.length; ) sent += writeSync(file, line, sent, line.length - sent, length + sent)
    } catch (error) {
      ftruncateSync(file, length)
      throw inWords(error, journal)
    }
    length += line.length
  }
  if (length === 0) write({ header })
  return {
    path,
    ended(runs) {
      const kept = new Map(found.lines.map(({ run, kept }) => [run, kept as Kept]))
      // The daily series and the hash of a run say nothing of patterns, and are not kept.
      return runs.flatMap((run) =>
        kept.has(run.id) ? [{ run, product: { ...kept.get(run.id)!, daily: {} as Product['daily'], hash: '' } }] : [],
      )
    },
    add(outcome) {
      if ('failure' in outcome) return
      const { measures, facts, nullFacts } = outcome.product
      write({ run: outcome.run.id, kept: { measures, facts, nullFacts } })
    },
    async close() {
      fsyncSync(file)
      closeSync(file)
      await release()
    },
  }
}

/** Up to the first line that is not sound: what stands after it is done again. */
function read(path: string): Found {
  const file = openSync(path, 'r')
  const lines: Record<string, unknown>[] = []
  let header: Header | undefined
  let length = 0
  try {
    for (const { offset, bytes, ended } of linesOf(file)) {
      if (!ended || !isSound(bytes)) break
      length = offset + bytes.length + 1
      // What is not defined is NaN in a run and null in JSON.
      const record = JSON.parse(Buffer.from(bytes).toString('utf8'), (_, value) => (value === null ? Number.NaN : value))
      if (record.header) header = record.header
      else lines.push(record)
    }
  } finally {
    closeSync(file)
  }
  return { header, lines, length }
}

function refuseStrangers(path: string, journal: string): void {
  if (!existsSync(path)) return
  if (!statSync(path).isDirectory()) throw asked(`${path}: this is a file, not a folder. Choose another with --out.`)
  if (existsSync(journal)) return
  const strangers = readdirSync(path).filter((name) => outputs.includes(name) || name === 'journal')
  if (strangers.length > 0)
    throw asked(`${path}: holds ${strangers.join(', ')} of something else than a validation. Choose another folder with --out.`)
}

const asked = (message: string): Trouble => new Trouble(message, { asked: true })
