/** A folder of its own for each test that asks for one; gone when the file's tests are done. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

const made: string[] = []

export function newFolder(): string {
  if (made.length === 0) afterAll(removeAll)
  const folder = mkdtempSync(join(tmpdir(), 'responsorium-'))
  made.push(folder)
  return folder
}

function removeAll(): void {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
}
