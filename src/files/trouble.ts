/** What can go wrong with a disk, in plain words. */
import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** Something that the user can mend; its message says what and how. It needs no stack. */
export class Trouble extends Error {
  override readonly name = 'Trouble'
  /** True where what was asked for cannot be done as asked, rather than the disk failing. */
  readonly asked: boolean
  constructor(message: string, options: { readonly asked?: boolean; readonly cause?: unknown } = {}) {
    super(message, { cause: options.cause })
    this.asked = options.asked ?? false
  }
}

const words: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full. Make room and run the same command again: what is done is kept',
  EDQUOT: 'your share of the disk is used up. Make room and run the same command again: what is done is kept',
  EROFS: 'the disk is read-only. Choose another folder with --out',
  EACCES: 'you may not read or write there. Choose another folder or change its permissions',
  EPERM: 'you may not read or write there. Choose another folder or change its permissions',
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EISDIR: 'this is a folder, not a file',
  EEXIST: 'there is a file of that name already',
  ENAMETOOLONG: 'the name is too long for this disk',
  EMFILE: 'too many files are open. Close other programs, or use fewer workers',
  EFBIG: 'a file would become larger than this account or disk allows',
  EIO: 'the disk failed while reading or writing',
}

/** The code of a system error, such as ENOSPC; undefined for anything else. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined

/** The same error in plain words where it is one of the known ones, else as it is. */
export function inWords(error: unknown, path?: string): unknown {
  const code = codeOf(error)
  const said = code === undefined ? undefined : words[code]
  if (said === undefined || error instanceof Trouble) return error
  const named = path ?? (error instanceof Error && 'path' in error ? String(error.path) : undefined)
  const place = named === undefined ? 'the output' : refusing.has(code!) ? nearestThere(named) : named
  return new Trouble(`${place}: ${said} (${code}).`, { cause: error })
}

/** What a folder says that is not to be written in; one that is yet to be made cannot say it. */
const refusing: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS'])

/** The path, or the innermost folder on the way to it that there is. */
function nearestThere(path: string): string {
  if (existsSync(path)) return path
  const outer = dirname(path)
  return outer === '.' || outer === path ? resolve(outer) : nearestThere(outer)
}

/** Does something with the file at a path. @throws the error of the system in plain words */
export function attempt<Result>(path: string, action: () => Result): Result {
  try {
    return action()
  } catch (error) {
    throw inWords(error, path)
  }
}
