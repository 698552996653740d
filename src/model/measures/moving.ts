/** Measures: who is in several forums, where several stand side by side. */

import { recordIn } from '../elsewhere.js'
import type { Forum } from '../forum.js'
import { M, MEMBER_SHIFT } from '../records.js'
import { type Declarations, forEachMember, type Values } from './declaring.js'

/** Who has not come back for so long, and went on elsewhere, has moved. */
const GONE_DAYS = 28

const NONE = 'Empty for a forum that stands alone.'

export const movingDeclarations = {
  inSeveral: {
    unit: 'share',
    label: 'in several forums',
    meaning: 'people who joined more than one of the forums side by side',
    definition: `Registered people who are or were members of at least two forums, divided by registered people; of one of the forums: its members who are or were members of another. ${NONE}`,
    aggregation: 'share',
  },
  writesInSeveral: {
    unit: 'share',
    label: 'write in several forums',
    meaning: 'posters who wrote in more than one of the forums side by side',
    definition: `People with a post in at least two forums, divided by people with a post; of one of the forums: its posters who also wrote in another. ${NONE}`,
    aggregation: 'share',
  },
  moved: {
    unit: 'share',
    label: 'moved to another forum',
    meaning: 'people in several forums who went on in another one and came no more to the one they had found first',
    definition: `Of those who joined at least two forums: share whose last visit to the forum joined first lies ${GONE_DAYS} days or more before their last visit to another; of one of the forums: of those who joined it first and then another. ${NONE}`,
    aggregation: 'share',
  },
} as const satisfies Declarations

/** Who is in several forums, writes in several, and went from one to another. */
export function moving(forum: Forum): Values<typeof movingDeclarations> {
  const forums = forum.parts ?? forum.beside?.forums ?? []
  if (forums.length === 0) return { inSeveral: Number.NaN, writesInSeveral: Number.NaN, moved: Number.NaN }
  const gone = GONE_DAYS * forum.stepsPerDay
  const { whole } = forum.members
  let [several, posters, severalPosters, foundFirst, moved] = [0, 0, 0, 0, 0]
  forEachMember(forum, (me) => {
    const person = forum.beside?.personOf[me >> MEMBER_SHIFT] ?? me >> MEMBER_SHIFT
    const records = forums.flatMap((one) => {
      const record = recordIn(one, person)
      if (record < 0) return []
      const { whole: field } = one.members
      return [
        { forum: one, posts: field[record + M.posts]!, joined: field[record + M.joined]!, last: field[record + M.lastVisit]! },
      ]
    })
    const writesIn = records.filter(({ posts }) => posts > 0).length
    if (whole[me + M.posts]! > 0) posters++
    if (whole[me + M.posts]! > 0 && writesIn > 1) severalPosters++
    const [first, ...others] = records.sort((one, other) => one.joined - other.joined)
    if (others.length === 0 || first === undefined) return
    several++
    if (forum.parts === undefined && first.forum !== forum) return
    foundFirst++
    if (others.some(({ last }) => last - first.last >= gone)) moved++
  })
  return { inSeveral: several / forum.members.count, writesInSeveral: severalPosters / posters, moved: moved / foundFirst }
}
