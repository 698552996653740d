/** Reads a post log, real or simulated, from whatever file holds it. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { Trouble } from '../trouble.js'
import { type ChosenRun, chooseRun } from './chosenRun.js'
import { type Collection, collect, type Field, leaveOut, takeRow } from './collecting.js'
import { type LogColumn, notesOnColumns, type Places, placesOf, renamedColumns, runColumnNames } from './columnNames.js'
import { complaints } from './complaints.js'
import { delimiterInWords, readText, tableOf } from './csvLog.js'
import { type FinishedLog, finishLog } from './finishing.js'
import { type Head, headOf } from './head.js'
import { openParquet } from './parquetLog.js'

export interface LogOptions {
  /** Other names of columns, as `thread_id=topic,t=created`. */
  readonly columns?: string | undefined
  /** What stands for an unknown author, beside an empty field; 0 where nothing is said. */
  readonly unknown?: string | undefined
  /** Which run of a study, where the file holds those of several. */
  readonly run?: string | undefined
  /** Called now and then with the number of rows read. */
  readonly onRows?: (rows: number) => void
}

export interface ReadLog extends FinishedLog {
  readonly sha256: string
  /** Which run of a study it is, where it is a simulated one. */
  readonly run?: string
}

/** The same for both forms of a file: a header, and rows of fields. */
interface Table {
  readonly header: readonly string[]
  readonly place: 'line' | 'row'
  readonly decimalCommas: boolean
  readonly notes: readonly string[]
  read(places: readonly number[], take: (cells: readonly Field[] | 'short' | 'long', line: number) => void): Promise<void>
}

/**
 * Reads the posts of a log: CSV, packed by gzip or not, or Parquet.
 * @throws Trouble for what cannot be read at all, or hardly; rows that cannot be used are left out, counted and told in the notes
 */
export async function readLog(path: string, options: LogOptions = {}): Promise<ReadLog> {
  const renamed = renamedColumns(options.columns)
  const head = await headOf(path)
  const table = head.form === 'parquet' ? await parquetTable(path) : textTable(path, head)
  const places = placesOf(path, table.header, renamed)
  const ofRun = runColumnNames.map((name) => table.header.indexOf(name)).filter((place) => place >= 0)
  const simulated = table.header.includes('arm') && table.header.includes('replicate')
  if (options.run !== undefined && !simulated)
    throw new Trouble(`--run: ${path} has no columns arm and replicate: it is not a table of simulated posts.`, { asked: true })
  const chosen = simulated ? chooseRun(path, options.run) : undefined
  const unknown = options.unknown ?? '0'
  const collection = collect(
    {
      // A table with empty fields makes 0.0 of 0.
      unknown: new Set([unknown, `${unknown}.0`]),
      hasPostIds: places.post_id !== undefined,
      decimalCommas: table.decimalCommas,
    },
    complaints(table.place),
  )
  await readRows(table, places, chosen ? ofRun : [], collection, chosen, options.onRows)
  const run = chosen?.id()
  const log = finishLog(path, collection)
  return {
    ...log,
    notes: [...table.notes, ...notesOnColumns(table.header, places), ...log.notes],
    sha256: await sha256Of(path),
    ...(run === undefined ? {} : { run }),
  }
}

const EVERY = 500_000
const columnsOfLog: readonly LogColumn[] = ['post_id', 'thread_id', 'member_id', 'parent_post_id', 't']

async function readRows(
  table: Table,
  places: Places,
  ofRun: readonly number[],
  collection: Collection,
  chosen: ChosenRun | undefined,
  onRows: LogOptions['onRows'],
): Promise<void> {
  const there = columnsOfLog.filter((name) => places[name] !== undefined)
  const [post, thread, member, parent, time] = columnsOfLog.map((name) => there.indexOf(name)) as [
    number,
    number,
    number,
    number,
    number,
  ]
  const wanted = [...there.map((name) => places[name]!), ...ofRun]
  let rows = 0
  await table.read(wanted, (cells, line) => {
    if (++rows % EVERY === 0) onRows?.(rows)
    if (typeof cells === 'string') leaveOut(collection, cells, line)
    else if (!chosen || chosen.holds(cells.slice(there.length)))
      takeRow(collection, line, {
        post: cells[post],
        thread: cells[thread],
        member: cells[member],
        parent: cells[parent],
        time: cells[time],
      })
  })
}

function textTable(path: string, head: Head): Table {
  const table = tableOf(head)
  const { header, delimiter } = table
  const notes = [
    ...(delimiter === ',' ? [] : [`Fields are parted by ${delimiterInWords(delimiter)}.`]),
    ...(path.endsWith('.gz') && !head.compressed ? ['The file is named .gz and is not packed: read as it is.'] : []),
  ]
  return {
    header,
    place: 'line',
    decimalCommas: delimiter !== ',',
    notes,
    read: (places, take) =>
      readText(path, head, table, (fields, line) => {
        // In a row of another width the fields may stand under the wrong names.
        if (fields.length < header.length) take('short', line)
        else if (fields.length > header.length && fields.slice(header.length).some((field) => field !== '')) take('long', line)
        else
          take(
            places.map((place) => fields[place]!),
            line,
          )
      }),
  }
}

async function parquetTable(path: string): Promise<Table> {
  const { header, read } = await openParquet(path)
  return {
    header,
    place: 'row',
    decimalCommas: false,
    notes: [],
    read: (places, take) =>
      read(
        places.map((place) => header[place]!),
        take,
      ),
  }
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path)) hash.update(piece)
  return hash.digest('hex')
}
