/** Measures: what answers are made of (M6). */
import type { Forum } from '../forum.js'
import type { Declarations, MeasureDeclaration, Values } from './declaring.js'

const part = (name: string, what: string, most: number): MeasureDeclaration => ({
  unit: 'fit',
  label: `${name} in an answer`,
  meaning: `${what} in an answer, at most ${most} of a fit of 1`,
  definition: `Mean over all replies to others by members and professionals of the part "${name}" of their fit; 0 in a platitude. Thanks and violations are left out.`,
  aggregation: 'mean',
})

export const goodAnswerDeclarations = {
  answerStory: part('story', "how much of the author's own story", 0.3),
  answerAdvice: part('advice', 'how much fitting advice', 0.3),
  answerHope: part('hope', 'how much hope', 0.2),
  answerCare: part('care', 'how much showing that one cares', 0.2),
} as const satisfies Declarations

/** What answers are made of. */
export function goodAnswer({
  answerParts: [story = 0, advice = 0, hope = 0, care = 0, count = 0],
}: Forum): Values<typeof goodAnswerDeclarations> {
  return { answerStory: story / count, answerAdvice: advice / count, answerHope: hope / count, answerCare: care / count }
}
