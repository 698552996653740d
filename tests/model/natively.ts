/**
 * The model loaded by Node itself, for tests of very many runs: Vitest puts every import behind an accessor, which makes the model's inner loop
 * three times slower.
 */
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { compileModel } from './compiled.js'

type Model = Pick<typeof import('../../src/model/simulate.js'), 'simulate'>

const { folder, remove } = compileModel()
const load = createRequire(join(folder, 'package.json'))
export const { simulate }: Model = load('./simulate.js')
remove()
