/** Judges the hypotheses of a study by its runs. */
import seedrandom from 'seedrandom'
import type { Settings } from '../../model/configure.js'
import type { MeasureName } from '../../model/measures.js'
import { sweptNames } from '../../scenario/design.js'
import type { Hypothesis } from '../../scenario/hypothesis.js'
import type { Replicates } from '../../scenario/replicates.js'
import { armsAlone, inRows } from '../../scenario/rows.js'
import type { Study } from '../../scenario/study.js'
import type { Effect } from '../../statistics/effect.js'
import { holm } from '../../statistics/holm.js'
import { type Interval, meanInterval, present, standardDeviation } from '../../statistics/interval.js'
import { pairsToDecide } from '../../statistics/power.js'
import { type Look, looks, sequentialP } from '../../statistics/sequential.js'
import type { Claim, Verdict } from '../../statistics/verdict.js'
import { cellsOf } from '../cells.js'
import { valueIn } from '../plan.js'
import { peak, trend } from './along.js'
import { besideNumber, type Contrast, compared } from './contrast.js'
import { hypothesesText } from './hypothesesText.js'
import { decideBy } from './margin.js'
import { type CellOutcome, type EndedRun, outcomesOf } from './outcomes.js'

/** A hypothesis and what the runs say of it. All numbers rest on the same replicates, the first `judged`. */
export interface Judged {
  readonly hypothesis: Hypothesis
  readonly says: string
  readonly measure: MeasureName
  readonly verdict: Verdict
  /** Why it can never be judged in this study; numbers are then NaN. */
  readonly obstacle?: string
  /** What was judged, in words: `moderated less unmoderated`, `along members.hostileShare`. */
  readonly of: string
  /**
   * A difference of arms, the rise along an axis, or the height of an inner peak, in the unit of the measure, with the
   * interval that was judged: it allows for skewness and for looking more than once. Its n counts the replicates in which
   * the difference is known.
   */
  readonly estimate: Interval
  /** Level of that interval: 0.95, or more where there are several looks. */
  readonly level: number
  readonly expected: Claim['direction']
  /** The smallest difference worth having, in the unit of the measure; 0 where any is. */
  readonly by: number
  /** How many replicates were judged, and how many are complete. */
  readonly judged: number
  readonly available: number
  /** Replicates left out of those judged, because a run failed or the measure is not defined in it. */
  readonly missing: number
  /** 95 % intervals (Student and bootstrap), standardised effect, share of replicates of that sign; p of this look alone. */
  readonly effect: Effect
  /** Two-sided p-value over all looks so far, and the same adjusted for the other hypotheses of the study (Holm). */
  readonly p: number
  readonly adjustedP: number
  /** Whether nothing differs in any replicate. */
  readonly identical: boolean
  /** About how many replicates a verdict would take; only where there is none, and a number is likely to do. */
  readonly needed?: number
  /** What shared luck saved: as many times as many runs without it. Only between arms that share it. */
  readonly varianceRatio?: number
  /** Where on its axis an inner peak lies. */
  readonly place?: number
}

export interface JudgeOptions {
  /** How often the bootstrap draws; 2000 by default. */
  readonly resamples?: number
}

const LEVEL = 0.95

/**
 * Judges every hypothesis of a study by its runs: those that failed, too, for what has not ended is waited for. Runs may come
 * in any order; what lies beyond the last complete replicate is not looked at. The looks are fixed beforehand by
 * `replicates` (statistics/sequential.ts; a fixed number is a single look), so that a verdict is false in at most 5 of 100
 * studies, and one that was given stands whatever is run after it.
 *
 * Arms are compared, and set beside a number, over all points of the design; where it varies parameters one at a time, at the
 * base that they are varied from, for the points around it were not chosen to be averaged.
 *
 * A margin in per cent is a share of the absolute mean of what it is compared with in the same replicates; that this mean is
 * itself uncertain is allowed for (margin.ts).
 */
export function judge(study: Study, runs: readonly EndedRun[], { resamples = 2000 }: JudgeOptions = {}): Judged[] {
  const { cells, replicates } = outcomesOf(cellsOf(inRows(study)), runs)
  const ofBase = cells.filter(({ settings }) => isBase(settings, study))
  const judged = study.hypotheses.map((hypothesis) =>
    judgeBy(hypothesis, 'along' in hypothesis.expectation ? cells : ofBase, replicates, study, resamples),
  )
  const adjusted = holm(judged.map(({ p }) => p))
  return judged.map((one, index) => ({ ...one, adjustedP: adjusted[index]! }))
}

/** Whether a point is one where arms are compared: any, but one at a time only the base. */
const isBase = (at: Settings, { design, settings }: Study): boolean =>
  design?.method !== 'one-at-a-time' || design.axes.every(({ name }) => valueIn(at, name) === valueIn(settings, name))

/** Judges a hypothesis by the first `replicates` of some cells of a study, apart from its other hypotheses. */
export function judgeBy(
  hypothesis: Hypothesis,
  cells: readonly CellOutcome[],
  replicates: number,
  study: Study,
  resamples: number,
): Judged {
  const contrast = contrastOf(hypothesis, cells, study)
  return typeof contrast === 'string'
    ? unjudged(hypothesis, replicates, contrast)
    : judgeOne(hypothesis, contrast, replicates, study, resamples)
}

/**
 * Up to how many replicates to go on: the next look, or undefined where every hypothesis is decided or never can be, and
 * after the last look.
 */
export function nextLook(judged: readonly Judged[], replicates: Replicates): number | undefined {
  const open = judged.filter(({ verdict, obstacle }) => verdict === 'cannot tell' && obstacle === undefined)
  if (open.length === 0) return undefined
  const reached = Math.min(...open.map(({ available }) => available))
  return scheduleOf(replicates).find(({ n }) => n > reached)?.n
}

/** A single replicate shows no spread, and its look decides nothing. */
const scheduleOf = ({ least, most }: Replicates): readonly Look[] =>
  most < 2 ? [{ n: most, level: LEVEL }] : looks(least, most, LEVEL)

/** What a hypothesis comes to in numbers, or why it cannot be judged. */
function contrastOf({ expectation, measure }: Hypothesis, cells: readonly CellOutcome[], study: Study): Contrast | string {
  if (expectation.kind === 'greater') return compared(expectation, cells, measure, study.pairing)
  if ('number' in expectation) return besideNumber(expectation, cells, measure)
  const { along, kind } = expectation
  const design = study.design ?? study.sensitivity?.design
  const axes = design && 'axes' in design ? [...design.axes] : []
  const logarithmic = axes.some((axis) => axis.name === along && 'scale' in axis && axis.scale === 'log')
  const axis = { name: along, logarithmic, swept: design ? sweptNames(design) : [] }
  // The forums of an arm are in the arm already.
  const arms = new Set(armsAlone(inRows(study)).map(({ name }) => name))
  const ofArms = cells.filter(({ arm }) => arms.has(arm))
  return kind === 'peaks' ? peak(axis, ofArms, measure) : trend(kind, axis, ofArms, measure)
}

function judgeOne(hypothesis: Hypothesis, contrast: Contrast, available: number, study: Study, resamples: number): Judged {
  const schedule = scheduleOf(study.replicates)
  const { verdict, look, interval, by } = decideBy(hypothesis.by, contrast, schedule, available)
  const n = Math.min(look.n, available)
  const known = present(contrast.values(n))
  const random = seedrandom.alea(`${study.seed}/hypothesis/${hypothesesText([hypothesis])}`)
  const { varianceRatio, ...effect } = contrast.effect(n, random, { resamples })
  const spread = { estimate: interval.estimate, sd: standardDeviation(known) }
  const needed =
    verdict === 'cannot tell'
      ? pairsToDecide(spread, { direction: contrast.direction, by }, { level: schedule.at(-1)!.level })
      : Number.NaN
  return {
    hypothesis,
    says: hypothesis.says,
    measure: hypothesis.measure,
    verdict,
    of: contrast.of,
    estimate: interval,
    level: look.level,
    expected: contrast.direction,
    by,
    judged: n,
    available,
    missing: n - known.length,
    effect,
    p: sequentialP(schedule, n, contrast.p),
    adjustedP: Number.NaN,
    identical: contrast.identical(n),
    ...(Number.isFinite(needed) ? { needed: Math.max(needed, n + 1) } : {}),
    ...(varianceRatio === undefined ? {} : { varianceRatio }),
    ...(contrast.place && known.length > 0 ? { place: contrast.place(n) } : {}),
  }
}

const nothing = meanInterval([])

function unjudged(hypothesis: Hypothesis, available: number, obstacle: string): Judged {
  const { expectation, says, measure } = hypothesis
  return {
    hypothesis,
    says,
    measure,
    verdict: 'cannot tell',
    obstacle,
    of: 'along' in expectation ? `along ${expectation.along}` : '',
    estimate: nothing,
    level: LEVEL,
    expected: expectation.kind === 'falls' || expectation.kind === 'below' ? 'lower' : 'higher',
    by: Number.NaN,
    judged: 0,
    available,
    missing: 0,
    effect: { t: nothing, bootstrap: nothing, p: Number.NaN, standardised: Number.NaN, sameSign: Number.NaN },
    p: Number.NaN,
    adjustedP: Number.NaN,
    identical: false,
  }
}
