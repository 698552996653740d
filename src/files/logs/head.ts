/** The first bytes of a file: what it is, and the header of a table. */
import { open, stat } from 'node:fs/promises'
import { constants, gunzipSync } from 'node:zlib'
import { inWords, Trouble } from '../trouble.js'

export interface Head {
  readonly form: 'parquet' | 'text'
  readonly compressed: boolean
  /** The first bytes, unpacked. */
  readonly bytes: Buffer
}

const BYTES = 1 << 16

/** What other files begin with. */
const others: readonly (readonly [string, string])[] = [
  ['PK\u0003\u0004', 'a zip archive or a workbook. Unpack it, or save the sheet as CSV'],
  ['(\u00b5/\u00fd', 'compressed by zstd. Unpack it, or compress it with gzip'],
  ['BZh', 'compressed by bzip2. Unpack it, or compress it with gzip'],
  ['\u00fd7zXZ', 'compressed by xz. Unpack it, or compress it with gzip'],
  ['SQLite format 3', 'a database of SQLite. Write the table of posts as CSV'],
  ['%PDF', 'a PDF'],
  ['[', 'JSON. Write the posts as CSV'],
  ['{', 'JSON. Write the posts as CSV'],
]

/**
 * Looks at the beginning of a file.
 * @throws Trouble for a file that is missing, empty, or neither CSV, gzip nor Parquet
 */
export async function headOf(path: string): Promise<Head> {
  const raw = await firstBytes(path)
  if (raw.length === 0) throw new Trouble(`${path}: is empty.`, { asked: true })
  if (raw.subarray(0, 4).toString('latin1') === 'PAR1') return { form: 'parquet', compressed: false, bytes: raw }
  const compressed = raw[0] === 0x1f && raw[1] === 0x8b
  const bytes = compressed ? unpacked(path, raw) : raw
  const found = others.find(([magic]) => bytes.subarray(0, magic.length).toString('latin1') === magic)
  if (found) throw new Trouble(`${path}: this is ${found[1]}.`, { asked: true })
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  if (wide) throw new Trouble(`${path}: is written in UTF-16. Save it as UTF-8.`, { asked: true })
  if (bytes.includes(0)) throw new Trouble(`${path}: is a binary file, neither CSV (gzip or not) nor Parquet.`, { asked: true })
  return { form: 'text', compressed, bytes }
}

async function firstBytes(path: string): Promise<Buffer> {
  try {
    if ((await stat(path)).isDirectory()) throw new Trouble(`${path}: this is a folder, not a log.`, { asked: true })
    const file = await open(path, 'r')
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(BYTES), 0, BYTES, 0)
      return buffer.subarray(0, bytesRead)
    } finally {
      await file.close()
    }
  } catch (error) {
    throw asked(inWords(error, path))
  }
}

/** A file that is not there is a wrong word of the user, not a failing disk. */
const asked = (error: unknown): unknown =>
  error instanceof Trouble ? new Trouble(error.message, { asked: true, cause: error }) : error

function unpacked(path: string, raw: Buffer): Buffer {
  try {
    return gunzipSync(raw, { finishFlush: constants.Z_SYNC_FLUSH })
  } catch (error) {
    throw new Trouble(`${path}: begins like gzip and cannot be unpacked. Fetch it again.`, { asked: true, cause: error })
  }
}
