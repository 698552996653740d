/** Relief by source: what changed the distress of those who post, arm by arm. */
import type { TopLevelSpec } from 'vega-lite'
import { type Comparison, compareArms } from '../experiment/comparisons.js'
import type { Results } from '../experiment/results.js'
import type { MeasureName } from '../model/measures.js'
import { quoted } from './findings.js'
import { forumsWords, framed, type Layer, meanWith, overPoints, provenance } from './frame.js'
import { estimate, quantity, rounded } from './quantities.js'
import { armScales, ink, legendAbove } from './theme.js'

const width = 480
const barHeight = 13

/** The entries of the ledger in the words of those they happen to. */
const sources = [
  { measure: 'reliefSupport', source: 'replies received' },
  { measure: 'reliefHelping', source: 'having helped others' },
  { measure: 'reliefUniversality', source: 'reading one’s own story' },
  { measure: 'reliefCare', source: 'care begun sooner' },
  { measure: 'reliefContagion', source: 'catching others’ distress' },
  { measure: 'reliefSilence', source: 'threads nobody answered' },
  { measure: 'reliefHarm', source: 'violations and wrongful removals' },
] as const satisfies readonly { measure: MeasureName; source: string }[]

function title(comparisons: readonly Comparison[], arm: string): string {
  const known = sources.flatMap(({ measure, source }) => {
    const value = comparisons.find((one) => one.measure === measure && one.arm === arm)?.value
    return value && Number.isFinite(value.estimate) ? [{ source, value }] : []
  })
  const ordered = known.sort((one, other) => one.value.estimate - other.value.estimate)
  const best = ordered[0]
  const worst = ordered.at(-1)
  const say = ({ source, value }: (typeof known)[number]) => `${source}, ${estimate(value, 'sd')}`
  if (!best || !worst) return `Relief by source: nobody has posted with ${quoted(arm)}`
  const eased = best.value.estimate < 0 ? `relieves posters most: ${say(best)}` : 'relieves posters: nothing'
  const weighed = worst.value.estimate > 0 ? `what weighs most: ${say(worst)}` : 'nothing adds to their distress'
  return `What ${eased}; ${weighed} (${quoted(arm)})`
}

/** Bars from zero, one per source and arm: negative is relief, positive is burden. */
export function relief(results: Results): TopLevelSpec {
  const names = results.study.arms.map(({ name }) => name)
  const comparisons = compareArms(results)
  const values = sources.flatMap(({ measure, source }) =>
    comparisons
      .filter((one) => one.measure === measure)
      .map(({ arm, value }) => ({
        source,
        arm,
        mean: rounded(value.estimate),
        low: rounded(value.low),
        high: rounded(value.high),
      })),
  )
  const scales = armScales(names)
  const axis = {
    title: 'change of distress per poster over the whole run, sd:  ← relief (better)   |   burden (worse) →',
    tickCount: 7,
  }
  const x = { type: 'quantitative', axis, scale: { zero: true, nice: true } } as const
  const color = { field: 'arm', type: 'nominal', scale: scales.color, legend: legendAbove(names, 640) } as const
  const shape = { field: 'arm', type: 'nominal', scale: scales.shape, legend: legendAbove(names, 640) } as const
  const layer: Layer[] = [
    { mark: { type: 'bar', opacity: 0.55 }, encoding: { x: { field: 'mean', ...x }, color } },
    { mark: { type: 'rule', color: ink.text }, encoding: { x: { datum: 0, ...x } } },
    {
      transform: [{ filter: { field: 'low', valid: true } }],
      mark: { type: 'rule', strokeWidth: 1.5, color: ink.text },
      encoding: { x: { field: 'low', ...x }, x2: { field: 'high' } },
    },
    {
      transform: [{ filter: { field: 'mean', valid: true } }],
      mark: { type: 'point', size: 45, opacity: 1, strokeWidth: 1.5, fill: ink.ground },
      encoding: { x: { field: 'mean', ...x }, color, shape },
    },
  ]
  layer.push({
    transform: [{ filter: { field: 'mean', valid: false } }],
    mark: { type: 'text', text: 'not defined', fontStyle: 'italic', align: 'right', dx: -6, color: ink.soft },
    encoding: { x: { datum: 0, ...x } },
  })
  const said = sources.map(({ measure, source }) => {
    const ofArms = comparisons.filter((one) => one.measure === measure).map(({ arm, value }) => `${arm} ${quantity(value, 'sd')}`)
    return `${source}: ${ofArms.join(', ')}`
  })
  return {
    ...framed(
      {
        title: title(comparisons, names[0]!),
        notes: [
          ...forumsWords(results.study),
          `Over all who ever posted, fading left out: ${meanWith(results.study, 'its 95 % interval')}`,
          ...overPoints(results),
        ],
        alternative: `Bar chart of the change of distress of posters by source and arm. ${title(comparisons, names[0]!)}. ${said.join('; ')}.`,
      },
      provenance(results.study, results.study.design || results.study.sensitivity ? 'point' : 'arm'),
    ),
    data: { values },
    width,
    height: { step: barHeight, for: 'offset' },
    encoding: {
      y: {
        field: 'source',
        type: 'nominal',
        scale: { domain: sources.map(({ source }) => source), paddingInner: 0.35 },
        title: null,
        axis: { ticks: false, domain: false, labelPadding: 8, labelFontSize: 12 },
      },
      yOffset: { field: 'arm', type: 'nominal', scale: { domain: names, paddingInner: 0.15 } },
    },
    layer,
  }
}
