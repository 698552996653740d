/** Measures: what the forum did to distress, for whom and by what. */
import { careByForum, twinDistress } from '../care.js'
import { distressNow, ledgerSum } from '../daily.js'
import type { Forum } from '../forum.js'
import { sources } from '../ledger.js'
import { M } from '../records.js'
import { type Declarations, forEachMember, type MeasureDeclaration, type Values } from './declaring.js'

const NET = 'Sum over the whole run of the ledger of each member, fading ignored; negative is better.'

const relief = (source: string, what: string): MeasureDeclaration => ({
  unit: 'sd',
  label: `relief: ${source}`,
  meaning: `change of distress by ${what}, per poster`,
  definition: `Mean over members who ever posted of the ledger's entry "${source}". ${NET}`,
  aggregation: 'mean',
  better: 'lower',
})

export const wellBeingDeclarations = {
  forumEffect: {
    unit: 'sd',
    label: 'relief felt',
    meaning:
      'all changes of distress by the forum added up, for everyone who ever registered: what was felt on the way, not what is left',
    definition: `Mean over all registered members. ${NET}`,
    aggregation: 'mean',
    better: 'lower',
    headline: true,
  },
  forumEffectPosters: {
    unit: 'sd',
    label: 'relief felt by posters',
    meaning: 'all changes of distress by the forum added up, for those who ever posted; who posts depends on the forum',
    definition: `Mean over members with at least one post. ${NET}`,
    aggregation: 'mean',
    better: 'lower',
  },
  forumEffectLurkers: {
    unit: 'sd',
    label: 'relief felt by lurkers',
    meaning: 'all changes of distress by the forum added up, for those who never posted',
    definition: `Mean over members without a post. ${NET}`,
    aggregation: 'mean',
    better: 'lower',
  },
  forumEffectHelpers: {
    unit: 'sd',
    label: 'relief felt by helpers',
    meaning: 'all changes of distress by the forum added up, for those who ever answered another',
    definition: `Mean over members with at least one reply to another. ${NET}`,
    aggregation: 'mean',
    better: 'lower',
  },
  reliefSupport: relief('support', 'the replies received'),
  reliefHelping: relief('helping', 'having helped others'),
  reliefUniversality: relief('universality', "reading one's own story"),
  reliefContagion: relief('contagion', "catching others' distress"),
  reliefHarm: { ...relief('harm', 'violations and wrongful removals'), label: 'harm', headline: true },
  reliefSilence: relief('silence', 'threads that nobody answered'),
  reliefCare: {
    ...relief('care', 'care begun sooner than without the forum'),
    definition:
      'Mean over members who ever posted of the difference, at the end of the run, between the effect of their care and that of the twin who never found the forum.',
  },
  meanDistress: {
    unit: 'sd',
    label: 'mean distress',
    meaning: 'distress of everyone who ever registered',
    definition: 'Mean over all registered members at the end of the run, those who left included.',
    aggregation: 'at the end',
    better: 'lower',
    headline: true,
  },
  effectLeft: {
    unit: 'sd',
    label: 'effect left',
    meaning: 'distress of everyone who ever registered less that of their twins who never found the forum',
    definition:
      'meanDistress less twinDistress: what is left at the end of the run of all that the forum did. Negative is better.',
    aggregation: 'at the end',
    better: 'lower',
    headline: true,
  },
  twinDistress: {
    unit: 'sd',
    label: 'distress of the twins',
    meaning: 'distress the same people would have had without the forum',
    definition: 'Mean over all registered members at the end of the run of baseline, life outside and own care.',
    aggregation: 'at the end',
  },
} as const satisfies Declarations

/** What the forum did to distress, for whom and by what. */
export function wellBeing(forum: Forum): Values<typeof wellBeingDeclarations> {
  const { real, whole } = forum.members
  const day = forum.now * forum.stepDays
  const everyone = { count: 0, sum: 0 }
  const posters = { count: 0, sum: 0 }
  const lurkers = { count: 0, sum: 0 }
  const helpers = { count: 0, sum: 0 }
  const relief = sources.map(() => 0)
  let care = 0
  let distress = 0
  let twin = 0
  forEachMember(forum, (me) => {
    const effect = ledgerSum(forum, me)
    const posts = whole[me + M.posts]!
    for (const group of [everyone, posts > 0 ? posters : lurkers]) {
      group.count++
      group.sum += effect
    }
    if (whole[me + M.replies]! > 0) {
      helpers.count++
      helpers.sum += effect
    }
    distress += distressNow(forum, me)
    twin += twinDistress(forum, me, day)
    if (posts === 0) return
    for (let source = 0; source < sources.length; source++) relief[source]! += real[me + M.ledger + source]!
    care += careByForum(forum, me, day)
  })
  const perPoster = (source: number): number => relief[source]! / posters.count
  return {
    forumEffect: everyone.sum / everyone.count,
    forumEffectPosters: posters.sum / posters.count,
    forumEffectLurkers: lurkers.sum / lurkers.count,
    forumEffectHelpers: helpers.sum / helpers.count,
    reliefSupport: perPoster(0),
    reliefHelping: perPoster(1),
    reliefUniversality: perPoster(2),
    reliefContagion: perPoster(3),
    reliefHarm: perPoster(4),
    reliefSilence: perPoster(5),
    reliefCare: care / posters.count,
    meanDistress: distress / everyone.count,
    twinDistress: twin / everyone.count,
    effectLeft: (distress - twin) / everyone.count,
  }
}
