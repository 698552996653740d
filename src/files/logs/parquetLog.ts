/** Logs as Parquet, read one group of rows after another. */
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { asyncBufferFromFile, type Compressors, parquetMetadataAsync, parquetRead, parquetSchema } from 'hyparquet'
import { Trouble } from '../trouble.js'
import type { Field } from './collecting.js'

export type TakeCells = (cells: readonly Field[], row: number) => void

/** What Node can unpack beside Snappy, which hyparquet brings along. */
const compressors: Compressors = {
  GZIP: (input) => gunzipSync(input),
  BROTLI: (input) => brotliDecompressSync(input),
}

export interface ParquetTable {
  readonly header: readonly string[]
  /** Hands over these columns, in this order, row by row. */
  read(columns: readonly string[], take: TakeCells): Promise<void>
}

/** @throws Trouble for a file that ends in the middle or is packed in a way that cannot be read */
export async function openParquet(path: string): Promise<ParquetTable> {
  const file = await asyncBufferFromFile(path)
  const metadata = await parquetMetadataAsync(file).catch((error: unknown) => {
    throw new Trouble(
      `${path}: begins like Parquet and does not end so: it was cut or never finished. Fetch or write it again.`,
      {
        asked: true,
        cause: error,
      },
    )
  })
  const header = parquetSchema(metadata).children.map(({ element }) => element.name)
  return {
    header,
    async read(columns, take) {
      let rowStart = 0
      for (const group of metadata.row_groups) {
        const rowEnd = rowStart + Number(group.num_rows)
        const cells = new Map<string, Field[]>(columns.map((name) => [name, []]))
        await parquetRead({
          file,
          metadata,
          columns: [...cells.keys()],
          rowStart,
          rowEnd,
          compressors,
          onChunk: ({ columnName, columnData }) => {
            const column = cells.get(columnName)!
            for (const cell of columnData as ArrayLike<Field> & Iterable<Field>) column.push(cell)
          },
        }).catch((error: unknown) => {
          throw new Trouble(`${path}: rows ${rowStart + 1} to ${rowEnd} cannot be read (${reason(error)}).`, {
            asked: true,
            cause: error,
          })
        })
        const inOrder = columns.map((name) => cells.get(name)!)
        for (let row = 0; row < rowEnd - rowStart; row++)
          take(
            inOrder.map((column) => column[row]),
            rowStart + row + 1,
          )
        rowStart = rowEnd
      }
    },
  }
}

function reason(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return /compression/i.test(message) ? `${message}; write it with Snappy, gzip or no compression` : message
}
