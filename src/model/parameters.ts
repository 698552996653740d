/**
 * Every number of the model, once: default, range, unit, meaning, source. The types, the checks, the help, the tables of
 * the documentation and the axes of a sweep are derived from this file.
 *
 * A source is an identifier of the evidence (P1.1 ... the empirical patterns, M1 ... the claims of the interview study),
 * "calibrated" (to the patterns of the documentation), or "assumption". The range is the one a sweep or a slider covers.
 */

import { choosing } from './choosingParameters.js'
import { choice, number } from './declaring.js'

export const declarations = {
  clock: {
    days: { ...number(730, 1, 10_950, 'days', 'how long the forum is simulated', 'choice of the study'), whole: true },
    stepHours: {
      ...number(1, 0.25, 24, 'h', 'length of a step of the clock', 'choice of the study; see the comparison of step lengths'),
      allowed: [0.25, 0.5, 1, 2, 3, 4, 6, 8, 12, 24],
    },
  },
  members: {
    initial: { ...number(100, 0, 1e6, 'members', 'founders, who join in the first 10 days', 'assumption'), whole: true },
    arrivalsPerDay: number(
      8,
      0,
      5000,
      'members/day',
      'people who register per day: mean',
      'derived from P1.1 and P9.1 (BlueBoard)',
    ),
    baseline: {
      mean: number(1, 0, 3, 'sd', 'distress of those who come: mean', 'P3.5 (direction); assumption'),
      sd: number(0.8, 0, 2, 'sd', 'distress of those who come: spread', 'assumption'),
    },
    life: {
      sd: number(0.6, 0, 2, 'sd', 'swings of distress that come from life outside the forum', 'assumption'),
      days: number(14, 1, 120, 'days', 'time in which life outside takes a new turn', 'assumption'),
    },
    cognitiveEmpathy: {
      mean: number(0.8, -4, 4, 'logit', "understanding another's situation: mean", 'M3; assumption'),
      sd: number(0.8, 0, 3, 'logit', "understanding another's situation: spread", 'assumption'),
    },
    affectiveEmpathy: {
      mean: number(0.3, -4, 4, 'logit', 'feeling with another: mean', 'M3; assumption'),
      sd: number(0.8, 0, 3, 'logit', 'feeling with another: spread', 'assumption'),
    },
    anonymity: {
      mean: number(0.8, -4, 4, 'logit', 'wish to stay unknown: mean', 'P4.2, P4.3 (direction); assumption'),
      sd: number(1.2, 0, 3, 'logit', 'wish to stay unknown: spread', 'assumption'),
    },
    hostileShare: number(0.01, 0, 0.3, 'share', 'members able to violate others', 'gap in the literature: sweep it'),
  },
  experience: {
    topics: { ...number(8, 1, 24, 'boards', 'breadth of the forum: topics, each with its board', 'assumption'), whole: true },
    skew: number(0.7, 0, 2, 'Zipf exponent', 'how unequally common the topics are', 'assumption'),
    extra: number(0.8, 0, 4, 'topics', 'mean number of further topics a member has lived (geometric, at most 4)', 'assumption'),
  },
  identity: {
    protection: number(0.8, 0, 1, 'share', 'how far the forum can hide who you are', 'M8'),
    persistence: number(0.9, 0, 1, 'share', 'how far a name lasts from post to post', 'M8'),
    practice: number(0.8, 0, 1, 'share', 'part of the wished and possible anonymity that is practised', 'assumption'),
    exposure: number(1.5, 0, 4, '1', 'safety lost per unit of anonymity that is missing', 'assumption'),
  },
  visiting: {
    perDay: number(0.24, 0.01, 2, '1/day', 'visits of a median member', 'calibrated'),
    spread: number(1.2, 0, 2, 'log sd', 'differences between members in visiting', 'calibrated; P1.1 (not by distress)'),
    belonging: number(0.6, 0, 3, 'log', 'pull of full belonging', 'calibrated'),
    need: number(0.5, -2, 2, 'log', 'pull of need', 'assumption'),
    noticed: number(0.58, 0, 1, 'chance', 'being told of a reply, or of more in a conversation, is heeded', 'calibrated'),
    noticedHours: number(4.5, 0.5, 72, 'h', 'mean delay of the visit when being told is heeded', 'calibrated'),
  },
  browsing: {
    threads: number(5, 1, 50, 'threads', 'mean number of threads read per visit (geometric, at least 1)', 'calibrated'),
  },
  opening: {
    base: number(-4, -8, 0, 'logit', 'opening a thread at a visit', 'calibrated'),
    spread: number(2, 0, 4, 'logit', 'differences between members in opening threads', 'calibrated'),
    distress: number(1, 0, 3, 'logit/sd', 'effect of distress above 1', 'assumption'),
    safety: number(2, 0, 5, 'logit', 'effect of safety (0..1) minus 1', 'M8'),
    belonging: number(0.3, 0, 3, 'logit', 'effect of belonging', 'calibrated'),
    answered: number(0.5, 0, 2, 'logit', 'effect of having been answered lately (responsivity)', 'M7'),
    restDays: number(3, 0, 30, 'days', 'time after an own thread with 2 logits less', 'assumption'),
  },
  replying: {
    base: number(-6.05, -12, 0, 'logit', 'answering a thread that was read', 'calibrated'),
    spread: number(1.5, 0, 4, 'logit', 'responsivity: differences between members in answering', 'calibrated'),
    shared: number(1.6, 0, 4, 'logit', "effect of the share of the thread's topics the reader has lived", 'M1'),
    empathy: number(1.5, 0, 4, 'logit', 'effect of affective empathy times need shown', 'M3'),
    crowd: number(1.17, 0, 3, 'logit', 'loss per log(1 + replies) when others have answered', 'calibrated'),
    belonging: number(2, 0, 4, 'logit', 'effect of belonging', 'calibrated'),
    meaning: number(0.7, 0, 3, 'logit', 'effect of meaning', 'calibrated'),
    bond: number(0.9, 0, 4, 'logit', 'effect of the own bond to the opener', 'P5.1'),
    conversation: number(
      2.8,
      0,
      4,
      'logit',
      'having answered in the thread (of the last two), in place of crowd',
      'P2.7; calibrated',
    ),
    answered: number(0.1, 0, 2, 'logit', 'effect of having been answered lately (responsivity)', 'M7'),
    overload: number(0.6, 0, 3, 'logit/sd', 'loss per own distress above 2', 'assumption'),
    fatigue: number(0.15, 0, 2, 'logit', 'loss per unit of load', 'P6.6'),
    victim: number(1, 0, 4, 'logit', 'effect of a violation that stands in the thread', 'M10'),
    platitudes: number(0, 0, 1, 'share', 'replies that are platitudes ("coach language")', 'M6'),
  },
  support: {
    gain: number(0.11, 0, 0.5, 'sd', 'relief by a reply of full fit at full need', 'calibrated; small effects: P6.1, P6.2'),
    platitude: number(0.15, 0, 1, 'fit', 'fit below which a reply hurts', 'assumption'),
    crowd: number(0.5, 0, 3, '1', 'the k-th new reply counts 1/(1 + crowd (k - 1))', 'P6 (TalkLife: quantity is not causal)'),
    reliefDays: number(14, 1, 120, 'days', 'time constant with which relief fades', 'assumption'),
    lasting: number(0.1, 0, 1, 'share', 'part of every change that stays', 'assumption; P6.1 (direction) is not reproduced'),
    thanks: number(0.27, 0, 1, 'chance', 'the opener writes back after replies', 'calibrated'),
    silence: number(
      0.035,
      0,
      0.5,
      'sd',
      'cost of a thread that stays without reply',
      'assumption; P2.6, section 11 of the patterns',
    ),
    silenceDays: number(3, 0.5, 14, 'days', 'time without reply after which a thread is given up', 'P2.6; assumption'),
  },
  helping: {
    gain: number(0.026, 0, 0.2, 'sd', "helper's relief per reply", 'M4; P6.4 (of bonding), P6.5 (small)'),
    load: number(0.25, 0, 1, '1', "loss of the gain per unit of others' need recently carried, down to -0.5", 'P6.6'),
    loadDays: number(2, 0.5, 14, 'days', 'time constant with which load fades', 'assumption'),
  },
  reading: {
    universality: number(0.0175, 0, 0.1, 'sd', "reading one's own story, above all for those who do not yet belong", 'M5'),
    contagion: number(
      0.0035,
      0,
      0.05,
      'sd',
      'catching distress: affective empathy times need read',
      'section 11 of the patterns',
    ),
  },
  belonging: {
    gain: number(0.25, 0, 1, 'share', 'step towards full belonging per event', 'calibrated'),
    days: number(25, 5, 365, 'days', 'time constant with which belonging fades', 'calibrated'),
    quality: number(0.5, 0, 1, 'share', 'part of the gain that needs a fitting reply', 'P3.1: tone matters little'),
    recognition: number(0.6, 0, 1, 'share', 'part of the gain by exchange that needs being known again', 'M8; assumption'),
  },
  meaning: {
    gain: number(0.1, 0, 1, 'share', 'step towards full meaning per thanks', 'assumption'),
    days: number(60, 5, 365, 'days', 'time constant with which meaning fades', 'assumption'),
  },
  bonds: {
    gain: number(0.27, 0, 1, 'share', 'step towards a full bond per exchange', 'P5.1'),
    days: number(60, 5, 365, 'days', 'time constant with which bonds fade', 'assumption'),
  },
  answered: {
    days: number(30, 5, 365, 'days', 'time constant with which the state of being answered returns to 0', 'assumption'),
  },
  known: {
    gain: number(0.15, 0, 1, 'share', 'step towards being known per disclosure', 'M8'),
  },
  violations: {
    rate: number(
      0.15,
      0,
      1,
      'chance',
      'a hostile reply violates, times (1 + disinhibition x protection)',
      'gap in the literature: sweep it',
    ),
    disinhibition: number(1, 0, 4, '1', 'the dark side of protection', 'M8; P4.2 (direction)'),
    harm: number(0.3, 0, 2, 'sd', 'distress by a violation that the victim sees', 'assumption; P7.4 (direction, of activity)'),
    repair: number(0.3, 0, 2, '1', 'each supporting reply multiplies hurt by exp(-repair)', 'M10; gap in the literature'),
    hurtDays: number(60, 5, 365, 'days', 'time constant with which hurt fades', 'assumption'),
  },
  moderation: {
    detection: number(0, 0, 1, 'chance', 'a violation is removed', 'P7.1'),
    delayHours: number(6, 0, 168, 'h', 'mean delay of a removal (exponential)', 'P2.6 (ReachOut: at most 24 h)'),
    wrongful: number(0, 0, 0.5, 'chance', 'an honest thread is removed, times disclosure; if detection > 0', 'M12 "censoring"'),
    oversight: number(
      0,
      -0.5,
      0.5,
      '1',
      "added to everyone's safety: trust (+) or being watched (-)",
      'P7.1 (candour rises); open',
    ),
  },
  professionals: {
    count: { ...number(0, 0, 50, 'persons', 'professionals on duty together, who answer', 'M12'), whole: true },
    repliesPerDay: number(20, 0, 200, '1/day', 'replies each can write in the office hours of a day', 'assumption'),
    from: number(9, 0, 24, 'h', 'office hours begin', 'assumption'),
    to: number(17, 0, 24, 'h', 'office hours end', 'assumption'),
    delayHours: number(4, 0, 72, 'h', 'age a thread must have before a professional answers', 'assumption'),
    uptake: number(1, 0, 1, 'share', 'part of the capacity that is really used', 'P7.2: can be about 0'),
    policy: choice(
      ['every', 'backstop', 'triage'],
      'which threads: every one, those no peer has answered, or greatest need first',
      'P7, Resnick 2010',
    ),
    crowding: number(1, 0, 4, 'logit', 'peers answer less where a professional has answered', 'open: sweep it'),
    displacement: number(
      1,
      0,
      1,
      'share',
      "loss of helpers' reward per share of replies by professionals",
      'P7.3; open: sweep it',
    ),
    advice: number(
      0.85,
      0,
      1,
      'share',
      'cognitive empathy of a professional (no shared experience)',
      'M1 (quotation on therapists)',
    ),
    referral: number(0.5, 0, 1, 'chance', 'a professional advises care, times need shown', 'M11'),
  },
  care: {
    base: number(0.1, 0, 1, '1/year', 'seeking care without the forum, at need 1', 'P8.1; assumption'),
    encouragement: number(
      0.03,
      0,
      0.5,
      'chance',
      'seeking care per referral read, times need',
      'P8.1 (trials: 0; surveys: 0.36)',
    ),
    peerReferral: number(0.2, 0, 1, 'chance', 'a peer advises care, times the square of need shown', 'M11'),
    waitDays: number(60, 0, 730, 'days', 'wait between seeking care and its beginning', 'assumption'),
    effect: number(0.6, 0, 2, 'sd', 'final gain by care', 'assumption'),
    days: number(90, 7, 365, 'days', 'time constant with which care works', 'assumption'),
  },
  leaving: {
    base: number(-0.8, -6, 3, 'logit', 'leaving for good after a visit', 'calibrated; P3.2'),
    belonging: number(3.5, 0, 10, 'logit', 'hold of belonging', 'calibrated'),
    meaning: number(4.2, 0, 10, 'logit', 'hold of meaning', 'calibrated'),
    hurt: number(1.5, 0, 5, 'logit', 'push of hurt', 'P7.4'),
    waiting: number(1.6, 0, 5, 'logit', 'hold of an own thread that waits for its first reply', 'calibrated'),
    recovered: number(0.3, 0, 1, 'chance', 'leaving well at low distress, times (1 - meaning) (1 - belonging)', 'assumption'),
    recoveredBelow: number(-0.2, -3, 1, 'sd', 'distress below which a member may leave well', 'assumption'),
  },
  choosing,
} as const
