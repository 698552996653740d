/**
 * Which way every parameter moves the forum, and why. The direction and its reason come from the theory (M1 ... M13, the claims of
 * the interview study; P..., the patterns) or from the equation named, never from a run. Low and high lie within the declared range.
 * Where a parameter acts only together with others, or its effect on the whole forum would hide the effect itself, `given` sets those.
 */
import type { ParameterName, Settings } from '../../src/model/configure.js'
import type { MeasureName } from '../../src/model/measures.js'
import type { Run } from '../../src/model/simulate.js'

/** Figures that are not measures of a run but follow from them. */
export const figures = {
  'visits per member': ({ measures }: Run) => measures.visits / measures.registered,
  'threads read per visit': ({ measures }: Run) => measures.threadsRead / measures.visits,
  'threads per visit': ({ measures }: Run) => measures.threads / measures.visits,
  'replies per thread read': ({ daily, measures }: Run) => sum(daily.replies) / measures.threadsRead,
  'posts that are thanks, per thread': ({ daily, measures }: Run) =>
    (measures.posts - measures.threads - measures.violations - sum(daily.replies)) / measures.threads,
  'relief by support per reply': ({ daily, measures }: Run) => (measures.reliefSupport * posters(measures)) / sum(daily.replies),
  'relief by helping per reply': ({ daily, measures }: Run) => (measures.reliefHelping * posters(measures)) / sum(daily.replies),
  'distress less that of the twins': ({ measures }: Run) => measures.meanDistress - measures.twinDistress,
  'change of distress from day to day': ({ daily: { twinDistress: series } }: Run) =>
    sum(series.slice(30, -1).map((value, day) => Math.abs(series[day + 31]! - value))),
} as const

const sum = (series: Float64Array): number => series.reduce((a, b) => a + b, 0)
const posters = ({ posts, postsPerPoster }: Run['measures']): number => posts / postsPerPoster

export type Figure = MeasureName | keyof typeof figures

export interface Direction {
  readonly parameter: ParameterName
  readonly low: number | string
  readonly high: number | string
  readonly figure: Figure
  readonly way: 'rises' | 'falls'
  readonly because: string
  readonly given: Settings
}

/** As `parameter` goes from low to high, the figure rises or falls. */
const when = (
  parameter: ParameterName,
  low: number | string,
  high: number | string,
  figure: Figure,
  way: 'rises' | 'falls',
  because: string,
  given: Settings = {},
): Direction => ({ parameter, low, high, figure, way, because, given })

/** Nobody leaves, so that a forum with less of something is not also a smaller one. */
const allStay: Settings = { 'leaving.base': -6, 'leaving.recovered': 0, 'clock.days': 30 }
/** Many answer, not a few who answer much. */
const manyAnswer: Settings = { 'replying.base': -4, 'replying.spread': 0.5 }
const lively: Settings = { 'replying.base': -5 }
/** A hundred who all stay and meet again and again. */
const circle: Settings = {
  'members.initial': 100,
  'members.arrivalsPerDay': 0,
  'leaving.base': -6,
  'leaving.recovered': 0,
  'replying.base': -4.5,
  'replying.spread': 0.5,
  'identity.practice': 0,
}
const unsafe: Settings = { 'identity.protection': 0.2 }
const hostile: Settings = { 'members.hostileShare': 0.3, 'violations.rate': 0.5 }
/** Members stay long enough for hurt to matter, and victims are answered. */
const hurtful: Settings = { ...hostile, ...manyAnswer, 'violations.rate': 0.2, 'leaving.base': -3 }
const moderated: Settings = { ...hostile, 'moderation.detection': 1 }
const staffed: Settings = { 'professionals.count': 2, 'professionals.delayHours': 0 }
const needy: Settings = { 'members.baseline.mean': 2.5 }

export const directions: readonly Direction[] = [
  when('clock.days', 30, 90, 'registered', 'rises', 'registered members are Poisson with mean initial + arrivals x days'),
  when('clock.stepHours', 1, 24, 'firstReplyMedianHours', 'falls', 'an answer in the same step is told as one of 0 hours', {
    ...manyAnswer,
    'replying.base': -3,
  }),
  when('members.initial', 0, 400, 'registered', 'rises', 'founders are members'),
  when('members.arrivalsPerDay', 2, 16, 'registered', 'rises', 'Poisson number per step'),
  when('members.baseline.mean', 0, 3, 'twinDistress', 'rises', 'distress = baseline + life + relief + care'),
  when('members.baseline.sd', 0, 2, 'leftRecovered', 'rises', 'more members lie below the distress at which one leaves well'),
  when('members.life.sd', 0, 2, 'leftRecovered', 'rises', 'more members swing below the distress at which one leaves well'),
  when('members.life.days', 1, 120, 'change of distress from day to day', 'falls', 'slower turns of life outside'),
  when('members.cognitiveEmpathy.mean', -4, 4, 'relief by support per reply', 'falls', 'M3: advice fits'),
  when(
    'members.cognitiveEmpathy.sd',
    0,
    3,
    'relief by support per reply',
    'rises',
    'logistic is concave above 0: mean empathy falls',
    {
      ...manyAnswer,
      'members.cognitiveEmpathy.mean': 2,
      'support.crowd': 0,
      'belonging.quality': 0,
      'visiting.spread': 0.5,
      'replying.crowd': 3,
      'identity.protection': 1,
      'members.initial': 600,
    },
  ),
  when('members.affectiveEmpathy.mean', -4, 4, 'replies per thread read', 'rises', 'M3: who feels with another answers'),
  when('members.affectiveEmpathy.sd', 0, 3, 'reliefContagion', 'falls', 'logistic is concave above 0: mean empathy falls', {
    ...manyAnswer,
    'members.affectiveEmpathy.mean': 2,
    'replying.empathy': 0,
    'leaving.base': -2,
  }),
  when('members.anonymity.mean', -4, 4, 'threads', 'falls', 'M8: who wishes to stay unknown and cannot does not write', unsafe),
  when('members.anonymity.sd', 0, 3, 'threads', 'falls', 'M8: more members wish for more than the forum gives', {
    'members.anonymity.mean': 0,
    'identity.protection': 0.5,
    'opening.safety': 5,
    'identity.exposure': 4,
  }),
  when('members.hostileShare', 0, 0.3, 'violations', 'rises', 'M10: only those who can violate do', { 'violations.rate': 0.5 }),
  when(
    'experience.topics',
    2,
    24,
    'unanswered',
    'rises',
    'M1: a reader looks at the boards of the topics lived; more boards, fewer readers each',
  ),
  when(
    'experience.skew',
    0,
    2,
    'threads read per visit',
    'rises',
    'M1: the more unequal the topics, the likelier two members share one',
  ),
  when('experience.extra', 0, 4, 'threads read per visit', 'rises', 'who has lived more reads more boards', {
    'experience.skew': 0,
    'browsing.threads': 50,
  }),
  when('identity.protection', 0, 1, 'threads', 'rises', 'M8: protection lets the shy disclose'),
  when('identity.persistence', 0, 1, 'belonging', 'rises', 'M8: who is not known again hardly becomes one of them'),
  when('identity.practice', 0, 1, 'belonging', 'falls', 'M8: practised anonymity makes less recognisable'),
  when('identity.exposure', 0, 4, 'threads', 'falls', 'M8: missing anonymity takes safety', unsafe),
  when('visiting.perDay', 0.05, 1, 'visits per member', 'rises', 'rate of the next visit'),
  when('visiting.spread', 0, 2, 'visits per member', 'rises', 'mean of a lognormal trait: exp(spread^2 / 2)', allStay),
  when('visiting.belonging', 0, 3, 'visits per member', 'rises', 'M2: community draws back', allStay),
  when('visiting.need', -2, 2, 'visits per member', 'rises', 'need above 0.5 of those who come', { ...allStay, ...needy }),
  when('visiting.noticed', 0, 1, 'visits per member', 'rises', 'a notification brings the next visit forward', allStay),
  when('visiting.noticedHours', 0.5, 72, 'visits per member', 'falls', 'brought forward by less', {
    ...allStay,
    'visiting.noticed': 1,
  }),
  when('browsing.threads', 1, 20, 'threads read per visit', 'rises', 'threads opened per visit'),
  when('opening.base', -6, -2, 'threads', 'rises', 'logit of opening'),
  when('opening.spread', 0, 4, 'threads', 'rises', 'logistic is convex below 0: the mean chance rises'),
  when('opening.distress', 0, 3, 'threads per visit', 'rises', 'who is worse than 1 sd opens more', { ...allStay, ...needy }),
  when('opening.safety', 0, 5, 'threads', 'falls', 'M8: safety is at most 1', unsafe),
  when('opening.belonging', 0, 3, 'threads per visit', 'rises', 'M2'),
  when(
    'opening.answered',
    0,
    2,
    'threads per visit',
    'rises',
    'M7: being answered makes ready to write, in a forum that answers',
    {
      'replying.base': -4,
    },
  ),
  when('opening.restDays', 0, 30, 'threads', 'falls', '2 logits less while resting'),
  when('replying.base', -9, -4, 'replies per thread read', 'rises', 'logit of answering'),
  when('replying.spread', 0, 4, 'replies per thread read', 'rises', 'logistic is convex below 0: the mean chance rises'),
  when('replying.shared', 0, 4, 'replies per thread read', 'rises', 'M1: shared experience makes meaningful talk possible'),
  when('replying.empathy', 0, 4, 'replies per thread read', 'rises', 'M3: empathy answers need shown'),
  when('replying.crowd', 0, 3, 'replies per thread read', 'falls', 'others have answered'),
  when('replying.belonging', 0, 4, 'replies per thread read', 'rises', 'M2: community makes responsive', lively),
  when('replying.meaning', 0, 3, 'replies per thread read', 'rises', 'M4: meaning something', lively),
  when('replying.bond', 0, 4, 'replies per thread read', 'rises', 'P5.1: reciprocity is the strongest structural effect', circle),
  when('replying.conversation', 0, 4, 'replies per thread read', 'rises', 'P2.7: talk draws on', circle),
  when('replying.answered', 0, 2, 'replies per thread read', 'rises', 'M7: being answered makes ready to answer', {
    'replying.base': -5,
  }),
  when('replying.overload', 0, 3, 'replies per thread read', 'falls', 'own distress above 2 leaves no room', needy),
  when('replying.fatigue', 0, 2, 'replies per thread read', 'falls', 'P6.6: load of others', lively),
  when('replying.victim', 0, 4, 'replies per thread read', 'rises', 'M10: bystanders answer a victim', hostile),
  when('replying.platitudes', 0, 1, 'reliefSupport', 'rises', 'M6: never "pull yourself together"'),
  when('support.gain', 0, 0.5, 'reliefSupport', 'falls', 'M6: relief by a fitting reply'),
  when('support.platitude', 0, 1, 'reliefSupport', 'rises', 'fit counts from there'),
  when('support.crowd', 0, 3, 'relief by support per reply', 'rises', 'P6: quantity of replies is not what helps'),
  when('support.reliefDays', 1, 120, 'distress less that of the twins', 'falls', 'relief fades more slowly'),
  when('support.lasting', 0, 1, 'distress less that of the twins', 'falls', 'P6.1: more of every change stays'),
  when('support.thanks', 0, 1, 'posts that are thanks, per thread', 'rises', 'chance of writing back'),
  when('support.silence', 0, 0.5, 'reliefSilence', 'rises', 'M7: no reply hurts'),
  when('support.silenceDays', 0.5, 14, 'reliefSilence', 'falls', 'fewer threads wait that long'),
  when('helping.gain', 0, 0.2, 'reliefHelping', 'falls', 'M4: the one who helps is helped'),
  when('helping.load', 0, 1, 'relief by helping per reply', 'rises', 'P6.6: load takes from the gain'),
  when('helping.loadDays', 0.5, 14, 'relief by helping per reply', 'rises', 'P6.6: load is carried longer'),
  when('reading.universality', 0, 0.1, 'reliefUniversality', 'falls', 'M5: not being alone'),
  when('reading.contagion', 0, 0.05, 'reliefContagion', 'rises', 'M3: affective empathy catches distress'),
  when('belonging.gain', 0, 1, 'belonging', 'rises', 'M2'),
  when('belonging.days', 5, 365, 'belonging', 'rises', 'fades more slowly'),
  when('belonging.quality', 0, 1, 'belonging', 'falls', 'replies without fit give less', { 'replying.platitudes': 1 }),
  when('belonging.recognition', 0, 1, 'belonging', 'falls', 'M8: anonymity limits community'),
  when('meaning.gain', 0, 1, 'replies per thread read', 'rises', 'M4: meaning something makes ready to answer'),
  when('meaning.days', 5, 365, 'replies per thread read', 'rises', 'meaning fades more slowly', {
    ...circle,
    'replying.meaning': 3,
  }),
  when('bonds.gain', 0, 1, 'replies per thread read', 'rises', 'M8: bonds answer', { ...circle, 'replying.bond': 4 }),
  when('bonds.days', 5, 365, 'replies per thread read', 'rises', 'bonds fade more slowly', {
    ...circle,
    'replying.bond': 4,
    'opening.spread': 0.5,
    'opening.base': -3,
  }),
  when('answered.days', 5, 365, 'threads per visit', 'rises', 'M7: responsivity lasts, in a forum that answers', {
    ...manyAnswer,
    'opening.answered': 2,
    'opening.spread': 0.5,
    'opening.base': -2.5,
  }),
  when('known.gain', 0, 1, 'relief by support per reply', 'falls', 'M8: advice from those who know enough about you fits', {
    'opening.base': -2,
    'opening.restDays': 0,
  }),
  when('violations.rate', 0, 1, 'violations', 'rises', 'M10', { 'members.hostileShare': 0.3 }),
  when('violations.disinhibition', 0, 4, 'violations', 'rises', "M8: protection's dark side", {
    ...manyAnswer,
    'members.hostileShare': 0.3,
    'violations.rate': 0.05,
  }),
  when('violations.harm', 0, 2, 'reliefHarm', 'rises', 'M10, P7.4', hostile),
  when('violations.repair', 0, 2, 'leftHurt', 'falls', 'M10: the victim is supported by others', hurtful),
  when('violations.hurtDays', 5, 365, 'threads', 'falls', 'who is hurt feels less safe, and hurt fades more slowly', {
    ...hurtful,
    'violations.repair': 0,
    'leaving.base': -6,
  }),
  when('moderation.detection', 0, 1, 'reliefHarm', 'falls', 'P7.1: what is removed harms nobody', hostile),
  when('moderation.delayHours', 0, 168, 'reliefHarm', 'rises', 'a violation stands longer', moderated),
  when('moderation.wrongful', 0, 0.5, 'unanswered', 'rises', 'M12: a removed thread is not answered', {
    'moderation.detection': 1,
  }),
  when('moderation.oversight', -0.5, 0.5, 'threads', 'rises', 'safety of writing', unsafe),
  when('professionals.count', 0, 4, 'professionalReplies', 'rises', 'M12'),
  when('professionals.repliesPerDay', 0, 200, 'professionalReplies', 'rises', 'capacity', staffed),
  when('professionals.from', 0, 16, 'firstReplyMedianHours', 'rises', 'shorter hours, longer wait', staffed),
  when('professionals.to', 10, 24, 'firstReplyMedianHours', 'falls', 'longer hours, shorter wait', staffed),
  when('professionals.delayHours', 0, 36, 'firstReplyMedianHours', 'rises', 'age a thread must have', {
    ...staffed,
    'replying.base': -8,
  }),
  when('professionals.uptake', 0, 1, 'professionalReplies', 'rises', 'P7.2: invited is not there', staffed),
  when('professionals.policy', 'every', 'backstop', 'professionalReplies', 'falls', 'only what no peer has answered', {
    ...staffed,
    ...lively,
  }),
  when('professionals.policy', 'every', 'triage', 'referrals', 'rises', 'advice to seek care grows with need shown', {
    ...staffed,
    'professionals.count': 1,
    'professionals.repliesPerDay': 1,
    'professionals.referral': 1,
    'members.baseline.sd': 2,
    'care.peerReferral': 0,
  }),
  when('professionals.crowding', 0, 4, 'replies per thread read', 'falls', 'M12: peers leave it to professionals', staffed),
  when(
    'professionals.displacement',
    0,
    1,
    'relief by helping per reply',
    'rises',
    "P7.3: management takes from the helper's reward",
    staffed,
  ),
  when('professionals.advice', 0, 1, 'reliefSupport', 'falls', 'M6: advice that fits', staffed),
  when('professionals.referral', 0, 1, 'referrals', 'rises', 'M11', staffed),
  when('care.base', 0, 1, 'careSought', 'rises', 'first event of a process of that rate'),
  when('care.encouragement', 0, 0.5, 'careSought', 'rises', 'M11: the forum encourages', { 'care.peerReferral': 1 }),
  when('care.peerReferral', 0, 1, 'referrals', 'rises', 'M11'),
  when('care.waitDays', 0, 730, 'twinDistress', 'rises', 'care works later', { 'care.base': 1 }),
  when('care.effect', 0, 2, 'twinDistress', 'falls', 'final gain by care', { 'care.base': 1, 'care.waitDays': 0 }),
  when('care.days', 7, 365, 'twinDistress', 'rises', 'care works more slowly', { 'care.base': 1, 'care.waitDays': 0 }),
  when('leaving.base', -6, 3, 'leftDisappointed', 'rises', 'logit of leaving'),
  when('leaving.belonging', 0, 10, 'leftDisappointed', 'falls', 'M2: community keeps'),
  when('leaving.meaning', 0, 10, 'leftDisappointed', 'falls', 'M4: meaning something keeps'),
  when('leaving.hurt', 0, 5, 'leftHurt', 'rises', 'P7.4: violations drive away', hurtful),
  when('leaving.waiting', 0, 5, 'leftDisappointed', 'falls', 'who waits for an answer stays'),
  when('leaving.recovered', 0, 1, 'leftRecovered', 'rises', 'chance of leaving well'),
  when('leaving.recoveredBelow', -3, 1, 'leftRecovered', 'rises', 'more members lie below it'),
]
