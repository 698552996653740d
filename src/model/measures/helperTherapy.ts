/** Measures: who is helped by what, those who help apart from those who only read; and helping by dose (M4). */
import type { Forum } from '../forum.js'
import { CONTAGION, HELPING, SUPPORT, UNIVERSALITY } from '../ledger.js'
import { M } from '../records.js'
import { type Declarations, forEachMember, type MeasureDeclaration, type Values } from './declaring.js'

const NET = 'Sum over the whole run, fading ignored; negative is better.'
/** Up to so many replies a helper has given few, from so many on many. */
const FEW = 4
const MANY = 50

const relief = (who: string, ofWhom: string, source: string, what: string): MeasureDeclaration => ({
  unit: 'sd',
  label: `relief of ${who}s: ${source}`,
  meaning: `change of distress by ${what}, per ${who}`,
  definition: `Mean over members ${ofWhom} of the ledger's entry "${source}". ${NET}`,
  aggregation: 'mean',
  better: 'lower',
})

const helper = (source: string, what: string) => relief('helper', 'with at least one reply to another', source, what)
const lurker = (source: string, what: string) => relief('lurker', 'without a post', source, what)

const perReply = (label: string, whose: string, among: string): MeasureDeclaration => ({
  unit: 'sd',
  label,
  meaning: `change of distress by helping, per reply given${whose}`,
  definition: `Ledger's entry "helping" summed over members ${among}, divided by their replies to others. Negative is better.`,
  aggregation: 'mean',
  better: 'lower',
})

export const helperTherapyDeclarations = {
  helpersBySupport: helper('support', 'the replies received'),
  helpersByHelping: helper('helping', 'having helped others'),
  helpersByUniversality: helper('universality', "reading one's own story"),
  lurkersByUniversality: lurker('universality', "reading others' stories"),
  lurkersByContagion: lurker('contagion', "catching others' distress"),
  perReplyReceived: {
    unit: 'sd',
    label: 'relief per reply received',
    meaning: 'change of distress by support, per reply received',
    definition:
      'Ledger\'s entry "support" summed over all members, divided by the replies they received, those of professionals included.',
    aggregation: 'mean',
    better: 'lower',
  },
  perReplyGiven: perReply('relief per reply given', '', 'with at least one reply to another'),
  perReplyGivenFew: perReply(
    'relief per reply, few given',
    ` by those who gave 1 to ${FEW}`,
    `with 1 to ${FEW} replies to others`,
  ),
  perReplyGivenMany: perReply(
    'relief per reply, many given',
    ` by those who gave ${MANY} or more`,
    `with ${MANY} or more replies to others`,
  ),
  helpedMoreByHelping: {
    unit: 'share',
    label: 'helped more by helping',
    meaning: 'of those who both gave and received replies, those whom helping relieved more than the replies received',
    definition:
      'Members with at least one reply to another and one received whose ledger has less under "helping" than under "support".',
    aggregation: 'share',
  },
} as const satisfies Declarations

/** Who is helped by what, and what a reply is worth to the one who gives it. */
export function helperTherapy(forum: Forum): Values<typeof helperTherapyDeclarations> {
  const { real, whole } = forum.members
  const helpers = { count: 0, support: 0, helping: 0, universality: 0 }
  const lurkers = { count: 0, universality: 0, contagion: 0 }
  const all = { replies: 0, helping: 0 }
  const few = { replies: 0, helping: 0 }
  const many = { replies: 0, helping: 0 }
  const received = { replies: 0, support: 0 }
  const both = { count: 0, byHelping: 0 }
  forEachMember(forum, (me) => {
    const entry = (source: number): number => real[me + M.ledger + source]!
    const replies = whole[me + M.replies]!
    received.replies += whole[me + M.received]!
    received.support += entry(SUPPORT)
    if (whole[me + M.posts] === 0) {
      lurkers.count++
      lurkers.universality += entry(UNIVERSALITY)
      lurkers.contagion += entry(CONTAGION)
    }
    if (replies === 0) return
    helpers.count++
    helpers.support += entry(SUPPORT)
    helpers.helping += entry(HELPING)
    helpers.universality += entry(UNIVERSALITY)
    const doses = replies <= FEW ? [all, few] : replies >= MANY ? [all, many] : [all]
    for (const dose of doses) {
      dose.replies += replies
      dose.helping += entry(HELPING)
    }
    if (whole[me + M.received] === 0) return
    both.count++
    if (entry(HELPING) < entry(SUPPORT)) both.byHelping++
  })
  return {
    helpersBySupport: helpers.support / helpers.count,
    helpersByHelping: helpers.helping / helpers.count,
    helpersByUniversality: helpers.universality / helpers.count,
    lurkersByUniversality: lurkers.universality / lurkers.count,
    lurkersByContagion: lurkers.contagion / lurkers.count,
    perReplyReceived: received.support / received.replies,
    perReplyGiven: all.helping / all.replies,
    perReplyGivenFew: few.helping / few.replies,
    perReplyGivenMany: many.helping / many.replies,
    helpedMoreByHelping: both.byHelping / both.count,
  }
}
