/** What every member could tell an interviewer at the end of a run. */
import { careByForum } from './care.js'
import { belongingNow } from './daily.js'
import { exp } from './elementary.js'
import type { Forum } from './forum.js'
import { safetyWith } from './identity.js'
import { sources } from './ledger.js'
import { M, MEMBER_SHIFT } from './records.js'
import { type Testimony, type Told, toldBy } from './testimony.js'

/** What can change distress: the sources of the ledger, and care that began sooner because of the forum. */
export const reliefSources = [...sources, 'care sooner'] as const
export type ReliefSource = (typeof reliefSources)[number]

/** What one member could tell. */
export interface Account extends Told {
  /** Number of the member in the run, from 0. */
  readonly member: number
  /** Days since the latest post; undefined for who never wrote. */
  readonly silentDays: number | undefined
  /** Whether the member has left for good. */
  readonly left: boolean
  /** 0..1, at the end of the run. */
  readonly belonging: number
  /** Changes of distress over the whole run, fading ignored, in sd by source; negative is better. */
  readonly relief: Readonly<Record<ReliefSource, number>>
  /** Safety, 0..1, of writing about oneself, at the end of the run; and what it would be if nothing hid who one is. */
  readonly safety: number
  readonly safetyUnprotected: number
}

/** The accounts of all who ever registered, by number. */
export function accountsOf(forum: Forum, testimony: Testimony): Account[] {
  return Array.from({ length: forum.members.count }, (_, member) => accountOf(forum, testimony, member))
}

function accountOf(forum: Forum, testimony: Testimony, member: number): Account {
  const { real, whole } = forum.members
  const { identity, violations } = forum.parameters
  const me = member << MEMBER_SHIFT
  const day = forum.now * forum.stepDays
  const entries = sources.map((source, place) => [source, real[me + M.ledger + place]!])
  const away = (forum.now - whole[me + M.caughtUp]!) * forum.stepDays
  const hurt = real[me + M.hurt]! * exp(-away / violations.hurtDays)
  return {
    member,
    silentDays: whole[me + M.posts] === 0 ? undefined : (forum.now - whole[me + M.lastPost]!) * forum.stepDays,
    left: whole[me + M.left]! >= 0,
    belonging: belongingNow(forum, me),
    relief: Object.fromEntries([...entries, ['care sooner', careByForum(forum, me, day)]]),
    safety: safetyWith(forum, me, identity.protection, hurt),
    safetyUnprotected: safetyWith(forum, me, 0, hurt),
    ...toldBy(testimony, member),
  }
}
