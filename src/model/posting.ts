/** What every post has in common: it is counted, logged, dated, and ties its author to the one who wrote before. */
import type { Forum } from './forum.js'
import { OPEN, writeLog } from './log.js'
import { tie } from './network.js'
import { M, MEMBER_SHIFT, T, THREAD_SHIFT } from './records.js'

/** The weeks after the first post that the measures ask about; bit k of a member's field `weeks` is the k-th of them. */
export const WEEKS = [1, 4, 12, 26, 52] as const

/** Counts a post by a member and returns its number in the log, -1 where there is none. */
export function countPost(forum: Forum, thread: number, member: number, kind: number): number {
  const { whole: field } = forum.threads
  const begin = thread << THREAD_SHIFT
  forum.today.posts++
  enterPost(forum, member)
  if (forum.beside !== undefined) enterPost(forum.beside.whole, forum.beside.personOf[member]!)
  if (kind !== OPEN) {
    field[begin + T.posts] = field[begin + T.posts]! + 1
    const before = field[begin + T.lastPoster]!
    if (before >= 0 && before !== member) tie(forum.ties, member, before)
  }
  field[begin + T.lastPoster] = member
  return forum.log === undefined ? -1 : writeLog(forum, forum.log, thread, member, kind)
}

/** Adds an answer, by a member or a professional, to what answers are made of. */
export function countAnswer({ answerParts }: Forum, story: number, advice: number, hope: number, care: number): void {
  answerParts[0]! += story
  answerParts[1]! += advice
  answerParts[2]! += hope
  answerParts[3]! += care
  answerParts[4]! += 1
}

/** Enters a post in the record of its author. */
function enterPost({ members: { whole }, now, stepDays }: Forum, member: number): void {
  const me = member << MEMBER_SHIFT
  whole[me + M.posts] = whole[me + M.posts]! + 1
  whole[me + M.lastPost] = now
  if (whole[me + M.firstPost]! < 0) {
    whole[me + M.firstPost] = now
    return
  }
  const week = Math.floor(((now - whole[me + M.firstPost]!) * stepDays) / 7)
  for (let k = 0; k < WEEKS.length; k++) if (WEEKS[k] === week) whole[me + M.weeks] = whole[me + M.weeks]! | (1 << k)
}

/** The helper's reward, 0..1: less where professionals write a share of the recent replies. */
export function helpersReward({ parameters, recentReplies, recentProfessionalReplies }: Forum): number {
  return recentProfessionalReplies === 0
    ? 1
    : 1 - (parameters.professionals.displacement * recentProfessionalReplies) / recentReplies
}
