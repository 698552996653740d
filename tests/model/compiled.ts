/**
 * The model as users run it: compiled from the sources as they are now, and loaded by Node itself. Vitest puts every import behind an accessor,
 * which makes the model's inner loop three to four times slower; tests of very many runs go this way.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../sources.js'

type Model = Pick<typeof import('../../src/model/simulate.js'), 'simulate'>

const folder = mkdtempSync(join(tmpdir(), 'responsorium-model-'))
const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
execFileSync(process.execPath, [compiler, '-p', join(root, 'src', 'model'), '--noEmit', 'false', '--outDir', folder])
writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')

const load = createRequire(join(folder, 'package.json'))
export const { simulate }: Model = load('./simulate.js')
rmSync(folder, { recursive: true })
