/** The post logs of single runs, kept beside the journal until they become one table. */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { deserialize, serialize } from 'node:v8'
import { deflateRaw, inflateRaw } from 'node:zlib'
import type { Product } from '../experiment/engine.js'
import { productsOf, type RunSpecification, rowsOf } from '../experiment/results.js'
import { type Log, postKinds } from '../model/log.js'
import type { PostLog } from '../model/simulate.js'
import type { Cell } from './csv.js'
import { makeFolder } from './making.js'
import { replaceFile } from './replacing.js'

type Columns = Pick<Log, 'length' | 'thread' | 'member' | 'parent' | 'time' | 'kind'>

/** Run ids may hold any letter, file names may not. */
const pathOf = (folder: string, id: string): string =>
  join(folder, `${createHash('sha256').update(id).digest('hex').slice(0, 24)}.posts`)

export const hasPosts = (folder: string, id: string): boolean => existsSync(pathOf(folder, id))

/** Keeps the posts of a run, and of each of its forums where it has several. */
export async function keepPosts(folder: string, run: RunSpecification, product: Product): Promise<void> {
  const kept = productsOf(product)
  for (const [index, { id }] of rowsOf(run).entries()) {
    const { log } = kept[index]!
    if (log) await keepLog(folder, id, log)
  }
}

async function keepLog(folder: string, id: string, log: PostLog): Promise<void> {
  const { length, thread, member, parent, time, kind } = log
  const columns: Columns = { length, thread, member, parent, time, kind }
  await replaceFile(pathOf(folder, id), await promisify<Buffer, Buffer>(deflateRaw)(serialize(columns)))
}

/** Takes over the posts of a run from the folder of another part. */
export async function copyPosts(from: string, to: string, run: RunSpecification): Promise<void> {
  await makeFolder(to)
  for (const { id } of rowsOf(run)) await copyFile(pathOf(from, id), pathOf(to, id))
}

/** The rows of one run, as in `postColumns` after arm and replicate. */
export async function* postsOf(folder: string, id: string): AsyncGenerator<Cell[]> {
  const bytes = await promisify<Buffer, Buffer>(inflateRaw)(await readFile(pathOf(folder, id)))
  const { length, thread, member, parent, time, kind }: Columns = deserialize(bytes)
  for (let post = 0; post < length; post++) {
    const answered = parent[post]!
    yield [post, thread[post]!, member[post]!, answered < 0 ? null : answered, time[post]!, postKinds[kind[post]!]!]
  }
}
