/** Every generated table of src/model/README.md, by the name of its place. */
import { claimTable } from './claims.js'
import { assumptionTable, sourceCounts } from './declared.js'
import { armTable, differenceTable, runArms } from './shown.js'
import { lawTable, lengthTable } from './sources.js'
import { resetTable } from './specified.js'

/**
 * @typedef {object} Parts what is documented, handed in so that the command takes it from dist/ and the tests from src/
 * @property {readonly import('../../src/model/configure.js').Declaration[]} parameterList
 * @property {typeof import('../../src/model/measures.js').measures} measures
 * @property {import('./shown.js').Simulate} simulate
 * @property {import('./shown.js').Mean} meanInterval
 */

/**
 * @param {Parts} parts
 * @param {string} root the folder of package.json
 * @returns {Readonly<Record<string, string>>}
 */
export function tablesOf(parts, root) {
  const { parameterList, measures, simulate, meanInterval } = parts
  const runs = runArms(simulate)
  return {
    length: lengthTable(root),
    sources: sourceCounts(parameterList),
    assumptions: assumptionTable(parameterList),
    arms: armTable(runs, measures, meanInterval),
    differences: differenceTable(runs, measures, meanInterval),
    reset: resetTable(parameterList),
    claims: claimTable(runs, meanInterval),
    laws: lawTable(root),
  }
}
