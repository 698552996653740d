/** Tables as Parquet, written row group by row group so that their size costs no memory. */
import type { SchemaElement } from 'hyparquet'
import { fileWriter, ParquetWriter } from 'hyparquet-writer'
import type { Column } from './columns.js'
import type { Cell, TableWriter } from './csv.js'

const types: Readonly<Record<Column['type'], Pick<SchemaElement, 'type' | 'converted_type'>>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  number: { type: 'DOUBLE' },
  whole: { type: 'INT32' },
}

/** Writes a table to a new file at `path`, with some words about it in the file's own metadata. */
export function parquetWriter(
  path: string,
  columns: readonly Column[],
  metadata: Readonly<Record<string, string>>,
  rowsPerGroup = 20_000,
): TableWriter {
  const schema: SchemaElement[] = [
    { name: 'root', num_children: columns.length },
    ...columns.map(({ name, type }): SchemaElement => ({ name, repetition_type: 'OPTIONAL', ...types[type] })),
  ]
  const writer = new ParquetWriter({
    writer: fileWriter(path),
    schema,
    kvMetadata: Object.entries(metadata).map(([key, value]) => ({ key, value })),
    createdBy: 'responsorium',
  })
  const waiting: Cell[][] = columns.map(() => [])
  const flush = async (): Promise<void> => {
    await writer.write({
      columnData: columns.map(({ name }, place) => ({ name, data: waiting[place]! })),
      rowGroupSize: rowsPerGroup,
    })
    for (const values of waiting) values.length = 0
  }
  return {
    async add(row) {
      row.forEach((cell, place) => {
        waiting[place]!.push(cell)
      })
      if (waiting[0]!.length === rowsPerGroup) await flush()
    },
    async finish() {
      await flush()
      await writer.finish()
    },
  }
}
