/** The hypotheses of a study, read against what it compares: its arms and the points of its design. */
import { declarationOf, isChoice, type ParameterName, parameterList, type Settings } from '../model/configure.js'
import { type Design, sweptNames } from './design.js'
import type { Layer } from './extends.js'
import { type Expectation, type Hypothesis, readExpectation } from './hypothesis.js'
import { problem, type StudyProblem } from './problem.js'

/** What the runs of a study differ in. */
export interface Compared {
  readonly arms: readonly string[]
  /** Of the sweep or the sensitivity study. */
  readonly design: Design | undefined
  /** The settings that all arms share. */
  readonly base: Settings
}

export interface Expected {
  readonly hypotheses: readonly Hypothesis[]
  readonly problems: readonly StudyProblem[]
}

/**
 * The hypotheses of a file, and what keeps them from being read.
 * @param layer the nearest file that has any
 * @param inherited whether the study extends that file
 */
export function hypothesesOf(layer: Layer | undefined, inherited: boolean, compared: Compared): Expected {
  const hypotheses: Hypothesis[] = []
  const problems: StudyProblem[] = []
  if (!layer) return { hypotheses, problems }
  const { source, content } = layer
  const advice = inherited ? '. A study that extends this one and compares other things needs hypotheses of its own, or []' : ''
  content?.hypotheses?.forEach(({ says, measure, expect, by }, index) => {
    const refuse = (key: 'expect' | 'by', words: string) =>
      problems.push(problem(source.file, source.placeOf(['hypotheses', index, key]), `hypotheses.${key}`, words))
    const read = readIn(compared, expect)
    if (typeof read === 'string') refuse('expect', `${read}${advice}`)
    else if ('number' in read && read.number === 0 && by?.kind === 'share')
      refuse('by', 'a share of 0 is nothing; give a number in the unit of the measure')
    else hypotheses.push({ says, measure, expectation: read, by })
  })
  return { hypotheses, problems }
}

/** The normal form of an expectation, or why this study cannot judge it. */
function readIn({ arms, design, base }: Compared, expect: string): Expectation | string {
  const read = readExpectation(expect, { arms, axes: design ? sweptNames(design) : [] })
  if (typeof read === 'string' || !('along' in read) || !design) return read
  const { along, kind } = read
  const declaration = declarationOf(along)
  if (declaration && isChoice(declaration)) return `the values of ${along} are names, which have no order`
  const values = valuesOf(along, design, base)
  const least = kind === 'peaks' ? 3 : 2
  const few = values !== undefined && values.size < least
  if (few) return `${words[kind]} takes at least ${least} values of ${along}; the study has ${[...values].join(', ')}`
  if (kind === 'rises' || kind === 'falls' || (values && sharedByAll(along, values, design))) return read
  return `peaks inside takes points that differ in ${along} alone and have all its values, as those of a grid do`
}

const words = { rises: 'rises with', falls: 'falls with', peaks: 'peaks inside' } as const

/** The values that a parameter takes in a design; undefined for one that is drawn. */
function valuesOf(along: ParameterName, design: Design, base: Settings): ReadonlySet<unknown> | undefined {
  if (design.method === 'points') return new Set(design.points.map((point) => point[along]))
  if (design.method !== 'grid' && design.method !== 'one-at-a-time') return undefined
  const values = new Set(design.axes.find(({ name }) => name === along)?.values)
  return design.method === 'grid' ? values : values.add(base[along] ?? declarationOf(along)?.default ?? Number.NaN)
}

/** Whether some points that are alike in all else have every value; a list of points need not. */
function sharedByAll(along: ParameterName, values: ReadonlySet<unknown>, design: Design): boolean {
  if (design.method !== 'points') return true
  const alike = new Map<string, number>()
  for (const point of design.points) {
    const others = JSON.stringify(parameterList.map(({ name }) => (name === along ? 0 : point[name])))
    alike.set(others, (alike.get(others) ?? 0) + 1)
  }
  return Math.max(...alike.values()) === values.size
}
