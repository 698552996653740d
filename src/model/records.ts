/**
 * Members and threads as records of fixed width, the only memory that grows. A record's numbers lie together because a visit
 * is a random access: one record per member in one buffer was measured three times as fast as one array per field.
 * Each buffer is seen through two views: `real` (32-bit floating point) and `whole` (32-bit integers).
 *
 * Growth happens in `append` only, which may replace both views: never hold a view across it.
 */

export interface Records {
  real: Float32Array
  whole: Int32Array
  /** Number of records in use. */
  count: number
  /** Logarithm of the number of fields: record r begins at r << shift. */
  readonly shift: number
}

/** Fields of a member; a record begins at member << MEMBER_SHIFT. */
export const MEMBER_SHIFT = 6

/** The first sixteen share a cache line: they are what others touch when they answer a member. Times are steps. */
export const M = {
  keyA: 0, // luck of the member
  keyB: 1,
  recognisable: 2, // 0..1, how far others can know the member again
  inboxCount: 3, // new replies since the last visit
  inboxFit: 4, // their summed fit
  inboxViolation: 5, // thread with a violation not yet seen, -1 none
  inboxReferrals: 6, // advice to seek care, not yet read
  received: 7, // replies received in all
  visits: 8, // visits made, the present one included
  nextVisit: 9, // step of the next visit
  agendaNext: 10, // neighbours in the agenda of that step, -1 none
  agendaPrevious: 11,
  left: 12, // step of leaving for good, -1 still here
  why: 13, // reason for leaving
  joined: 14,
  lastVisit: 15, // step of the visit before, then of the present one
  experiences: 16, // bit t: has lived topic t
  baseline: 17, // sd
  cognitive: 18, // 0..1
  affective: 19, // 0..1
  anonymity: 20, // 0..1, wish to stay unknown
  visitingTrait: 21, // factor
  openingTrait: 22, // logit
  replyingTrait: 23, // logit
  hostile: 24, // 1 able to violate
  relief: 25, // sd, fading; negative is better
  lasting: 26, // sd, stays
  belonging: 27, // 0..1
  meaning: 28, // 0..1
  answered: 29, // -1..1, responsivity state
  hurt: 30, // 0.., 1 after one violation
  load: 31, // others' need carried lately
  known: 32, // 0..1, what the forum knows of the member
  caughtUp: 33, // step up to which everything that fades has faded
  bondPartner: 34, // four partners, -1 none
  bondStrength: 38, // their strengths, 0..1
  ownThread: 42, // latest own thread, -1 none
  repliedIn: 43, // the two threads last written in as a replier, -1 none
  careStart: 45, // day on which care begins to work
  twinCareStart: 46, // the same for the twin who never found the forum
  ledger: 47, // six sums of changes, see ledger.ts
  threads: 53, // threads opened
  posts: 54, // all posts
  replies: 55, // replies to others
  firstPost: 56, // step, -1 none
  lastPost: 57, // step, -1 none
  weeks: 58, // bits: active in which of the weeks after the first post, see posting.ts
  seen: 59, // moment at the end of the latest visit: what was written after it is new
  lifeTurn: 60, // turn of the life outside whose two ends are kept
  lifeFrom: 61,
  lifeTo: 62,
  lifePhase: 63, // 0..1
} as const

/** Fields of a thread; a record begins at thread << THREAD_SHIFT and fills one cache line. Times are steps, but for moments. */
export const THREAD_SHIFT = 4

export const T = {
  opener: 0,
  topics: 1, // first topic, second << 8 (NO_TOPIC none), flags << 16
  opened: 2,
  lastActivity: 3, // moment of the latest post
  replies: 4, // answers by others, violations not counted
  firstReply: 5, // step, -1 none
  needShown: 6, // 0..1
  information: 7, // 0..1
  violationUntil: 8, // step up to which a violation stands, -1 none
  posts: 9, // all posts after the first
  lastReplier: 10, // member who last answered, -1 none, PROFESSIONAL for staff
  lastPoster: 11, // member who wrote last, PROFESSIONAL for staff
  previousA: 12, // neighbours on the board of the first topic, -1 none
  nextA: 13,
  previousB: 14, // neighbours on the board of the second topic
  nextB: 15,
} as const

export const NO_TOPIC = 255
/** Stands for "a professional" where a member is named. */
export const PROFESSIONAL = -2

/** Flags of a thread, in the upper half of its field `topics`. */
export const BY_PROFESSIONAL = 1 << 16
export const REMOVED = 1 << 17
export const GIVEN_UP = 1 << 18
export const FIRST_POST = 1 << 19
/** The same over all forums, where several stand side by side. */
export const FIRST_ANYWHERE = 1 << 20

/** Why a member left for good. */
export const reasons = ['disappointed', 'hurt', 'recovered'] as const

/** Empty records with room for `capacity`; memory that is never written costs nothing on the usual systems. */
export function createRecords(shift: number, capacity: number): Records {
  const buffer = new ArrayBuffer((Math.max(capacity, 16) << shift) * 4)
  return { real: new Float32Array(buffer), whole: new Int32Array(buffer), count: 0, shift }
}

/** Adds a record of zeros and returns where it begins. May replace both views of `records`. */
export function append(records: Records): number {
  const begin = records.count << records.shift
  if (begin === records.whole.length) {
    const whole = new Int32Array(2 * begin)
    whole.set(records.whole)
    records.whole = whole
    records.real = new Float32Array(whole.buffer)
  }
  records.count++
  return begin
}
