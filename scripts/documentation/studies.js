/** What scenarios/README.md shows of each study beyond its hypotheses: a picture, a table, and what these say in a sentence or two. */
import { directionOf } from '../../dist/experiment/comparisons.js'
import { measures } from '../../dist/model/measures.js'
import { table } from './markdown.js'
import { alone, armsTable, changed, inFull, levelsOf, levelsTable, meansOf } from './means.js'
import { forest, line, surface, surplus } from './pictures.js'

/**
 * @typedef {import('./carriedOut.js').CarriedOut} CarriedOut
 * @typedef {import('./means.js').MeasureName} MeasureName
 * @typedef {object} Shown
 * @property {(carriedOut: CarriedOut) => import('vega-lite').TopLevelSpec} picture
 * @property {string} caption
 * @property {(carriedOut: CarriedOut) => string} found Markdown
 */

/** Where something begins to hold along the arrivals and holds from there on. @param {CarriedOut} carriedOut @param {string} arm @param {number} most */
function answeredFrom(carriedOut, arm, most) {
  const { mean } = meansOf(carriedOut)
  const levels = levelsOf(carriedOut, 'members.arrivalsPerDay')
  const holds = levels.map((level) => mean(arm, 'unanswered', { 'members.arrivalsPerDay': level }).high < most)
  const from = holds.lastIndexOf(false) + 1
  return from < levels.length ? `from ${levels[from]} registrations a day on with ${arm}` : `at none of these sizes with ${arm}`
}

/** @type {(carriedOut: CarriedOut) => string} */
function criticalMass(carriedOut) {
  const arms = carriedOut.study.arms.map(({ name }) => name)
  const from = (/** @type {number} */ most) => arms.map((arm) => answeredFrom(carriedOut, arm, most)).join(', ')
  return `Fewer than four threads in ten stay without a reply (P2.1, Usenet) ${from(0.4)}; fewer than one in seven (P2.5, a youth service) ${from(1 / 7)}.
For all who ever registered, in standard deviations of distress (relief is below zero):

${levelsTable(carriedOut, 'members.arrivalsPerDay', 'forumEffect')}`
}

/** @type {(carriedOut: CarriedOut) => string} */
function anonymitySurface(carriedOut) {
  const { mean } = meansOf(carriedOut)
  const arm = carriedOut.study.arms[0]?.name ?? ''
  const points = levelsOf(carriedOut, 'identity.protection').flatMap((protection) =>
    levelsOf(carriedOut, 'identity.persistence').map((persistence) => ({
      protection,
      persistence,
      effect: mean(arm, 'forumEffectPosters', { 'identity.protection': protection, 'identity.persistence': persistence }),
    })),
  )
  points.sort((a, b) => a.effect.estimate - b.effect.estimate)
  const [best, worst] = [points[0], points.at(-1)]
  if (!best || !worst) return ''
  const at = (/** @type {typeof best} */ { protection, persistence, effect }) =>
    `protection ${protection} and persistence ${persistence} (${inFull(effect, 'forumEffectPosters')})`
  return `Those who write are relieved most at ${at(best)}, least at ${at(worst)}. Both are the extremes of ${points.length} means and flatter themselves a little.

${levelsTable(carriedOut, 'identity.protection', 'threads')}

${levelsTable(carriedOut, 'identity.persistence', 'belonging')}`
}

/** @type {(carriedOut: CarriedOut) => string} */
function knockOut(carriedOut) {
  const { difference } = meansOf(carriedOut)
  const lost = carriedOut.study.arms
    .slice(1)
    .map(({ name }) => ({ name, members: difference(name, 'activeMembers') }))
    .sort((a, b) => a.members.estimate - b.members.estimate)
  const told = lost.filter(({ members }) => directionOf(members) === 'lower')
  const others = lost.filter(({ members }) => directionOf(members) !== 'lower')
  const list = told.map(({ name, members }) => `${name} ${changed(members, 'activeMembers')}`).join(', ')
  const rest = others.map(({ name, members }) => `${name} (${changed(members, 'activeMembers')})`).join(', ')
  return `Active members at the end, against the whole: ${list || 'fewer in no arm'}.${rest && ` Not lower: ${rest}.`}

${armsTable(carriedOut, ['activeMembers', 'repliesMean', 'unanswered', 'forumEffectPosters', 'forumEffectHelpers'])}`
}

/** How often over the plane an arm has more or less than the first. @type {(carriedOut: CarriedOut) => string} */
function professionals(carriedOut) {
  const { difference } = meansOf(carriedOut)
  const levels = (/** @type {'professionals.crowding' | 'professionals.displacement'} */ name) => levelsOf(carriedOut, name)
  /** @type {readonly MeasureName[]} */
  const shown = ['postsPerDay', 'activeMembers', 'unanswered', 'forumEffect', 'careSought']
  const rows = carriedOut.study.arms.slice(1).flatMap(({ name }) =>
    shown.map((measure) => {
      const directions = levels('professionals.crowding').flatMap((crowding) =>
        levels('professionals.displacement').map((displacement) =>
          directionOf(
            difference(name, measure, { 'professionals.crowding': crowding, 'professionals.displacement': displacement }),
          ),
        ),
      )
      const count = (/** @type {string} */ direction) => String(directions.filter((one) => one === direction).length)
      const rest = String(directions.length - Number(count('higher')) - Number(count('lower')))
      const at = (/** @type {number} */ crowding, /** @type {number} */ displacement) =>
        changed(
          difference(name, measure, { 'professionals.crowding': crowding, 'professionals.displacement': displacement }),
          measure,
        )
      const ends = [levels('professionals.crowding'), levels('professionals.displacement')].map((all) => [
        all[0] ?? 0,
        all.at(-1) ?? 0,
      ])
      return [
        name,
        measures[measure].label,
        count('higher'),
        count('lower'),
        rest,
        at(ends[0]?.[0] ?? 0, ends[1]?.[0] ?? 0),
        at(ends[0]?.[1] ?? 0, ends[1]?.[1] ?? 0),
      ]
    }),
  )
  return `Against nobody on duty, at how many points of the plane of the two unmeasured numbers a measure is higher, lower, or cannot be told apart, and by how much
where both are at their lowest and at their highest. Relief is below zero, so that higher is less of it:

${table(['', '', 'higher', 'lower', 'cannot tell', 'both lowest', 'both highest'], rows)}`
}

/** @type {(carriedOut: CarriedOut) => string} */
function violations(carriedOut) {
  const { mean, difference } = meansOf(carriedOut)
  const arm = carriedOut.study.arms[0]?.name ?? ''
  const detections = levelsOf(carriedOut, 'moderation.detection')
  const shares = levelsOf(carriedOut, 'members.hostileShare')
  const rows = shares.map((share) => [
    String(share),
    ...detections.map((detection) =>
      alone(mean(arm, 'reliefHarm', { 'members.hostileShare': share, 'moderation.detection': detection }), 'reliefHarm'),
    ),
  ])
  const many = carriedOut.study.arms.find(({ name }) => name === 'many honest removed')?.name ?? arm
  const surest = { 'moderation.detection': detections.at(-1) ?? 0 }
  return `Harm by violations, sd per member who ever registered, with ${arm}; down the share able to violate, across the chance that a violation is removed:

${table(['', ...detections.map(String)], rows)}

Where removal is surest, taking away many honest threads as well changes harm by ${changed(difference(many, 'reliefHarm', surest), 'reliefHarm')}
and the threads opened by ${changed(difference(many, 'threads', surest), 'threads')}.

${armsTable(carriedOut, ['threads', 'activeMembers', 'leftHurt', 'reliefHarm', 'forumEffectPosters'])}`
}

/** @type {(carriedOut: CarriedOut) => string} */
const helperTherapy = (
  carriedOut,
) => `Means over all values of load and of how long it is carried. Relief is in standard deviations of distress and below zero; a difference above zero is relief lost.

${armsTable(carriedOut, ['forumEffectHelpers', 'forumEffectPosters', 'forumEffectLurkers', 'reliefHelping', 'reliefSupport', 'activeMembers'])}

${levelsTable(carriedOut, 'helping.load', 'reliefHelping')}`

/** The studies that answer the source's questions, in the order in which they are shown. @type {Readonly<Record<string, Shown>>} */
export const studies = {
  'critical-mass': {
    picture: line('unanswered', 'members.arrivalsPerDay', 'log'),
    caption: 'Threads without reply along registrations per day',
    found: criticalMass,
  },
  'anonymity-surface': {
    picture: surface('belonging', 'identity.protection', 'identity.persistence'),
    caption: 'Belonging over protection and persistence',
    found: anonymitySurface,
  },
  'knock-out': { picture: forest, caption: 'Hypotheses and their verdicts', found: knockOut },
  professionals: {
    picture: surplus('every thread', 'postsPerDay', 'professionals.crowding', 'professionals.displacement'),
    caption: 'Posts per day with a professional who answers every thread, against nobody, over crowding and displacement',
    found: professionals,
  },
  violations: {
    picture: line('reliefHarm', 'moderation.detection'),
    caption: 'Harm along the chance that a violation is removed, in each arm',
    found: violations,
  },
  'helper-therapy': {
    picture: line('forumEffectHelpers', 'helping.load'),
    caption: 'The effect on helpers along the weight of load, in each arm',
    found: helperTherapy,
  },
}
