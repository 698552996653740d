/** `responsorium explain interview`: what is asked of whom, and the numbers that may be set. */
import { interviewDeclarations, interviewParameterNames, PREFIX } from '../evidence/interview/parameters.js'
import { questions } from '../evidence/interview/questions.js'
import { paragraph } from './layout.js'

/** The names that `explainInterview` knows. */
export const interviewNames: readonly string[] = ['interview', ...interviewParameterNames.map((name) => `${PREFIX}${name}`)]

/** All numbers and questions of the interview; one number where its name is given. */
export function explainInterview(name: string, width: number): string {
  const chosen = interviewParameterNames.filter((own) => name === 'interview' || name === `${PREFIX}${own}`)
  const numbers = chosen.map((own) => {
    const { default: usual, low, high, unit, meaning, source } = interviewDeclarations[own]
    const values = `${usual} (${low} to ${high}) ${unit}`
    return paragraph(values, width, `${PREFIX}${own}  `) + paragraph(`${meaning} [${source}]`, width, '    ')
  })
  if (name !== 'interview') return numbers.join('')
  const asked = questions.map(
    ({ asks, of, definition }) =>
      paragraph(`${asks}${of ? ` (of ${of})` : ''}`, width, '') + paragraph(definition, width, '    '),
  )
  return [
    `Numbers of the interview, set by --set; none of them changes the forum\n\n${numbers.join('')}`,
    `What is asked, and how the answer follows from what happened\n\n${asked.join('')}`,
  ].join('\n')
}
