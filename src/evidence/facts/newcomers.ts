/** Facts: who comes back after a first post, and whether the first answer matters. */
import type { Fact, FactDeclaration, FactDeclarations, Facts } from './declaring.js'
import { count, share, withError } from './estimating.js'
import { isNewcomer, type View } from './view.js'
import { DAY } from './window.js'

/** The landmark: by then it is settled who was answered, and only what comes after it counts as coming back. */
const LANDMARK = 7
/** The last day on which coming back counts. */
const HORIZON = 67
/** The model's measures give an answer and a newcomer a month. */
const MONTH = 30

const declared = (unit: string, label: string, meaning: string, definition: string): FactDeclaration => ({
  group: 'newcomers',
  unit,
  label,
  meaning,
  definition,
})

const WHO = `Newcomers: first post after the burn-in and at least ${HORIZON} days before the end.`

const afterOpening = (answered: boolean, what: string, label: string, definition: string): FactDeclaration => {
  const whether = answered ? 'answered' : 'not answered'
  return declared(
    'share',
    `${answered ? 'answered' : 'unanswered'}: ${label}`,
    `newcomers whose opening post was ${whether} within a week and who ${what}`,
    `${WHO} Of those whose first post began a thread that was ${whether} by another within ${LANDMARK} days: ${definition}`,
  )
}

const BACK = `share who wrote, anywhere, more than ${LANDMARK} and at most ${HORIZON} days after it.`
const OTHER = 'share who ever wrote in another thread.'
const AGAIN = 'share who ever wrote again, thanks in the same thread included, so that the effect of an answer is inflated.'

const again = (answered: boolean): FactDeclaration =>
  declared(
    'share',
    `again, if ${answered ? '' : 'not '}answered`,
    `newcomers whose opening post was ${answered ? '' : 'not '}answered within a month and who write again`,
    `Members whose first post opened a thread, after the burn-in and at least ${MONTH} days before the end, ${answered ? '' : 'not '}answered within ${MONTH} days: share who wrote another post, anywhere.`,
  )

export const newcomerDeclarations = {
  newcomers: declared('members', 'newcomers', 'members seen from their first post on, for long enough', WHO),
  newcomerStarts: declared('share', 'begin with a thread', 'newcomers whose first post begins a thread', WHO),
  backAnswered: afterOpening(true, 'come back', 'back on days 7 to 67', BACK),
  backUnanswered: afterOpening(false, 'come back', 'back on days 7 to 67', BACK),
  otherThreadAnswered: afterOpening(true, 'ever write in another thread', 'ever another thread', OTHER),
  otherThreadUnanswered: afterOpening(false, 'ever write in another thread', 'ever another thread', OTHER),
  everAgainAnswered: afterOpening(true, 'ever write again', 'ever again', AGAIN),
  everAgainUnanswered: afterOpening(false, 'ever write again', 'ever again', AGAIN),
  backRepliers: declared(
    'share',
    'replied first: back on days 7 to 67',
    'newcomers whose first post was a reply and who come back',
    `${WHO} Of those whose first post was a reply: ${BACK}`,
  ),
  againAnswered: again(true),
  againUnanswered: again(false),
  againDifference: declared(
    'share',
    'wrote again: answered − unanswered',
    'how much more often newcomers write again whose opening post was answered',
    'againAnswered less againUnanswered. Who is answered is not chosen by lot, so not all of it need be an effect. Interval: normal, of two independent shares.',
  ),
} as const satisfies FactDeclarations

/** A count of newcomers and of those among them who came back, in each way. */
const tally = () => ({ n: 0, back: 0, other: 0, again: 0 })

export function newcomerFacts(view: View): Facts<typeof newcomerDeclarations> {
  const { posts, opening, firstPost, firstReply, written } = view
  const { back, other } = comingBack(view)
  const answered = tally()
  const unanswered = tally()
  const repliers = tally()
  const inMonth = { answered: tally(), unanswered: tally() }
  let newcomers = 0
  for (let member = 0; member < posts.members; member++) {
    if (!isNewcomer(view, member)) continue
    const first = firstPost[member]!
    const thread = posts.thread[first]!
    const starts = opening[thread] === first
    const wait = starts && firstReply[thread]! >= 0 ? (posts.time[firstReply[thread]!]! - posts.time[first]!) / DAY : Infinity
    if (starts && isNewcomer(view, member, MONTH)) {
      const group = wait <= MONTH ? inMonth.answered : inMonth.unanswered
      group.n++
      if (written[member]! > 1) group.again++
    }
    if (!isNewcomer(view, member, HORIZON)) continue
    newcomers++
    const group = !starts ? repliers : wait <= LANDMARK ? answered : unanswered
    group.n++
    group.back += back[member]!
    group.other += other[member]!
    if (written[member]! > 1) group.again++
  }
  return {
    newcomers: count(newcomers),
    newcomerStarts: share(newcomers - repliers.n, newcomers),
    backAnswered: share(answered.back, answered.n),
    backUnanswered: share(unanswered.back, unanswered.n),
    otherThreadAnswered: share(answered.other, answered.n),
    otherThreadUnanswered: share(unanswered.other, unanswered.n),
    everAgainAnswered: share(answered.again, answered.n),
    everAgainUnanswered: share(unanswered.again, unanswered.n),
    backRepliers: share(repliers.back, repliers.n),
    againAnswered: share(inMonth.answered.again, inMonth.answered.n),
    againUnanswered: share(inMonth.unanswered.again, inMonth.unanswered.n),
    againDifference: difference(inMonth.answered, inMonth.unanswered),
  }
}

type Tally = ReturnType<typeof tally>

function difference(one: Tally, other: Tally): Fact {
  const [p, q] = [one.again / one.n, other.again / other.n]
  return withError(p - q, Math.sqrt((p * (1 - p)) / one.n + (q * (1 - q)) / other.n), one.n + other.n)
}

/** 1 for each member who came back after the landmark, and for each who wrote in another thread than the first. */
function comingBack({ posts: { length, member, members, thread, time }, firstPost }: View) {
  const back = new Uint8Array(members)
  const other = new Uint8Array(members)
  for (let post = 0; post < length; post++) {
    const author = member[post]!
    if (author < 0) continue
    const first = firstPost[author]!
    const days = (time[post]! - time[first]!) / DAY
    if (days > LANDMARK && days <= HORIZON) back[author] = 1
    if (thread[post] !== thread[first]) other[author] = 1
  }
  return { back, other }
}
