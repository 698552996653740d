/** Made-up results of a made-up study, of the shape that a real one leaves. No claim about any forum. */
import seedrandom from 'seedrandom'
import { measure, pattern } from '../../src/evidence/patterns/pattern.js'
import type { Pattern } from '../../src/evidence/patterns.js'
import type { Results, RunRow } from '../../src/experiment/results.js'
import { type DailyName, dailyNames, type MeasureName, measureNames } from '../../src/model/measures.js'
import { meanInterval } from '../../src/statistics/interval.js'

export interface Example {
  readonly arms?: readonly string[]
  readonly replicates?: number
  readonly days?: number
  /** Not defined in any run. */
  readonly undefinedMeasure?: MeasureName
  readonly title?: string
}

const typical: Partial<Record<MeasureName, number>> = {
  activeMembers: 412,
  postsPerDay: 39,
  unanswered: 0.14,
  reciprocity: 0.57,
  forumEffect: -0.12,
  forumEffectPosters: -0.43,
  belonging: 0.31,
  meanDistress: 0.62,
  leftHurt: 0.012,
  careSought: 96,
  reliefSupport: -0.21,
  reliefHelping: -0.07,
  reliefUniversality: -0.15,
  reliefContagion: 0.03,
  reliefHarm: 0.012,
  reliefSilence: 0.009,
  reliefCare: -0.008,
  shareTop1Posters: 0.47,
}

/** How much the n-th arm differs from the first, as a share of the typical value. */
const shift: Partial<Record<MeasureName, number>> = { activeMembers: 0.03, leftHurt: -0.4, postsPerDay: -0.02, reliefHarm: -0.5 }

const ofDay: Record<DailyName, (share: number) => number> = {
  registered: (share) => 100 + 2900 * share,
  activeMembers: (share) => 412 * (1 - Math.exp(-6 * share)) + 60 * Math.exp(-20 * share),
  visits: (share) => 180 * (1 - Math.exp(-6 * share)),
  threads: (share) => 7 * (1 - Math.exp(-6 * share)),
  replies: (share) => 26 * (1 - Math.exp(-6 * share)),
  posts: (share) => 39 * (1 - Math.exp(-5 * share)),
  violations: () => 0.3,
  removals: () => 0,
  professionalReplies: () => 0,
  meanDistress: (share) => 0.95 - 0.33 * (1 - Math.exp(-4 * share)),
  twinDistress: (share) => 0.98 + 0.02 * Math.sin(9 * share),
  forumEffect: (share) => -0.35 * (1 - Math.exp(-4 * share)),
  belonging: (share) => 0.31 * (1 - Math.exp(-7 * share)),
  answeredWithinDay: (share) => 0.72 + 0.1 * (1 - Math.exp(-7 * share)),
  newcomersAnswered: (share) => 0.7 + 0.1 * (1 - Math.exp(-7 * share)),
}

export function exampleResults(example: Example = {}): Results {
  const { arms = ['unmoderated', 'peer moderation', 'professionals answer'], replicates = 8, days = 365 } = example
  const draw = seedrandom.alea('example')
  const spreadOut = (value: number, spread: number, luck: () => number) => value * (1 + spread * (luck() + luck() + luck() - 1.5))
  const around = (value: number, spread: number) => spreadOut(value, spread, draw)
  const luck = Array.from({ length: replicates }, () => around(1, 0.1))
  const rows = arms.flatMap((arm, armIndex) =>
    luck.map((shared, replicate): RunRow => {
      const value = (name: MeasureName) =>
        name === example.undefinedMeasure
          ? Number.NaN
          : spreadOut(
              (typical[name] ?? 0.5) * shared * (1 + armIndex * (shift[name] ?? 0)),
              0.02,
              // Named, so that one measure more leaves the others as they are.
              seedrandom.alea(`example ${name} ${arm} ${replicate}`),
            )
      const measures = Object.fromEntries(measureNames.map((name) => [name, value(name)])) as Record<MeasureName, number>
      return {
        id: `${arm}/${replicate}`,
        arm,
        point: '',
        replicate,
        seed: `example/${replicate}`,
        settings: {},
        measures,
        hash: '0123456789abcdef',
      }
    }),
  )
  const timeline = arms.flatMap((arm, armIndex) =>
    dailyNames.flatMap((measure) =>
      Array.from({ length: days }, (_, day) => {
        const middle = ofDay[measure](day / days) * (1 + 0.03 * armIndex)
        const { estimate: mean, low, high, n } = meanInterval(luck.map((shared) => around(middle * shared, 0.1)))
        return { arm, day, measure, mean, low, high, n }
      }),
    ),
  )
  const writers = arms.map((arm, index) => ({
    arm,
    posts: Array.from({ length: 900 + 100 * index }, (_, rank) => Math.floor(900 / (rank + 1 + index))),
  }))
  const study = {
    name: 'example-study',
    title: example.title ?? 'Does moderation help?',
    question: example.title ?? 'Does moderation help those who come?',
    seed: 'example',
    replicates: { least: replicates, most: replicates },
    pairing: 'replicate',
    settings: { 'clock.days': days, 'members.hostileShare': 0.03 },
    arms: arms.map((name, index) => ({
      name,
      settings: index === 0 ? {} : { 'moderation.detection': 0.4 * index, 'professionals.count': index },
    })),
    design: undefined,
    sensitivity: undefined,
    hypotheses: [],
    charts: ['timeline', 'arms', 'relief', 'writers', 'patterns'],
  } as const
  return { study, rows, timeline, writers }
}

const band = (name: MeasureName, low: number, high: number): Pattern =>
  pattern('calibration', 'P0', measure(name), { low, high, because: 'made up' }, { says: 'Made up.', source: 'made up' })

/** Two inside, two outside on either side. */
export const examplePatterns: readonly Pattern[] = [
  band('shareTop1Posters', 0.3, 0.55),
  band('unanswered', 0.1, 0.25),
  band('postsPerDay', 60, 110),
  band('leftHurt', 0.001, 0.002),
]

export const deepFrozen = <Value>(value: Value): Value => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const inner of Object.values(value)) deepFrozen(inner)
  }
  return value
}
