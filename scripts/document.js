/** Fills the generated tables of the model's documentation, src/model/README.md, from dist/ and from runs: about a quarter of a minute. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fill } from './documentation/markdown.js'
import { tablesOf } from './documentation/tables.js'
import { root } from './folders.js'

const { parameterList } = await import('../dist/model/configure.js')
const { measures, dailyMeasures } = await import('../dist/model/measures.js')
const { simulate } = await import('../dist/model/simulate.js')
const { patterns } = await import('../dist/evidence/patterns.js')
const { nullMeasures } = await import('../dist/evidence/nullModel.js')
const { meanInterval } = await import('../dist/statistics/interval.js')

const path = join(root, 'src', 'model', 'README.md')
const tables = tablesOf({ parameterList, measures, dailyMeasures, simulate, patterns, nullMeasures, meanInterval }, root)
writeFileSync(path, fill(readFileSync(path, 'utf8'), tables))
