/** Which studies the generated blocks of the documents tell of, by the name of the block. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../folders.js'

/** The study files of a folder in scenarios/, in the order of their names. @param {string} folder */
const inFolder = (folder) =>
  readdirSync(join(root, 'scenarios', folder))
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => `${folder}/${file.replace('.yaml', '')}`)

const questions = ['critical-mass', 'anonymity-surface', 'knock-out', 'professionals', 'violations', 'helper-therapy']

/** @type {Readonly<Record<string, readonly string[]>>} */
export const restsOn = {
  answer: ['moderated-vs-unmoderated'],
  patterns: ['self-help-forum'],
  questions,
  ...Object.fromEntries(questions.map((name) => [name, [name]])),
  sensitivity: ['sensitivity'],
  screening: ['sensitivity'],
  claims: inFolder('claims'),
  'claims in short': inFolder('claims'),
  forums: inFolder('forums'),
}

/** The documents that hold such blocks. */
export const documents = /** @type {const} */ ({
  readme: 'README.md',
  scenarios: 'scenarios/README.md',
  claims: 'scenarios/claims/README.md',
  forums: 'scenarios/forums/README.md',
  model: 'src/model/README.md',
  odd: 'src/model/ODD.md',
})
