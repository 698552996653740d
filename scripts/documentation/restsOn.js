/** Which studies the generated blocks of the documents tell of, by the name of the block. */
const questions = ['critical-mass', 'anonymity-surface', 'knock-out', 'professionals', 'violations', 'helper-therapy']

/** @type {Readonly<Record<string, readonly string[]>>} */
export const restsOn = {
  answer: ['moderated-vs-unmoderated'],
  patterns: ['self-help-forum'],
  questions,
  ...Object.fromEntries(questions.map((name) => [name, [name]])),
  sensitivity: ['sensitivity'],
  screening: ['sensitivity'],
}

/** The documents that hold such blocks. */
export const documents = /** @type {const} */ ({
  readme: 'README.md',
  scenarios: 'scenarios/README.md',
  model: 'src/model/README.md',
  odd: 'src/model/ODD.md',
})
