/** Tables as CSV: UTF-8, commas, one header line, missing values empty. */
import { open } from 'node:fs/promises'
import { stringify } from 'csv-stringify/sync'
import type { Column } from './columns.js'

/** A value of a table; null where it is missing. */
export type Cell = string | number | null

/** Something that rows go into, one after another, until it is finished. */
export interface TableWriter {
  add(row: readonly Cell[]): Promise<void>
  finish(): Promise<void>
}

const ROWS_AT_ONCE = 500

/** Writes a table to a new file at `path`. */
export async function csvWriter(path: string, columns: readonly Column[]): Promise<TableWriter> {
  const file = await open(path, 'w')
  let waiting: (readonly Cell[])[] = [columns.map(({ name }) => name)]
  const flush = async (): Promise<void> => {
    const text = stringify(waiting)
    waiting = []
    await file.appendFile(text)
  }
  return {
    async add(row) {
      waiting.push(row)
      if (waiting.length === ROWS_AT_ONCE) await flush()
    },
    async finish() {
      try {
        await flush()
      } finally {
        await file.close()
      }
    },
  }
}
