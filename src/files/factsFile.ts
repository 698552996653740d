/** The facts of a log as a file of JSON, written by `responsorium facts --json` and read by whatever compares with them. */
import { readFileSync } from 'node:fs'
import { stringify } from 'csv-stringify/sync'
import { z } from 'zod'
import { type Fact, type FactName, type FactWindow, factNames, facts } from '../evidence/facts.js'
import type { OverTime } from '../evidence/overTime.js'
import { suggestion } from '../scenario/suggest.js'
import { packageVersion } from './provenance.js'
import { codeOf, inWords, Trouble } from './trouble.js'

/** Where facts come from: the file, which run of a study where it was a simulated one, and what was said while it was read. */
export interface LogSource {
  readonly file: string
  readonly sha256: string
  /** ARM/REPLICATE or ARM/POINT/REPLICATE. */
  readonly run?: string
  /** Share of the replies whose parent is recorded: reciprocity by recorded parents compares only with logs of a like share. */
  readonly recordedParents: number
  /** What was left out or read otherwise than it stood there. */
  readonly notes: readonly string[]
}

export interface FactsFile {
  /** The version that computed them. */
  readonly responsorium: string
  readonly log: LogSource
  readonly window: FactWindow
  /** Those that are defined. */
  readonly facts: Readonly<Partial<Record<FactName, Fact>>>
}

const bound = z.number().optional()
const factSchema = z.object({ value: z.number(), low: bound, high: bound, n: z.number().min(0).optional() })
const schema = z.object({
  responsorium: z.string(),
  log: z.object({
    file: z.string(),
    sha256: z.string(),
    run: z.string().optional(),
    recordedParents: z.number().min(0).max(1),
    notes: z.array(z.string()),
  }),
  window: z.object({ from: z.number(), to: z.number(), burnIn: z.number().min(0) }),
  facts: z.record(z.string(), factSchema),
})

/**
 * The content of such a file; facts without a value, and bounds that are not defined, are left out.
 * @param overTime of the same log span by span, for other programs: `readFacts` gives the facts of the whole window
 */
export function factsContent({ log, window, facts: values }: Omit<FactsFile, 'responsorium'>, overTime?: OverTime): string {
  const spans = overTime?.spans.map(({ from, to, facts: own }) => ({ from, to, facts: defined(own) }))
  const content = {
    responsorium: packageVersion(),
    log,
    window,
    facts: defined(values),
    ...(overTime === undefined ? {} : { overTime: { every: overTime.every, left: overTime.left, spans } }),
  }
  return `${JSON.stringify(content, null, 2)}\n`
}

/** The facts that have a value. */
function defined(values: FactsFile['facts']): FactsFile['facts'] {
  const entries = factNames.flatMap((name) => {
    const fact = values[name]
    return fact && Number.isFinite(fact.value) ? [[name, onlyNumbers(fact)] as const] : []
  })
  return Object.fromEntries(entries)
}

/** A fact without bounds that are not defined. */
function onlyNumbers({ value, low = Number.NaN, high = Number.NaN, n }: z.infer<typeof factSchema>): Fact {
  return {
    value,
    ...(Number.isFinite(low) ? { low } : {}),
    ...(Number.isFinite(high) ? { high } : {}),
    ...(n === undefined ? {} : { n }),
  }
}

/** A table of facts as CSV, with what each is and how it is defined; empty where one is not defined. */
export function factsCsv(values: Readonly<Record<FactName, Fact>>): string {
  const rows = factNames.map((name) => {
    const { group, label, unit, meaning, definition } = facts[name]
    return [group, name, label, ...cellsOf(values[name]), unit, meaning, definition]
  })
  return stringify([['group', 'fact', 'label', ...CELLS, 'unit', 'meaning', 'definition'], ...rows])
}

/** Facts over time as CSV: a row for each span and fact; empty where one is not defined. */
export function overTimeCsv({ spans }: OverTime): string {
  const rows = spans.flatMap(({ from, to, facts: values }) => factNames.map((name) => [from, to, name, ...cellsOf(values[name])]))
  return stringify([['from', 'to', 'fact', ...CELLS], ...rows])
}

const CELLS = ['value', 'low', 'high', 'n'] as const

const cellsOf = (fact: Fact): string[] =>
  CELLS.map((cell) => fact[cell]).map((value) => (value === undefined || !Number.isFinite(value) ? '' : String(value)))

/**
 * Reads a file of facts.
 * @throws Trouble naming what is wrong with it: no JSON, a key that is missing or of the wrong kind, a fact that is none.
 */
export function readFacts(path: string): FactsFile {
  const content = contentOf(path)
  const { success, data, error } = schema.safeParse(content)
  if (!success) {
    throw new Trouble(
      `${path}: not a file of facts as responsorium facts LOG --json FILE writes it: ${wrongIn(content, error.issues[0]?.path ?? [])}.`,
      { asked: true },
    )
  }
  const values: Partial<Record<FactName, Fact>> = {}
  for (const [name, fact] of Object.entries(data.facts)) {
    if (!isFact(name))
      throw new Trouble(`${path}: facts.${name}: there is no such fact${suggestion(name, factNames)}.`, { asked: true })
    values[name] = onlyNumbers(fact)
  }
  const { run, ...log } = data.log
  return {
    responsorium: data.responsorium,
    log: run === undefined ? log : { ...log, run },
    window: data.window,
    facts: values,
  }
}

/** What is wrong at a key, in words. */
function wrongIn(content: unknown, key: readonly PropertyKey[]): string {
  const value = key.reduce<unknown>((within, part) => new Map(Object.entries(Object(within))).get(String(part)), content)
  if (key.length === 0) return 'it is no object'
  return value === undefined ? `${key.join('.')} is missing` : `${key.join('.')} cannot be ${JSON.stringify(value).slice(0, 60)}`
}

const isFact = (name: string): name is FactName => (factNames as readonly string[]).includes(name)

function contentOf(path: string): unknown {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') throw new Trouble(`${path}: there is no such file.`, { asked: true })
    throw inWords(error, path)
  }
  try {
    return JSON.parse(text)
  } catch {
    throw new Trouble(`${path}: this is not JSON. responsorium facts LOG --json FILE writes such a file.`, { asked: true })
  }
}
