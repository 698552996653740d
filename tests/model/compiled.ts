/** The model as JavaScript, compiled from the sources under test, as a worker thread or a browser loads it. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../sources.js'

/** Compiles the model into a folder of its own; `remove` takes it away again. */
export function compileModel(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'responsorium-model-'))
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n')
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const options = ['-p', join(root, 'src', 'model'), '--noEmit', 'false', '--outDir', folder]
  const { status, stdout } = spawnSync(process.execPath, [tsc, ...options], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`the model does not compile: ${stdout}`)
  return { folder, remove: () => rmSync(folder, { recursive: true }) }
}

/**
 * Everything that a run hands back, as text that differs where one bit of it does, in JavaScript for any place: `simulate` and
 * the list `cases` of settings, seed and options are in scope. The minus of -0 is kept, as is NaN.
 */
export const exactly = `
  const exact = (value) =>
    typeof value === 'number' ? (Object.is(value, -0) ? '-0' : String(value))
    : ArrayBuffer.isView(value) ? Array.from(value, exact)
    : typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([key, of]) => [key, exact(of)]))
    : value
  return JSON.stringify(cases.map(([settings, seed, options]) => exact(simulate(settings, seed, options))))
`
