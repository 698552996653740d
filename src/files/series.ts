/** Columns of numbers as short text, exactly: for the journal. */
import { deflateRawSync, inflateRawSync } from 'node:zlib'

/** Numbers packed with deflate and written in base 64. */
export const packNumbers = (numbers: Float64Array | Int32Array): string =>
  deflateRawSync(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength), { level: 4 }).toString('base64')

export const unpackDoubles = (text: string): Float64Array => new Float64Array(unpack(text))

export const unpackIntegers = (text: string): Int32Array => new Int32Array(unpack(text))

function unpack(text: string): ArrayBuffer {
  const bytes = inflateRawSync(Buffer.from(text, 'base64'))
  const aligned = new ArrayBuffer(bytes.byteLength)
  new Uint8Array(aligned).set(bytes)
  return aligned
}

/** Several columns of one length, one after another. */
export function joinColumns(columns: readonly Float64Array[]): Float64Array {
  const length = columns[0]?.length ?? 0
  const joined = new Float64Array(columns.length * length)
  columns.forEach((column, index) => {
    joined.set(column, index * length)
  })
  return joined
}

/** The reverse of `joinColumns`. */
export function splitColumns(joined: Float64Array, columns: number): Float64Array[] {
  const length = joined.length / columns
  return Array.from({ length: columns }, (_, index) => joined.subarray(index * length, (index + 1) * length))
}
