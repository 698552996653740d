/** People register: founders in the first ten days, then a Poisson number per step. */
import { schedule } from './agenda.js'
import { drawOwnCare } from './care.js'
import { exp } from './elementary.js'
import type { Forum } from './forum.js'
import { bits, decision, geometric, logistic, normal, poisson, uniform } from './luck.js'
import { append, M, MEMBER_SHIFT } from './records.js'

const FOUNDING_DAYS = 10
/** A newcomer looks at what was written in the three days before. */
const LOOKING_BACK_DAYS = 3
const MOST_FURTHER_TOPICS = 4

/** Draws on which step each founder joins. */
export function planFounding(forum: Forum): void {
  const { founding, keyA, keyB, stepsPerDay } = forum
  for (let founder = 0; founder < founding.length; founder++) {
    founding[founder] = Math.floor(uniform(keyA, keyB, decision.founding, founder) * FOUNDING_DAYS * stepsPerDay)
  }
  founding.sort()
}

/** Those who register in this step come for their first visit in it. */
export function arrive(forum: Forum): void {
  const { founding, now, keyA, keyB, stepDays } = forum
  for (let founder = 0; founding[forum.founded] === now; founder++, forum.founded++) register(forum, -1 - founder)
  const newcomers = poisson(forum.parameters.members.arrivalsPerDay * stepDays, keyA, keyB, decision.arrivals, now)
  for (let newcomer = 0; newcomer < newcomers; newcomer++) register(forum, newcomer)
}

/** A new person, whose luck is named by the step of joining and the place among those who join in it (founders below zero). */
function register(forum: Forum, place: number): void {
  const { now, keyA, keyB } = forum
  const a = bits(keyA, keyB, decision.newMember + (now << 5), place)
  const b = bits(keyB, keyA, decision.newMember + (now << 5), place)
  enter(forum, a, b)
}

/** A new member with the luck of a person, who comes for the first visit in this step. */
export function enter(forum: Forum, a: number, b: number): void {
  const { now } = forum
  const me = append(forum.members)
  const { real, whole } = forum.members
  const { members, identity, visiting, opening, replying } = forum.parameters
  const trait = (index: number, mean: number, sd: number): number => mean + sd * normal(a, b, decision.traits, index)
  whole[me + M.keyA] = a
  whole[me + M.keyB] = b
  whole[me + M.joined] = now
  whole[me + M.lastVisit] = now
  whole[me + M.seen] = forum.momentOfStep[Math.max(0, now - LOOKING_BACK_DAYS * forum.stepsPerDay)]!
  whole[me + M.caughtUp] = now
  whole[me + M.experiences] = drawExperiences(forum, a, b)
  real[me + M.baseline] = trait(0, members.baseline.mean, members.baseline.sd)
  real[me + M.cognitive] = logistic(trait(1, members.cognitiveEmpathy.mean, members.cognitiveEmpathy.sd))
  real[me + M.affective] = logistic(trait(2, members.affectiveEmpathy.mean, members.affectiveEmpathy.sd))
  real[me + M.anonymity] = logistic(trait(3, members.anonymity.mean, members.anonymity.sd))
  real[me + M.visitingTrait] = exp(trait(4, 0, visiting.spread))
  real[me + M.openingTrait] = trait(5, 0, opening.spread)
  real[me + M.replyingTrait] = trait(6, 0, replying.spread)
  real[me + M.recognisable] = identity.persistence * (1 - identity.practice * real[me + M.anonymity]! * identity.protection)
  whole[me + M.hostile] = uniform(a, b, decision.hostile, 0) < members.hostileShare ? 1 : 0
  real[me + M.lifePhase] = uniform(a, b, decision.lifePhase, 0)
  whole[me + M.lifeTurn] = -1
  for (const none of NOTHING_YET) whole[me + none] = -1
  drawOwnCare(forum, me)
  schedule(forum, me >> MEMBER_SHIFT, now)
}

/** Fields that name a thread, a member or a step, of which a newcomer has none. */
const NOTHING_YET = [
  M.inboxViolation,
  M.left,
  M.ownThread,
  M.repliedIn,
  M.repliedIn + 1,
  M.firstPost,
  M.lastPost,
  M.bondPartner,
  M.bondPartner + 1,
  M.bondPartner + 2,
  M.bondPartner + 3,
] as const

/** The topics a member has lived, as bits: one, and a geometric number of further ones, each by how common it is. */
function drawExperiences(forum: Forum, a: number, b: number): number {
  const { topics, extra } = forum.parameters.experience
  const further = Math.min(geometric(extra, a, b, decision.topics, 0), MOST_FURTHER_TOPICS, topics - 1)
  let experiences = 0
  for (let k = 0; k <= further; k++) experiences |= 1 << drawTopic(forum, experiences, uniform(a, b, decision.topics, k + 1))
  return experiences
}

/** A topic not among `taken`, drawn in proportion to its weight by one uniform number. */
function drawTopic({ topicWeights }: Forum, taken: number, u: number): number {
  const weightOf = (topic: number): number =>
    taken & (1 << topic) ? 0 : topicWeights[topic]! - (topic > 0 ? topicWeights[topic - 1]! : 0)
  let free = 0
  for (let topic = 0; topic < topicWeights.length; topic++) free += weightOf(topic)
  let left = u * free
  let last = 0
  for (let topic = 0; topic < topicWeights.length; topic++) {
    const weight = weightOf(topic)
    if (weight > 0) last = topic
    left -= weight
    if (weight > 0 && left < 0) return topic
  }
  return last // rounding only
}
