/** Which of many groups of people interviewed is like most of them. */
import { isYesNo, type QuestionName, questions } from './questions.js'
import { countsOf } from './tally.js'

/** How many redraws heard so many first answers among so many who could be asked, as `yes/asked`, by question. */
export type HeardTimes = Readonly<Record<QuestionName, Readonly<Record<string, number>>>>

const yesNo = questions.flatMap((question, place) => (isYesNo(question) ? [{ name: question.name, place }] : []))

/**
 * The group whose numbers of yes and no, over all questions of that kind, are nearest to the mean of all that was heard: least sum
 * of squares; the first of several as near, undefined where there is none.
 * @param answersIn the answers of each in a group, in the order of the questions
 */
export function nearestToMean<Group>(
  groups: readonly Group[],
  answersIn: (group: Group) => readonly (readonly number[])[],
  heard: readonly HeardTimes[],
): Group | undefined {
  const means = yesNo.flatMap(({ name }) => meanCounts(heard.map((times) => times[name])))
  let nearest: { readonly group: Group; readonly distance: number } | undefined
  for (const group of groups) {
    const counts = yesNo.flatMap(({ place }) =>
      countsOf(
        answersIn(group).map((answers) => answers[place]!),
        2,
      ),
    )
    const distance = counts.reduce((sum, count, place) => sum + (count - means[place]!) ** 2, 0)
    if (nearest === undefined || distance < nearest.distance) nearest = { group, distance }
  }
  return nearest?.group
}

/** Mean number of yes and of no. */
function meanCounts(heard: readonly Readonly<Record<string, number>>[]): [number, number] {
  const sums = { yes: 0, asked: 0, times: 0 }
  for (const [key, times] of heard.flatMap((counts) => Object.entries(counts))) {
    const [yes = 0, asked = 0] = key.split('/').map(Number)
    sums.yes += yes * times
    sums.asked += asked * times
    sums.times += times
  }
  return [sums.yes / sums.times, (sums.asked - sums.yes) / sums.times]
}
