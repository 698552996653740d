/** Logs as text: commas, semicolons, tabs or bars, packed by gzip or not, read as a stream. */
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { CsvError, parse } from 'csv-parse'
import { codeOf, Trouble } from '../trouble.js'
import type { Head } from './head.js'

/** The field of each column, and the line it stands in. */
export type TakeFields = (fields: readonly string[], line: number) => void

export interface TextTable {
  readonly header: readonly string[]
  readonly delimiter: Delimiter
}

const delimiters = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' } as const
export type Delimiter = keyof typeof delimiters

export const delimiterInWords = (delimiter: Delimiter): string => delimiters[delimiter]

/** Longer than any row of a log: a quotation mark that nobody closed swallows the lines after it. */
const LONGEST_ROW = 1 << 20

/** The header of a table, parted by what parts it most. */
export function tableOf({ bytes }: Head): TextTable {
  const text = bytes.toString('utf8').replace(/^\ufeff/, '')
  const line = text.split(/\r\n|\n|\r/).find((one) => one.trim() !== '') ?? ''
  const partedBy = (delimiter: string): string[] => line.split(delimiter).map((name) => name.trim().replace(/^"(.*)"$/, '$1'))
  const found = Object.keys(delimiters).sort((one, other) => partedBy(other).length - partedBy(one).length)
  const delimiter = isDelimiter(found[0]) ? found[0] : ','
  return { header: partedBy(delimiter), delimiter }
}

const isDelimiter = (text: string | undefined): text is Delimiter => text !== undefined && Object.hasOwn(delimiters, text)

/**
 * Hands over every row after the header.
 * @throws Trouble where the file ends in the middle or a quotation mark is never closed
 */
export async function readText(path: string, { compressed }: Head, { delimiter }: TextTable, take: TakeFields): Promise<void> {
  let line = 0
  let isHeader = true
  const parser = parse({
    bom: true,
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
    on_record: (fields: string[], { lines }) => {
      line = lines
      if (isHeader) isHeader = false
      else take(fields, lines)
      return null
    },
  })
  parser.resume()
  try {
    if (compressed) await pipeline(createReadStream(path), createGunzip(), parser)
    else await pipeline(createReadStream(path), parser)
  } catch (error) {
    throw inPlainWords(error, path, line, compressed)
  }
}

function inPlainWords(error: unknown, path: string, line: number, compressed: boolean): unknown {
  if (error instanceof CsvError)
    return new Trouble(
      `${path}: the row after line ${line} cannot be read: a quotation mark is opened and not closed${compressed ? ', or the gzip file is damaged there' : ''}.`,
      { asked: true, cause: error },
    )
  const code = codeOf(error) ?? ''
  if (!code.startsWith('Z_')) return error
  const what = code === 'Z_BUF_ERROR' ? 'ends in the middle' : 'is damaged'
  return new Trouble(
    `${path}: the gzip file ${what}, after line ${line}. Fetch or pack it again: part of a log gives wrong facts.`,
    {
      asked: true,
      cause: error,
    },
  )
}
