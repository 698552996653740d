/**
 * What happened to each member and only an interview asks for. Kept in a side table on request, as the log is: the records of
 * members, and with them every hash, are the same with and without.
 *
 * What is written to a member counts once it is read: what nobody has read has not happened to anybody.
 */

/** Fields of one member: sums over replies, and the largest ignorance among them. The first eight wait until the member reads the inbox. */
const F = {
  replies: 0,
  known: 1,
  story: 2,
  advice: 3,
  hope: 4,
  care: 5,
  supporting: 6,
  ignorance: 7,
  /** Where the same eight begin once they are read. */
  read: 8,
  adviceReceived: 16,
  adviceGiven: 17,
  violated: 18,
} as const
const WIDTH = 19

export interface Testimony {
  /** WIDTH numbers a member. */
  sums: Float64Array
}

export const createTestimony = (): Testimony => ({ sums: new Float64Array(1024 * WIDTH) })

/** Where a member's numbers begin; makes room first. */
function placeOf(testimony: Testimony, member: number): number {
  const begin = member * WIDTH
  if (begin >= testimony.sums.length) {
    const grown = new Float64Array(Math.max(2 * testimony.sums.length, begin + WIDTH))
    grown.set(testimony.sums)
    testimony.sums = grown
  }
  return begin
}

function add(testimony: Testimony, member: number, field: number, amount: number): void {
  const place = placeOf(testimony, member) + field
  testimony.sums[place] = testimony.sums[place]! + amount
}

/** A reply as its receiver will tell of it. */
export interface ReplyTold {
  /** How far the one who answered knew the situation, 0..1. */
  readonly known: number
  /** Its four parts, as they enter its fit. */
  readonly story: number
  readonly advice: number
  readonly hope: number
  readonly care: number
  /** Whether a member wrote it to stand by someone who had just been violated in the thread. */
  readonly supporting: boolean
}

/** A reply is written to a member. */
export function tellOfReply(testimony: Testimony, member: number, reply: ReplyTold): void {
  add(testimony, member, F.replies, 1)
  add(testimony, member, F.known, reply.known)
  add(testimony, member, F.story, reply.story)
  add(testimony, member, F.advice, reply.advice)
  add(testimony, member, F.hope, reply.hope)
  add(testimony, member, F.care, reply.care)
  if (reply.supporting) add(testimony, member, F.supporting, 1)
  const place = placeOf(testimony, member) + F.ignorance
  testimony.sums[place] = Math.max(testimony.sums[place]!, 1 - reply.known)
}

/** A member reads the replies that wait, and so many pieces of advice to seek care among them. Support is for who was violated. */
export function tellOfReading(testimony: Testimony, member: number, advice: number): void {
  const begin = placeOf(testimony, member)
  const { sums } = testimony
  if (sums[begin + F.violated] === 0) sums[begin + F.supporting] = 0
  for (let field = 0; field < F.read; field++) {
    const [before, now] = [sums[begin + F.read + field]!, sums[begin + field]!]
    sums[begin + F.read + field] = field === F.ignorance ? Math.max(before, now) : before + now
    sums[begin + field] = 0
  }
  sums[begin + F.adviceReceived] = sums[begin + F.adviceReceived]! + advice
}

/** A member advises another to seek care. */
export const tellOfAdvising = (testimony: Testimony, member: number): void => add(testimony, member, F.adviceGiven, 1)

/** A member sees a violation that still stands. */
export const tellOfViolation = (testimony: Testimony, member: number): void => add(testimony, member, F.violated, 1)

/** What a member can tell of the replies read, and of advice and violations: counts, sums over the replies, and the least known. */
export interface Told {
  readonly replies: number
  readonly known: number
  readonly story: number
  readonly advice: number
  readonly hope: number
  readonly care: number
  readonly supporting: number
  /** How far the one who answered knew the situation, 0..1, where that was least; 1 without replies. */
  readonly leastKnown: number
  readonly adviceReceived: number
  readonly adviceGiven: number
  readonly violated: number
}

export function toldBy(testimony: Testimony, member: number): Told {
  const begin = placeOf(testimony, member)
  const { sums } = testimony
  const read = (field: number): number => sums[begin + F.read + field]!
  return {
    replies: read(F.replies),
    known: read(F.known),
    story: read(F.story),
    advice: read(F.advice),
    hope: read(F.hope),
    care: read(F.care),
    supporting: read(F.supporting),
    leastKnown: 1 - read(F.ignorance),
    adviceReceived: sums[begin + F.adviceReceived]!,
    adviceGiven: sums[begin + F.adviceGiven]!,
    violated: sums[begin + F.violated]!,
  }
}
