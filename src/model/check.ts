/** The invariants of a forum: what must hold after every step, whatever the parameters. */
import { below } from './boards.js'
import type { Forum } from './forum.js'
import { M, MEMBER_SHIFT, NO_TOPIC, REMOVED, T, THREAD_SHIFT } from './records.js'

/** Everything that is wrong with a forum between two steps, in words; nothing where it is sound. */
export function check(forum: Forum): string[] {
  return [...checkMembers(forum), ...checkThreads(forum), ...checkBoards(forum), ...checkAgenda(forum), ...checkSums(forum)]
}

const SHARES = ['cognitive', 'affective', 'anonymity', 'recognisable', 'belonging', 'meaning', 'known', 'lifePhase'] as const
const NUMBERS = ['baseline', 'relief', 'lasting', 'inboxFit', 'openingTrait', 'replyingTrait', 'visitingTrait'] as const
const NOT_NEGATIVE = ['hurt', 'load', 'visitingTrait'] as const
const COUNTS = ['visits', 'threads', 'posts', 'replies', 'received', 'inboxCount', 'inboxReferrals'] as const

function checkMembers(forum: Forum): string[] {
  const wrong: string[] = []
  const { real, whole, count } = forum.members
  for (let member = 0; member < count; member++) {
    const me = member << MEMBER_SHIFT
    const say = (what: string): number => wrong.push(`member ${member}: ${what}`)
    for (const name of SHARES)
      if (!(real[me + M[name]]! >= 0 && real[me + M[name]]! <= 1)) say(`${name} ${real[me + M[name]]} not in [0, 1]`)
    for (const name of NUMBERS) if (!Number.isFinite(real[me + M[name]]!)) say(`${name} is ${real[me + M[name]]}`)
    for (const name of NOT_NEGATIVE) if (!(real[me + M[name]]! >= 0)) say(`${name} ${real[me + M[name]]} is negative`)
    for (const name of COUNTS) if (whole[me + M[name]]! < 0) say(`${name} ${whole[me + M[name]]} is negative`)
    if (!(Math.abs(real[me + M.answered]!) <= 1)) say(`answered ${real[me + M.answered]} not in [-1, 1]`)
    if (whole[me + M.posts]! < whole[me + M.threads]! + whole[me + M.replies]!) say('fewer posts than threads and replies')
    if (whole[me + M.received]! < whole[me + M.inboxCount]!) say('more new replies than replies received')
    if (whole[me + M.lastVisit]! >= forum.now || whole[me + M.caughtUp]! >= forum.now) say('lives in the future')
    if (whole[me + M.left]! < 0 && whole[me + M.nextVisit]! < forum.now) say('stays, but has no next visit')
    if (whole[me + M.left]! >= 0 && whole[me + M.left] !== whole[me + M.lastVisit])
      say('left at another time than the last visit')
    for (let k = 0; k < 4; k++) {
      const strength = real[me + M.bondStrength + k]!
      if (!(strength >= 0 && strength <= 1)) say(`bond of strength ${strength}`)
      if (whole[me + M.bondPartner + k] === member) say('bond to itself')
    }
  }
  return wrong
}

function checkThreads(forum: Forum): string[] {
  const wrong: string[] = []
  const { real: value, whole: field, count } = forum.threads
  for (let thread = 0; thread < count; thread++) {
    const begin = thread << THREAD_SHIFT
    const say = (what: string): number => wrong.push(`thread ${thread}: ${what}`)
    const opened = field[begin + T.opened]!
    const first = field[begin + T.firstReply]!
    const opener = field[begin + T.opener]!
    if (opener < 0 || opener >= forum.members.count) say(`opener ${opener} does not exist`)
    else if (forum.members.whole[(opener << MEMBER_SHIFT) + M.joined]! > opened) say('opened before its opener joined')
    if (first >= 0 !== field[begin + T.replies]! > 0) say('first reply and number of replies disagree')
    if (first >= 0 && first < opened) say('answered before it was opened')
    if (field[begin + T.lastActivity]! < forum.momentOfStep[Math.max(opened, first)]!) say('latest activity before its posts')
    if (field[begin + T.lastActivity]! > forum.moment) say('latest activity in the future')
    if (field[begin + T.posts]! < field[begin + T.replies]!) say('fewer posts than replies')
    if (field[begin + T.lastReplier] === opener) say('answered by its opener')
    for (const name of ['needShown', 'information'] as const) {
      if (!(value[begin + T[name]]! >= 0 && value[begin + T[name]]! <= 1)) say(`${name} ${value[begin + T[name]]} not in [0, 1]`)
    }
  }
  return wrong
}

/** Every standing thread hangs once on each of its boards, newest activity first, and nothing else hangs there. */
function checkBoards(forum: Forum): string[] {
  const wrong: string[] = []
  const { whole: field, count } = forum.threads
  let hanging = 0
  for (let board = 0; board < forum.boards.length; board++) {
    let newer = Number.POSITIVE_INFINITY
    for (let thread = forum.boards[board]!; thread >= 0; thread = below(field, thread, board)) {
      const begin = thread << THREAD_SHIFT
      const topics = field[begin + T.topics]!
      if ((topics & 255) !== board && ((topics >> 8) & 255) !== board) wrong.push(`thread ${thread} hangs on board ${board}`)
      if (topics & REMOVED) wrong.push(`thread ${thread} was removed and still hangs`)
      if (field[begin + T.lastActivity]! > newer) wrong.push(`board ${board}: thread ${thread} hangs below an older one`)
      newer = field[begin + T.lastActivity]!
      if (++hanging > 2 * count) return [...wrong, `board ${board} is a circle`]
    }
  }
  let expected = 0
  for (let thread = 0; thread < count; thread++) {
    const topics = field[(thread << THREAD_SHIFT) + T.topics]!
    if (!(topics & REMOVED)) expected += ((topics >> 8) & 255) === NO_TOPIC ? 1 : 2
  }
  if (hanging !== expected) wrong.push(`${hanging} threads hang on the boards, ${expected} should`)
  return wrong
}

/** Every member who stays is on the list of the next visit, once, and on no other. */
function checkAgenda(forum: Forum): string[] {
  const wrong: string[] = []
  const { whole, count } = forum.members
  let listed = 0
  for (let step = forum.now; step < forum.steps; step++) {
    for (let member = forum.agenda[step]!; member >= 0; member = whole[(member << MEMBER_SHIFT) + M.agendaNext]!) {
      const me = member << MEMBER_SHIFT
      if (whole[me + M.nextVisit] !== step) wrong.push(`member ${member} is on the list of another step than its next visit`)
      if (whole[me + M.left]! >= 0) wrong.push(`member ${member} left and is on a list`)
      if (++listed > count) return [...wrong, `the list of step ${step} is a circle`]
    }
  }
  let expected = 0
  for (let member = 0; member < count; member++) {
    const me = member << MEMBER_SHIFT
    if (whole[me + M.left]! < 0 && whole[me + M.nextVisit]! < forum.steps) expected++
  }
  if (listed !== expected) wrong.push(`${listed} members are on lists, ${expected} should be`)
  return wrong
}

/** Replies received are replies given, and what is counted per member and per thread is what is counted for the forum. */
function checkSums(forum: Forum): string[] {
  const wrong: string[] = []
  const { total, today, members, threads } = forum
  const sum = (records: typeof members, field: number): number => {
    let all = 0
    for (let k = 0; k < records.count; k++) all += records.whole[(k << records.shift) + field]!
    return all
  }
  const same = (what: string, one: number, other: number): void => {
    if (one !== other) wrong.push(`${what}: ${one} and ${other}`)
  }
  const professional = total.professionalReplies + today.professionalReplies
  const posts = total.posts + today.posts
  same('replies received and given', sum(members, M.received), sum(members, M.replies) + professional)
  same('replies in threads and given', sum(threads, T.replies), sum(members, M.replies) + professional)
  same('posts of members and counted', sum(members, M.posts), posts)
  same('posts in threads and counted', sum(threads, T.posts) + threads.count, posts + professional)
  same('threads of members and opened', sum(members, M.threads), threads.count)
  same('threads counted and opened', total.threads + today.threads, threads.count)
  same('visits of members and counted', sum(members, M.visits), total.visits + today.visits)
  if (forum.log !== undefined) same('posts in the log and counted', forum.log.length, posts + professional)
  return wrong
}
