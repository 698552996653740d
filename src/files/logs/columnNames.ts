/** Which columns of a file hold what of a post. */
import { suggestion } from '../../scenario/suggest.js'
import { Trouble } from '../trouble.js'

/** The columns of a log under the names they have where nothing else is said. */
export const logColumns = {
  post_id: 'the post',
  thread_id: 'the thread it stands in',
  member_id: 'who wrote it',
  parent_post_id: 'the post it answers',
  t: 'when: seconds, or a date',
} as const

export type LogColumn = keyof typeof logColumns

const columnNames = Object.keys(logColumns) as LogColumn[]
const required: readonly LogColumn[] = ['thread_id', 'member_id', 't']

const allColumns = columnNames
  .map((name) => `${name} (${logColumns[name]}${required.includes(name) ? '' : '; optional'})`)
  .join(', ')

/** What names a run in the table of posts that `run --log` leaves. */
export const runColumnNames = ['arm', 'point', 'replicate'] as const

/** Other names for columns, from `thread_id=topic,t=created`. */
export function renamedColumns(text: string | undefined): Partial<Record<LogColumn, string>> {
  const renamed: Partial<Record<LogColumn, string>> = {}
  for (const part of text?.split(',') ?? []) {
    const [name = '', theirs = ''] = part.split(/=(.*)/s).map((word) => word.trim())
    if (!isColumn(name) || theirs === '') throw new Trouble(`--columns: ${wrongPart(part, name, theirs)}`, { asked: true })
    if (renamed[name] !== undefined) throw new Trouble(`--columns: ${name} is given twice.`, { asked: true })
    renamed[name] = theirs
  }
  return renamed
}

/** What is wrong with one of the names, and how it is written. */
function wrongPart(part: string, name: string, theirs: string): string {
  const all = `It renames ${columnNames.join(', ')}.`
  const [ours = '', named] = part.split(/:(.*)/s).map((word) => word.trim())
  if (isColumn(ours) && named && theirs === '') return `${part}: write = for :, as in ${ours}=${named}.`
  if (isColumn(name)) return `${part}: say ${name}=NAME, NAME being what the log calls it. ${all}`
  if (isColumn(theirs)) return `${part}: the other way round: ${theirs}=${name}`
  return `${name}: there is no such column${suggestion(name, columnNames)}. ${all}`
}

const isColumn = (name: string): name is LogColumn => Object.hasOwn(logColumns, name)

/** Where each column stands among those of the file; undefined for those it may lack. */
export type Places = Readonly<Record<LogColumn, number | undefined>>

/**
 * Finds the columns of a log in the header of a file.
 * @throws Trouble naming what is missing and what there is.
 */
export function placesOf(path: string, header: readonly string[], renamed: Partial<Record<LogColumn, string>>): Places {
  const find = (name: LogColumn): number | undefined => {
    const sought = renamed[name] ?? name
    const places = [...header.keys()].filter((place) => header[place] === sought)
    if (places.length > 1) throw new Trouble(`${path}: the header names ${sought} twice.`, { asked: true })
    return places[0]
  }
  const places: Places = {
    post_id: find('post_id'),
    thread_id: find('thread_id'),
    member_id: find('member_id'),
    parent_post_id: find('parent_post_id'),
    t: find('t'),
  }
  const needed = columnNames.filter(
    (name) =>
      required.includes(name) || renamed[name] !== undefined || (name === 'post_id' && places.parent_post_id !== undefined),
  )
  const missing = needed.filter((name) => places[name] === undefined)
  if (missing.length > 0) {
    const sought = missing.map((name) => `${renamed[name] ?? name} (${logColumns[name]})`).join(', ')
    const there = header.length === 0 ? 'none' : header.map((name) => (name === '' ? '""' : name)).join(', ')
    throw new Trouble(
      `${path}: no column ${sought}.\nThere are: ${there.length > 600 ? `${there.slice(0, 600)}…` : there}\nName them with --columns, for instance --columns ${missing.map((name) => `${name}=NAME`).join(',')}\nA log has ${allColumns}.`,
      { asked: true },
    )
  }
  return places
}

/** What cannot be known for want of a column, and the columns of the file that may hold it. */
export function notesOnColumns(header: readonly string[], places: Places): string[] {
  const used = new Set(columnNames.map((name) => places[name]))
  const others = header.filter((name, place) => name !== '' && !used.has(place))
  const called = (name: string): string =>
    others.length === 0
      ? ''
      : ` If the log has it under another name, add --columns ${name} (columns not used: ${listed(others)}).`
  if (places.post_id === undefined)
    return [
      'No column post_id: doubled posts cannot be found, and every reply counts as an answer to who began the thread.' +
        called('post_id=NAME, and parent_post_id=NAME for the post it answers'),
    ]
  if (places.parent_post_id === undefined)
    return [`No column parent_post_id: every reply counts as an answer to who began the thread.${called('parent_post_id=NAME')}`]
  return []
}

const LISTED = 12

const listed = (names: readonly string[]): string => `${names.slice(0, LISTED).join(', ')}${names.length > LISTED ? ', …' : ''}`
