/** `responsorium merge FOLDER...` */
import { plan } from '../experiment/plan.js'
import { openFolder } from '../files/folder.js'
import type { Header } from '../files/journal.js'
import { readManifest } from '../files/manifest.js'
import { openParts, takeOver } from '../files/parts.js'
import { finish, type Work } from './conduct.js'
import type { ExitCode } from './exit.js'
import { defaultFolder } from './run.js'
import { endWith } from './saying.js'
import { commandLine } from './words.js'

export interface MergeFlags {
  readonly folders: readonly string[]
  readonly out?: string | undefined
  readonly quiet: boolean
  readonly force: boolean
}

/** Joins the parts of a study into what one run of the whole would have left. */
export async function merge(flags: MergeFlags): Promise<ExitCode> {
  const parts = openParts(flags.folders)
  const { chunk: _, ...header }: Header = parts[0]!.header
  const { study } = header
  const folder = await openFolder(flags.out ?? defaultFolder(study), header, flags)
  try {
    const log = await takeOver(parts, folder)
    const files = readManifest(parts[0]!.folder)?.files ?? []
    const work: Work = { folder, header, files, runs: plan(study), log, command: commandLine() }
    return endWith(work, await finish(work), flags)
  } finally {
    await folder.close()
    for (const { journal } of parts) journal.close()
  }
}
