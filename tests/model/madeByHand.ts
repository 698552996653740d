/** Forums made by hand: nobody arrives, and members and threads are what a test says they are. */
import { schedule } from '../../src/model/agenda.js'
import { hang } from '../../src/model/boards.js'
import { configure, type Settings } from '../../src/model/configure.js'
import { createForum, type Forum } from '../../src/model/forum.js'
import { bits } from '../../src/model/luck.js'
import { append, M, MEMBER_SHIFT, NO_TOPIC, type Records, T, THREAD_SHIFT } from '../../src/model/records.js'
import { comeIn } from '../../src/model/visiting.js'

type MemberField = keyof typeof M
type ThreadField = keyof typeof T

const realOfMember: ReadonlySet<string> = new Set<MemberField>([
  'recognisable',
  'inboxFit',
  'baseline',
  'cognitive',
  'affective',
  'anonymity',
  'visitingTrait',
  'openingTrait',
  'replyingTrait',
  'relief',
  'lasting',
  'belonging',
  'meaning',
  'answered',
  'hurt',
  'load',
  'known',
  'bondStrength',
  'careStart',
  'twinCareStart',
  'ledger',
  'lifeFrom',
  'lifeTo',
  'lifePhase',
])
const realOfThread: ReadonlySet<string> = new Set<ThreadField>(['needShown', 'information'])

/** So inclined to write, or so disinclined, that no luck changes it. */
export const ALWAYS = 1000
export const NEVER = -1000

/** Nobody arrives, and life outside stands still: distress is baseline and what the forum did. */
export function quietForum(settings: Settings = {}, log = false, testimony = false): Forum {
  const quiet = { 'members.initial': 0, 'members.arrivalsPerDay': 0, 'members.life.sd': 0 }
  return createForum(configure({ ...quiet, ...settings }), 'made by hand', log, testimony)
}

const nobody: Partial<Record<MemberField, number>> = {
  inboxViolation: -1,
  left: -1,
  ownThread: -1,
  firstPost: -1,
  lastPost: -1,
  lifeTurn: -1,
  visitingTrait: 1,
  openingTrait: NEVER,
  replyingTrait: NEVER,
  careStart: 3e38,
  twinCareStart: 3e38,
  experiences: 1,
}

/** A member who joined at the present step, writes nothing and has lived topic 0, but for `fields`; returns the number. */
export function addMember(forum: Forum, fields: Partial<Record<MemberField, number>> = {}): number {
  const me = append(forum.members)
  const member = me >> MEMBER_SHIFT
  const { whole } = forum.members
  whole[me + M.keyA] = bits(1, 2, 3, member)
  whole[me + M.keyB] = bits(4, 5, 6, member)
  whole[me + M.joined] = forum.now
  whole[me + M.lastVisit] = forum.now
  whole[me + M.seen] = forum.momentOfStep[Math.max(0, forum.now - 3 * forum.stepsPerDay)] ?? 0
  whole[me + M.caughtUp] = forum.now
  for (let k = 0; k < 4; k++) whole[me + M.bondPartner + k] = -1
  for (let k = 0; k < 2; k++) whole[me + M.repliedIn + k] = -1
  set(forum.members, me, M, realOfMember, { ...nobody, ...fields })
  const next = fields.nextVisit ?? forum.now
  if (fields.left === undefined) schedule(forum, member, next)
  return member
}

/** A thread of topic 0, opened now, without reply, on top of its boards, but for `fields`; returns the number. */
export function addThread(forum: Forum, opener: number, fields: Partial<Record<ThreadField, number>> = {}): number {
  const begin = append(forum.threads)
  const opened = fields.opened ?? forum.now
  set(forum.threads, begin, T, realOfThread, {
    opener,
    topics: topics(0),
    opened,
    lastActivity: ++forum.moment,
    firstReply: -1,
    violationUntil: -1,
    lastReplier: -1,
    lastPoster: opener,
    ...fields,
  })
  hang(forum, begin >> THREAD_SHIFT)
  return begin >> THREAD_SHIFT
}

/** The field `topics` of a thread on one board, or on two. */
export const topics = (first: number, second = NO_TOPIC): number => first | (second << 8)

function set<Name extends string>(
  records: Records,
  begin: number,
  offsets: Readonly<Record<Name, number>>,
  real: ReadonlySet<string>,
  fields: Partial<Record<Name, number>>,
): void {
  for (const name of Object.keys(fields) as Name[]) {
    const view = real.has(name) ? records.real : records.whole
    view[begin + offsets[name]] = fields[name] ?? 0
  }
}

/** Changes fields of a member. */
export function setMember(forum: Forum, member: number, fields: Partial<Record<MemberField, number>>): void {
  set(forum.members, member << MEMBER_SHIFT, M, realOfMember, fields)
}

/** Changes fields of a thread. */
export function setThread(forum: Forum, thread: number, fields: Partial<Record<ThreadField, number>>): void {
  set(forum.threads, thread << THREAD_SHIFT, T, realOfThread, fields)
}

/** All fields of a member, as they are now. */
export function memberOf(forum: Forum, member: number): Readonly<Record<MemberField, number>> {
  return read(forum.members, member << MEMBER_SHIFT, M, realOfMember)
}

/** All fields of a thread, as they are now. */
export function threadOf(forum: Forum, thread: number): Readonly<Record<ThreadField, number>> {
  return read(forum.threads, thread << THREAD_SHIFT, T, realOfThread)
}

function read<Name extends string>(
  records: Records,
  begin: number,
  offsets: Readonly<Record<Name, number>>,
  real: ReadonlySet<string>,
): Record<Name, number> {
  const entries = (Object.keys(offsets) as Name[]).map((name) => [
    name,
    (real.has(name) ? records.real : records.whole)[begin + offsets[name]] ?? Number.NaN,
  ])
  return Object.fromEntries(entries)
}

/** One field of a member, for loops over many. */
export const fieldOf = (forum: Forum, member: number, name: MemberField): number =>
  (realOfMember.has(name) ? forum.members.real : forum.members.whole)[(member << MEMBER_SHIFT) + M[name]] ?? Number.NaN

/** The sum of one source in a member's ledger. */
export const ledgerOf = (forum: Forum, member: number, source: number): number =>
  forum.members.real[(member << MEMBER_SHIFT) + M.ledger + source] ?? Number.NaN

/** The member comes in; what follows is up to the test. */
export function enter(forum: Forum, member: number): void {
  comeIn(forum, member)
}

/** Lets so many steps pass in which nothing happens. */
export function wait(forum: Forum, steps: number): void {
  for (let k = 0; k < steps; k++) forum.momentOfStep[++forum.now] = forum.moment
}

/** Need of a member whose distress is this: 1 / (1 + exp(0.5 - distress)), as the specification has it. */
export const need = (distress: number): number => 1 / (1 + Math.exp(0.5 - distress))
