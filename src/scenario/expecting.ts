/** The hypotheses of a study, read against what it compares: its arms and its sweep. */
import { declarationOf, isChoice, type ParameterName, parameterList, type Settings } from '../model/configure.js'
import { type Design, sweptNames } from './design.js'
import type { Layer } from './extends.js'
import { type Expectation, type Hypothesis, readExpectation } from './hypothesis.js'
import { problem, type StudyProblem } from './problem.js'

/** What the runs of a study differ in. */
export interface Compared {
  readonly arms: readonly string[]
  readonly sweep: Design | undefined
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
    const read = readIn(compared, expect)
    if (typeof read !== 'string') hypotheses.push({ says, measure, expectation: read, by })
    else {
      const path = ['hypotheses', index, 'expect']
      problems.push(problem(source.file, source.placeOf(path), 'hypotheses.expect', `${read}${advice}`))
    }
  })
  return { hypotheses, problems }
}

/** The normal form of an expectation, or why this study cannot judge it. */
function readIn({ arms, sweep, base }: Compared, expect: string): Expectation | string {
  const read = readExpectation(expect, { arms, axes: sweep ? sweptNames(sweep) : [] })
  if (typeof read === 'string' || read.kind === 'greater' || !sweep) return read
  const { along, kind } = read
  const declaration = declarationOf(along)
  if (declaration && isChoice(declaration)) return `the values of ${along} are names, which have no order`
  const values = valuesAlong(along, sweep, base)
  if (values === undefined) return `no two points of a ${sweep.method} design differ in ${along} alone; those of a grid do`
  const least = kind === 'peaks' ? 3 : 2
  const words = `at least ${least} values of ${along} at points that differ in nothing else`
  return values < least ? `${shownKind[kind]} takes ${words}; the sweep has ${values}` : read
}

const shownKind = { rises: 'rises with', falls: 'falls with', peaks: 'peaks inside' } as const

/** How many values a parameter takes where no other changes; undefined for a design that is drawn. */
function valuesAlong(along: ParameterName, design: Design, base: Settings): number | undefined {
  if (design.method === 'points') {
    const lines = new Map<string, number>()
    for (const point of design.points) {
      const others = JSON.stringify(parameterList.map(({ name }) => (name === along ? 0 : point[name])))
      lines.set(others, (lines.get(others) ?? 0) + 1)
    }
    return Math.max(...lines.values())
  }
  if (design.method !== 'grid' && design.method !== 'one-at-a-time') return undefined
  const values = new Set(design.axes.find(({ name }) => name === along)?.values)
  if (design.method === 'one-at-a-time') values.add(base[along] ?? declarationOf(along)?.default ?? Number.NaN)
  return values.size
}
