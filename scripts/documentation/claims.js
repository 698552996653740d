/** What the prototype of the model was said to do, beside what the model does: both in means of ten runs of two years. */
import { short, table } from './markdown.js'

/**
 * @typedef {import('../../src/model/measures.js').MeasureName} MeasureName
 * @typedef {(arm: string, measure: MeasureName) => number} MeanOf mean over the runs of an arm
 * @typedef {{ what: string, before: string, now: (mean: MeanOf) => string }} Claim
 */

/** @param {readonly string[]} forums @param {MeasureName} measure @returns {(mean: MeanOf) => string} */
const values = (forums, measure) => (mean) => forums.map((arm) => short(mean(arm, measure))).join(' / ')

/** @param {string} from @param {string} to @param {MeasureName} measure @returns {(mean: MeanOf) => string} */
const times = (from, to, measure) => (mean) => `x ${short(mean(to, measure) / mean(from, measure))}`

/** @type {readonly Claim[]} */
const claims = [
  { what: 'protection 0 to 1: posts', before: 'x 9', now: times('no protection', 'full protection', 'postsPerDay') },
  {
    what: 'protection 0 / 1: relief felt by posters',
    before: '-0.15 / -0.44',
    now: values(['no protection', 'full protection'], 'forumEffectPosters'),
  },
  {
    what: '1 / 2 / 4 / 8 / 16 arrivals per day: threads without reply',
    before: '0.74 / 0.60 / 0.36 / 0.14 / 0.04',
    now: values(
      ['1 arrival per day', '2 arrivals per day', '4 arrivals per day', 'defaults', '16 arrivals per day'],
      'unanswered',
    ),
  },
  {
    what: 'all mechanisms / no shared experience: replies per thread',
    before: '6.1 / 1.7',
    now: values(['defaults', 'no shared experience'], 'repliesMean'),
  },
  {
    what: "all mechanisms / no helper's reward: replies per thread",
    before: '6.1 / 1.6',
    now: values(['defaults', "no helper's reward"], 'repliesMean'),
  },
  {
    what: 'all mechanisms / no belonging: replies per thread',
    before: '6.1 / 1.2',
    now: values(['defaults', 'no belonging'], 'repliesMean'),
  },
  { what: '60 % platitudes: posts', before: 'more', now: times('defaults', '60 % platitudes', 'postsPerDay') },
  {
    what: 'none / 60 % platitudes: relief felt by posters',
    before: 'hardly any left',
    now: values(['defaults', '60 % platitudes'], 'forumEffectPosters'),
  },
  {
    what: 'none / 60 % platitudes: relief by helping',
    before: 'turns to harm',
    now: values(['defaults', '60 % platitudes'], 'reliefHelping'),
  },
  {
    what: 'two professionals, crowding and displacement 1: posts',
    before: 'x 0.2',
    now: times('defaults', 'two professionals, crowding and displacement 1', 'postsPerDay'),
  },
  {
    what: 'two professionals, crowding and displacement 0: posts',
    before: 'little changes',
    now: times('defaults', 'two professionals, crowding and displacement 0', 'postsPerDay'),
  },
  {
    what: '5 % hostile, moderated: harm',
    before: 'x 0.5, little else moves',
    now: times('5 % hostile', '5 % hostile, moderated', 'reliefHarm'),
  },
  {
    what: 'wrongful removal 0.2: posts',
    before: 'x 0.5',
    now: times('moderated', 'moderated, wrongful removal 0.2', 'postsPerDay'),
  },
  {
    what: 'persistence 1 / 0: relief felt by posters',
    before: '-0.45 / -0.42',
    now: values(['persistence 1', 'persistence 0'], 'forumEffectPosters'),
  },
  {
    what: 'persistence 1 / 0, recognition not needed: relief felt by posters',
    before: '(the prototype had no recognition)',
    now: values(['persistence 1, recognition not needed', 'persistence 0, recognition not needed'], 'forumEffectPosters'),
  },
]

/** @param {Map<string, import('./shown.js').Values[]>} runs @param {import('./shown.js').Mean} meanOf */
export function claimTable(runs, meanOf) {
  const mean = (/** @type {string} */ arm, /** @type {MeasureName} */ measure) => {
    const own = runs.get(arm)
    if (own === undefined) throw new Error(`there is no arm "${arm}"`)
    return meanOf(own.map((values) => values[measure])).estimate
  }
  return table(
    ['', 'prototype', 'now'],
    claims.map(({ what, before, now }) => [what, before, now(mean)]),
  )
}
