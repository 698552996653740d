/** Studies as the documents tell of them: carried out by the command, and read back from what it left. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { answersOf } from '../../dist/experiment/answers.js'
import { plan } from '../../dist/experiment/plan.js'
import { journalPath } from '../../dist/files/folder.js'
import { readJournal } from '../../dist/files/journal.js'
import { readResults } from '../../dist/files/tables.js'
import { root } from '../folders.js'
import { proofOf } from './proof.js'

/**
 * @typedef {object} CarriedOut
 * @property {string} name
 * @property {import('../../dist/scenario/study.js').Study} study
 * @property {import('../../dist/experiment/results.js').Results} results
 * @property {import('../../dist/experiment/answers.js').Answers['judged']} judged
 * @property {import('../../dist/experiment/answers.js').Answers['levels']} levels what the verdicts hang on
 * @property {import('../../dist/experiment/answers.js').Answers['sensitivity']} tables of sensitivity
 * @property {string} proof fingerprint of its runs
 * @property {string} folder of its outputs
 */

/** Where the outputs lie; those that a reader has made are elsewhere. @param {string} name */
const folderOf = (name) => join(root, 'outputs', 'documented', name)

/**
 * Does what is missing of a study file. What another model or another wording of the file has left makes way.
 * @param {string} name of a file in scenarios/
 * @returns {CarriedOut}
 * @throws Error where a run failed
 */
export function carriedOut(name) {
  const folder = folderOf(name)
  const words = [join('dist', 'cli', 'main.js'), 'run', join('scenarios', `${name}.yaml`), '--out', folder, '--force']
  const { status, signal } = spawnSync(process.execPath, words, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  if (status !== 0) throw new Error(`the study ${name} was not carried out (${signal ?? `exit code ${status}`})`)
  return read(name, folder)
}

/** @param {string} name @param {string} folder @returns {CarriedOut} */
function read(name, folder) {
  const journal = readJournal(journalPath(folder))
  try {
    const { study } = journal.header
    const runs = plan(study)
    const results = readResults({ study, runs, journal })
    const rows = new Map(results.rows.map((row) => [row.id, row]))
    const proof = proofOf(study, runs, ({ id }) => {
      const row = rows.get(id)
      if (!row) throw new Error(`the run ${id} of ${name} is not in its journal`)
      return row
    })
    const { judged, levels, sensitivity } = answersOf(results)
    return { name, study, results, judged, levels, tables: sensitivity, proof, folder }
  } finally {
    journal.close()
  }
}
