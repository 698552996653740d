/** `responsorium facts LOG` */
import { existsSync, realpathSync } from 'node:fs'
import { basename, join } from 'node:path'
import { figure } from '../charts/quantities.js'
import { type Fact, type FactName, type FactWindow, factNames, factsOf } from '../evidence/facts.js'
import { type OverTime, overTime } from '../evidence/overTime.js'
import type { Posts } from '../evidence/posts.js'
import { type FactsFile, factsContent, factsCsv, overTimeCsv } from '../files/factsFile.js'
import { type ReadLog, readLog } from '../files/logs/readLog.js'
import { placeFiles, refuseToReplace } from '../files/placing.js'
import { type ExitCode, exitCodes, UsageError } from './exit.js'
import { legend, reminder } from './factsLegend.js'
import { everyOf, overTimeWords, refuseSpans } from './factsOverTime.js'
import { factsTable, significant } from './factsTable.js'
import { paragraph, terminalWidth } from './layout.js'
import { say } from './saying.js'
import { askedWindow, notesOnWindow, windowIn } from './windowFlags.js'

export interface FactsFlags {
  readonly log: string
  readonly columns?: string | undefined
  readonly unknown?: string | undefined
  readonly run?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly burnIn?: string | undefined
  readonly every?: string | undefined
  readonly json?: string | undefined
  readonly out?: string | undefined
  readonly quiet: boolean
  readonly force: boolean
}

/** All that is known of a log. */
type LogFacts = Omit<FactsFile, 'responsorium' | 'facts'> & {
  readonly facts: Readonly<Record<FactName, Fact>>
  readonly course: OverTime | undefined
}

/** Computes the facts of a log, shows them, and writes what was asked for. */
export async function showFacts(flags: FactsFlags): Promise<ExitCode> {
  const asked = askedWindow(flags)
  const every = everyOf(flags.every)
  if (flags.json?.endsWith('/')) throw new UsageError(`--json ${flags.json}: this is a folder; name a file.`)
  const onRows = (rows: number): void => {
    if (process.stderr.isTTY) process.stderr.write(`\r${figure(rows, 0)} rows read ... `)
  }
  const { columns, unknown, run } = flags
  const log = await readLog(flags.log, { columns, unknown, run, ...(flags.quiet ? {} : { onRows }) })
  const window = windowIn(log, asked)
  if (every !== undefined) refuseSpans(every, window)
  const facts = factsOf(log.posts, window, factNames)
  const course = every === undefined ? undefined : overTime(log.posts, window, every)
  const file: LogFacts = {
    log: {
      file: basename(flags.log),
      sha256: log.sha256,
      ...(log.run === undefined ? {} : { run: log.run }),
      recordedParents: log.recordedParents,
      notes: log.notes,
    },
    window,
    facts,
    course,
  }
  const files = new Map<string, string | Uint8Array>()
  if (flags.json !== undefined) files.set(flags.json, factsContent(file, course))
  if (flags.out !== undefined) await addFolder(files, flags.out, file, log.posts)
  refuseToReplaceLog(flags.log, [...files.keys()])
  refuseToReplace(files, flags.force)
  const notes = [...log.notes, ...notesOnWindow(log, window)]
  for (const note of notes) say(flags, paragraph(note, terminalWidth(), '- ').trimEnd())
  if (!flags.quiet) {
    const table = factsTable(facts, log.recordedParents > 0)
    const spans = course ? `\n${overTimeWords(course)}` : ''
    process.stdout.write(`${heading(file.log, log, window, facts)}\n${table}\n\n${legend}${spans}${reminder(notes.length)}`)
  }
  // After the table: where a file cannot be written, the work is not lost with it.
  await placeFiles(files, flags.force)
  for (const path of files.keys()) say(flags, path)
  return exitCodes.done
}

/** The table of facts with their definitions and the portrait of the log; and the facts over time where these are asked for. */
async function addFolder(
  files: Map<string, string | Uint8Array>,
  folder: string,
  { log, window, facts, course }: LogFacts,
  posts: Posts,
): Promise<void> {
  const [{ curvesOf }, { portrait }, { overTimeChart }, { pngOf, svgOf }] = await Promise.all([
    import('../evidence/curves.js'),
    import('../charts/log/portrait.js'),
    import('../charts/log/overTime.js'),
    import('../files/pictures.js'),
  ])
  const draw = async (picture: string, specification: ReturnType<typeof portrait>): Promise<void> => {
    const svg = await svgOf(specification)
    files.set(join(folder, `${picture}.vl.json`), `${JSON.stringify(specification, null, 2)}\n`)
    files.set(join(folder, `${picture}.svg`), svg)
    files.set(join(folder, `${picture}.png`), await pngOf(svg))
  }
  const name = log.run === undefined ? log.file : `${log.file}, run ${log.run}`
  files.set(join(folder, 'facts.csv'), factsCsv(facts))
  await draw('portrait', portrait(name, curvesOf(posts, window), facts))
  if (course === undefined) return
  files.set(join(folder, 'over-time.csv'), overTimeCsv(course))
  await draw('over-time', overTimeChart(name, course))
}

/** Not even where files are to be replaced: the log is what cannot be had again. */
function refuseToReplaceLog(log: string, paths: readonly string[]): void {
  const real = realpathSync(log)
  const same = paths.find((path) => existsSync(path) && realpathSync(path) === real)
  if (same !== undefined) throw new UsageError(`${same}: this is the log itself. Choose another name.`)
}

/** What was looked at: everything that the facts depend on. */
function heading(
  { file, run, recordedParents }: FactsFile['log'],
  { begins }: ReadLog,
  { from, to, burnIn }: FactWindow,
  facts: Readonly<Record<FactName, Fact>>,
): string {
  const counted = (name: FactName, one: string): string =>
    `${figure(facts[name].value, 0)} ${one}${facts[name].value === 1 ? '' : 's'}`
  const parents =
    recordedParents === 0 ? 'no parents recorded' : `parents recorded of ${significant(100 * recordedParents)} % of the replies`
  const since = begins === undefined ? '' : `, day 0 being ${begins}`
  return [
    `${file}${run === undefined ? '' : `, run ${run}`}: ${counted('allPosts', 'post')} by ${counted('members', 'member')} in ${counted('threads', 'thread')}`,
    `Day ${significant(from)} to ${significant(to)}${since}; burn-in ${significant(burnIn)} ${burnIn === 1 ? 'day' : 'days'}; ${parents}.`,
    '',
  ].join('\n')
}
