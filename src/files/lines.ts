/** Lines of a journal: JSON with a checksum in front, so that a line cut or spoilt by a loss of power is known as such. */
import { readSync } from 'node:fs'
import { crc32 } from 'node:zlib'

const PREFIX = '{"crc":"00000000",'.length
const NEWLINE = 10
const BLOCK = 1 << 22

/** A line with its checksum, the newline included. */
export function sealed(record: object): Buffer {
  const body = Buffer.from(`${JSON.stringify(record).slice(1)}\n`)
  return Buffer.concat([Buffer.from(`{"crc":"${checksum(body.subarray(0, -1))}",`), body])
}

/** True where the line (without its newline) is as it was written. */
export function isSound(line: Uint8Array): boolean {
  if (line.length <= PREFIX) return false
  const head = Buffer.from(line.buffer, line.byteOffset, PREFIX).toString('latin1')
  return head === `{"crc":"${checksum(line.subarray(PREFIX))}",`
}

/** The text after the checksum, without reading the whole line as JSON: enough to see what kind of line it is. */
export const beginning = (line: Uint8Array, length: number): string =>
  Buffer.from(line.buffer, line.byteOffset + PREFIX, Math.min(length, line.length - PREFIX)).toString('utf8')

/** What a sound line says, without its checksum, as whatever the journal it is in wrote there. */
export const recordIn = <Written>(line: Uint8Array, reviver: (key: string, value: unknown) => unknown): Written =>
  JSON.parse(`{${beginning(line, line.length)}`, reviver)

export interface Line {
  readonly offset: number
  /** Without the newline. */
  readonly bytes: Uint8Array
  /** False for the last line where its newline is missing. */
  readonly ended: boolean
}

/** Every line of an open file from its beginning, in bounded memory; the bytes are only valid until the next line. */
export function* linesOf(file: number): Generator<Line> {
  let buffer = Buffer.alloc(BLOCK)
  let held = 0
  let offset = 0
  for (;;) {
    if (held === buffer.length) buffer = Buffer.concat([buffer, Buffer.alloc(buffer.length)])
    const read = readSync(file, buffer, held, buffer.length - held, offset + held)
    held += read
    let start = 0
    for (let end = buffer.indexOf(NEWLINE, start); end !== -1 && end < held; end = buffer.indexOf(NEWLINE, start)) {
      yield { offset: offset + start, bytes: buffer.subarray(start, end), ended: true }
      start = end + 1
    }
    if (read === 0) {
      if (start < held) yield { offset: offset + start, bytes: buffer.subarray(start, held), ended: false }
      return
    }
    buffer.copyWithin(0, start, held)
    offset += start
    held -= start
  }
}

const checksum = (bytes: Uint8Array): string => crc32(bytes).toString(16).padStart(8, '0')
