/** A study's base beside the patterns of real forums, and beside the null model at its tempo. */
import { tempoFacts } from '../evidence/nullLog.js'
import { MODERATED } from '../evidence/patterns/pattern.js'
import { type Figures, PATTERN_DAYS, type Pattern, type Place, patterns, placeOf } from '../evidence/patterns.js'
import type { Study } from '../scenario/study.js'
import { type Interval, meanInterval } from '../statistics/interval.js'
import type { Product, Task } from './engine.js'
import { plan, valueIn } from './plan.js'
import type { RunSpecification } from './results.js'

const BASE = 'base'
const WITH_MODERATORS = 'moderated'

/** What a mean over runs, or its interval, says of a pattern. */
export interface Judgement {
  readonly value: Interval
  readonly place: Place
}

export interface JudgedPattern {
  readonly pattern: Pattern
  readonly model: Judgement
  readonly nullModel: Judgement
}

export interface Validation {
  /** The base that was run, as a study of its own. */
  readonly study: Study
  readonly judged: readonly JudgedPattern[]
}

/**
 * The base of a study as a study of its own: what is set outside its arms and its design, over the days that the patterns are meant for,
 * and the same with moderators where the base has none, for the patterns that tell what they change.
 */
export function validationStudy(study: Study, replicates: number, days: number = PATTERN_DAYS): Study {
  const moderators = valueIn(study.settings, 'moderation.detection') !== 0
  return {
    ...study,
    replicates: { least: replicates, most: replicates },
    pairing: 'replicate',
    settings: { ...study.settings, 'clock.days': days },
    arms: [{ name: BASE, settings: {} }, ...(moderators ? [] : [{ name: WITH_MODERATORS, settings: MODERATED }])],
    design: undefined,
    sensitivity: undefined,
    hypotheses: [],
    charts: [],
  }
}

/** The runs of a validation, with what is wanted of each. */
export function validationTasks(study: Study, table: readonly Pattern[] = patterns): Task[] {
  const names = [...new Set([...tempoFacts, ...table.flatMap(({ quantity }) => quantity.facts)])]
  return plan(study).map((run) => (run.arm === BASE ? { run, facts: { names }, nullModel: true } : { run }))
}

/** What the runs that ended say of each pattern; a replicate counts where its base was done. */
export function validated(
  study: Study,
  ended: readonly { readonly run: RunSpecification; readonly product: Product }[],
  table: readonly Pattern[] = patterns,
): Validation {
  // Runs may end in any order; they are taken up in that of the plan, for sums hang on it.
  const products = new Map(ended.map(({ run, product }) => [run.id, product]))
  const of = (arm: string) =>
    new Map(
      plan(study).flatMap((run) => (run.arm === arm && products.has(run.id) ? [[run.replicate, products.get(run.id)!]] : [])),
    )
  const moderated = of(WITH_MODERATORS)
  const figures: Figures[] = []
  const nothing: Figures[] = []
  for (const [replicate, { measures, facts, nullFacts }] of of(BASE)) {
    const other = moderated.get(replicate)
    figures.push({ measures, ...(facts ? { facts } : {}), ...(other ? { moderated: other.measures } : {}) })
    if (nullFacts) nothing.push({ facts: nullFacts })
  }
  return {
    study,
    judged: table.map((pattern) => ({ pattern, model: judgement(pattern, figures), nullModel: judgement(pattern, nothing) })),
  }
}

function judgement(pattern: Pattern, figures: readonly Figures[]): Judgement {
  const value = meanInterval(figures.map(pattern.quantity.of))
  return { value, place: placeOf(pattern, value) }
}

/** Where patterns can lie, in the order in which they are counted. */
const places = ['inside', 'undecided', 'outside', 'not defined'] as const satisfies readonly Place[]

/** How many patterns of each use lie inside, undecided, outside and nowhere, in the model and in the null model; and of how many. */
export const countsOf = (judged: readonly JudgedPattern[]) =>
  (['calibration', 'validation'] as const).flatMap((use) => {
    const own = judged.filter(({ pattern }) => pattern.use === use)
    return (['model', 'nullModel'] as const).map((which) => ({
      use,
      which,
      counts: places.map((place) => own.filter((one) => one[which].place === place).length),
      of: own.length,
    }))
  })
