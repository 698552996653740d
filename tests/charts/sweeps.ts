/** Made-up tables of sweeps, sensitivity and hypotheses. No claim about any forum. */
import type { AlongTable } from '../../src/charts/along.js'
import type { DifferenceMapTable } from '../../src/charts/differenceMap.js'
import type { MorrisTable } from '../../src/charts/morrisPlane.js'
import type { SobolTable } from '../../src/charts/sobolBars.js'
import type { ValueMapTable } from '../../src/charts/valueMap.js'
import type { JudgedHypothesis } from '../../src/charts/verdictForest.js'
import { parameterList } from '../../src/model/configure.js'

export const caption = {
  name: 'example-sweep',
  seed: 'example',
  replicates: { least: 12, most: 12 },
  pairing: 'replicate',
} as const

const around = (estimate: number, half: number) => ({ estimate, low: estimate - half, high: estimate + half, n: 12 })

const arrivals = [1, 2, 4, 8, 16, 32]

export const exampleAlong: AlongTable = {
  measure: 'unanswered',
  along: { name: 'members.arrivalsPerDay', scale: 'log' },
  arms: ['unmoderated', 'professionals answer'],
  points: arrivals.flatMap((at) => [
    { arm: 'unmoderated', at, value: around(0.9 / (1 + at / 3), 0.04) },
    { arm: 'professionals answer', at, value: around(0.5 / (1 + at / 3), 0.03) },
  ]),
}

const shares = [0, 0.25, 0.5, 0.75, 1]

/** Above zero where crowding and displacement are small, below where they are large. */
export const exampleDifference: DifferenceMapTable = {
  measure: 'postsPerDay',
  across: 'professionals.displacement',
  up: 'professionals.crowding',
  arm: 'professionals answer',
  against: 'unmoderated',
  cells: shares.flatMap((x) => [0, 1, 2, 3].map((y) => ({ x, y, value: around(4 - 7 * x - 2.3 * y, 2) }))),
}

export const exampleValues: ValueMapTable = {
  measure: 'belonging',
  across: 'identity.protection',
  up: 'identity.persistence',
  arm: 'unmoderated',
  cells: shares.flatMap((x) => shares.map((y) => ({ x, y, value: around(0.1 + 0.2 * x * (0.4 + y), 0.01) }))),
}

export const exampleMorris: MorrisTable = {
  measure: 'postsPerDay',
  factors: parameterList.slice(2, 42).map(({ name }, index) => ({
    parameter: name,
    muStar: around(60 / (index + 1) ** 0.9, 6 / (index + 1)),
    sigma: (50 * (1 + ((index * 7) % 5) / 5)) / (index + 2),
    noise: 1.2,
  })),
}

export const exampleSobol: SobolTable = {
  measure: 'forumEffectPosters',
  noiseShare: 0.18,
  factors: [
    { parameter: 'identity.protection', first: around(0.12, 0.05), total: around(0.2, 0.06) },
    { parameter: 'support.gain', first: around(0.41, 0.06), total: around(0.55, 0.07) },
    { parameter: 'replying.base', first: around(0.09, 0.05), total: around(0.33, 0.08) },
    { parameter: 'helping.gain', first: around(-0.01, 0.03), total: around(0.02, 0.03) },
  ],
}

export const exampleHypotheses: readonly JudgedHypothesis[] = [
  {
    says: 'Moderation keeps more members active.',
    measure: 'activeMembers',
    of: 'moderated less unmoderated',
    estimate: around(21, 6),
    expected: 'higher',
    by: 10,
    verdict: 'supported',
  },
  {
    says: 'Professionals who answer every thread make the forum write less.',
    measure: 'postsPerDay',
    of: 'professionals answer less unmoderated',
    estimate: around(3, 2),
    expected: 'lower',
    by: 0,
    verdict: 'contradicted',
  },
  {
    says: 'Moderation lowers distress.',
    measure: 'meanDistress',
    of: 'moderated less unmoderated',
    estimate: around(-0.002, 0.003),
    expected: 'lower',
    by: 0.05,
    verdict: 'too small to matter',
  },
  {
    says: 'With more hostile members more leave hurt, and those who leave are above all the ones who had given most to others before they were hurt.',
    measure: 'leftHurt',
    of: 'along members.hostileShare',
    estimate: around(0.01, 0.02),
    expected: 'higher',
    by: 0.005,
    verdict: 'cannot tell',
  },
]
