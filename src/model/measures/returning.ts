/** Measures: who writes again, and when. */
import type { Forum } from '../forum.js'
import { WEEKS } from '../posting.js'
import { FIRST_POST, M, MEMBER_SHIFT, T, THREAD_SHIFT } from '../records.js'
import { type Declarations, forEachMember, type MeasureDeclaration, type Values } from './declaring.js'

const activeInWeek = (week: number): MeasureDeclaration => ({
  unit: 'share',
  label: `writes in week ${week}`,
  meaning: `posters who write in week ${week} after their first post`,
  definition: `Posters with a post ${7 * week} to ${7 * week + 7} days after their first, among those whose week ended before the end of the run.`,
  aggregation: 'share',
  onLog: true,
})

export const returningDeclarations = {
  againAnswered: {
    unit: 'share',
    label: 'again, if answered',
    meaning: 'newcomers whose opening post was answered and who write again',
    definition:
      'Members whose first post opened a thread, at least 30 days before the end, answered within 30 days: share who wrote another post, anywhere.',
    aggregation: 'share',
    onLog: true,
  },
  againUnanswered: {
    unit: 'share',
    label: 'again, if not answered',
    meaning: 'newcomers whose opening post was not answered and who write again',
    definition: 'As againAnswered, for threads that were not answered within 30 days.',
    aggregation: 'share',
    onLog: true,
  },
  againDifference: {
    unit: 'share',
    label: 'again, answered less not',
    meaning: 'how much more often newcomers write again whose opening post was answered',
    definition: 'againAnswered less againUnanswered. Who is answered is not chosen by lot, so not all of it need be an effect.',
    aggregation: 'difference',
    onLog: true,
  },
  activeWeek1: activeInWeek(1),
  activeWeek4: activeInWeek(4),
  activeWeek12: activeInWeek(12),
  activeWeek26: activeInWeek(26),
  activeWeek52: activeInWeek(52),
} as const satisfies Declarations

/** Who writes again, and when. */
export function returning(forum: Forum): Values<typeof returningDeclarations> {
  const { whole } = forum.members
  const { whole: field } = forum.threads
  const month = 30 * forum.stepsPerDay
  const newcomers = [0, 0]
  const again = [0, 0]
  const known = WEEKS.map(() => 0)
  const active = WEEKS.map(() => 0)
  forEachMember(forum, (me) => {
    const first = whole[me + M.firstPost]!
    if (first < 0) return
    WEEKS.forEach((week, k) => {
      if (first + 7 * (week + 1) * forum.stepsPerDay > forum.now) return
      known[k]!++
      if (whole[me + M.weeks]! & (1 << k)) active[k]!++
    })
  })
  for (let thread = 0; thread < forum.threads.count; thread++) {
    const begin = thread << THREAD_SHIFT
    const opened = field[begin + T.opened]!
    if (!(field[begin + T.topics]! & FIRST_POST) || opened > forum.now - month) continue
    const answer = field[begin + T.firstReply]!
    const answered = answer >= 0 && answer - opened <= month ? 1 : 0
    newcomers[answered]!++
    if (whole[(field[begin + T.opener]! << MEMBER_SHIFT) + M.posts]! > 1) again[answered]!++
  }
  const share = (k: number): number => active[k]! / known[k]!
  return {
    againAnswered: again[1]! / newcomers[1]!,
    againUnanswered: again[0]! / newcomers[0]!,
    againDifference: again[1]! / newcomers[1]! - again[0]! / newcomers[0]!,
    activeWeek1: share(0),
    activeWeek4: share(1),
    activeWeek12: share(2),
    activeWeek26: share(3),
    activeWeek52: share(4),
  }
}
