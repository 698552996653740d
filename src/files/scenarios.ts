/** Study files on the disk. */
import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { sep } from 'node:path'
import { readStudy } from '../scenario/read.js'
import type { Study } from '../scenario/study.js'
import { codeOf, inWords, Trouble } from './trouble.js'

/** A file that a study was read from. */
export interface SourceFile {
  readonly path: string
  readonly sha256: string
}

/** A study with the files it came from: its own first, then those it extends. */
export interface StudyOnDisk {
  readonly study: Study
  readonly files: readonly SourceFile[]
}

/**
 * Reads the study file at `path` and all that it extends.
 * @throws StudyError for what is wrong in the files, Trouble where the file itself is missing or cannot be read.
 */
export function readStudyFile(path: string): StudyOnDisk {
  const files: SourceFile[] = []
  const load = (file: string): Uint8Array | undefined => {
    const bytes = contentOf(file)
    if (bytes) files.push({ path: file, sha256: createHash('sha256').update(bytes).digest('hex') })
    return bytes
  }
  const own = path.split(sep).join('/')
  if (!load(own)) throw new Trouble(`${path}: there is no such file.`, { asked: true })
  files.length = 0
  return { study: readStudy(own, load), files }
}

function contentOf(path: string): Uint8Array | undefined {
  try {
    if (statSync(path).isDirectory()) throw new Trouble(`${path}: this is a folder, not a study file.`, { asked: true })
    return readFileSync(path)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw inWords(error, path)
  }
}
